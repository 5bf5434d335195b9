/** Each person is greeted exactly once in each birthday-year, whatever the calendar does (I13, I14, T11). */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { addDays } from '@/types/calendar'
import { birthdayFromKey, birthdayKey, birthdayOf, birthdayYearOn, isBirthDate, keptIn, keysOn, lastKept, nextKept, type BirthDate } from './birthdays'

const FIRST = '2024-01-01'
const LAST = '2030-12-31'

const solar = (month: number, day: number): BirthDate => ({ calendar: 'solar', month, day, isLeapMonth: false })
const lunar = (month: number, day: number, isLeapMonth = false): BirthDate => ({ calendar: 'lunar', month, day, isLeapMonth })

const numbers = (until: number) => Array.from({ length: until }, (_, index) => index + 1)
/** Every birthday there is: 366 solar days, 12 × 30 lunar days, and the same in leap months. */
const everybody: readonly BirthDate[] = [
  ...numbers(12).flatMap((month) => numbers(31).map((day) => solar(month, day))),
  ...[false, true].flatMap((isLeap) => numbers(12).flatMap((month) => numbers(30).map((day) => lunar(month, day, isLeap)))),
].filter(isBirthDate)

/** The days on which a timer that runs every day greets each key, by birthday-year. */
function greetings(keysOf: (day: string) => string[] = keysOn): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    for (const key of keysOf(day)) {
      const year = birthdayYearOn({ calendar: key.startsWith('s') ? 'solar' : 'lunar' }, day)
      found.set(`${key} ${year}`, [...(found.get(`${key} ${year}`) ?? []), day])
    }
  }
  return found
}

/** Who was greeted on another day than the kept one, twice, or not at all. */
function wronged(keysOf?: (day: string) => string[]): string[] {
  const found = greetings(keysOf)
  return everybody.flatMap((birthday) =>
    [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) => {
      const kept = keptIn(birthday, year)
      const expected = kept >= FIRST && kept <= LAST ? [kept] : []
      const name = `${birthdayKey(birthday)} ${year}`
      return JSON.stringify(found.get(name) ?? []) === JSON.stringify(expected) ? [] : [name]
    }),
  )
}

describe('every day of 2024 to 2030', () => {
  it('greets each of the 1,086 possible birthdays exactly once in every birthday-year', () => {
    expect(everybody).toHaveLength(366 + 360 + 360)
    expect(wronged()).toEqual([])
  })

  it.each<[string, (key: string) => boolean]>([
    ['三十 is forgotten in short months', (key) => !key.endsWith('30')],
    ['2月29日 is forgotten in common years', (key) => key !== 's02-29'],
    ['闰月 is forgotten in years without it', (key) => !key.includes('+')],
  ])('the check notices when %s', (_what, isKept) => {
    expect(wronged((day) => keysOn(day).filter(isKept)).length).toBeGreaterThan(0)
  })

  it('the check notices when a leap month greets a second time', () => {
    const twice = (day: string) => keysOn(day).flatMap((key) => [key, key.replace('+', '-')])
    expect(wronged(twice).length).toBeGreaterThan(0)
  })
})

describe('the rules by name', () => {
  it('闰六月初十 is kept in the leap month of 2025 and in 六月 of the years around it', () => {
    expect([2024, 2025, 2026].map((year) => keptIn(lunar(6, 10, true), year))).toEqual(['2024-07-15', '2025-08-03', '2026-07-23'])
  })

  it('六月初十 is kept in the first 六月 of 2025 only', () => {
    expect(keptIn(lunar(6, 10), 2025)).toBe('2025-07-04')
    expect(keysOn('2025-08-03')).not.toContain(birthdayKey(lunar(6, 10)))
  })

  it('腊月三十 is kept on 廿九 for five years running, and on 三十 in 2029', () => {
    const kept = [2024, 2025, 2026, 2027, 2028, 2029].map((year) => keptIn(lunar(12, 30), year))
    expect(kept).toEqual(['2025-01-28', '2026-02-16', '2027-02-05', '2028-01-25', '2029-02-12', '2030-02-02'])
  })

  it('冬月二十 comes twice in 2024 and not in 2025: two birthday-years, one greeting each', () => {
    expect([2023, 2024, 2025].map((year) => keptIn(lunar(11, 20), year))).toEqual(['2024-01-01', '2024-12-20', '2026-01-08'])
    expect(birthdayYearOn({ calendar: 'lunar' }, '2024-01-01')).toBe(2023)
  })

  it('腊月初五 comes twice in 2030', () => {
    expect([2029, 2030].map((year) => keptIn(lunar(12, 5), year))).toEqual(['2030-01-08', '2030-12-29'])
  })

  it('2月29日 is kept on 2月28日 in common years', () => {
    expect([2024, 2025, 2100].map((year) => keptIn(solar(2, 29), year))).toEqual(['2024-02-29', '2025-02-28', '2100-02-28'])
    expect(keysOn('2024-02-28')).not.toContain('s02-29')
  })

  it('knows the next and the latest day, today included', () => {
    expect(nextKept(solar(11, 22), '2026-11-22')).toEqual({ day: '2026-11-22', year: 2026 })
    expect(nextKept(lunar(12, 30), '2026-02-17')).toEqual({ day: '2027-02-05', year: 2026 })
    expect(lastKept(lunar(12, 30), '2026-02-17')).toEqual({ day: '2026-02-16', year: 2025 })
    expect(lastKept(solar(11, 23), '2026-11-22')).toEqual({ day: '2025-11-23', year: 2025 })
  })

  it('reads every key back', () => {
    expect(everybody.filter((date) => JSON.stringify(birthdayFromKey(birthdayKey(date))) !== JSON.stringify(birthdayOf(date)))).toEqual([])
    expect(['s02-30', 'l01-31', 's06+01', 'x01-01', ''].map(birthdayFromKey)).toEqual([null, null, null, null, null])
  })

  it('takes no date that no year has', () => {
    expect([solar(2, 30), solar(4, 31), solar(13, 1), lunar(1, 31), { ...solar(6, 1), isLeapMonth: true }].filter(isBirthDate)).toEqual([])
  })
})

describe('the machine’s time zone', () => {
  const program = `
    import { keysOn, keptIn } from './birthdays'
    import { addDays } from '../../types/calendar'
    import { createHash } from 'node:crypto'
    const isControl = process.argv[1] === 'control'
    const said: string[] = []
    for (let day = '${FIRST}'; day <= '${LAST}'; day = addDays(day, 1)) {
      const local = new Date(day + 'T00:00:00Z')
      const read = isControl ? [local.getFullYear(), local.getMonth() + 1, local.getDate()].map((part) => String(part).padStart(2, '0')).join('-') : day
      said.push(day + keysOn(read).join())
    }
    console.log(Intl.DateTimeFormat().resolvedOptions().timeZone, createHash('sha256').update(said.join() + keptIn({ calendar: 'lunar', month: 12, day: 30, isLeapMonth: false }, 2026)).digest('hex'))`
  const built = buildSync({
    stdin: { contents: program, resolveDir: __dirname, loader: 'ts' }, bundle: true, platform: 'node', format: 'cjs', write: false, absWorkingDir: path.resolve(__dirname, '../..'),
    tsconfig: path.resolve(__dirname, '../../tsconfig.json'),
  })
  const zones = ['UTC', 'Asia/Shanghai', 'America/New_York']
  const answers = (...options: string[]) => zones.map((TZ) => spawnSync(process.execPath, ['-e', built.outputFiles[0]?.text ?? '', ...options], { env: { ...process.env, TZ }, encoding: 'utf8' }).stdout.trim())
  const digests = (lines: readonly string[]) => new Set(lines.map((line) => line.split(' ')[1]))

  it('changes nothing: seven years are the same in UTC, Shanghai and New York', () => {
    const lines = answers()
    expect(lines.map((line) => line.split(' ')[0])).toEqual(zones)
    expect(digests(lines).size).toBe(1)
  })

  it('would be noticed: with one local month the three differ', () => {
    expect(digests(answers('control')).size).toBeGreaterThan(1)
  })
})
