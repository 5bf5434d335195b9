/** What happens to activities by itself. Every job is a few conditional writes and may run any number of times. */
import { dayOf, monthOf } from '@/types/calendar'
import { db } from '@/cloudfunctions/kit/db'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { gt, lte, not, oneOf } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { born, move } from '@/cloudfunctions/kit/record'
import { draftOf, nextMonth, repeatedIn, REPEAT_AHEAD_MS } from './plan'
import { QUIET_MS } from './promotion'
import { isLive } from './rules'
import { touch } from './seats'
import { cancelReason } from './view'
import { cancelledMessage, changedMessage } from './words'

const AT_ONCE = 20
const PEOPLE_AT_ONCE = 100

/** Ends sign-up at its closing time. */
export async function closeSignUps(now: Date): Promise<number> {
  const due = await db.activities.find({ status: 'open', signUpClosesAt: lte(now) }, { limit: AT_ONCE })
  for (const activity of due) await move(db.activities, activity, { to: 'closed', line: { at: now, by: 'system', action: 'activity.close' } })
  return due.length
}

async function repeat(activity: Activity, now: Date): Promise<void> {
  const month = nextMonth(activity.repeatsFrom ?? '')
  const plan = repeatedIn(month, activity)
  const isDue = plan?.signUpOpensAt && plan.signUpOpensAt.getTime() - REPEAT_AHEAD_MS <= now.getTime()
  if (plan && !isDue) return
  if (plan) {
    const id = idFor('repeat', activity._id, month)
    const organiser = { _id: activity.organiserId, name: activity.organiserName }
    const draft = draftOf(id, plan, organiser, activity.orgPath, activity, now)
    const remembered = born('open', { at: now, by: 'system', action: 'activity.repeat' }, { id: month, digest: '' })
    await db.activities.insert({ ...draft, ...remembered, status: 'open', visible: true })
  }
  await db.activities.change({ _id: activity._id, repeatsFrom: activity.repeatsFrom }, { set: { repeatsFrom: plan ? month : null } })
}

/** Makes next month's activity of an approved series, once per month and series. */
export async function makeRepetitions(now: Date): Promise<number> {
  const due = await db.activities.find({ repeatsFrom: lte(monthOf(dayOf(new Date(now.getTime() + 62 * 24 * 3_600_000)))), status: not('cancelled') }, { limit: AT_ONCE })
  const series = due.filter(({ repeatsFrom }) => repeatsFrom !== null)
  for (const activity of series) await repeat(activity, now)
  return series.length
}

const LIVE = oneOf(['seated', 'waiting', 'offered'])

async function tellCancelled(activity: Activity, now: Date): Promise<boolean> {
  const people = await db.signups.find({ activityId: activity._id, status: LIVE }, { order: [['rosterKey', 1]], limit: PEOPLE_AT_ONCE })
  const reason = cancelReason(activity)
  await tellAll(people.map((signup) => cancelledMessage(signup, reason, now)))
  await moveAll(people, 'cancelled', 'activity.cancelled', now)
  return people.length === 0
}

async function markAbsent(activity: Activity, now: Date): Promise<boolean> {
  const people = await db.signups.find({ activityId: activity._id, status: oneOf(['seated', 'offered', 'waiting']) }, { limit: PEOPLE_AT_ONCE })
  await moveAll(people.filter(({ status }) => status === 'seated'), 'absent', 'activity.absent', now)
  await moveAll(people.filter(({ status }) => status !== 'seated'), 'lapsed', 'activity.over', now)
  return people.length === 0
}

async function moveAll(people: readonly Signup[], to: Signup['status'], action: string, now: Date): Promise<void> {
  for (const signup of people) await move(db.signups, signup, { to, line: { at: now, by: 'system', action } })
}

/**
 * Brings another time, place or text to the entries and to their owners, in the order of the roster. Begun
 * when no sign-up can be on its way that has read the old ones, so one pass reaches everybody.
 */
async function tellChanged(activity: Activity, now: Date): Promise<void> {
  const { _id, toldUpTo, changedAt, place, startsAt, endsAt, listKey } = activity
  const people = await db.signups.find({ activityId: _id, rosterKey: gt(toldUpTo) }, { order: [['rosterKey', 1]], limit: PEOPLE_AT_ONCE })
  const last = people.at(-1)
  if (last && startsAt && endsAt) {
    await tellAll(people.filter(isLive).map((signup) => changedMessage(activity, signup, now)))
    await db.signups.change({ _id: oneOf(people.map((signup) => signup._id)) }, { set: { place, startsAt, endsAt, listKey } })
  }
  await db.activities.change({ _id, job: 'tellChanged', changedAt, toldUpTo }, { set: last ? { toldUpTo: last.rosterKey } : { job: null } })
}

/** Tells of changes, a page of each activity at a time. */
export async function tellChanges(now: Date): Promise<number> {
  const quiet = lte(new Date(now.getTime() - QUIET_MS))
  const waiting = await db.activities.find({ job: 'tellChanged', changedAt: quiet }, { limit: AT_ONCE })
  for (const activity of waiting) await tellChanged(activity, now)
  return waiting.length
}

/**
 * Long work page by page, done when a page comes back empty: an entry whose move was lost stands on the
 * next one. Telling everybody of a cancellation, closing the attendance of the archived.
 */
export async function continueJobs(now: Date): Promise<number> {
  const waiting = await db.activities.find({ job: oneOf(['tellCancelled', 'markAbsent']) }, { limit: AT_ONCE })
  for (const activity of waiting) {
    const isDone = activity.job === 'tellCancelled' ? await tellCancelled(activity, now) : await markAbsent(activity, now)
    // Nobody holds a place any more: the seats are compared with the entries once more.
    const done = { job: null, ...touch(now) }
    if (isDone) await db.activities.change({ _id: activity._id, job: activity.job }, { set: done })
  }
  return waiting.length
}
