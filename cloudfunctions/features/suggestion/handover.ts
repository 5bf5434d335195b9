/** Suggestions that wait for somebody by name. Those of the proposers wait for them as proposers, and stay theirs. */
import { db } from '@/cloudfunctions/kit/db'
import { not } from '@/cloudfunctions/kit/filter'
import { caseHandover } from '@/cloudfunctions/kit/handover'
import { asideSealsOf } from './parties'

export const suggestionHandover = caseHandover(db.suggestions, {
  noun: 'suggestion', label: '合理化建议',
  notOwn: (memberId) => ({ authorIds: not(memberId) }),
  isAside: ({ _id, asideSeals, mergedFrom, authorIds }, person) =>
    authorIds.includes(person._id) || [_id, ...mergedFrom.map(({ suggestionId }) => suggestionId)].some((id) => asideSealsOf(id, [person]).some((seal) => asideSeals.includes(seal))),
})
