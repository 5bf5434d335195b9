/**
 * 农历, by table and whole numbers: no clock, no time zone, no `Intl` (whose Chinese calendar has the new year
 * of 2027 and 2030 on the wrong day). Days are 'YYYY-MM-DD'.
 */
import { DAY_MS } from '@/types/calendar'
import { lunarYears } from './lunarYears'

export interface LunarDay {
  /** The lunar year: it begins on 正月初一, so January mostly belongs to the one before. */
  readonly year: number
  readonly month: number
  readonly day: number
  readonly isLeapMonth: boolean
}

interface LunarMonth {
  readonly month: number
  readonly isLeapMonth: boolean
  readonly length: number
  /** Days from 正月初一 to the first of this month. */
  readonly offset: number
}

interface LunarYear {
  readonly start: number
  readonly leapMonth: number
  readonly months: readonly LunarMonth[]
}

const countOf = (day: string) => Date.parse(`${day}T00:00:00.000Z`) / DAY_MS
const dayAt = (count: number) => new Date(count * DAY_MS).toISOString().slice(0, 10)

function monthsOf(leapMonth: number, lengths: string): LunarMonth[] {
  let offset = 0
  return [...lengths].map((isLong, index) => {
    const isLeapMonth = leapMonth > 0 && index === leapMonth
    const month = leapMonth > 0 && index >= leapMonth ? index : index + 1
    const made = { month, isLeapMonth, length: isLong === '1' ? 30 : 29, offset }
    offset += made.length
    return made
  })
}

const years = new Map<number, LunarYear>(
  lunarYears.map(([year, firstDay, leapMonth, lengths]) => [year, { start: countOf(`${year}-${firstDay}`), leapMonth, months: monthsOf(leapMonth, lengths) }]),
)

function yearNamed(year: number): LunarYear {
  const found = years.get(year)
  if (!found) throw new RangeError(`the lunar table has no year ${year}`)
  return found
}

/** The lunar date of a day. Throws `RangeError` beyond the table (2018 to 2101). */
export function lunarOf(day: string): LunarDay {
  const count = countOf(day)
  const solarYear = Number(day.slice(0, 4))
  const year = count >= yearNamed(solarYear).start ? solarYear : solarYear - 1
  const { start, months } = yearNamed(year)
  const found = months.find(({ offset, length }) => count - start < offset + length)
  if (!found) throw new RangeError(`the lunar year ${year} is too short for ${day}`)
  return { year, month: found.month, isLeapMonth: found.isLeapMonth, day: count - start - found.offset + 1 }
}

/** The leap month of a lunar year; 0 when it has none. */
export const leapMonthOf = (year: number) => yearNamed(year).leapMonth

/** 29 or 30; 0 when the year has no such (leap) month. */
export function lengthOfMonth(year: number, month: number, isLeapMonth: boolean): number {
  return yearNamed(year).months.find((one) => one.month === month && one.isLeapMonth === isLeapMonth)?.length ?? 0
}

/** The solar day of a lunar date; null when that year has no such month or day. */
export function solarOf({ year, month, day, isLeapMonth }: LunarDay): string | null {
  const { start, months } = yearNamed(year)
  const found = months.find((one) => one.month === month && one.isLeapMonth === isLeapMonth)
  return found && day >= 1 && day <= found.length ? dayAt(start + found.offset + day - 1) : null
}
