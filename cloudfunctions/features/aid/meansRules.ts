/**
 * The means test: (year income − rigid outlay) ÷ 12 ÷ people, against the region's 低保 line of the day. It
 * shows its lines and points to a category; people decide. Pure; amounts in whole fen.
 */
import type { AidCategory, MeansRows, MeansView } from '@/types/aid'
import type { Clause } from '@/types/policy'

/** The rules of the day. */
export interface MeansClauses {
  readonly dibao: Clause
  readonly deep: Clause
  readonly relative: Clause
  readonly accident: Clause
}

export const sumOf = (rows: ReadonlyArray<{ readonly yearFen: number }>) => rows.reduce((sum, { yearFen }) => sum + yearFen, 0)

const twoPlaces = (value: number) => Math.round(value * 100) / 100
type Line = MeansView['lines'][number]
const line = (name: Line['line'], value: number, unit: Line['unit'] = 'fen', clause: Clause | null = null): Line => ({ line: name, value, unit, clause })

/** What the fund has given this year and nobody filled in: earlier aid counts as income. */
const unsaid = ({ incomes }: MeansRows, knownFen: number) => Math.max(0, knownFen - sumOf(incomes.filter(({ kind }) => kind === 'aid')))

/**
 * Every figure with the line it stands in. The comparison with the 低保 line is made on whole numbers (per head × 12 × people),
 * so that no rounding moves somebody over it.
 */
export function meansTest(rows: MeansRows, { dibao, deep, relative, accident }: MeansClauses, isChecked: boolean, knownFen = 0): MeansView {
  const said = sumOf(rows.incomes)
  const knownAid = unsaid(rows, knownFen)
  const income = said + knownAid
  const outlay = sumOf(rows.outlays)
  const net = income - outlay
  const accidentFen = sumOf(rows.outlays.filter(({ kind }) => kind === 'accident' || kind === 'medical'))
  const isBelow = (multiple: number) => net < multiple * dibao.value * 12 * rows.people
  const isAccident = accidentFen > 0 && accidentFen * 100 > income * accident.value
  const tests: MeansView['tests'] = [
    { category: 'deep', isMet: isBelow(deep.value), clause: deep },
    { category: 'relative', isMet: isBelow(relative.value), clause: relative },
    { category: 'accident', isMet: isAccident, clause: accident },
  ]
  const perHead = Math.round(net / 12 / rows.people)
  const category: AidCategory | null = tests.find(({ isMet }) => isMet)?.category ?? null
  return {
    lines: [
      line('income', said),
      ...(knownAid > 0 ? [line('knownAid', knownAid)] : []),
      line('outlay', outlay),
      line('net', net),
      line('monthly', Math.round(net / 12)),
      line('people', rows.people, 'people'),
      line('perHead', perHead),
      line('dibao', dibao.value, 'fen', dibao),
      line('ratio', twoPlaces(net / 12 / rows.people / dibao.value), 'multiple'),
      line('accidentShare', income === 0 ? (accidentFen > 0 ? 100 : 0) : twoPlaces((accidentFen * 100) / income), 'percent'),
    ],
    category,
    tests,
    exclusions: rows.exclusions,
    isChecked,
  }
}
