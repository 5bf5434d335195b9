/**
 * 生日: a card on the day, wishes from colleagues, the month's list for the officers. A birthday has no year of
 * birth; a `year` here is the birthday-year in which it is kept. Colleagues see a name and "today" or "this
 * month", and only of those who want it.
 */
import * as v from 'valibot'
import { calendars, MAX_WISH, missedReasons, seasons, wishStatuses, type BirthdayCalendar, type MissedReason, type Season, type WishStatus } from './birthdayNames'
import { errorCodes } from './errors'
import { Count, Day, Id, InstantOut, Month, PageOf, pageInput, Text } from './fields'

const CalendarCode = v.picklist(Object.keys(calendars) as [BirthdayCalendar, ...BirthdayCalendar[]])
const SeasonCode = v.picklist(Object.keys(seasons) as [Season, ...Season[]])
const MissedCode = v.picklist(Object.keys(missedReasons) as [MissedReason, ...MissedReason[]])
const WishStatusCode = v.picklist(Object.keys(wishStatuses) as [WishStatus, ...WishStatus[]])
const Blocked = v.nullable(v.picklist(errorCodes))
const Year = Count(2018, 2100)

export const BirthDateInput = v.object({ calendar: CalendarCode, month: Count(1, 12), day: Count(1, 31), isLeapMonth: v.boolean() })
const BirthDateView = v.object({ calendar: CalendarCode, month: v.number(), day: v.number(), isLeapMonth: v.boolean() })

/** My own birthday and what I want of it. */
export const MyBirthday = v.object({
  birthday: v.nullable(BirthDateView),
  /** The next day on which it is kept, today included. */
  nextOn: v.nullable(Day),
  isToday: v.boolean(),
  /** The latest card, by its birthday-year. */
  cardYear: v.nullable(v.number()),
  wantsGreeting: v.boolean(),
  isShown: v.boolean(),
  blocked: v.object({ change: Blocked }),
})
export type MyBirthday = v.InferOutput<typeof MyBirthday>

/** The card: never an age, never a year of birth. `verse` chooses among the verses of a season. */
export const BirthdayCard = v.object({
  year: v.number(),
  name: v.string(),
  season: SeasonCode,
  verse: v.number(),
  unionName: v.string(),
  isToday: v.boolean(),
  /** Days by which the greeting came after the day; 0 when it was on time. */
  daysLate: v.number(),
  isShown: v.boolean(),
})
export type BirthdayCard = v.InferOutput<typeof BirthdayCard>

export const ReceivedWish = v.object({ wishId: Id, fromName: v.string(), text: v.string(), isHidden: v.boolean(), at: InstantOut })
export type ReceivedWish = v.InferOutput<typeof ReceivedWish>

const MyWish = v.object({ text: v.string(), status: WishStatusCode })

/** A colleague of my unit who wants it known. No day, no month, no calendar. */
export const BirthdayColleague = v.object({ memberId: Id, name: v.string(), myWish: v.nullable(MyWish), blocked: v.object({ wish: Blocked }) })
export type BirthdayColleague = v.InferOutput<typeof BirthdayColleague>

/** For officers of welfare and organisation. */
export const BirthdayRow = v.object({
  memberId: Id,
  name: v.string(),
  unitName: v.string(),
  keptOn: Day,
  birthday: BirthDateView,
  isShown: v.boolean(),
})
export type BirthdayRow = v.InferOutput<typeof BirthdayRow>

export const MissedRow = v.object({ memberId: Id, name: v.string(), unitName: v.string(), keptOn: Day, why: MissedCode, blocked: v.object({ tell: Blocked }) })
export type MissedRow = v.InferOutput<typeof MissedRow>

const memberId = { memberId: Id }

export const birthdayActions = {
  'birthday.mine': { kind: 'read', input: v.object({}), output: MyBirthday },
  /** Once a year by oneself; then through an officer. */
  'birthday.set': { kind: 'write', input: v.object({ birthday: BirthDateInput }), output: MyBirthday },
  'birthday.choose': { kind: 'write', input: v.object({ wantsGreeting: v.boolean(), isShown: v.boolean() }), output: MyBirthday },
  /** My card of a birthday-year; the latest when none is named. */
  'birthday.card': { kind: 'read', input: v.object({ year: v.optional(Year) }), output: BirthdayCard },
  'birthday.wishes': { kind: 'read', input: v.object({ ...pageInput, year: Year }), output: PageOf(ReceivedWish) },
  'birthday.hideWish': { kind: 'write', input: v.object({ wishId: Id, isHidden: v.boolean() }), output: ReceivedWish },

  'birthday.colleagues': { kind: 'read', input: v.object({ ...pageInput, scope: v.picklist(['today', 'month']) }), output: PageOf(BirthdayColleague) },
  'birthday.wish': { kind: 'write', input: v.object({ ...memberId, text: Text(MAX_WISH) }), output: MyWish },

  /** By the day on which they are kept; a page holds whole days. */
  'birthday.month': {
    kind: 'read',
    input: v.object({ ...pageInput, month: Month }),
    output: v.object({ ...PageOf(BirthdayRow).entries, people: v.number() }),
  },
  /** Names of those of the month who want to be shown: for the 生日会. */
  'birthday.party': { kind: 'read', input: v.object({ month: Month }), output: v.object({ people: v.number(), names: v.array(v.string()) }) },
  /** People of the month who have not had a card, and why. */
  'birthday.missed': { kind: 'read', input: v.object({ ...pageInput, month: Month }), output: PageOf(MissedRow) },
  /** People without a birthday on the roster. */
  'birthday.unknown': { kind: 'read', input: v.object(pageInput), output: PageOf(v.object({ ...memberId, name: v.string(), unitName: v.string() })) },
  /** Greeted by mouth. */
  'birthday.told': { kind: 'write', input: v.object({ ...memberId, month: Month }), output: v.object({ told: v.boolean() }) },
  'birthday.correct': {
    kind: 'write',
    input: v.object({ ...memberId, birthday: BirthDateInput, reason: Text(100) }),
    output: v.object({ ...memberId, birthday: BirthDateView }),
  },
} as const
