import { parseCron } from './cron'

/** Wall clock of UTC+8 in and out, so that the table reads like the console. */
const at = (wall: string) => new Date(`${wall.replace(' ', 'T')}+08:00`).getTime()
const wall = (ms: number | null) => (ms === null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '))

describe('the next moment of a cron', () => {
  it.each([
    ['0 0 9 1 * MON *', '2026-11-22 10:00:00', '2026-11-23 09:00:00', 'Monday, before the 1st comes'],
    ['0 0 9 1 * MON *', '2026-11-30 09:00:00', '2026-12-01 09:00:00', 'the 1st, although a Tuesday'],
    ['0 0 9 * * MON *', '2026-11-23 09:00:00', '2026-11-30 09:00:00', 'weekday alone'],
    ['0 0 9 1 * * *', '2026-11-22 10:00:00', '2026-12-01 09:00:00', 'day alone'],
    ['*/5 * * * * * *', '2026-11-22 10:00:03', '2026-11-22 10:00:05', 'steps'],
    ['0 0 2 * * * *', '2026-11-22 02:00:00', '2026-11-23 02:00:00', 'strictly after'],
    ['0 30 23 * * 1-5 *', '2026-11-20 23:30:00', '2026-11-23 23:30:00', 'a range of weekdays, over a weekend'],
    ['0 0 0 29 2 * *', '2026-11-22 00:00:00', '2028-02-29 00:00:00', 'a leap day'],
    ['0 15,45 8 * 1,7 * *', '2026-11-22 00:00:00', '2027-01-01 08:15:00', 'lists'],
    ['10-20/5 0 0 1 JAN * *', '2026-11-22 00:00:00', '2027-01-01 00:00:10', 'range with step, month by name'],
    ['0 0 0 1 1 * 2031', '2026-11-22 00:00:00', '2031-01-01 00:00:00', 'a year'],
    ['59 59 23 31 12 * *', '2026-12-31 23:59:58', '2026-12-31 23:59:59', 'the last second of a year'],
    ['0 0 12 * * 0 *', '2026-11-22 11:00:00', '2026-11-22 12:00:00', 'Sunday is 0'],
  ])('%s after %s is %s (%s)', (expression, after, expected) => {
    expect(wall(parseCron(expression).next(at(after)))).toBe(expected)
  })

  it('does not exist when the years are over', () => {
    expect(parseCron('0 0 0 1 1 * 2025').next(at('2026-11-22 00:00:00'))).toBeNull()
    expect(parseCron('0 0 0 31 2 * *').next(at('2026-11-22 00:00:00'))).toBeNull()
  })

  it('is that of UTC+8, not of the machine', () => {
    expect(new Date(parseCron('0 0 2 * * * *').next(Date.UTC(2026, 0, 1)) ?? 0).toISOString()).toBe('2026-01-01T18:00:00.000Z')
  })
})

describe('a cron is refused', () => {
  it.each([
    '* * * * * *', '* * * * * * * *', '60 * * * * * *', '* 60 * * * * *', '* * 24 * * * *', '* * * 0 * * *',
    '* * * * 13 * *', '* * * * * 7 *', '* * * * * * 1969', 'a * * * * * *', '*/0 * * * * * *', '5-1 * * * * * *',
    '1,, * * * * * *', '? * * * * * *', '1/2/3 * * * * * *', '* * * L * * *',
  ])('%s', (expression) => {
    expect(() => parseCron(expression)).toThrow(/cron/)
  })
})
