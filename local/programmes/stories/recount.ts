/**
 * What the cells of the figures should say, counted once more from the records, one by one and without the database's
 * grouping. A record that the counting was not told of, or that it counts twice, makes the two differ.
 */
import type { FigureCell } from '@/cloudfunctions/kit/documents/summary'
import { addsTo, dayOfRecord, type Figure, type FigureSource } from '@/cloudfunctions/kit/figures'
import { valueAt } from '@/cloudfunctions/kit/paths'
import { figureSources } from '@/cloudfunctions/report/figures'
import { dayOf, monthOf } from '@/types/calendar'

type Doc = object
type Values = Map<string, number>

export type Cell = Pick<FigureCell, '_id' | 'source' | 'period' | 'isDirty' | 'units'>

const isLike = (where: Figure['where'], doc: Doc) => Object.entries(where).every(([field, values]) => values.includes((valueAt(doc, field) ?? null) as string | null))
const counts = ({ where, less }: Figure, doc: Doc) => isLike(where, doc) || (less !== undefined && isLike(less, doc))

function unitsOf({ units, unitBy }: FigureSource, doc: Doc): string[] {
  const value = valueAt(doc, units)
  if (value === undefined || value === null) return []
  return [...new Set(unitBy ? unitBy.path(String(value)) : (value as readonly string[]))]
}

function isThere({ from, until, needsFrom }: NonNullable<FigureSource['stock']>, doc: Doc, day: string): boolean {
  const [came, left] = [valueAt(doc, from) ?? null, valueAt(doc, until) ?? null] as [string | null, string | null]
  return (came === null ? !needsFrom : came <= day) && (left === null || left >= day)
}

const isIn = (source: FigureSource, doc: Doc, period: string, today: string) =>
  source.stock ? isThere(source.stock, doc, today) : (dayOfRecord(source, doc) ?? '').startsWith(period)

/** By unit and figure, what is not nothing. */
function counted(source: FigureSource, figures: readonly Figure[], docs: readonly Doc[]): Values {
  const [sums, people]: [Values, Map<string, Set<unknown>>] = [new Map(), new Map()]
  for (const figure of figures) {
    for (const doc of docs.filter((one) => counts(figure, one))) {
      for (const unit of unitsOf(source, doc)) {
        const name = `${unit} ${figure.key}`
        if (figure.distinct) people.set(name, new Set([...(people.get(name) ?? []), ...[valueAt(doc, figure.distinct)].flat()]))
        else sums.set(name, (sums.get(name) ?? 0) + addsTo(figure, doc))
      }
    }
  }
  for (const [name, ids] of people) sums.set(name, ids.size)
  return new Map([...sums].filter(([, value]) => value !== 0))
}

const valuesOf = ({ units }: Cell): Values => new Map(Object.entries(units).flatMap(([unit, values]) => Object.entries(values).flatMap(([key, value]) => (value === 0 ? [] : [[`${unit} ${key}`, value] as const]))))

function difference(said: Values, there: Values): string[] {
  return [...new Set([...said.keys(), ...there.keys()])].filter((name) => said.get(name) !== there.get(name)).map((name) => `${name} ${said.get(name) ?? 0} and not ${there.get(name) ?? 0}`)
}

const MONTH = /^\d{4}-\d\d$/

/** Months that have records or a cell; of a stock the present one: those before are counted again at night. */
function monthsOf(source: FigureSource, docs: readonly Doc[], cells: readonly Cell[], today: string): string[] {
  if (source.stock) return [monthOf(today)]
  const withCell = cells.filter(({ source: key, period }) => key === source.key && MONTH.test(period)).map(({ period }) => period)
  return [...new Set([...docs.flatMap((doc) => dayOfRecord(source, doc) ?? []).map(monthOf), ...withCell])]
}

/**
 * Where the cells say something else than the records, in words. A cell that is marked will be counted, and years and quarters follow
 * their months. `docsIn` gives all documents of a collection.
 */
export function brokenFigures(cells: readonly Cell[], docsIn: (collection: string) => readonly Doc[], now: Date, sources: readonly FigureSource[] = figureSources): string[] {
  const today = dayOf(now)
  return sources.flatMap((source) => {
    const docs = docsIn(source.collection)
    return monthsOf(source, docs, cells, today).flatMap((month) => {
      const cell = cells.find((one) => one.source === source.key && one.period === month)
      if (cell?.isDirty) return []
      const there = counted(source, source.figures, docs.filter((doc) => isIn(source, doc, month, today)))
      return difference(cell ? valuesOf(cell) : new Map(), there).map((sentence) => `I31 ${source.key} of ${month} says ${sentence}`)
    })
  })
}
