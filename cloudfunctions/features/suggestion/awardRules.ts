/**
 * From score sheets and first-year benefit to grade and amount. The table and the weights are settings
 * (kit/defaultPolicies.ts names their sources); this only reads them. Pure.
 */
import { criteria, type Criterion, type Grade } from '@/types/suggestionNames'
import type { ScoreSheet } from '@/cloudfunctions/kit/documents/suggestion'

/** One grade: from which yearly benefit, and between which amounts. All in fen. */
export interface GradeRow {
  readonly grade: Grade
  readonly fromFen: number
  readonly minFen: number
  readonly maxFen: number
  readonly policyId: string
}

export type Weights = Readonly<Record<Criterion, number>>

const names = Object.keys(criteria) as Criterion[]
const YUAN = 100

/** The first criterion that has more points than it may, or null. */
export function overscored(sheet: Readonly<Record<Criterion, number>>, weights: Weights): Criterion | null {
  return names.find((name) => sheet[name] > weights[name]) ?? null
}

const total = (sheet: Readonly<Record<Criterion, number>>) => names.reduce((sum, name) => sum + sheet[name], 0)

/** The mean of the jurors' totals, rounded to a whole point. */
export function pointsOf(sheets: readonly ScoreSheet[]): number {
  return sheets.length === 0 ? 0 : Math.round(sheets.reduce((sum, sheet) => sum + total(sheet), 0) / sheets.length)
}

/**
 * The grade follows the yearly benefit that finance confirmed, without money the last one; a known
 * result taken from elsewhere, as most jurors say, drops one grade. Within a grade the amount follows
 * the points, in whole yuan.
 */
export function gradeFor(confirmedFen: number, sheets: readonly ScoreSheet[], table: readonly GradeRow[], weights: Weights) {
  const rows = [...table].sort((a, b) => a.grade - b.grade)
  const byBenefit = rows.findIndex(({ fromFen }) => confirmedFen >= fromFen)
  const borrowed = sheets.filter(({ isBorrowed }) => isBorrowed).length * 2 > sheets.length ? 1 : 0
  const row = rows[Math.min(rows.length - 1, (byBenefit === -1 ? rows.length - 1 : byBenefit) + borrowed)]
  if (!row) throw new Error('the grade table is empty')
  const points = pointsOf(sheets)
  const full = names.reduce((sum, name) => sum + weights[name], 0)
  const amount = row.minFen + ((row.maxFen - row.minFen) * points) / full
  return { grade: row.grade, points, amountFen: Math.floor(amount / YUAN) * YUAN, policyId: row.policyId }
}
