/** Periods of the union as they are written in requests: `2026`, `2026-Q3`, `2026-07`. */
import { lastOf } from '../../../lib/lastOf'
import { copy } from '../copy'

export type PeriodKind = 'year' | 'quarter' | 'month'

export const kindOf = (period: string): PeriodKind => (period.length === 4 ? 'year' : period[5] === 'Q' ? 'quarter' : 'month')
export const yearOf = (period: string) => period.slice(0, 4)

const QUARTERS = [1, 2, 3, 4]
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
const two = (month: number) => String(month).padStart(2, '0')

/** The quarters or months of a year that have begun by `today`. */
export function partsOf(year: string, kind: PeriodKind, today: string): string[] {
  const begun = (month: number) => `${year}-${two(month)}` <= today.slice(0, 7)
  if (kind === 'quarter') return QUARTERS.filter((quarter) => begun(quarter * 3 - 2)).map((quarter) => `${year}-Q${quarter}`)
  return kind === 'month' ? MONTHS.filter(begun).map((month) => `${year}-${two(month)}`) : [year]
}

/** The same kind of period in another year; the last that has begun where it has not. */
export function inYear(period: string, year: string, today: string): string {
  const parts = partsOf(year, kindOf(period), today)
  const same = `${year}${period.slice(4)}`
  return parts.includes(same) ? same : (lastOf(parts) ?? year)
}

/** Months of the year that belong to the period. */
export function monthsWithin(period: string): string[] {
  const year = yearOf(period)
  if (kindOf(period) === 'year') return MONTHS.map((month) => `${year}-${two(month)}`)
  if (kindOf(period) === 'month') return [period]
  const quarter = Number(period.slice(6))
  return [2, 1, 0].map((back) => `${year}-${two(quarter * 3 - back)}`)
}

/** 2026年 / 2026年第三季度 / 2026年7月 */
export function spokenPeriod(period: string): string {
  const year = copy.period.year(yearOf(period))
  return kindOf(period) === 'year' ? year : year + partName(period)
}

/** 第三季度 / 7月 */
export function partName(period: string): string {
  if (kindOf(period) === 'quarter') return copy.period.quarters[Number(period.slice(6)) - 1] ?? ''
  return copy.period.month(Number(period.slice(5)))
}
