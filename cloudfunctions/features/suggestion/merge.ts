/**
 * The second half of a merge: the proposers of the duplicate are written into the main suggestion. It may
 * be repeated, and the timer makes sure that a crash between the halves left nobody out.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { not } from '@/cloudfunctions/kit/filter'

export async function joinProposers(duplicate: Suggestion, intoId: string): Promise<void> {
  const { _id, number, authors, authorIds, claimSeal, asideSeals, unitSeals, mergedFrom } = duplicate
  await db.suggestions.change(
    { _id: intoId, 'mergedFrom.suggestionId': not(_id) },
    {
      push: {
        mergedFrom: { each: [{ suggestionId: _id, number, authors, claimSeal }, ...mergedFrom] },
        authorIds: { each: authorIds },
        asideSeals: { each: asideSeals },
        unitSeals: { each: unitSeals },
      },
    },
  )
}

/** Makes sure of the second half and marks the merge as whole. Run by the timer. */
export async function finishMerges(): Promise<number> {
  const merges = await db.suggestions.find({ isMerging: true }, { limit: 20 })
  for (const duplicate of merges) {
    if (duplicate.mergedInto) await joinProposers(duplicate, duplicate.mergedInto.suggestionId)
    await db.suggestions.change({ _id: duplicate._id, isMerging: true }, { set: { isMerging: false } })
  }
  return merges.length
}
