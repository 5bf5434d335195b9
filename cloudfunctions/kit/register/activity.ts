import { activityKinds, checkInWays, signupStatuses } from '@/types/activity'
import type { Activity, Signup } from '../documents/activity'
import { inner, keeping, P0, P1, recorded, type CollectionRow } from './row'

export const activityRegister = {
  activities: keeping<Activity>({
    title: '活动', subject: null, retention: { stays: '活动档案和经费依据，财务纸件在系统外归档' },
    fields: {
      ...recorded,
      ...P0('告诉大家活动是什么', {
        title: '名称', kind: ['类别', activityKinds], text: '说明', coverFileId: '封面', place: '地点', startsAt: '开始', endsAt: '结束', signUpOpensAt: '报名开始', signUpClosesAt: '报名截止',
        membersOnly: '只限会员', poolBy: '名额分法', maxGuests: '可带家属', questions: '报名问题', maxLine: '候补人数', ways: '签到方式', namesVisible: '名单可见', repeats: '重复', status: '状态',
      }),
      ...P1('经费和审批', { budgetFen: '预算', payer: '出资', inWorkingHours: '占用工时', employerConsent: '行政同意', organiserId: '组织者', organiserName: '组织者姓名', wrapUp: '总结' }),
      ...P1('分配名额和候补', { pools: '名额和次序' }),
      ...inner('repeatsFrom', 'orgPath', 'visible', 'listKey', 'deskKey', 'doorId', 'offerHours', 'lateEntryHours', 'finishedAt', 'job', 'changedAt', 'toldUpTo', 'seatsChangedAt', 'seatsToken', 'unsettled'),
    },
  }),
  signups: keeping<Signup>({
    title: '活动报名', subject: 'memberId', retention: [{ policy: 'retention.signups', since: 'endsAt' }],
    fields: {
      ...recorded,
      ...P1('安排名额、点名、统计人次', {
        status: ['状态', signupStatuses], title: '活动', kind: ['类别', activityKinds], place: '地点', startsAt: '开始', endsAt: '结束', poolName: '组别', places: '占用名额', guests: '家属人数', number: '抽签或候补号',
        signedUpAt: '报名时间', checkedInAt: '签到时间', way: ['签到方式', checkInWays], note: '备注', answers: '回答', offerExpiresAt: '名额确认期限',
      }),
      ...P1('打印名单', { name: '姓名', staffNo: '工号', unitName: '单位', shift: '班次' }),
      ...inner('activityId', 'memberId', 'orgPath', 'poolKey', 'listKey', 'rosterKey'),
    },
  }),
} satisfies Record<string, CollectionRow>
