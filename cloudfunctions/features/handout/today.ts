/** What handouts have to say on the first screen: something waits to be fetched. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { addDays, dayOf, startOfDay } from '@/types/calendar'
import type { HomeCard } from '@/types/home'
import { spokenTitle } from './parties'
import { blindPerson } from './veil'

type Card = Omit<HomeCard, 'at' | 'until'> & { at: Date | null; until: Date | null }

const SHOWN = 2

/** Two calls only for those who have something to fetch, else one. */
export async function handoutCards(me: Member, now: Date): Promise<Card[]> {
  const filter = { personKey: oneOf([me._id, blindPerson(me._id)]), status: 'waiting' }
  const rows = await db.handoutRows.find(filter, { order: [['listKey', -1]], limit: SHOWN })
  if (rows.length === 0) return []
  const today = dayOf(now)
  const plans = await db.handouts.find({ _id: oneOf(rows.map(({ handoutId }) => handoutId)), status: 'running' })
  return plans
    .filter(({ fromDay, untilDay }) => fromDay <= today && today <= untilDay)
    .map((handout) => ({ kind: 'handout', id: handout._id, title: spokenTitle(handout), place: handout.place, at: null, until: startOfDay(addDays(handout.untilDay, 1)) }))
}
