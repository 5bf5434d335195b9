/**
 * The negative control of the rush: the seats are read, then written, as sign-up programs usually do
 * it. Built in the place of features/activity/seats.ts, never part of the product. It must oversell.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { InLine } from '@/cloudfunctions/kit/documents/activity'
import { marksOf, type Where } from '@/cloudfunctions/features/activity/seats'

export * from '@/cloudfunctions/features/activity/seats'

export async function takeSeat({ activityId, poolKey }: Where, party: InLine): Promise<boolean> {
  const activity = await db.activities.get(activityId)
  const pool = activity?.pools[poolKey]
  if (!pool || pool.capacity - pool.seats.length < party.places) return false
  await db.activities.change({ _id: activityId }, { set: { [`pools.${poolKey}.seats`]: [...pool.seats, ...marksOf(party)] } })
  return true
}
