/** What the union tells about requests to delete. */
import type { PrivacyRequest } from '@/cloudfunctions/kit/documents/privacy'
import type { News } from '@/cloudfunctions/kit/notify'

export const owners = { office: '工会组织委员', done: '已办结' } as const
const DESK = 'features/privacy/pages/desk/index'
const MINE = 'features/privacy/pages/rights/index'

export const reminderOf = ({ _id, number, dueAt }: PrivacyRequest, memberId: string): News => ({
  id: `${_id}_remind_${memberId}`, memberId, kind: 'caseDue', title: '资料申请快到期', text: `${number} 请尽快答复`, page: DESK, at: dueAt ?? new Date(0),
})

export const overdueNews = ({ _id, number, memberId, dueAt }: PrivacyRequest, joining: readonly string[]): News[] => [
  { id: `${_id}_overdue_${memberId}`, memberId, kind: 'caseDue', title: '您的申请已转上一级', text: `${number} 超过答复期限，已请主席督办`, page: MINE, at: dueAt ?? new Date(0) },
  ...joining.map((id) => ({ id: `${_id}_overdue_${id}`, memberId: id, kind: 'caseDue' as const, title: '资料申请已超期', text: `${number} 请督办`, page: DESK, at: dueAt ?? new Date(0) })),
]

export const answeredNews = ({ _id, number, memberId, status }: PrivacyRequest, now: Date): News => ({
  id: `${_id}_${status}`, memberId, kind: 'caseDue', title: '资料申请有答复', text: `${number} 请查看答复`, page: MINE, at: now,
})
