/**
 * How a noun declares its figures, once: which records count, on which day, for which units, what opens
 * them and where in the summary they stand. Counting, roll-ups, dashboard, drill-down, document and
 * annex all follow from the declaration (kit/rollUp.ts, features/summary).
 */
import { addDays, dayOf, startOfDay } from '@/types/calendar'
import type { FigureUnit, RecordScreen, SummarySection } from '@/types/summaryNames'
import type { CollectionName, Documents } from './collections'
import type { Member } from './documents/people'
import type { FigureCell, UnitValues } from './documents/summary'
import { any, between, gte, lte, not, oneOf, type Filter, type Scalar } from './filter'
import { digestOf } from './ids'
import { valueAt } from './paths'

type Plain = string | number | boolean | null

export interface Figure {
  /** Unique within the source, letters only. */
  readonly key: string
  readonly name: string
  readonly unit: FigureUnit
  /** How it is counted, in words; printed beside the number. */
  readonly formula: string
  readonly section: SummarySection
  /** Field by field, the values that count. Paths may reach inside. */
  readonly where: Readonly<Record<string, readonly Plain[]>>
  /** What takes back: counted like `where`, and subtracted. */
  readonly less?: Readonly<Record<string, readonly Plain[]>>
  /** Adds up this field; absent: counts one for each record. */
  readonly sum?: string
  /** Counts different values of this field (people); such figures do not add up over months. */
  readonly distinct?: string
  /** A clause of the summary: `组织升旗{activity.flag}`; left out when one of its figures is zero or unknown. */
  readonly clause?: string
}

export interface RecordShown {
  readonly id: string
  readonly screen: RecordScreen
  readonly title: string
  readonly note: string
}

export interface FigureSource<Name extends CollectionName = CollectionName> {
  /** One word; with the figure's key it names the figure: `attendance.flag`. */
  readonly key: string
  readonly collection: Name
  /** The stable event date: an instant, or a day as text. A period is made of union days (Asia/Shanghai). */
  readonly day: string
  readonly dayIs: 'instant' | 'day'
  /** The field with the ids of the units from the top down that it counts for. */
  readonly units: string
  /** Where that field holds something else: the path in it, and the condition that finds a unit's records. */
  readonly unitBy?: { readonly path: (value: string) => readonly string[]; readonly of: (orgId: string) => Filter[string] }
  /**
   * Counts who is there at the end of a month instead of what happened in it: from the first day to the last, both
   * included. Who has no last day is still there; who has no first one always was, unless `needsFrom`.
   */
  readonly stock?: { readonly from: string; readonly until: string; readonly needsFrom?: boolean }
  /** Which screen holds the records, in words. */
  readonly found: string
  /** Less than three are not shown, and the records open only on the noun's own screens. */
  readonly isSensitive?: boolean
  /** Who may open the records, where not everybody who reads figures may. */
  readonly opensTo?: (me: Pick<Member, 'grants'>) => boolean
  readonly figures: readonly Figure[]
  readonly record: (doc: Documents[Name]) => RecordShown
}

/** Keeps the declaration typed by its collection, and lets sources of all nouns stand in one list. */
export const figureSource = <Name extends CollectionName>(source: FigureSource<Name>): FigureSource => source as unknown as FigureSource

/** A figure of a noun that does not exist yet. It is named, never typed in. */
export interface PlannedFigure {
  readonly key: string
  readonly name: string
  readonly unit: FigureUnit
  readonly formula: string
  readonly section: SummarySection
}

export const figureKey = (source: FigureSource, figure: Figure) => `${source.key}.${figure.key}`

/** Changes when the way of counting changes. */
export function definitionOf(source: FigureSource): string {
  const ways = source.figures.map(({ key, where, sum, distinct, less }) => [key, where, sum ?? '', distinct ?? '', ...(less ? [less] : [])])
  return digestOf([source.collection, source.day, source.dayIs, source.units, ways, ...(source.stock ? [source.stock] : [])])
}

// Periods

export const monthsOfYear = (year: string) => Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
export const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`

/** The months of `2026`, `2026-Q3` or `2026-07`. */
export function monthsIn(period: string): string[] {
  const months = monthsOfYear(period.slice(0, 4))
  if (period.length === 4) return months
  return months.filter((month) => month === period || quarterOf(month) === period)
}

const dayAfter = (month: string) => (month.endsWith('-12') ? `${Number(month.slice(0, 4)) + 1}-01-01` : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}-01`)

/** First day, and the day after the last one. */
export function daysOf(period: string): readonly [from: string, until: string] {
  const months = monthsIn(period)
  return [`${months[0]}-01`, dayAfter(months.at(-1) as string)]
}

/** The period one year earlier. */
export const yearBefore = (period: string) => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

/** The condition that a record's event date lies in the period. */
export function dayIn(source: Pick<FigureSource, 'day' | 'dayIs'>, period: string): Filter {
  const [from, until] = daysOf(period)
  return { [source.day]: source.dayIs === 'day' ? between(from, until) : between(startOfDay(from), startOfDay(until)) }
}

/** The day as of which a stock is counted: the last of the period, or today while it runs. */
export function stockDay(period: string, now: Date): string {
  const last = addDays(daysOf(period)[1], -1)
  return last < dayOf(now) ? last : dayOf(now)
}

/** Who was there on this day. */
function thereOn({ from, until, needsFrom }: NonNullable<FigureSource['stock']>, day: string): Filter {
  const stays: readonly Filter[] = [{ [until]: null }, { [until]: gte(day) }]
  if (needsFrom) return { [from]: lte(day), [any]: stays }
  return { _id: not(''), [any]: stays.flatMap((stay) => [{ ...stay, [from]: null }, { ...stay, [from]: lte(day) }]) }
}

/** The records of a source in a period: what happened in it, or who was there at its end. */
export const recordsIn = (source: FigureSource, period: string, now: Date): Filter => (source.stock ? thereOn(source.stock, stockDay(period, now)) : dayIn(source, period))

/** The union day of a record, or null when it has none yet. */
export function dayOfRecord(source: Pick<FigureSource, 'day' | 'dayIs'>, doc: object): string | null {
  const value = valueAt(doc, source.day)
  if (value instanceof Date) return dayOf(value)
  return typeof value === 'string' && value !== '' ? value.slice(0, 10) : null
}

// Counting

/** The records that a figure counts. */
export function whatCounts({ where }: Pick<Figure, 'where'>): Filter {
  return Object.fromEntries(Object.entries(where).map(([field, values]) => [field, oneOf(values as readonly Scalar[])]))
}

/** The records that a figure counts, and those that take back. */
export const waysToCount = ({ where, less }: Pick<Figure, 'where' | 'less'>): readonly Filter[] => [whatCounts({ where }), ...(less ? [whatCounts({ where: less })] : [])]

/** What one record adds to a figure. */
export function addsTo({ sum, less }: Pick<Figure, 'sum' | 'less'>, doc: object): number {
  const isLess = less !== undefined && Object.entries(less).every(([field, values]) => values.includes((valueAt(doc, field) ?? null) as Plain))
  return (isLess ? -1 : 1) * (sum ? Number(valueAt(doc, sum) ?? 0) : 1)
}

/** Fields that decide what counts, that are added up, and that tell people apart: one grouping serves all figures of a source. */
export function groupingOf({ figures }: FigureSource) {
  return {
    deciding: [...new Set(figures.flatMap(({ where, less = {} }) => [...Object.keys(where), ...Object.keys(less)]))].sort(),
    adding: [...new Set(figures.flatMap(({ sum }) => sum ?? []))].sort(),
    telling: [...new Set(figures.flatMap(({ distinct }) => distinct ?? []))].sort(),
  }
}

/** One group of like records: `d0` … the deciding values, `s0` … the sums, `p0` … who they are about. */
export interface Group {
  readonly _id: Readonly<Record<string, unknown>> & { readonly path: readonly string[] | null }
  readonly n: number
  readonly [sum: string]: unknown
}

type Grouping = ReturnType<typeof groupingOf>

const counts = (where: Figure['where'], { _id }: Group, { deciding }: Grouping) =>
  Object.entries(where).every(([field, values]) => values.includes((_id[`d${deciding.indexOf(field)}`] ?? null) as Plain))

function addsOf(figure: Figure, group: Group, grouping: Grouping): number {
  const isLess = figure.less !== undefined && counts(figure.less, group, grouping)
  if (!isLess && !counts(figure.where, group, grouping)) return 0
  return (isLess ? -1 : 1) * (figure.sum ? Number(group[`s${grouping.adding.indexOf(figure.sum)}`] ?? 0) : group.n)
}

export type Adding = Record<string, Record<string, number>>

/** Adds to a figure of every unit on the path. */
export function addTo(units: Adding, path: readonly string[], figure: string, by: number): void {
  for (const orgId of new Set(path)) {
    const values = (units[orgId] ??= {})
    values[figure] = (values[figure] ?? 0) + by
  }
}

/** Values of all figures that add up, by unit; and how many records there were at all. */
export function countedFrom(source: FigureSource, groups: readonly Group[]): { units: UnitValues; records: number } {
  const grouping = groupingOf(source)
  const units: Adding = {}
  for (const group of groups) {
    for (const figure of source.figures.filter(({ distinct }) => !distinct)) {
      const by = addsOf(figure, group, grouping)
      if (by !== 0) addTo(units, group._id.path ?? [], figure.key, by)
    }
  }
  return { units, records: groups.reduce((sum, { n }) => sum + n, 0) }
}

/** Everybody whom each distinct figure counts, by path of units. A field may hold one id or several. */
export function peopleFrom(source: FigureSource, groups: readonly Group[]): FigureCell['people'] {
  const grouping = groupingOf(source)
  const found = new Map<string, { figure: string; path: readonly string[]; ids: Set<string> }>()
  for (const figure of source.figures.filter(({ distinct }) => distinct)) {
    for (const group of groups.filter((one) => counts(figure.where, one, grouping))) {
      const path = group._id.path ?? []
      const here = found.get(`${figure.key} ${path.join()}`) ?? { figure: figure.key, path, ids: new Set<string>() }
      for (const id of (group[`p${grouping.telling.indexOf(figure.distinct ?? '')}`] as Array<string | string[]>).flat()) here.ids.add(id)
      found.set(`${figure.key} ${path.join()}`, here)
    }
  }
  return [...found.values()].filter(({ ids }) => ids.size > 0).map(({ ids, ...here }) => ({ ...here, ids: [...ids] }))
}
