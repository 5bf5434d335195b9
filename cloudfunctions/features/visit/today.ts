/** What visits have to say on the first screen: that something is asked, never about what. */
import { personKey } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import type { HomeCard } from '@/types/home'
import { TITLE } from './words'

type Card = Omit<HomeCard, 'at' | 'until'> & { at: Date | null; until: Date | null }

const SHOWN = 2

/** What was brought to me and waits for my word. */
export async function visitCards(me: Member): Promise<Card[]> {
  const mine = await db.visits.find({ waitsFor: personKey(me._id) }, { order: [['dueKey', 1]], limit: SHOWN })
  return mine.map(({ _id, number, since, dueAt }) => ({ kind: 'visitAsks', id: _id, title: TITLE, place: number, at: since, until: dueAt }))
}

/** How many wait for this officer. */
export async function visitDesk(_me: Member, _now: Date, keys: readonly string[]): Promise<Array<{ kind: 'visitWaits'; count: number }>> {
  const count = keys.length === 0 ? 0 : await db.visits.count({ waitsFor: oneOf(keys) })
  return count > 0 ? [{ kind: 'visitWaits', count }] : []
}
