/**
 * On which day a birthday is kept, and whose it is today. A birthday has no year of birth, so nobody can
 * reckon an age. The rules:
 *
 * - 公历: the same month and day; 2月29日 is kept on 2月28日 in common years.
 * - 农历: the same month and day of the lunar year; 三十 is kept on 廿九 in a short month; a 闰月 birthday is kept in
 *   the leap month where the year has it and in the ordinary month of that number otherwise; any other
 *   birthday is kept in the ordinary (first) month only.
 *
 * The birthday-year is the year in which it is kept, reckoned by its own calendar: the solar year, or the lunar
 * year. Each birthday is kept on exactly one day of each birthday-year, also where a solar year has two of a
 * lunar date (冬月二十 in 2024) or none (2025).
 */
import type { Birthday } from './documents/people'
import { lengthOfMonth, leapMonthOf, lunarOf, solarOf } from './lunar'

export type BirthDate = Omit<Birthday, 'key'>

const two = (number: number) => String(number).padStart(2, '0')
const keyOf = (calendar: 's' | 'l', month: number, day: number, isLeapMonth = false) => `${calendar}${two(month)}${isLeapMonth ? '+' : '-'}${two(day)}`

/** `s02-29`, `l06-30`, `l06+10` (闰六月): what a day is compared with. */
export const birthdayKey = ({ calendar, month, day, isLeapMonth }: BirthDate) => keyOf(calendar === 'solar' ? 's' : 'l', month, day, isLeapMonth)

/** A birthday as the roster keeps it. */
export const birthdayOf = ({ calendar, month, day, isLeapMonth }: BirthDate): Birthday => ({
  calendar, month, day, isLeapMonth, key: birthdayKey({ calendar, month, day, isLeapMonth }),
})

/** The birthday that a key stands for; null when it stands for none. */
export function birthdayFromKey(key: string): Birthday | null {
  const found = /^([sl])(\d\d)([-+])(\d\d)$/.exec(key)
  if (!found) return null
  const date: BirthDate = { calendar: found[1] === 's' ? 'solar' : 'lunar', month: Number(found[2]), day: Number(found[4]), isLeapMonth: found[3] === '+' }
  return isBirthDate(date) ? birthdayOf(date) : null
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** True for a date that some year has. */
export function isBirthDate({ calendar, month, day, isLeapMonth }: BirthDate): boolean {
  const longest = calendar === 'lunar' ? 30 : (MONTH_DAYS[month - 1] ?? 0)
  return month >= 1 && month <= 12 && day >= 1 && day <= longest && !(isLeapMonth && calendar === 'solar')
}

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The birthday-year to which a day belongs. */
export const birthdayYearOn = ({ calendar }: Pick<BirthDate, 'calendar'>, day: string) => (calendar === 'solar' ? Number(day.slice(0, 4)) : lunarOf(day).year)

/** The one day of a birthday-year on which it is kept. */
export function keptIn({ calendar, month, day, isLeapMonth }: BirthDate, year: number): string {
  if (calendar === 'solar') return `${year}-${two(month)}-${two(month === 2 && day === 29 && !isLeapYear(year) ? 28 : day)}`
  const isInLeap = isLeapMonth && leapMonthOf(year) === month
  const kept = solarOf({ year, month, day: Math.min(day, lengthOfMonth(year, month, isInLeap)), isLeapMonth: isInLeap })
  if (!kept) throw new RangeError(`no day for ${month}-${day} in the lunar year ${year}`)
  return kept
}

/** The next day on which it is kept, this one included, and its birthday-year. */
export function nextKept(birthday: BirthDate, from: string): { readonly day: string; readonly year: number } {
  const year = birthdayYearOn(birthday, from)
  const day = keptIn(birthday, year)
  return day >= from ? { day, year } : { day: keptIn(birthday, year + 1), year: year + 1 }
}

/** The latest day on which it was kept, this one included, and its birthday-year. */
export function lastKept(birthday: BirthDate, until: string): { readonly day: string; readonly year: number } {
  const year = birthdayYearOn(birthday, until)
  const day = keptIn(birthday, year)
  return day <= until ? { day, year } : { day: keptIn(birthday, year - 1), year: year - 1 }
}

function solarKeys(day: string): string[] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const extra = month === 2 && date === 28 && !isLeapYear(year) ? [keyOf('s', 2, 29)] : []
  return [keyOf('s', month, date), ...extra]
}

function lunarKeys(day: string): string[] {
  const { year, month, isLeapMonth, day: date } = lunarOf(day)
  const dates = date === 29 && lengthOfMonth(year, month, isLeapMonth) === 29 ? [29, 30] : [date]
  const standsFor = isLeapMonth ? [true] : leapMonthOf(year) === month ? [false] : [false, true]
  return standsFor.flatMap((isLeap) => dates.map((one) => keyOf('l', month, one, isLeap)))
}

/** Every key whose birthday is kept on this day: one to six. The day is converted once, whoever is on the roster. */
export const keysOn = (day: string) => [...solarKeys(day), ...lunarKeys(day)]
