import { genders, relations, unionStates } from '@/types/peopleNames'
import type { Binding, BindTries, Member, Org } from '../documents/people'
import { inner, keeping, P0, P1, P2, type CollectionRow } from './row'

/** How those are related whom the person declared, not who they are: that is their colleagues' data. */
const relativesOf = ({ relatives, declared = [] }: Pick<Member, 'relatives' | 'declared'>) =>
  relatives.length === 0 ? {} : { 申报的亲属: `${relatives.length}人`, 亲属关系: declared.map(({ relation }) => relations[relation]) }

export const peopleRegister = {
  members: keeping<Member>({
    title: '花名册',
    subject: '_id',
    opened: relativesOf,
    retention: [
      { policy: 'retention.leaver', sinceDay: 'leftOn', blank: { openid: null, bindSeal: null, bindUntil: null, shift: '', gender: null, retireOn: null, relatives: [], declared: [], formerRelatives: [], formerUntil: null, declaredOn: null, birthday: null, birthdaySetIn: null, birthdayShown: false, delegate: null } },
      { policy: 'retention.roster', sinceDay: 'leftOn' },
    ],
    fields: {
      ...inner('_id', 'version', 'history', 'receipts', 'orgPath', 'employerPath', 'openid', 'bindSeal', 'bindUntil', 'bindingHistory', 'birthdaySetIn', 'blankedOn', 'formerUntil'),
      ...P0('认人、派通知、排名单', { name: '姓名', staffNo: '工号', unitName: '单位', post: '岗位', shift: '班次' }),
      ...P1('会籍和待遇资格', { gender: ['性别', genders], joinedOn: '入职日期', isUnionMember: '是否会员', membership: ['会籍', unionStates], memberSince: '入会日期', delegate: '职工代表', leftOn: '离职日期' }),
      ...P1('提前安排退休离岗慰问，不存出生年份', { retireOn: '预计退休日期' }),
      ...P1('履职和权限', { grants: '工会职务' }),
      ...P2('办事回避', { relatives: null, declared: null, formerRelatives: '撤下后仍须回避的亲属', declaredOn: '申报日期' }),
      ...P1('生日慰问，不存年份', { birthday: '生日', birthdayGreeted: '接受生日祝福', birthdayShown: '生日当天给同事看' }),
    },
  }),
  bindings: keeping<Binding>({
    title: '微信登录', subject: 'memberId', retention: { stays: '换号时删除，离职后和个人资料一起删除', law: '《个人信息保护法》第四十七条' },
    fields: { ...inner('_id', 'memberId'), ...P1('认出是谁在用', { boundAt: '认领时间' }) },
  }),
  bindTries: keeping<BindTries>({ title: '认领尝试次数', subject: null, retention: { stays: '只有次数，不含姓名' }, fields: inner('_id', 'count') }),
  orgs: keeping<Org>({
    title: '组织', subject: null, retention: { stays: '组织沿革' },
    fields: { ...inner('_id', 'version', 'history', 'receipts', 'parentId', 'moving', 'leavingAdmins'), ...P0('组织架构', { type: '类型', name: '名称', closedOn: '撤销日期' }) },
  }),
} satisfies Record<string, CollectionRow>
