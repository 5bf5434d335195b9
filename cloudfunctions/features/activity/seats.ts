/**
 * Places and lines. Each function here is one update of the activity document whose filter carries
 * the condition: it happened or it did not. Nothing is counted first, nothing is locked
 * (docs/decisions/002).
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Change } from '@/cloudfunctions/kit/db'
import type { InLine } from '@/cloudfunctions/kit/documents/activity'
import { any, gte, lt, not, type Filter } from '@/cloudfunctions/kit/filter'

/** A double tap within this many operations finds itself; the entry's own id catches any later one. */
const RECENT_KEPT = 40

interface Where {
  readonly activityId: string
  readonly poolKey: string
}

const at = (poolKey: string, field: 'left' | 'waiting' | 'line' | 'capacity') => `pools.${poolKey}.${field}`

/** Every seat operation says that it happened, so that the repair can tell quiet from busy. */
const touched = (now: Date): Required<Pick<Change, 'set' | 'inc'>> => ({
  set: { seatsChangedAt: now, unsettled: true },
  inc: { seatsVersion: 1 },
})

const remembered = (memberId: string) => ({ recent: { each: [{ memberId }], keepLast: RECENT_KEPT } })

async function changed(filter: Filter, change: Change): Promise<boolean> {
  return (await db.activities.change(filter, change)) === 1
}

/** Takes places while there are enough and nobody waits. */
export function takeSeat({ activityId, poolKey }: Where, { memberId, places }: InLine, now: Date): Promise<boolean> {
  const { set, inc } = touched(now)
  return changed(
    { _id: activityId, status: 'open', [at(poolKey, 'left')]: gte(places), [at(poolKey, 'waiting')]: 0, 'recent.memberId': not(memberId) },
    { set, inc: { ...inc, [at(poolKey, 'left')]: -places }, push: remembered(memberId) },
  )
}

/** Joins the end of the line while it is shorter than `maxLine` and no seat could be had at once. */
export function joinLine({ activityId, poolKey }: Where, { memberId, places }: InLine, maxLine: number, now: Date): Promise<boolean> {
  const { set, inc } = touched(now)
  return changed(
    {
      _id: activityId,
      status: 'open',
      [at(poolKey, 'waiting')]: lt(maxLine),
      'recent.memberId': not(memberId),
      [any]: [{ [at(poolKey, 'left')]: lt(places) }, { [at(poolKey, 'waiting')]: gte(1) }],
    },
    {
      set,
      inc: { ...inc, [at(poolKey, 'waiting')]: 1 },
      push: { ...remembered(memberId), [at(poolKey, 'line')]: { each: [{ memberId, places }] } },
    },
  )
}

/** Leaves the line; false when the person is no longer in it. */
export function leaveLine({ activityId, poolKey }: Where, memberId: string, now: Date): Promise<boolean> {
  const { set, inc } = touched(now)
  const line = at(poolKey, 'line')
  return changed(
    { _id: activityId, [`${line}.memberId`]: memberId },
    { set, inc: { ...inc, [at(poolKey, 'waiting')]: -1 }, pull: { [line]: { field: 'memberId', value: memberId }, recent: { field: 'memberId', value: memberId } } },
  )
}

/** Gives places back. Called once by whoever moved the entry away from holding them. */
export function giveBack({ activityId, poolKey }: Where, { memberId, places }: InLine, now: Date): Promise<boolean> {
  const { set, inc } = touched(now)
  return changed(
    { _id: activityId },
    { set, inc: { ...inc, [at(poolKey, 'left')]: places }, pull: { recent: { field: 'memberId', value: memberId } } },
  )
}

/** Takes the head of the line and the places for them in one step; false when either has changed. */
export function callHead({ activityId, poolKey }: Where, head: InLine, now: Date): Promise<boolean> {
  const { set, inc } = touched(now)
  return changed(
    { _id: activityId, [`${at(poolKey, 'line')}.0.memberId`]: head.memberId, [at(poolKey, 'left')]: gte(head.places) },
    { set, inc: { ...inc, [at(poolKey, 'left')]: -head.places, [at(poolKey, 'waiting')]: -1 }, shift: [at(poolKey, 'line')] },
  )
}

/** Changes a capacity. Cut below the people seated, `left` becomes negative and nobody is thrown out. */
export function changeCapacity({ activityId, poolKey }: Where, from: number, to: number, now: Date): Promise<boolean> {
  const { set, inc } = touched(now)
  return changed(
    { _id: activityId, [at(poolKey, 'capacity')]: from },
    { set: { ...set, [at(poolKey, 'capacity')]: to }, inc: { ...inc, [at(poolKey, 'left')]: to - from } },
  )
}
