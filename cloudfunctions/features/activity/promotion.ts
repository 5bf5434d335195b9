/**
 * 候补递补. The head of each line is called as long as there are places; an offer not accepted in time
 * passes on. Every step is one conditional write, so an acceptance, a cancellation and a lapse of the
 * same offer cannot both win, and all of it may be run again at any time.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Activity, InLine, Pool, Signup } from '@/cloudfunctions/kit/documents/activity'
import { gt, lte, oneOf } from '@/cloudfunctions/kit/filter'
import { tell, tellAll } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'
import { holdsPlace, leftIn, offerExpiry } from './rules'
import { callHead, expectChange, marksOf, standUp, type Where } from './seats'
import { offerMessage } from './words'

/** Offers made in one go; the timer continues a longer line. */
const OFFERS_AT_ONCE = 20
const LAPSES_AT_ONCE = 50

function nextCall(activity: Activity): { where: Where; head: InLine } | null {
  for (const [poolKey, pool] of Object.entries(activity.pools)) {
    const [head] = pool.line
    if (head && leftIn(pool) >= head.places) return { where: { activityId: activity._id, poolKey, pool }, head }
  }
  return null
}

async function offer(activity: Activity, head: InLine, now: Date): Promise<void> {
  const signup = await db.signups.get(`${activity._id}_${head.memberId}`)
  const offerExpiresAt = offerExpiry(activity, now)
  const line = { at: now, by: 'system', action: 'activity.offer' }
  const offered =
    signup?.status === 'waiting' && (await move(db.signups, signup, { to: 'offered', line, set: { offerExpiresAt }, onlyIf: { status: 'waiting' } }))
  // No entry yet (it is being written), or one that is being cancelled: the place stays held, so that nobody
  // passes; whoever writes the entry gives it back, or `settleSeats` sets it right.
  if (offered) await tell(offerMessage(activity, offered, now))
}

/** Offers free places to the people in line, in order, until the activity begins. */
export async function promote(activityId: string, now: Date): Promise<void> {
  for (let offers = 0; offers < OFFERS_AT_ONCE; offers += 1) {
    const activity = await db.activities.get(activityId)
    if (!activity || !['open', 'closed'].includes(activity.status) || (activity.startsAt && activity.startsAt <= now)) return
    const call = nextCall(activity)
    if (!call) return
    if (await callHead(call.where, call.head, now)) await offer(activity, call.head, now)
  }
}

/** Offers their place to those who were called while their entry still says that they wait: a call broke off between the two. */
export async function offerToCalled(activity: Activity, now: Date): Promise<void> {
  const seats = Object.values(activity.pools).flatMap((pool) => pool.seats)
  const called = await db.signups.find({ _id: oneOf(seats.map((mark) => `${activity._id}_${mark}`)), status: 'waiting' }, { limit: OFFERS_AT_ONCE })
  for (const signup of called) await offer(activity, signup, now)
}

/** Ends offers whose time is over and calls the next in line. Run by the timer. */
export async function lapseOffers(now: Date): Promise<number> {
  const late = await db.signups.find({ status: 'offered', offerExpiresAt: lte(now) }, { limit: LAPSES_AT_ONCE })
  const activityIds = new Set<string>()
  for (const signup of late) {
    const line = { at: now, by: 'system', action: 'activity.lapse' }
    await expectChange(signup.activityId, now)
    if (!(await move(db.signups, signup, { to: 'lapsed', line, onlyIf: { status: 'offered' } }))) continue
    await standUp({ activityId: signup.activityId, poolKey: signup.poolKey, pool: { capacity: 0 } }, signup, now)
    activityIds.add(signup.activityId)
  }
  for (const activityId of activityIds) await promote(activityId, now)
  return late.length
}

/**
 * An activity is left alone this long after its last seat operation before it is counted again: longer
 * than any function may run (the timer, 60 s), so that nothing begun before is still on its way.
 */
export const QUIET_MS = 90_000
const REPAIRS_AT_ONCE = 10
const ENTRIES_A_READ = 1000

async function entriesOf(activityId: string): Promise<Signup[]> {
  const entries: Signup[] = []
  for (let from = ''; ; ) {
    const page = await db.signups.find({ activityId, rosterKey: gt(from) }, { order: [['rosterKey', 1]], limit: ENTRIES_A_READ })
    entries.push(...page)
    if (page.length < ENTRIES_A_READ) return entries
    from = page.at(-1)?.rosterKey ?? ''
  }
}

/** A pool as its entries say it must be: people called but never offered go back to the front, ghosts leave. */
function recounted(poolKey: string, pool: Pool, entries: readonly Signup[]): Pool {
  const here = entries.filter((entry) => entry.poolKey === poolKey)
  const waiting = here.filter(({ status }) => status === 'waiting')
  const inLine = pool.line.filter(({ memberId }) => waiting.some((entry) => entry.memberId === memberId))
  const called = waiting.filter(({ memberId }) => !inLine.some((place) => place.memberId === memberId))
  const front = called.sort((a, b) => (a.number ?? 0) - (b.number ?? 0)).map(({ memberId, places }) => ({ memberId, places }))
  return { ...pool, seats: here.filter(holdsPlace).flatMap(marksOf), line: [...front, ...inLine] }
}

/**
 * What a crash between a seat and its entry left behind: compares the seats of activities that have
 * been quiet with their entries and sets them right, provided nobody moved meanwhile. Run by the timer.
 */
export async function settleSeats(now: Date): Promise<number> {
  const quiet = lte(new Date(now.getTime() - QUIET_MS))
  const unsettled = await db.activities.find({ unsettled: true, seatsChangedAt: quiet }, { limit: REPAIRS_AT_ONCE })
  for (const activity of unsettled) {
    const entries = await entriesOf(activity._id)
    // Once more, for the telling may have been lost: nobody waits for an answer to an offer they have not heard of.
    await tellAll(entries.filter(({ status }) => status === 'offered').map((entry) => offerMessage(activity, entry, now)))
    const pools = Object.fromEntries(Object.entries(activity.pools).map(([key, pool]) => [key, recounted(key, pool, entries)]))
    const settled = { ...(isSame(pools, activity.pools) ? {} : { pools }), unsettled: false }
    await db.activities.change({ _id: activity._id, unsettled: true, seatsToken: activity.seatsToken }, { set: settled })
    await promote(activity._id, now)
  }
  return unsettled.length
}

const isSame = (a: Activity['pools'], b: Activity['pools']) => JSON.stringify(a) === JSON.stringify(b)
