/** Suggestions of before they were made public in rounds, and counted in the open by their house alone until the verdict. */
import { db } from '@/cloudfunctions/kit/db'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { nothingHeld } from '@/cloudfunctions/kit/heldWords'
import { liftedRecord, migration } from '@/cloudfunctions/kit/upgrade'
import { openPathOf } from './rules'

/** How many times it had been made public by then. */
const roundAt = ({ history }: Pick<Suggestion, 'history'>, until: Date | null) =>
  history.filter(({ at, action }) => action === 'suggestion.publicise' && (until === null || at <= until)).length

type Merged = Suggestion['mergedFrom'][number]

async function withSeal(merged: Merged): Promise<Merged> {
  const other = await db.suggestions.get(merged.suggestionId)
  return { ...merged, claimSeal: other?.claimSeal ?? null }
}

export const suggestionUpgrades = [
  migration('suggestions.openPath', 'suggestions', async (doc) => {
    if ('openPath' in doc) return 'asItIs'
    const before = doc as Suggestion
    const set = {
      openPath: openPathOf(before, before.status),
      round: roundAt(before, null),
      objections: before.objections.map((one) => ({ ...one, round: roundAt(before, one.at) })),
      mergedFrom: await Promise.all(before.mergedFrom.map(withSeal)),
      ...nothingHeld,
    }
    return liftedRecord(db.suggestions, before, { set })
  }),
]
