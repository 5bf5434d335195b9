/**
 * Places and lines. Each function here is one update of the activity document whose filter carries
 * the condition: it happened or it did not. Nothing is counted first, nothing is locked, and done
 * twice it is done once (docs/decisions/002-seats.md).
 *
 * "Fewer than n taken" is asked as "there is no n-th mark": the array's index says it in a filter.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Change } from '@/cloudfunctions/kit/db'
import type { InLine, Pool } from '@/cloudfunctions/kit/documents/activity'
import { any, exists, not, type Filter } from '@/cloudfunctions/kit/filter'
import { newId } from '@/cloudfunctions/kit/ids'

export interface Where {
  readonly activityId: string
  readonly poolKey: string
  /** As it was read: a capacity changed meanwhile loses the condition. */
  readonly pool: Pick<Pool, 'capacity'>
}

/** The marks of a party, one per place. */
export function marksOf({ memberId, places }: InLine): string[] {
  return Array.from({ length: places }, (_, index) => (index === 0 ? memberId : `${memberId}#${index}`))
}

function pathsOf({ poolKey, pool }: Where, places: number) {
  const base = `pools.${poolKey}`
  return { capacity: `${base}.capacity`, seats: `${base}.seats`, line: `${base}.line`, lastNeeded: `${base}.seats.${Math.max(0, pool.capacity - places)}` }
}

/**
 * What every touch of the seats sets. The token makes each one differ: an update that leaves a document
 * as it was is counted as no update, and looks like a lost condition.
 */
export const touch = (now: Date) => ({ seatsChangedAt: now, seatsToken: newId(), unsettled: true })

async function changed(filter: Filter, change: Change, now: Date): Promise<boolean> {
  return (await db.activities.change(filter, { ...change, set: { ...change.set, ...touch(now) } })) === 1
}

/**
 * Takes places while there are enough and nobody waits. True as well when this person holds them
 * already by another tap: then the entry's own id tells the two apart.
 */
export function takeSeat(where: Where, party: InLine, now: Date): Promise<boolean> {
  const { capacity, seats, line, lastNeeded } = pathsOf(where, party.places)
  const isFree = { [capacity]: where.pool.capacity, [lastNeeded]: exists(false), [`${line}.0`]: exists(false) }
  return changed(
    { _id: where.activityId, status: 'open', [any]: [isFree, { [seats]: party.memberId }] },
    { addToSet: { [seats]: marksOf(party) } },
    now,
  )
}

/** Joins the end of the line while it is shorter than `maxLine` and no seat could be had at once. */
export function joinLine(where: Where, party: InLine, maxLine: number, now: Date): Promise<boolean> {
  const { seats, line, lastNeeded } = pathsOf(where, party.places)
  const isShort = { [`${line}.${maxLine - 1}`]: exists(false), [seats]: not(party.memberId) }
  // A line of one is either empty or full: behind somebody there is room only where more than one may wait.
  const behindSomebody: readonly Filter[] = maxLine > 1 ? [{ ...isShort, [`${line}.0`]: exists(true) }] : []
  return changed(
    {
      _id: where.activityId,
      status: 'open',
      [any]: [{ ...isShort, [lastNeeded]: exists(true) }, ...behindSomebody, { [`${line}.memberId`]: party.memberId }],
    },
    { addToSet: { [line]: [{ memberId: party.memberId, places: party.places }] } },
    now,
  )
}

/** Said before an entry gives up its place: a crash between the entry and `standUp` is then found by `settleSeats`. */
export async function expectChange(activityId: string, now: Date): Promise<void> {
  await changed({ _id: activityId }, {}, now)
}

/** Takes a person out of the line and out of their places, whichever they had. */
export function standUp(where: Where, party: InLine, now: Date): Promise<boolean> {
  const { seats, line } = pathsOf(where, party.places)
  return changed({ _id: where.activityId }, { pull: { [seats]: marksOf(party), [line]: { field: 'memberId', value: party.memberId } } }, now)
}

/** Takes the head of the line and the places for them in one step; false when either has changed. */
export function callHead(where: Where, head: InLine, now: Date): Promise<boolean> {
  const { capacity, seats, line, lastNeeded } = pathsOf(where, head.places)
  return changed(
    { _id: where.activityId, [`${line}.0.memberId`]: head.memberId, [capacity]: where.pool.capacity, [lastNeeded]: exists(false) },
    { addToSet: { [seats]: marksOf(head) }, shift: [line] },
    now,
  )
}

/** Condition and effect of another capacity. Cut below the people seated, nobody is thrown out and nobody new sits down. */
export function capacityChange(where: Where, to: number, now: Date) {
  const { capacity } = pathsOf(where, 1)
  return { onlyIf: { [capacity]: where.pool.capacity }, inside: { [capacity]: to, ...touch(now) } }
}
