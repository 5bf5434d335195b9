/**
 * From score sheets and first-year benefit to grade and amount. The table and the weights are settings
 * (kit/defaultPolicies.ts names their sources); this only reads them. Pure.
 */
import { criteria, type Criterion, type Grade } from '@/types/suggestionNames'
import type { Award, AwardPart, ScoreSheet, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'

/** One grade: from which yearly benefit, and between which amounts. All in fen. */
export interface GradeRow {
  readonly grade: Grade
  readonly fromFen: number
  readonly minFen: number
  readonly maxFen: number
  /** Of the benefit it begins at, and of the least and most of its award. */
  readonly policyIds: readonly string[]
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
  return { grade: row.grade, points, amountFen: Math.floor(amount / YUAN) * YUAN, isBorrowed: borrowed === 1, policyIds: row.policyIds }
}

/** Whole fen in these proportions, adding up exactly: what is left over goes to the largest remainders, earlier ones first. */
export function split(amountFen: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const parts = weights.map((weight) => Math.floor((amountFen * weight) / sum))
  const left = amountFen - parts.reduce((total, part) => total + part, 0)
  const byRemainder = weights.map((weight, index) => ({ index, remainder: (amountFen * weight) % sum })).sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const lucky = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return parts.map((part, index) => part + (lucky.has(index) ? 1 : 0))
}

const NAMELESS = { memberId: '', name: '', unitName: '', share: 100 } as const

/** Suggestions that were merged count alike; within each, the shares that its proposers named. */
export function awardParts({ _id, authors, mergedFrom }: Pick<Suggestion, '_id' | 'authors' | 'mergedFrom'>, amountFen: number): AwardPart[] {
  const groups = [{ suggestionId: _id, authors }, ...mergedFrom]
  const people = groups.flatMap((group) => (group.authors.length > 0 ? group.authors : [NAMELESS]).map((author) => ({ suggestionId: group.suggestionId, ...author })))
  const amounts = split(amountFen, people.map(({ share }) => share))
  return people.map((person, index) => ({ ...person, amountFen: amounts[index] ?? 0 }))
}

/** One project, one award: of a later, higher amount only the difference is paid; a lower one takes nothing back. */
export function awarded(suggestion: Pick<Suggestion, '_id' | 'authors' | 'mergedFrom' | 'award'>, gradeFen: number, now: Date): Award {
  const before = suggestion.award
  const dueFen = Math.max(0, gradeFen - (before?.amountFen ?? 0))
  const parts = awardParts(suggestion, dueFen).map((part) => {
    const paid = before?.parts.find(({ suggestionId, memberId }) => suggestionId === part.suggestionId && memberId === part.memberId)
    return { ...part, amountFen: part.amountFen + (paid?.amountFen ?? 0) }
  })
  return { amountFen: (before?.amountFen ?? 0) + dueFen, dueFen, awardedAt: now, paidAt: dueFen === 0 ? (before?.paidAt ?? now) : null, parts }
}
