/** Activities in the inbox: plans that wait for the chair, by the time they were handed in. */
import { keyOf } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import type { InboxSource } from '@/cloudfunctions/kit/inbox'
import { activityStatuses } from '@/types/activityNames'

const APPROVERS = ['CHAIR', 'VICE'] as const

export const activityInbox: InboxSource = {
  waiting: async (keys, after, limit) => {
    const units = keys.filter((key) => /^(CHAIR|VICE)@/.test(key)).map((key) => key.slice(key.indexOf('@') + 1))
    if (units.length === 0) return []
    const filter = { status: 'pending', orgPath: oneOf(units), deskKey: gt(after) }
    const pending = await db.activities.find(filter, { order: [['deskKey', 1]], limit })
    return pending.map(({ _id, deskKey, title, orgPath, history }) => ({
      key: deskKey,
      waitsFor: orgPath.flatMap((orgId) => APPROVERS.map((role) => keyOf(role, orgId))),
      item: { noun: 'activity', id: _id, number: '', title, status: activityStatuses.pending, since: history.at(-1)?.at ?? new Date(0), dueAt: null, isOverdue: false, isEscalated: false },
    }))
  },
}
