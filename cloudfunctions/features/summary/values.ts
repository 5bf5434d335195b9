/** From roll-ups to the figures of a period and unit: sums, what is unknown, what must not be shown. Pure. */
import type { FigureState } from '@/types/summaryNames'
import type { FigureCell, StoredFigure } from '@/cloudfunctions/kit/documents/summary'
import type { Org } from '@/cloudfunctions/kit/documents/people'
import { figureKey, monthsIn, type Figure, type FigureSource, type PlannedFigure } from '@/cloudfunctions/kit/figures'
import { hiddenIn, type Whole } from '@/cloudfunctions/kit/suppress'
import { pathOf } from '@/cloudfunctions/kit/units'

/** Everything that was counted for some months, quarters and years, by `<source>_<period>`. */
export type Cells = ReadonlyMap<string, FigureCell>

export interface Shown {
  readonly value: number | null
  readonly state: FigureState
}

const counted = (value: number): Shown => ({ value, state: 'counted' })
const NOT_RECORDED: Shown = { value: null, state: 'notRecorded' }
const HIDDEN: Shown = { value: null, state: 'hidden' }

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** Of a stock, the last month of the period that has been counted. */
const stockCell = (cells: Cells, source: FigureSource, period: string) =>
  monthsIn(period).reverse().flatMap((month) => cells.get(`${source.key}_${month}`) ?? []).find(({ countedAt }) => countedAt !== null)

/** The value as counted. Distinct people of a longer period have a cell of their own; everything else adds up. */
export function rawValue(cells: Cells, source: FigureSource, figure: Figure, period: string, orgId: string): number {
  if (source.stock) return stockCell(cells, source, period)?.units[orgId]?.[figure.key] ?? 0
  const periods = figure.distinct ? [period] : monthsIn(period)
  return total(periods.map((each) => cells.get(`${source.key}_${each}`)?.units[orgId]?.[figure.key] ?? 0))
}

const isRecorded = (cells: Cells, source: FigureSource, period: string) =>
  source.stock ? (stockCell(cells, source, period)?.records ?? 0) > 0 : monthsIn(period).some((month) => (cells.get(`${source.key}_${month}`)?.records ?? 0) > 0)

/** How many it is about, where that decides whether a number may be shown: money stands behind its source's own counts. */
function guardOf(source: FigureSource, figure: Figure): readonly Figure[] {
  return figure.unit === '元' ? source.figures.filter(({ unit }) => unit !== '元') : [figure]
}

function unitTree(cells: Cells, source: FigureSource, figure: Figure, year: string, orgId: string, orgs: readonly Org[]): Whole {
  const parts = orgs.filter(({ parentId }) => parentId === orgId).map(({ _id }) => unitTree(cells, source, figure, year, _id, orgs))
  return { id: orgId, value: rawValue(cells, source, figure, year, orgId), parts }
}

/** The company in which a unit stands, or the top of a tree without one: none of several vouches for another. */
const rootOf = (orgId: string, orgs: readonly Org[]): string => pathOf(orgId, new Map(orgs.map((org) => [org._id, org])))[0] ?? orgId

function monthTree(cells: Cells, source: FigureSource, figure: Figure, year: string, rootId: string): Whole {
  const at = (period: string, parts: readonly Whole[]): Whole => ({ id: period, value: rawValue(cells, source, figure, period, rootId), parts })
  const quarters = [1, 2, 3, 4].map((quarter) => at(`${year}-Q${quarter}`, monthsIn(`${year}-Q${quarter}`).map((month) => at(month, []))))
  return at(year, quarters)
}

/**
 * What may be shown of sensitive figures: a year by unit, and the whole union by quarter and month, each with
 * small values and what would give them away left out. Anything else could be set against these two.
 */
export function mayShow(cells: Cells, source: FigureSource, figure: Figure, period: string, orgId: string, orgs: readonly Org[]): boolean {
  if (!source.isSensitive) return true
  const rootId = rootOf(orgId, orgs)
  const year = period.slice(0, 4)
  return guardOf(source, figure).every((guard) => {
    if (period === year) return !hiddenIn(unitTree(cells, source, guard, year, rootId, orgs)).has(orgId)
    return orgId === rootId && !hiddenIn(monthTree(cells, source, guard, year, rootId)).has(period)
  })
}

/** 0 is a result; nothing recorded by anybody in the period is none. */
export function shownValue(cells: Cells, source: FigureSource, figure: Figure, period: string, orgId: string, orgs: readonly Org[]): Shown {
  if (!isRecorded(cells, source, period)) return NOT_RECORDED
  return mayShow(cells, source, figure, period, orgId, orgs) ? counted(rawValue(cells, source, figure, period, orgId)) : HIDDEN
}

const words = ({ section, name, unit, formula }: Figure | PlannedFigure) => ({ section, name, unit, formula })

/** Every figure, in the order of declaration, for document and annex. */
export function storedFigures(cells: Cells, sources: readonly FigureSource[], planned: readonly PlannedFigure[], period: string, orgId: string, orgs: readonly Org[]): StoredFigure[] {
  const of = (source: FigureSource) =>
    source.figures.map((figure) => ({
      figure: figureKey(source, figure), ...words(figure), source: source.found, ...shownValue(cells, source, figure, period, orgId, orgs),
    }))
  const later = planned.map((figure) => ({ figure: figure.key, ...words(figure), source: '', value: null, state: 'notEnabled' as const }))
  return [...sources.flatMap(of), ...later]
}
