/**
 * 工作日. Which days are worked is announced every year and cannot be computed (调休), so it is read from
 * `calendars`. A year without a table counts Monday to Friday and says that it is provisional.
 */
import { addDays, dayOf, startOfDay } from '@/types/calendar'
import { db } from './db'
import type { Calendar } from './documents/calendar'
import { oneOf } from './filter'

/** The tables of some years and of the ones before and after them. */
export interface WorkCalendar {
  readonly years: ReadonlySet<string>
  readonly holidays: ReadonlySet<string>
  readonly workdays: ReadonlySet<string>
  readonly provisionalYears: ReadonlySet<string>
  /** True when the table of one of the years asked for is missing or not final. */
  readonly isProvisional: boolean
}

const yearOf = (day: string) => day.slice(0, 4)

/** Puts tables together. `asked` are the years that matter, `tables` whatever was found for them and their neighbours. */
export function calendarOf(asked: readonly number[], tables: readonly Calendar[]): WorkCalendar {
  const years = new Set(asked.flatMap((year) => [year - 1, year, year + 1]).map(String))
  const known = tables.filter(({ _id }) => years.has(_id))
  const final = new Set(known.filter(({ isProvisional }) => !isProvisional).map(({ _id }) => _id))
  return {
    years,
    holidays: new Set(known.flatMap(({ holidays }) => holidays)),
    workdays: new Set(known.flatMap(({ workdays }) => workdays)),
    provisionalYears: new Set([...years].filter((year) => !final.has(year))),
    isProvisional: asked.some((year) => !final.has(String(year))),
  }
}

/** The calendar of these years, and of the ones around them for deadlines that cross a year: one call. */
export async function calendarFor(years: readonly number[]): Promise<WorkCalendar> {
  const { years: wanted } = calendarOf(years, [])
  return calendarOf(years, await db.calendars.find({ _id: oneOf([...wanted]) }))
}

/** What is needed to set a deadline. */
export interface Clock {
  readonly now: Date
  readonly calendar: WorkCalendar
}

/** The clock of this moment: one call. */
export async function clockAt(now: Date): Promise<Clock> {
  return { now, calendar: await calendarFor([Number(dayOf(now).slice(0, 4))]) }
}

/** Throws on a day of a year that was not asked for: a guess would be a wrong deadline. */
export function isWorkday(day: string, calendar: WorkCalendar): boolean {
  if (!calendar.years.has(yearOf(day))) throw new Error(`the calendar of ${yearOf(day)} was not asked for`)
  if (calendar.workdays.has(day)) return true
  if (calendar.holidays.has(day)) return false
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** True when this day's year has no final table. */
export function isProvisionalOn(day: string, calendar: WorkCalendar): boolean {
  return calendar.provisionalYears.has(yearOf(day))
}

/**
 * The `count`-th working day after `from`, or before it when `count` is negative; the first day is not
 * counted (Civil Code art 201). 0 gives `from` itself.
 */
export function addWorkdays(from: string, count: number, calendar: WorkCalendar): string {
  const step = count < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isWorkday(day, calendar)) left -= 1
  }
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier, counted from `to`. */
export function workdaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  if (to < from) return -workdaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) count += 1
  return count
}

/** The instant at which a day is over in the union's zone (Civil Code art 203: 24:00). Not part of the day itself. */
export function dueAtEndOf(day: string): Date {
  return startOfDay(addDays(day, 1))
}
