/** Until when something is over: pure arithmetic of days. */
import { addDays } from '@/types/calendar'
import type { Policy } from './documents/policy'

/** The same day so many months earlier; the last day of a shorter month (31 March less one month is 28 February). */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) - months
  const [inYear, inMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate()
  return `${inYear}-${String(inMonth).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}

/** The last day whose things are over on `day`: what ended on it, or before, has been kept as long as the rule says. */
export function cutoffOf({ unit, value, key }: Pick<Policy, 'unit' | 'value' | 'key'>, day: string): string {
  if (unit === 'months') return monthsBefore(day, value)
  if (unit === 'calendarDays') return addDays(day, -value)
  throw new Error(`${key}: a retention is months or calendar days`)
}

/** The last year whose end is on or before the cut-off. */
export const yearBefore = (cutoff: string) => String(Number(cutoff.slice(0, 4)) - (cutoff.slice(5) === '12-31' ? 0 : 1))
