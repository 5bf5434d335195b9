/** What suggestions have to say on the first screen. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import type { HomeCard } from '@/types/home'

type Card = Omit<HomeCard, 'at' | 'until'> & { at: Date | null; until: Date | null }

const LOOKED_AT = 10
const SHOWN = 2

/** My newest suggestions that ask something of me: text to complete, an answer to read and rate. */
export async function suggestionCards(me: Member): Promise<Card[]> {
  const mine = await db.suggestions.find({ authorIds: me._id }, { order: [['listKey', -1]], limit: LOOKED_AT })
  return mine
    .filter(({ status, answer, rating }) => status === 'returned' || (answer !== null && rating === null && status !== 'archived'))
    .slice(0, SHOWN)
    .map(({ _id, status, title, number, answer, since }) => ({
      kind: status === 'returned' ? 'suggestionReturned' : 'suggestionAnswered', id: _id, title, place: number, at: answer?.at ?? since, until: null,
    }))
}

/** How many wait for this officer. */
export async function suggestionDesk(_me: Member, _now: Date, keys: readonly string[]): Promise<Array<{ kind: 'suggestionWaits'; count: number }>> {
  const count = keys.length === 0 ? 0 : await db.suggestions.count({ waitsFor: oneOf(keys) })
  return count > 0 ? [{ kind: 'suggestionWaits', count }] : []
}
