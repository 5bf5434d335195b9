/** What the summary counts of activities: those held, and who was there (已签到, not 已报名). */
import { activityKinds, type ActivityKind } from '@/types/activityNames'
import type { SummarySection } from '@/types/summaryNames'
import { figureSource, type Figure } from '@/cloudfunctions/kit/figures'

const HELD = ['running', 'wrapUp', 'archived'] as const

/** Where each kind stands in the summary, and how it is spoken of there. */
const kinds: Record<ActivityKind, { readonly section: SummarySection; readonly did: string }> = {
  flag: { section: 'guidance', did: '组织升旗仪式和主题教育' },
  culture: { section: 'guidance', did: '开展文体活动' },
  festival: { section: 'guidance', did: '举办庆厂、庆节游园' },
  family: { section: 'guidance', did: '举办家属走进企业活动' },
  quiz: { section: 'guidance', did: '举办知识竞赛' },
  birthday: { section: 'guidance', did: '举办员工生日会' },
  democracy: { section: 'guidance', did: '召开民主生活会' },
  forum: { section: 'guidance', did: '召开职工座谈会' },
  reading: { section: 'guidance', did: '举办读书班' },
  volunteer: { section: 'guidance', did: '组织志愿服务' },
  contest: { section: 'skills', did: '组织技能竞赛' },
  training: { section: 'building', did: '组织工会干部拓展和培训活动' },
  other: { section: 'guidance', did: '组织其他活动' },
}
const kindCodes = Object.keys(kinds) as ActivityKind[]

const sessionsOf = (kind: ActivityKind): Figure => ({
  key: kind, name: `${activityKinds[kind]}场次`, unit: '次', section: kinds[kind].section, where: { kind: [kind], status: HELD },
  formula: '期间内开始并已举办的活动（进行中、待总结、已归档），取消的不计；按主办单位',
  clause: `${kinds[kind].did}{activity.${kind}}次、{attendance.${kind}}人次参加`,
})

const attendanceOf = (kind: ActivityKind): Figure => ({
  key: kind, name: `${activityKinds[kind]}参加人次`, unit: '人次', section: kinds[kind].section, where: { kind: [kind], status: ['attended'] },
  formula: '期间内活动的签到记录，一人一场计一次；只报名没有签到的不计；按职工所在单位',
})

export const activityFigures = [
  figureSource<'activities'>({
    key: 'activity', collection: 'activities', day: 'startsAt', dayIs: 'instant', units: 'orgPath', found: '活动管理',
    figures: [
      {
        key: 'all', name: '活动场次合计', unit: '次', section: 'guidance', where: { status: HELD },
        formula: '期间内开始并已举办的各类活动之和；按主办单位',
        clause: '全年共举办各类活动{activity.all}次，职工参加{attendance.all}人次，覆盖职工{attendance.people}人',
      },
      ...kindCodes.map(sessionsOf),
      { key: 'spent', name: '活动支出', unit: '元', section: 'guidance', where: { status: ['archived'] }, sum: 'wrapUp.spentFen', formula: '已归档活动总结中登记的实际支出之和' },
    ],
    record: ({ _id, title, place }) => ({ id: _id, screen: 'activity', title, note: place }),
  }),
  figureSource<'signups'>({
    key: 'attendance', collection: 'signups', day: 'startsAt', dayIs: 'instant', units: 'orgPath', found: '活动管理 › 报名名单（已签到）',
    figures: [
      { key: 'all', name: '参加活动人次合计', unit: '人次', section: 'guidance', where: { status: ['attended'] }, formula: '期间内各类活动的签到记录之和；按职工所在单位' },
      {
        key: 'people', name: '参加过活动的职工', unit: '人', section: 'guidance', where: { status: ['attended'] }, distinct: 'memberId',
        formula: '期间内至少签到一次的职工，一人只计一次，各月人数不能相加',
      },
      ...kindCodes.map(attendanceOf),
      { key: 'guests', name: '参加活动的家属', unit: '人次', section: 'guidance', where: { status: ['attended'] }, sum: 'guests', formula: '已签到职工报名时登记的同来家属人数之和，只计人数' },
    ],
    record: ({ activityId, name, unitName, title }) => ({ id: activityId, screen: 'activity', title: name, note: `${unitName}　${title}` }),
  }),
]
