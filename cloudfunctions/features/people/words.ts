/** What people are told about offices and membership; nothing that a colleague beside the phone should not read. */
import type { Application, RoleChange } from '@/cloudfunctions/kit/documents/membership'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { spokenTime } from '@/types/calendar'
import { applicationKinds, type ApplicationStatus } from '@/types/peopleNames'
import { portfolios, roles, type Grant } from '@/types/roles'

export const owners = { organisation: '工会组织委员', applicant: '您本人', keepers: '另一位系统管理员或主席', nobody: '已办结' } as const

export const grantWords = ({ role, portfolio }: Grant) => (portfolio ? `${roles[role]}（${portfolios[portfolio]}）` : roles[role])

const pages = { membership: 'features/people/pages/membership/index', application: 'features/people/pages/application/index', role: 'features/people/pages/role/index', handover: 'features/people/pages/handover/index' } as const

const decisions: Partial<Record<ApplicationStatus, { readonly title: string; readonly text: string }>> = {
  approved: { title: '会籍申请有了结果', text: '已批准。' },
  returned: { title: '会籍申请需要补充', text: '请按意见补充后再提交。' },
}

/** What the committee decided last; null where it has not, or the applicant went on by themselves. */
export function decidedNews({ _id, kind, status, memberId, version }: Application, now: Date): News | null {
  const decision = decisions[status]
  if (!decision) return null
  const { title, text } = decision
  return { id: idFor('people', _id, String(version), memberId), memberId, kind: 'membership', title, text: `${applicationKinds[kind]}${text}`, page: pages.membership, at: now }
}

export function roleNews({ _id, memberId, isRemoval }: RoleChange, now: Date): News {
  const text = isRemoval ? '您的一项工会职务已免去，请点开看。' : '您已担任一项工会职务，请点开看。'
  return { id: idFor('role', _id, memberId), memberId, kind: 'membership', title: '职务变动', text, page: pages.membership, at: now }
}

/** Once a day for the same two people, however many pieces it takes. */
export const handedNews = (id: string, from: { readonly name: string }, to: { readonly _id: string }, now: Date): News => ({
  id, memberId: to._id, kind: 'caseDue', title: '有工作交给您', text: `${from.name}没办完的事已交给您，请打开待办看看。`, page: 'features/inbox/pages/list/index', at: now,
})

export const officerLeftNews = ({ _id, name }: { readonly _id: string; readonly name: string }, memberId: string, leftOn: string, now: Date): News => ({
  id: idFor('officerLeft', _id, leftOn, memberId), memberId, kind: 'caseDue', title: '有工作要交接', text: `${name}已离开单位，没办完的事请交给别人。`, page: `${pages.handover}?id=${_id}`, at: now,
})

const dueText = (dueAt: Date) => `请在${spokenTime(new Date(dueAt.getTime() - 60_000))}前办理。`

export const applicationReminder = ({ _id, number, dueAt, alarmAt }: Application, memberId: string): News => ({
  id: idFor('applicationDue', _id, String(dueAt?.getTime()), memberId), memberId, kind: 'caseDue', title: '有会籍申请快到期了', text: `${number}${dueText(dueAt as Date)}`, page: `${pages.application}?id=${_id}`, at: alarmAt as Date,
})

export const applicationOverdue = ({ _id, number, dueAt, escalatedAt }: Application, joining: readonly string[]): News[] =>
  joining.map((memberId) => ({
    id: idFor('applicationOverdue', _id, String(dueAt?.getTime()), memberId), memberId, kind: 'caseDue', title: '有会籍申请超期', text: `${number}超期未办，请督办。`, page: `${pages.application}?id=${_id}`, at: escalatedAt as Date,
  }))

export const roleReminder = ({ _id, number, dueAt, alarmAt }: RoleChange, memberId: string): News => ({
  id: idFor('roleDue', _id, String(dueAt?.getTime()), memberId), memberId, kind: 'caseDue', title: '有职务变动待确认', text: `${number}${dueText(dueAt as Date)}`, page: `${pages.role}?id=${_id}`, at: alarmAt as Date,
})

export const roleOverdue = ({ _id, number, dueAt, escalatedAt }: RoleChange, joining: readonly string[]): News[] =>
  joining.map((memberId) => ({
    id: idFor('roleOverdue', _id, String(dueAt?.getTime()), memberId), memberId, kind: 'caseDue', title: '有职务变动超期', text: `${number}超期未确认，请办理。`, page: `${pages.role}?id=${_id}`, at: escalatedAt as Date,
  }))
