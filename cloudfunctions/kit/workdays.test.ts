import { addDays } from '@/types/calendar'
import { defaultCalendars } from './defaultCalendars'
import { addWorkdays, calendarOf, dueAtEndOf, isProvisionalOn, isWorkday, workdaysBetween } from './workdays'

const calendar = calendarOf([2026], defaultCalendars)

describe('the working days of 2026', () => {
  test.each([
    ['the Friday before the exchanged Saturday', '2026-02-13', true],
    ['a Saturday worked before 春节', '2026-02-14', true],
    ['the first day of 春节, a Sunday', '2026-02-15', false],
    ['除夕', '2026-02-16', false],
    ['the last day of 春节, a Monday', '2026-02-23', false],
    ['the Tuesday after 春节', '2026-02-24', true],
    ['a Saturday worked after 春节', '2026-02-28', true],
    ['the Sunday after it', '2026-03-01', false],
    ['a Sunday worked before 国庆', '2026-09-20', true],
    ['中秋, a Friday', '2026-09-25', false],
    ['the Wednesday that ends 国庆', '2026-10-07', false],
    ['a Saturday worked after 国庆', '2026-10-10', true],
    ['an ordinary Saturday', '2026-11-21', false],
    ['the Sunday worked after 元旦', '2026-01-04', true],
  ])('%s (%s)', (_sentence, day, expected) => expect(isWorkday(day, calendar)).toBe(expected))

  test('are 248, as the notice and the regulation together give', () => {
    expect(workdaysBetween('2025-12-31', '2026-12-31', calendar)).toBe(248)
  })
})

describe('a deadline in working days', () => {
  test.each([
    ['does not count the first day', '2026-11-16', 1, '2026-11-17'],
    ['passes a weekend', '2026-11-20', 1, '2026-11-23'],
    ['passes 春节 by way of the Saturday worked', '2026-02-13', 2, '2026-02-24'],
    ['passes 国庆 and uses the Saturday worked', '2026-09-30', 3, '2026-10-10'],
    ['begins on a day off', '2026-02-15', 1, '2026-02-24'],
    ['crosses the year and 元旦', '2025-12-31', 1, '2026-01-04'],
    ['crosses into a year that is not announced', '2026-12-30', 2, '2027-01-04'],
    ['of none is the day itself', '2026-02-15', 0, '2026-02-15'],
    ['counted back reaches the Saturday worked', '2026-02-24', -1, '2026-02-14'],
  ])('%s', (_sentence, from, count, expected) => {
    expect(addWorkdays(from, count, calendar)).toBe(expected)
    if (count !== 0 && isWorkday(from, calendar)) expect(workdaysBetween(from, expected, calendar)).toBe(count)
  })

  test('ends at midnight in Shanghai', () => {
    expect(dueAtEndOf('2026-11-23').toISOString()).toBe('2026-11-23T16:00:00.000Z')
    expect(dueAtEndOf('2026-12-31').toISOString()).toBe('2026-12-31T16:00:00.000Z')
  })
})

describe('a year that was not announced', () => {
  test('counts Monday to Friday and says that it is provisional', () => {
    const empty = calendarOf([2031], [])
    expect(empty.isProvisional).toBe(true)
    expect([isWorkday('2031-10-01', empty), isWorkday('2031-10-04', empty)]).toEqual([true, false])
  })

  test('does not make the announced year before it provisional', () => {
    expect(calendar.isProvisional).toBe(false)
    expect([isProvisionalOn('2026-12-31', calendar), isProvisionalOn('2027-01-04', calendar)]).toEqual([false, true])
    expect(calendarOf([2026, 2027], defaultCalendars).isProvisional).toBe(true)
  })

  test('is never guessed for a year nobody asked for', () => {
    expect(() => addWorkdays('2027-12-31', 300, calendar)).toThrow('2028')
  })
})

describe('the tables', () => {
  test.each(defaultCalendars)('of $_id name real days of that year, and exchange only days off', ({ _id, holidays, workdays, isProvisional }) => {
    for (const day of [...holidays, ...workdays]) {
      expect(day.startsWith(_id)).toBe(true)
      expect(addDays(day, 0)).toBe(day)
    }
    for (const day of workdays) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
    expect(workdays.filter((day) => holidays.includes(day))).toEqual([])
    // Eleven statutory days until 2024, thirteen from 2025 on; the extended holiday of 2020 had ten off in a row.
    if (!isProvisional) expect(holidays.length).toBeGreaterThanOrEqual(19)
  })
})
