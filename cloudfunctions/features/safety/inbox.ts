/** Content checks in the inbox: what waits for a person, by the time it came. */
import { keysAlong } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import type { InboxSource } from '@/cloudfunctions/kit/inbox'
import { checkStatuses } from '@/types/safetyNames'
import { reviewedUnits } from './rules'

export const safetyInbox: InboxSource = {
  waiting: async (keys, after, limit) => {
    const filter = { status: 'review', orgPath: oneOf(reviewedUnits(keys)), listKey: gt(after) }
    const checks = await db.safetyChecks.find(filter, { order: [['listKey', 1]], limit })
    return checks.map(({ _id, listKey, title, orgPath, askedAt }) => ({
      key: listKey,
      waitsFor: [...keysAlong(orgPath, 'OFF', 'publicity'), ...keysAlong(orgPath, 'CHAIR')],
      item: { noun: 'safety', id: _id, number: '', title, status: checkStatuses.review, since: askedAt, dueAt: null, isOverdue: false, isEscalated: false },
    }))
  },
}
