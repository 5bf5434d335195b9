/**
 * 签到: by the worker at the door's rolling code, by an officer scanning people, by a team leader's list,
 * or late with a reason. Each is one conditional move of the entry from seated to attended, so a queue
 * uploaded twice counts once.
 */
import type { CheckInWay } from '@/types/activity'
import type { ErrorCode } from '@/types/errors'
import { normalStaffNo } from '@/types/staffNo'
import { db } from '@/cloudfunctions/kit/db'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { holds } from '@/cloudfunctions/kit/session'
import { doorCode, doorIdIn, judgeDoorCode, memberIn, personCode } from './codes'
import { whyNotAttend, whyNotCounted, whyNotHandIn, whyNotLateEntryFor } from './rules'
import { besideActivity, signupId, type BesideActivity } from './signup'
import { mayManage, mySignupView, rosterRow } from './view'

interface Attendance {
  readonly way: CheckInWay
  readonly at: Date
  readonly by: string
  readonly note?: string
  readonly request?: Request
}

/** A scan meets other hands on the same entry once or twice; more means something else is wrong. */
const TRIES = 3

/**
 * Counts a person in once; somebody counted already stays as first counted. An entry that moved meanwhile
 * is judged anew: it may still be seated, or called from the line, or given up.
 */
async function attend(signup: Signup, attendance: Attendance, triesLeft = TRIES): Promise<Signup> {
  const { way, at, by, note = '', request } = attendance
  if (signup.status === 'attended') return signup
  const line = { at, by, action: 'activity.checkIn', note }
  const moved = await move(db.signups, signup, { to: 'attended', line, set: { checkedInAt: at, way, note }, onlyIf: { status: 'seated' }, ...(request ? { request } : {}) })
  if (moved) return moved
  const now = await db.signups.get(signup._id)
  refuseIf(whyNotCounted(now))
  return now && triesLeft > 1 ? attend(now, attendance, triesLeft - 1) : refuse('CHANGED_MEANWHILE')
}

function managed(activity: Activity | null, me: Member): Activity {
  return activity?.visible && mayManage(activity, me) ? activity : refuse('NOT_FOUND')
}

/** A team leader counts the people of their own unit; those who run the activity count everybody. */
const mayCount = (activity: Activity, me: Member, signup: Signup | null) =>
  mayManage(activity, me) || (signup !== null && holds(me, ['GRP'], signup.orgPath))

/** The phone's clock is believed only between the start of the activity and now. */
function believable(at: Date, activity: Activity, now: Date): Date {
  const earliest = activity.startsAt ? activity.startsAt.getTime() - 3 * 3_600_000 : now.getTime()
  return new Date(Math.min(Math.max(at.getTime(), earliest), now.getTime()))
}

async function attendDoor(code: string, me: Member, request: Request, now: Date) {
  const verdict = judgeDoorCode(code, now)
  if (verdict === 'forged') refuse('CHECKIN_BAD_CODE')
  const activity = await db.activities.first({ doorId: doorIdIn(code) })
  if (!activity?.visible) refuse('CHECKIN_BAD_CODE')
  const signup = await db.signups.get(signupId(activity._id, me._id))
  if (verdict === 'old' && signup?.status !== 'attended') refuse('CHECKIN_OLD_CODE')
  refuseIf(whyNotAttend(activity, signup, 'doorCode'))
  return mySignupView(await attend(signup as Signup, { way: 'doorCode', at: now, by: me._id, request }))
}

async function outcomeOf(work: () => Promise<unknown>): Promise<ErrorCode | null> {
  try {
    await work()
    return null
  } catch (error) {
    const code = (error as { code?: ErrorCode }).code
    if (code) return code
    throw error
  }
}

export const checkInRoutes = {
  'activity.myCode': bound<'activity.myCode'>()<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, beside: { activity, mine } }) => {
      if (!activity?.visible) refuse('NOT_FOUND')
      if (!mine || ['cancelled', 'lapsed'].includes(mine.status)) refuse('SIGNUP_NONE')
      return { code: personCode(activity._id, me._id), name: me.name, status: mine.status, poolName: mine.poolName, guests: mine.guests }
    },
  }),

  'activity.checkIn': bound<'activity.checkIn'>()({
    handle: async ({ input, me, request, now }) => attendDoor(input.code, me, request, now),
  }),

  'activity.door': holding<'activity.door'>('OFF', 'CHAIR', 'VICE', 'GRP')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, beside }) => {
      const activity = managed(beside.activity, me)
      refuseIf(activity.status === 'running' ? null : 'CHECKIN_NOT_RUNNING')
      const attended = await db.signups.count({ activityId: activity._id, status: 'attended' })
      const seated = await db.signups.count({ activityId: activity._id, status: 'seated' })
      const last = await db.signups.find({ activityId: activity._id, status: 'attended' }, { order: [['checkedInAt', -1]], limit: 3 })
      return { ...doorCode(activity.doorId, now), title: activity.title, attended, seated: seated + attended, lastNames: last.map(({ name }) => name) }
    },
  }),

  'activity.scanPerson': holding<'activity.scanPerson'>('OFF', 'CHAIR', 'VICE', 'GRP')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input, me, request, now, beside }) => {
      const activity = beside.activity?.visible ? beside.activity : refuse('NOT_FOUND')
      const memberId = memberIn(input.personCode, activity._id)
      if (!memberId) refuse('CHECKIN_OTHER_ACTIVITY')
      const signup = await db.signups.get(signupId(activity._id, memberId))
      if (!mayCount(activity, me, signup)) refuse('NOT_FOUND')
      refuseIf(whyNotAttend(activity, signup, 'personCode'))
      return rosterRow(await attend(signup as Signup, { way: 'personCode', at: now, by: me._id, request }))
    },
  }),

  'activity.uploadCheckIns': holding<'activity.uploadCheckIns'>('OFF', 'CHAIR', 'VICE', 'GRP')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input: { way, entries }, me, now, beside }) => {
      const activity = beside.activity?.visible ? beside.activity : refuse('NOT_FOUND')
      // A scan is proved by the code; only a list names people.
      const memberIds = entries.map(({ memberId = '', personCode = '' }) => (way === 'tickOff' ? memberId : memberIn(personCode, activity._id)))
      const ids = memberIds.filter((memberId) => memberId !== null).map((memberId) => signupId(activity._id, memberId))
      const signups = new Map((await db.signups.find({ _id: oneOf(ids) })).map((signup) => [signup.memberId, signup]))
      const results = []
      for (const [index, entry] of entries.entries()) {
        const signup = signups.get(memberIds[index] ?? '') ?? null
        const at = believable(entry.at, activity, now)
        const outcome = await outcomeOf(async () => {
          if (memberIds[index] === null) refuse('CHECKIN_OTHER_ACTIVITY')
          refuseIf(mayCount(activity, me, signup) ? null : 'NOT_FOUND')
          refuseIf(whyNotHandIn(activity, signup, way, at, now))
          await attend(signup as Signup, { way, at, by: me._id })
        })
        results.push({ name: outcome === 'NOT_FOUND' ? '' : (signup?.name ?? ''), outcome })
      }
      return { results }
    },
  }),

  'activity.lateEntry': holding<'activity.lateEntry'>('OFF', 'CHAIR', 'VICE')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input, me, request, now, beside }) => {
      const activity = managed(beside.activity, me)
      const person = await db.members.first({ staffNo: normalStaffNo(input.staffNo) })
      const signup = person && (await db.signups.get(signupId(activity._id, person._id)))
      if (!receiptOf(signup, request)) refuseIf(whyNotLateEntryFor(activity, signup, now))
      return rosterRow(await attend(signup as Signup, { way: 'late', at: now, by: me._id, note: input.reason, request }))
    },
  }),
}
