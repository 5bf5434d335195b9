/**
 * 报名, 取消, 候补确认. A person seated costs three database calls, one of them for who they are; a person
 * refused costs one, two when the last seat went in between, and beside a line one more to see that it is full.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Activity, Pool, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { gt } from '@/cloudfunctions/kit/filter'
import { beyond, pageOf, sortKey } from '@/cloudfunctions/kit/paging'
import { born, move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { promote } from './promotion'
import { isFor, placeFor, poolKeyFor, whyNotAcceptOffer, whyNotCancelSignUp, whyNotSignUp, type Wish } from './rules'
import { expectChange, joinLine, standUp, takeSeat } from './seats'
import { mySignupView, type MySignupReply } from './view'

interface Ask {
  readonly activity: Activity
  readonly mine: Signup | null
  readonly wish: Wish
  readonly me: Member
  readonly request: Request
  readonly now: Date
}

/** Races for the last seats are decided in one or two tries; more means something else is wrong. */
const TRIES = 4

export const signupId = (activityId: string, memberId: string) => `${activityId}_${memberId}`

/** The activity and the caller's entry, read beside the caller. */
export const besideActivity = ({ activityId }: { activityId: string }) => ({
  activity: { from: 'activities', id: activityId } as const,
  mine: { from: 'signups', mineUnder: { field: 'activityId', id: activityId } } as const,
})

export interface BesideActivity {
  [name: string]: unknown
  readonly activity: Activity | null
  readonly mine: Signup | null
}

function known(activity: Activity | null | undefined, me: Member | null = null): Activity {
  return activity && isFor(activity, me) ? activity : refuse('NOT_FOUND')
}

async function numberInLine(activityId: string, poolKey: string, memberId: string): Promise<number> {
  const activity = await db.activities.get(activityId)
  const place = activity?.pools[poolKey]?.line.findIndex((waiting) => waiting.memberId === memberId) ?? 0
  // Called between joining and now: whoever is called is the first.
  return Math.max(0, place) + 1
}

/** Writes the entry of somebody who has just taken a seat or joined the line. */
async function enter(ask: Ask, poolKey: string, status: 'seated' | 'waiting', number: number | null): Promise<MySignupReply> {
  const { activity, mine, wish, me, request, now } = ask
  const line = { at: now, by: me._id, action: 'activity.signUp' }
  const entry = {
    poolKey,
    poolName: activity.pools[poolKey]?.name ?? '',
    places: 1 + wish.guests,
    guests: wish.guests,
    answers: wish.answers,
    number,
    offerExpiresAt: null,
    signedUpAt: now,
    checkedInAt: null,
    way: null,
    note: '',
    rosterKey: sortKey(now, me._id),
    orgPath: me.orgPath,
    name: me.name,
    staffNo: me.staffNo,
    unitName: me.unitName,
    shift: me.shift,
    title: activity.title,
    kind: activity.kind,
    place: activity.place,
    startsAt: activity.startsAt as Date,
    endsAt: activity.endsAt as Date,
    listKey: activity.listKey,
  }
  if (mine) {
    const moved = await move(db.signups, mine, { to: status, line, set: entry, request, reply: mySignupView })
    return moved ? mySignupView(moved) : lookAgain(ask)
  }
  const fresh: Signup = {
    _id: signupId(activity._id, me._id),
    activityId: activity._id,
    memberId: me._id,
    ...entry,
    ...born(status, line, request),
    status,
  }
  const reply = mySignupView(fresh)
  const kept = { ...fresh, receipts: [{ requestId: request.id, digest: request.digest, reply }] }
  return (await db.signups.insert(kept)) ? reply : lookAgain(ask)
}

/** Somebody changed the entry meanwhile, perhaps my other tap: look again, it may hold this very answer. */
async function lookAgain({ activity, me, request }: Ask): Promise<MySignupReply> {
  const before = receiptOf(await db.signups.get(signupId(activity._id, me._id)), request)
  return before ? (before.reply as MySignupReply) : refuse('SIGNUP_ALREADY')
}

/** The entry is over, its place not free yet: taken up again now, it would be pulled away from under the person. */
function isBeingGivenBack({ activity, mine, me }: Ask): boolean {
  const pool = mine && ['cancelled', 'lapsed'].includes(mine.status) ? activity.pools[mine.poolKey] : undefined
  return pool !== undefined && (pool.seats.includes(me._id) || pool.line.some(({ memberId }) => memberId === me._id))
}

/** The places without those that an earlier try of mine took before its answer was lost: they are mine, not full. */
function besidesMine(activity: Activity, { _id }: Member): Activity {
  const without = (pool: Pool) => ({
    ...pool,
    seats: pool.seats.filter((mark) => mark !== _id && !mark.startsWith(`${_id}#`)),
    line: pool.line.filter(({ memberId }) => memberId !== _id),
  })
  return { ...activity, pools: Object.fromEntries(Object.entries(activity.pools).map(([key, pool]) => [key, without(pool)])) }
}

/** One try: the seat, else the line, else null because somebody was quicker. */
async function tryToSit(ask: Ask): Promise<MySignupReply | null> {
  const { activity, wish, me, now } = ask
  if (isBeingGivenBack(ask)) refuse('IN_PROGRESS')
  const others = besidesMine(activity, me)
  refuseIf(whyNotSignUp(others, ask.mine, wish, me, now))
  const poolKey = poolKeyFor(activity, me, wish) as string
  const pool = activity.pools[poolKey] as Pool
  const where = { activityId: activity._id, poolKey, pool }
  const party = { memberId: me._id, places: 1 + wish.guests }
  const hadSeat = pool.seats.includes(me._id) || placeFor(others.pools[poolKey] as Pool, party.places, activity.maxLine) === 'seat'
  if (hadSeat && (await takeSeat(where, party, now))) return enter(ask, poolKey, 'seated', null)
  // There were seats a moment ago and I hold none: without a line the answer is known.
  if (activity.maxLine === 0) refuse('ACTIVITY_FULL')
  if (await joinLine(where, party, activity.maxLine, now)) {
    return enter(ask, poolKey, 'waiting', await numberInLine(activity._id, poolKey, me._id))
  }
  return null
}

export const signupRoutes = {
  'activity.signUp': bound<'activity.signUp'>()<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input, me, now, request, beside }) => {
      let activity = known(beside.activity, me)
      let mine = beside.mine
      for (let tries = 0; tries < TRIES; tries += 1) {
        const before = receiptOf(mine, request)
        if (before) return before.reply as MySignupReply
        const reply = await tryToSit({ activity, mine, wish: input, me, request, now })
        if (reply) return reply
        activity = known(await db.activities.get(activity._id), me)
        // Full also without what my other tap took: then there is nothing more to look at.
        refuseIf(whyNotSignUp(besidesMine(activity, me), mine, input, me, now))
        mine = await db.signups.get(signupId(activity._id, me._id))
      }
      return refuse('CHANGED_MEANWHILE')
    },
  }),

  'activity.cancelSignUp': bound<'activity.cancelSignUp'>()<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, request, beside }) => {
      const activity = known(beside.activity)
      const { mine } = beside
      const before = receiptOf(mine, request)
      if (before) return before.reply as MySignupReply
      refuseIf(whyNotCancelSignUp(activity, mine, now))
      const signup = mine as Signup
      const line = { at: now, by: me._id, action: 'activity.cancelSignUp' }
      await expectChange(activity._id, now)
      const moved = await move(db.signups, signup, { to: 'cancelled', line, request, reply: mySignupView })
      if (!moved) refuse('CHANGED_MEANWHILE')
      await standUp({ activityId: activity._id, poolKey: signup.poolKey, pool: { capacity: 0 } }, signup, now)
      await promote(activity._id, now)
      return mySignupView(moved)
    },
  }),

  'activity.acceptOffer': bound<'activity.acceptOffer'>()<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, request, beside }) => {
      const activity = known(beside.activity)
      const { mine } = beside
      const before = receiptOf(mine, request)
      if (before) return before.reply as MySignupReply
      refuseIf(whyNotAcceptOffer(activity, mine, now))
      const line = { at: now, by: me._id, action: 'activity.acceptOffer' }
      const step = { to: 'seated', line, onlyIf: { status: 'offered', offerExpiresAt: gt(now) }, request, reply: mySignupView } as const
      const moved = await move(db.signups, mine as Signup, step)
      return moved ? mySignupView(moved) : refuse('OFFER_LAPSED')
    },
  }),

  'activity.mine': bound<'activity.mine'>()({
    handle: async ({ input: { scope, cursor, limit }, me, now }) => {
      const direction = scope === 'coming' ? 1 : -1
      const filter = { memberId: me._id, listKey: beyond(direction, cursor, now.toISOString()) }
      const entries = await db.signups.find(filter, { order: [['listKey', direction]], limit: limit + 1 })
      return pageOf(entries, limit, ({ listKey }) => listKey, mySignupView)
    },
  }),
}

