/**
 * What may happen to an activity and to a sign-up, and what follows. Pure: situations in, codes or
 * next states out.
 */
import type { ActivityStatus } from '@/types/activity'
import type { ErrorCode } from '@/types/errors'
import { MAX_CAPACITY } from '@/types/activityNames'
import { HOUR_MS } from '@/types/calendar'
import type { Activity, Pool, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'

/** What a worker asks for. */
export interface Wish {
  readonly poolKey?: string | undefined
  readonly guests: number
  readonly answers: Readonly<Record<string, string>>
}

/** Entries that hold a place, and entries that are not over. */
const HOLDING: ReadonlySet<string> = new Set(['seated', 'offered', 'attended'])
const LIVE: ReadonlySet<string> = new Set(['seated', 'waiting', 'offered', 'attended'])

export const holdsPlace = (signup: Pick<Signup, 'status'>) => HOLDING.has(signup.status)
export const isLive = (signup: Pick<Signup, 'status'> | null): signup is Signup => signup !== null && LIVE.has(signup.status)

/** The pool a person would sit in, or null when the activity is not for their shift or no group was chosen. */
export function poolKeyFor(activity: Pick<Activity, 'poolBy' | 'pools'>, me: Pick<Member, 'shift'>, wish: Pick<Wish, 'poolKey'>): string | null {
  const keys = Object.keys(activity.pools)
  if (activity.poolBy === 'none') return keys[0] ?? null
  if (activity.poolBy === 'shift') return keys.find((key) => activity.pools[key]?.name === me.shift) ?? null
  return wish.poolKey !== undefined && Object.hasOwn(activity.pools, wish.poolKey) ? wish.poolKey : null
}

/** What is out is for everybody of the company that holds it, and may be looked at by strangers, who are of none yet. */
export const isFor = ({ visible, orgPath }: Pick<Activity, 'visible' | 'orgPath'>, me: Pick<Member, 'orgPath'> | null) => visible && (me === null || orgPath[0] === me.orgPath[0])

function whyNotOpen(activity: Activity, now: Date): ErrorCode | null {
  if (activity.status === 'cancelled') return 'ACTIVITY_CANCELLED'
  if (activity.status === 'draft' || activity.status === 'pending') return 'ACTIVITY_NOT_OPEN'
  if (activity.endsAt && activity.endsAt <= now) return 'ACTIVITY_OVER'
  if (activity.status !== 'open') return 'ACTIVITY_SIGNUP_CLOSED'
  if (activity.signUpOpensAt && now < activity.signUpOpensAt) return 'ACTIVITY_NOT_YET_OPEN'
  if (activity.signUpClosesAt && activity.signUpClosesAt <= now) return 'ACTIVITY_SIGNUP_CLOSED'
  return null
}

/** Why this person cannot sign up at all, whatever they wish for. */
export function whyNotSignUpAtAll(activity: Activity, mine: Signup | null, me: Member | null, now: Date): ErrorCode | null {
  const notOpen = whyNotOpen(activity, now)
  if (notOpen) return notOpen
  if (!me) return 'NOT_BOUND'
  if (isLive(mine)) return 'SIGNUP_ALREADY'
  if (activity.membersOnly && !me.isUnionMember) return 'ACTIVITY_MEMBERS_ONLY'
  const ownKey = activity.poolBy === 'shift' ? poolKeyFor(activity, me, {}) : null
  if (activity.poolBy === 'shift' && ownKey === null) return 'ACTIVITY_NOT_YOUR_GROUP'
  const within = Object.entries(activity.pools).filter(([key]) => ownKey === null || key === ownKey)
  const reasons = within.map(([, pool]) => whyNoPlace(pool, 1, activity.maxLine))
  return reasons.includes(null) ? null : (reasons[0] ?? 'ACTIVITY_FULL')
}

/** Why this wish cannot be met. */
export function whyNotSignUp(activity: Activity, mine: Signup | null, wish: Wish, me: Member, now: Date): ErrorCode | null {
  const notOpen = whyNotOpen(activity, now)
  if (notOpen) return notOpen
  if (isLive(mine)) return 'SIGNUP_ALREADY'
  if (activity.membersOnly && !me.isUnionMember) return 'ACTIVITY_MEMBERS_ONLY'
  const poolKey = poolKeyFor(activity, me, wish)
  const pool = poolKey === null ? undefined : activity.pools[poolKey]
  if (!pool) return activity.poolBy === 'shift' ? 'ACTIVITY_NOT_YOUR_GROUP' : 'ACTIVITY_GROUP_NEEDED'
  if (wish.guests > activity.maxGuests) return 'ACTIVITY_TOO_MANY_GUESTS'
  if (activity.questions.some((question) => !isAnswered(question, wish.answers[question.key] ?? ''))) return 'ACTIVITY_ANSWER_NEEDED'
  return whyNoPlace(pool, 1 + wish.guests, activity.maxLine)
}

function isAnswered(question: Activity['questions'][number], answer: string): boolean {
  if (answer === '') return !question.required
  return question.options.length === 0 || question.options.includes(answer)
}

export const leftIn = (pool: Pool) => pool.capacity - pool.seats.length

/** 'seat', 'line', or the reason for neither. A newcomer never passes somebody who waits. */
export function placeFor(pool: Pool, places: number, maxLine: number): 'seat' | 'line' | ErrorCode {
  if (pool.line.length === 0 && leftIn(pool) >= places) return 'seat'
  if (pool.line.length < maxLine && pool.capacity >= places) return 'line'
  return maxLine > 0 && pool.capacity >= places ? 'ACTIVITY_QUEUE_FULL' : 'ACTIVITY_FULL'
}

function whyNoPlace(pool: Pool, places: number, maxLine: number): ErrorCode | null {
  const place = placeFor(pool, places, maxLine)
  return place === 'seat' || place === 'line' ? null : place
}

/** Cancelling is possible until the activity starts; afterwards an officer is asked. */
export function whyNotCancelSignUp(activity: Activity, mine: Signup | null, now: Date): ErrorCode | null {
  if (!mine || !['seated', 'waiting', 'offered'].includes(mine.status)) return 'SIGNUP_NONE'
  if (activity.status === 'cancelled') return 'ACTIVITY_CANCELLED'
  if (activity.startsAt && activity.startsAt <= now) return 'SIGNUP_TOO_LATE_TO_CANCEL'
  return null
}

export function whyNotAcceptOffer(activity: Activity, mine: Signup | null, now: Date): ErrorCode | null {
  if (activity.status === 'cancelled') return 'ACTIVITY_CANCELLED'
  if (!mine || mine.status !== 'offered') return mine?.status === 'lapsed' ? 'OFFER_LAPSED' : 'OFFER_NONE'
  if (!mine.offerExpiresAt || mine.offerExpiresAt <= now) return 'OFFER_LAPSED'
  return null
}

/** When an offered place must be accepted: the usual hours, but never after the activity has begun. */
export function offerExpiry(activity: Pick<Activity, 'offerHours' | 'startsAt'>, now: Date): Date {
  const usual = now.getTime() + activity.offerHours * HOUR_MS
  return new Date(Math.min(usual, activity.startsAt?.getTime() ?? usual))
}

/** Attendance is taken while the activity runs; afterwards only by late entry, within its hours. */
export function whyNotAttend(activity: Activity, signup: Signup | null, way: Activity['ways'][number]): ErrorCode | null {
  if (activity.status === 'cancelled') return 'ACTIVITY_CANCELLED'
  if (activity.status !== 'running') return 'CHECKIN_NOT_RUNNING'
  if (!activity.ways.includes(way)) return 'CHECKIN_WAY_NOT_OFFERED'
  return whyNotCounted(signup)
}

/** Counted without network while it ran, handed in later: good until the hours of late entry are over. */
export function whyNotHandIn(activity: Activity, signup: Signup | null, way: Activity['ways'][number], at: Date, now: Date): ErrorCode | null {
  const wasRunning = activity.status === 'wrapUp' && activity.finishedAt !== null && at <= activity.finishedAt
  if (!wasRunning) return whyNotAttend(activity, signup, way)
  return whyNotLateEntry(activity, now) ?? whyNotAttend({ ...activity, status: 'running' }, signup, way)
}

/** `attended` is no reason: a second scan answers like the first. */
export function whyNotCounted(signup: Signup | null): ErrorCode | null {
  if (!signup) return 'CHECKIN_NOT_SIGNED_UP'
  if (signup.status === 'cancelled' || signup.status === 'lapsed') return 'CHECKIN_CANCELLED'
  if (signup.status === 'waiting' || signup.status === 'offered') return 'CHECKIN_STILL_WAITING'
  return null
}

export function whyNotLateEntry(activity: Activity, now: Date): ErrorCode | null {
  if (activity.status === 'running') return null
  if (activity.status !== 'wrapUp') return 'CHECKIN_NOT_RUNNING'
  const end = activity.finishedAt ?? activity.endsAt ?? now
  return now.getTime() > end.getTime() + activity.lateEntryHours * HOUR_MS ? 'CHECKIN_WINDOW_OVER' : null
}

/** For the officer who looks at the button: the same rule in their own words. */
export function whyNotOpenLateEntry(activity: Activity, now: Date): ErrorCode | null {
  const code = whyNotLateEntry(activity, now)
  return code && (activity.status === 'wrapUp' ? 'LATE_ENTRY_OVER' : 'LATE_ENTRY_NOT_NOW')
}

/** `mayCount`: runs the activity or leads a team. */
export function whyNotTickOff(activity: Activity, mayCount: boolean): ErrorCode | null {
  if (!mayCount) return 'NOT_ALLOWED'
  if (activity.status !== 'running') return 'CHECKIN_NOT_RUNNING'
  return activity.ways.includes('tickOff') ? null : 'CHECKIN_WAY_NOT_OFFERED'
}

export function whyNotLateEntryFor(activity: Activity, signup: Signup | null, now: Date): ErrorCode | null {
  return whyNotLateEntry(activity, now) ?? whyNotCounted(signup)
}

/** The officers' steps: from which states, to which state. */
export const steps = {
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'pending' },
  approve: { from: ['pending'], to: 'open' },
  return: { from: ['pending'], to: 'draft' },
  close: { from: ['open'], to: 'closed' },
  start: { from: ['open', 'closed'], to: 'running' },
  finish: { from: ['running'], to: 'wrapUp' },
  archive: { from: ['wrapUp'], to: 'archived' },
  cancel: { from: ['draft', 'pending', 'open', 'closed'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ActivityStatus[]; to: ActivityStatus }>

export type StepName = keyof typeof steps

export function whyNotStep(step: StepName, activity: Pick<Activity, 'status'>): ErrorCode | null {
  return (steps[step].from as readonly ActivityStatus[]).includes(activity.status) ? null : 'ACTIVITY_WRONG_STATE'
}

type Times = Pick<Activity, 'startsAt' | 'endsAt' | 'signUpOpensAt' | 'signUpClosesAt'>

/** The first of the times that is missing, over, or out of order. */
export function wrongTime({ startsAt, endsAt, signUpOpensAt, signUpClosesAt }: Times, now: Date): keyof Times | null {
  if (!startsAt || startsAt <= now) return 'startsAt'
  if (!endsAt || endsAt <= startsAt) return 'endsAt'
  if (!signUpClosesAt || signUpClosesAt > startsAt || signUpClosesAt <= now) return 'signUpClosesAt'
  return !signUpOpensAt || signUpOpensAt >= signUpClosesAt ? 'signUpOpensAt' : null
}

/** What an officer still has to fill in before the chair sees it. */
export function whyNotSubmit(activity: Activity, now: Date): { code: ErrorCode; field?: string } | null {
  const wrongState = whyNotStep('submit', activity)
  if (wrongState) return { code: wrongState }
  if (!activity.text) return { code: 'ACTIVITY_INCOMPLETE', field: 'text' }
  if (!activity.place) return { code: 'ACTIVITY_INCOMPLETE', field: 'place' }
  const field = wrongTime(activity, now)
  if (field) return { code: 'ACTIVITY_INCOMPLETE', field }
  if (Object.values(activity.pools).every(({ capacity }) => capacity === 0)) return { code: 'ACTIVITY_INCOMPLETE', field: 'pools' }
  if (activity.budgetFen === null) return { code: 'ACTIVITY_INCOMPLETE', field: 'budgetFen' }
  if (activity.payer === null) return { code: 'ACTIVITY_INCOMPLETE', field: 'payer' }
  // Trade Union Law art 41: in working hours only with the employer's prior agreement.
  if (activity.inWorkingHours && !activity.employerConsent) return { code: 'ACTIVITY_EMPLOYER_CONSENT_NEEDED', field: 'employerConsent' }
  return null
}

/** Nobody approves an activity of their own. */
export function whyNotDecide(activity: Activity, me: Pick<Member, '_id'>): ErrorCode | null {
  return whyNotStep('approve', activity) ?? (activity.organiserId === me._id ? 'ACTIVITY_OWN_APPROVAL' : null)
}

/** What may be changed after the approval. */
export interface NewTerms extends Readonly<Record<keyof Times, Date>> {
  readonly place: string
  readonly text: string
}
export type ChangedPart = 'time' | 'place' | 'text' | 'window'

/** Until it begins, an approved activity may be amended. */
export function whyNotAmend({ status }: Pick<Activity, 'status'>): ErrorCode | null {
  if (status === 'open' || status === 'closed') return null
  if (status === 'cancelled') return 'ACTIVITY_CANCELLED'
  return status === 'draft' || status === 'pending' ? 'ACTIVITY_WRONG_STATE' : 'ACTIVITY_BEGUN'
}

const partsOf: Record<ChangedPart, ReadonlyArray<keyof NewTerms>> = {
  time: ['startsAt', 'endsAt'], place: ['place'], text: ['text'], window: ['signUpOpensAt', 'signUpClosesAt'],
}

export function changedParts(activity: Activity, to: NewTerms): ChangedPart[] {
  const differs = (field: keyof NewTerms) => activity[field]?.valueOf() !== to[field].valueOf()
  return (Object.keys(partsOf) as ChangedPart[]).filter((part) => partsOf[part].some(differs))
}

/** Once sign-up is closed its times are history: they neither change nor bind the new start. */
export function whyNotChange(activity: Activity, to: NewTerms, now: Date): { code: ErrorCode; field: string } | null {
  const isClosed = activity.status === 'closed'
  if (isClosed && changedParts(activity, to).includes('window')) return { code: 'ACTIVITY_SIGNUP_CLOSED', field: 'signUpClosesAt' }
  const field = wrongTime(isClosed ? { ...to, signUpClosesAt: to.startsAt, signUpOpensAt: now } : to, now)
  return field && { code: 'ACTIVITY_INCOMPLETE', field }
}

/** All pools together stay within what one document can hold. */
export function whyNotCapacity({ pools }: Pick<Activity, 'pools'>, poolKey: string, capacity: number): ErrorCode | null {
  const others = Object.entries(pools).filter(([key]) => key !== poolKey)
  return others.reduce((sum, [, pool]) => sum + pool.capacity, capacity) > MAX_CAPACITY ? 'BAD_INPUT' : null
}

export function whyNotEndSeries({ status, repeatsFrom }: Pick<Activity, 'status' | 'repeatsFrom'>): ErrorCode | null {
  return repeatsFrom !== null && status !== 'cancelled' ? null : 'ACTIVITY_NO_SERIES'
}
