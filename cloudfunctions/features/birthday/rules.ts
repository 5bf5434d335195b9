/** When the greetings go out, who may wish whom, who may change what. Pure. */
import type { MissedReason, Season } from '@/types/birthdayNames'
import { addDays, dayOf, HOUR_MS, startOfDay } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import type { Portfolio, Role } from '@/types/roles'
import type { BirthdayRun, BirthdayWish, Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Member } from '@/cloudfunctions/kit/documents/people'

/** 08:00 in the union's zone. */
export const GREETED_AT_MS = 8 * HOUR_MS

export const OFFICE = ['OFF', 'CHAIR', 'VICE'] as const satisfies readonly Role[]
/** 生活委员 and 组织委员 see the day of others; nobody else does. */
export const PORTFOLIOS = ['welfare', 'organisation'] as const satisfies readonly Portfolio[]

/** The last day whose greetings are due. */
export function lastDueDay(now: Date): string {
  const today = dayOf(now)
  return now.getTime() >= startOfDay(today).getTime() + GREETED_AT_MS ? today : addDays(today, -1)
}

/**
 * Where the greetings go on: a day, and the person after whom. Null: all done. Days missed are caught up,
 * `catchUpDays` at most; a run that stands in the future (a clock that was wrong) begins again today.
 */
export function nextRun(run: BirthdayRun | null, now: Date, catchUpDays: number): Pick<BirthdayRun, 'day' | 'upTo'> | null {
  const today = dayOf(now)
  const last = lastDueDay(now)
  if (!run || run.day > today) return last === today ? { day: today, upTo: '' } : null
  const next = run.isDone ? { day: addDays(run.day, 1), upTo: '' } : { day: run.day, upTo: run.upTo }
  const earliest = addDays(today, -catchUpDays)
  const due = next.day < earliest ? { day: earliest, upTo: '' } : next
  return due.day > last ? null : due
}

const seasonOfMonth: readonly Season[] = ['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter']

export const seasonOf = (day: string): Season => seasonOfMonth[Number(day.slice(5, 7)) - 1] ?? 'spring'

/** The unit within which colleagues see each other: the branch, or the whole where there is none. */
export const circleOf = ({ orgPath }: Pick<Member, 'orgPath'>): string => orgPath[1] ?? orgPath[0] ?? ''

/** Once a year by oneself. The first entry counts, too. */
export function whyNotChange({ birthdaySetIn }: Pick<Member, 'birthdaySetIn'>, today: string): ErrorCode | null {
  return birthdaySetIn === Number(today.slice(0, 4)) ? 'BIRTHDAY_SET_THIS_YEAR' : null
}

interface Wishing {
  readonly me: Pick<Member, '_id' | 'orgPath'>
  readonly to: Pick<Member, '_id' | 'orgPath' | 'leftOn' | 'birthdayShown' | 'birthdayGreeted'> | null
  /** Today is the day. */
  readonly isToday: boolean
  readonly before: Pick<BirthdayWish, '_id'> | null
}

/** Whoever does not show it, sits elsewhere or has another day is simply not found. */
export function whyNotWish({ me, to, isToday, before }: Wishing): ErrorCode | null {
  if (to?._id === me._id) return 'BIRTHDAY_OWN_WISH'
  if (!to || to.leftOn || !to.birthdayShown || to.birthdayGreeted === false || !isToday || circleOf(to) !== circleOf(me)) return 'NOT_FOUND'
  return before ? 'BIRTHDAY_WISHED_BEFORE' : null
}

/** Why no card arrived; null when one did, or when the person was greeted by mouth. */
export function whyMissed(member: Pick<Member, 'openid' | 'leftOn' | 'birthdayGreeted'>, greeting: Pick<Greeting, 'isReached'> | null): MissedReason | null {
  if (greeting?.isReached) return null
  if (member.leftOn) return 'kept'
  if (member.birthdayGreeted === false) return 'optedOut'
  return member.openid === null ? 'notBound' : 'notRun'
}

/** Who wants no greeting is left in peace. */
export const whyNotTell = (why: MissedReason): ErrorCode | null => (why === 'optedOut' ? 'BIRTHDAY_OPTED_OUT' : null)
