/** From what an officer filled in to a document, and from one activity to its copy. Pure. */
import type { ActivityPlan } from '@/types/activity'
import { DAY_MS, dayOf, startOfDay } from '@/types/calendar'
import type { Activity, Pool } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { END_OF_TIME, sortKey } from '@/cloudfunctions/kit/paging'
import { doorIdOf } from './codes'

function poolOf({ name, capacity }: ActivityPlan['pools'][number]): Pool {
  return { name, capacity, seats: [], line: [] }
}

/** The fields of the document that come from the plan. */
export function planned(activityId: string, { pools, ...plan }: ActivityPlan) {
  return {
    ...plan,
    pools: Object.fromEntries(pools.map((pool) => [pool.key, poolOf(pool)])),
    listKey: plan.endsAt ? sortKey(plan.endsAt, activityId) : `${END_OF_TIME}_${activityId}`,
  }
}

/** The union's organiser of a new activity: the widest unit in which the officer holds office. */
export function orgPathFor(me: Member): readonly string[] {
  const depths = me.grants.map(({ orgId }) => me.orgPath.indexOf(orgId)).filter((depth) => depth >= 0)
  return me.orgPath.slice(0, Math.min(...depths, me.orgPath.length - 1) + 1)
}

export interface Hours {
  readonly offerHours: number
  readonly lateEntryHours: number
}

/** Everything of a fresh draft but its remembered fields. */
export function draftOf(activityId: string, plan: ActivityPlan, me: Pick<Member, '_id' | 'name'>, orgPath: readonly string[], hours: Hours, now: Date) {
  return {
    _id: activityId,
    ...planned(activityId, plan),
    organiserId: me._id,
    organiserName: me.name,
    orgPath,
    visible: false,
    deskKey: sortKey(now, activityId),
    doorId: doorIdOf(activityId),
    offerHours: hours.offerHours,
    lateEntryHours: hours.lateEntryHours,
    repeatsFrom: null,
    finishedAt: null,
    wrapUp: null,
    job: null,
    changedAt: null,
    toldUpTo: '',
    seatsChangedAt: null,
    seatsToken: '',
    unsettled: false,
  }
}

/** The plan of an existing activity. */
export function planOf(activity: Activity): ActivityPlan {
  const { title, kind, text, coverFileId, place, startsAt, endsAt, signUpOpensAt, signUpClosesAt, membersOnly, poolBy } = activity
  const { maxGuests, questions, maxLine, ways, namesVisible, budgetFen, payer, inWorkingHours, employerConsent, repeats } = activity
  const pools = Object.entries(activity.pools).map(([key, { name, capacity }]) => ({ key, name, capacity }))
  return {
    title, kind, text, coverFileId, place, startsAt, endsAt, signUpOpensAt, signUpClosesAt, membersOnly, poolBy, pools,
    maxGuests, questions: [...questions], maxLine, ways: [...ways], namesVisible, budgetFen, payer, inWorkingHours, employerConsent, repeats,
  }
}

/** A copy to start from: the same, without times and without the agreement that was for that day. */
export function copyOf(activity: Activity): ActivityPlan {
  return {
    ...planOf(activity),
    startsAt: null, endsAt: null, signUpOpensAt: null, signUpClosesAt: null, employerConsent: false, repeats: null,
  }
}

export function nextMonth(month: string): string {
  const [year = 0, index = 0] = month.split('-').map(Number)
  return index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`
}

/** The same activity in another month, on the day the series names; every time keeps its distance to the start. */
export function repeatedIn(month: string, activity: Activity): ActivityPlan | null {
  const { startsAt, repeats } = activity
  if (!startsAt || !repeats || repeats.until < month) return null
  const day = `${month}-${String(repeats.dayOfMonth).padStart(2, '0')}`
  const shift = startOfDay(day).getTime() - startOfDay(dayOf(startsAt)).getTime()
  const moved = (instant: Date | null) => instant && new Date(instant.getTime() + shift)
  return {
    ...planOf(activity),
    startsAt: moved(startsAt), endsAt: moved(activity.endsAt),
    signUpOpensAt: moved(activity.signUpOpensAt), signUpClosesAt: moved(activity.signUpClosesAt), repeats: null,
  }
}

/** A repetition is made this long before its sign-up opens. */
export const REPEAT_AHEAD_MS = 7 * DAY_MS
