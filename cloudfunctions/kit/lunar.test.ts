/** 农历 by table: every day against another library, the traps by name, and the runtime's own calendar as what must not be used. */
import { SolarDay } from 'tyme4ts'
import { addDays } from '@/types/calendar'
import { lengthOfMonth, leapMonthOf, lunarOf, solarOf, type LunarDay } from './lunar'

type Converter = (day: string) => LunarDay

function days(from: string, until: string): string[] {
  const found: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) found.push(day)
  return found
}

/** What an independent library says. */
const asTyme: Converter = (day) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lunar = SolarDay.fromYmd(year, month, date).getLunarDay()
  const withLeap = lunar.getLunarMonth().getMonthWithLeap()
  return { year: lunar.getYear(), month: Math.abs(withLeap), isLeapMonth: withLeap < 0, day: lunar.getDay() }
}

const intl = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' })

/** What the runtime says: not to be used. */
const asRuntime: Converter = (day) => {
  const parts = new Map<string, string>(intl.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]))
  const month = parts.get('month') ?? ''
  return { year: Number(parts.get('relatedYear')), month: Number.parseInt(month, 10), isLeapMonth: month.endsWith('bis'), day: Number(parts.get('day')) }
}

const differing = (one: Converter, other: Converter, range: readonly string[]) => range.filter((day) => JSON.stringify(one(day)) !== JSON.stringify(other(day)))
const ordered: Converter = (day) => {
  const { year, month, isLeapMonth, day: date } = lunarOf(day)
  return { year, month, isLeapMonth, day: date }
}

describe('the lunar calendar', () => {
  it('agrees with an independent library on every day of 2019 to 2060', () => {
    expect(differing(ordered, asTyme, days('2019-01-01', '2060-12-31'))).toEqual([])
  })

  it('leads back to the same day', () => {
    expect(days('2019-01-01', '2060-12-31').filter((day) => solarOf(lunarOf(day)) !== day)).toEqual([])
  })

  it('would not pass with the runtime’s own Chinese calendar: it has the new year of 2027 and 2030 on another day', () => {
    const wrong = differing(asRuntime, asTyme, days('2024-01-01', '2030-12-31'))
    expect(wrong).toEqual(expect.arrayContaining(['2027-02-06', '2030-02-02']))
  })

  it.each([
    ['2027-02-06', { year: 2027, month: 1, day: 1, isLeapMonth: false }],
    ['2030-02-03', { year: 2030, month: 1, day: 1, isLeapMonth: false }],
    ['2025-08-03', { year: 2025, month: 6, day: 10, isLeapMonth: true }],
    ['2025-01-28', { year: 2024, month: 12, day: 29, isLeapMonth: false }],
    ['2030-02-02', { year: 2029, month: 12, day: 30, isLeapMonth: false }],
  ])('%s', (day, lunar) => expect(lunarOf(day)).toEqual(lunar))

  it('knows the leap months: 闰六月 in 2025, 闰五月 in 2028, none in 2026', () => {
    expect([2025, 2026, 2028].map(leapMonthOf)).toEqual([6, 0, 5])
  })

  it('knows that 腊月 has 29 days from 2024 to 2028 and 30 in 2029', () => {
    expect([2024, 2025, 2026, 2027, 2028, 2029].map((year) => lengthOfMonth(year, 12, false))).toEqual([29, 29, 29, 29, 29, 30])
  })

  it('has no day where there is none, and says so beyond its table', () => {
    expect(solarOf({ year: 2024, month: 12, day: 30, isLeapMonth: false })).toBeNull()
    expect(solarOf({ year: 2026, month: 6, day: 1, isLeapMonth: true })).toBeNull()
    expect(() => lunarOf('2150-01-01')).toThrow(RangeError)
  })
})
