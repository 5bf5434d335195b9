/**
 * Roll-ups of the figures. A write to a counted record leaves a word on it, in the same write (kit/db.ts).
 * The timer finds such records, marks the cells they belong to and belonged to, then takes the word off if
 * it is still the same; a marked cell is counted anew from the records, and the counting is kept only if no
 * mark came meanwhile. So nothing depends on clocks, on a timer that ran, or on how often it ran: a crash
 * anywhere leaves a word or a mark, and both are found again.
 */
import { addDays, dayOf, monthOf } from '@/types/calendar'
import type { CollectionName } from './collections'
import { db } from './db'
import type { FigureCell } from './documents/summary'
import { collectionOf, groupsByMonth, isCountedTogether, type Counted } from './figureGroups'
import { addTo, countedFrom, dayOfRecord, definitionOf, monthsIn, peopleFrom, quarterOf, stockDay, type Adding, type FigureSource, type Group } from './figures'
import { gt, not, oneOf } from './filter'

const TOUCHED_AT_ONCE = 500
const CELLS_AT_ONCE = 40
/** One round leaves the timer's other work its time; what is still marked is counted by the next. */
const ROUND_MS = 8_000

const cellId = (source: FigureSource, period: string) => `${source.key}_${period}`

async function mark(source: FigureSource, period: string): Promise<void> {
  const _id = cellId(source, period)
  const marking = { set: { isDirty: true }, inc: { marks: 1 } }
  if ((await db.figureCells.change({ _id }, marking)) === 1) return
  const fresh: FigureCell = { _id, source: source.key, period, marks: 1, isDirty: true, definition: '', countedAt: null, records: 0, units: {}, people: [] }
  if (!(await db.figureCells.insert(fresh))) await db.figureCells.change({ _id }, marking)
}

/** The cells a record is counted in now. */
function cellsOf(sources: readonly FigureSource[], doc: object): string[] {
  return sources.flatMap((source) => {
    const day = source.stock ? null : dayOfRecord(source, doc)
    return day ? cellId(source, monthOf(day)) : []
  })
}

/**
 * A stock of a period is counted in its last month that has begun. A touched record marks the present month; what it
 * changes of those before, the night counts, or a document that is being made.
 */
export async function markStocks(sources: readonly FigureSource[], period: string, now: Date): Promise<void> {
  for (const source of sources) if (source.stock) await mark(source, monthOf(stockDay(period, now)))
}

async function markTouched(name: CollectionName, sources: readonly FigureSource[], now: Date): Promise<number> {
  const collection = collectionOf(name)
  const docs = await collection.find({ touch: gt('') }, { limit: TOUCHED_AT_ONCE })
  const placed = new Map(docs.map((doc) => [doc._id, cellsOf(sources, doc)]))
  const cells = new Set(docs.flatMap((doc) => [...(placed.get(doc._id) ?? []), ...(doc.countedIn ?? [])]))
  if (docs.length > 0) await markStocks(sources, monthOf(dayOf(now)), now)
  for (const source of sources) {
    for (const cell of cells) if (cell.startsWith(`${source.key}_`)) await mark(source, cell.slice(source.key.length + 1))
  }
  const byCells = new Map<string, Counted[]>()
  for (const doc of docs) byCells.set(`${placed.get(doc._id)}`, [...(byCells.get(`${placed.get(doc._id)}`) ?? []), doc])
  for (const alike of byCells.values()) {
    // A record written again meanwhile has another word and keeps it.
    const seen = { _id: oneOf(alike.map(({ _id }) => _id)), touch: oneOf(alike.map(({ touch = '' }) => touch)) }
    await collection.changeQuietly(seen, { set: { touch: '', countedIn: placed.get((alike[0] as Counted)._id) ?? [] } })
  }
  return docs.length
}

/** How many different people, by unit. */
function headsIn(people: FigureCell['people']): Adding {
  const seen = new Map<string, Set<string>>()
  const units: Adding = {}
  for (const { figure, path, ids } of people) {
    for (const orgId of new Set(path)) {
      const known = seen.get(`${figure} ${orgId}`) ?? new Set<string>()
      const fresh = ids.filter((id) => !known.has(id))
      for (const id of fresh) known.add(id)
      seen.set(`${figure} ${orgId}`, known)
      if (fresh.length > 0) addTo(units, [orgId], figure, fresh.length)
    }
  }
  return units
}

function together(...parts: ReadonlyArray<FigureCell['units']>): FigureCell['units'] {
  const units: Record<string, Record<string, number>> = {}
  for (const part of parts) for (const [orgId, values] of Object.entries(part)) units[orgId] = { ...units[orgId], ...values }
  return units
}

type Counting = Pick<FigureCell, 'records' | 'units' | 'people'>

/** Counts a month of a source from its groups. */
function countMonth(source: FigureSource, groups: readonly Group[]): Counting {
  const { units, records } = countedFrom(source, groups)
  const people = peopleFrom(source, groups)
  return { records, units: together(units, headsIn(people)), people }
}

/** Distinct people of a quarter or year, from those of its months. */
async function countLonger(source: FigureSource, period: string): Promise<Counting> {
  const months = await db.figureCells.find({ _id: oneOf(monthsIn(period).map((month) => cellId(source, month))) }, { limit: 12 })
  return { records: months.reduce((sum, { records }) => sum + records, 0), units: headsIn(months.flatMap(({ people }) => people)), people: [] }
}

const isMonth = (period: string) => /-\d\d$/.test(period)
const hasDistinct = ({ figures }: FigureSource) => figures.some(({ distinct }) => distinct)

async function count(cell: FigureCell, source: FigureSource, groups: readonly Group[] | null, now: Date): Promise<void> {
  const counted = groups ? countMonth(source, groups) : await countLonger(source, cell.period)
  // The longer periods are marked before the month is settled: a crash in between counts them once more.
  if (isMonth(cell.period) && hasDistinct(source)) for (const period of [quarterOf(cell.period), cell.period.slice(0, 4)]) await mark(source, period)
  await db.figureCells.change({ _id: cell._id, marks: cell.marks }, { set: { ...counted, isDirty: false, definition: definitionOf(source), countedAt: now } })
}

async function countDirty(sources: readonly FigureSource[], now: Date, longer: boolean, until: number): Promise<number> {
  const dirty = await db.figureCells.find({ isDirty: true }, { order: [['_id', 1]], limit: CELLS_AT_ONCE })
  const due = dirty.filter(({ period }) => isMonth(period) !== longer)
  const end = Math.min(performance.now() + ROUND_MS, until)
  const known = new Map<string, readonly Group[]>()
  for (const cell of due) {
    if (performance.now() >= end) break
    const source = sources.find(({ key }) => key === cell.source)
    if (source && !longer && !known.has(cell._id)) {
      const alike = isCountedTogether(source) ? due.filter((other) => other.source === source.key) : [cell]
      const groups = await groupsByMonth(source, alike.map(({ period }) => period), now)
      for (const [period, ofIt] of groups) known.set(cellId(source, period), ofIt)
    }
    if (source) await count(cell, source, known.get(cell._id) ?? null, now)
    else await db.figureCells.remove({ _id: cell._id })
  }
  return due.length
}

/**
 * One round: what was touched is marked, what is marked is counted, months before quarters and years. Returns how
 * much there was to do. Begins nothing after `until`, on the clock of performance.now().
 */
export async function rollUp(sources: readonly FigureSource[], now: Date, until = Infinity): Promise<number> {
  let work = 0
  for (const name of new Set(sources.map(({ collection }) => collection))) {
    // What was not looked at may be work.
    if (performance.now() >= until) return work + 1
    work += await markTouched(name, sources.filter(({ collection }) => collection === name), now)
  }
  work += await countDirty(sources, now, false, until)
  return work + (await countDirty(sources, now, true, until))
}

const ROUNDS = 20

/** Rounds until nothing is left, within `budgetMs` over all of them. False when there was too much for one call; what was counted is kept. */
export async function rollUpAll(sources: readonly FigureSource[], now: Date, budgetMs = Infinity): Promise<boolean> {
  const until = performance.now() + budgetMs
  for (let round = 0; round < ROUNDS && performance.now() < until; round += 1) if ((await rollUp(sources, now, until)) === 0) return true
  return false
}

async function endOf(source: FigureSource, direction: 1 | -1): Promise<string | null> {
  const [doc] = await collectionOf(source.collection).find({ [source.day]: gt(source.dayIs === 'day' ? '1990' : new Date(0)) }, { order: [[source.day, direction]], limit: 1 })
  const day = doc ? dayOfRecord(source, doc) : null
  return day && monthOf(day)
}

const nextMonth = (month: string) => monthOf(addDays(`${month}-28`, 5))

function monthsUntil(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month)
  return months
}

/** Months of a source that have records but no cell of its present declaration, and those of this year and the last. */
async function monthsToSweep(source: FigureSource, now: Date): Promise<string[]> {
  const recent = `${Number(dayOf(now).slice(0, 4)) - 1}-01`
  if (source.stock) return monthsUntil(recent, monthOf(dayOf(now)))
  const [first, last] = [await endOf(source, 1), await endOf(source, -1)]
  if (!first || !last) return []
  const months = monthsUntil(first, last)
  const definition = definitionOf(source)
  const known = await db.figureCells.find({ _id: oneOf(months.map((month) => cellId(source, month))), definition }, { limit: 1000 })
  const sound = new Set(known.map(({ period }) => period))
  return months.filter((month) => month >= recent || !sound.has(month))
}

const NIGHT_HOURS_MS = 3 * 3_600_000

/**
 * Once a night, after three: marks the months of this year and the last, and any that were never counted this
 * way (a restored copy, a noun that has just joined, another way of counting). Returns how many.
 */
export async function sweepFigures(sources: readonly FigureSource[], now: Date): Promise<number> {
  const day = dayOf(new Date(now.getTime() - NIGHT_HOURS_MS))
  const before = await db.figureSweeps.get('figures')
  if (before?.day === day) return 0
  let marked = 0
  for (const source of sources) {
    for (const month of await monthsToSweep(source, now)) {
      await mark(source, month)
      marked += 1
    }
  }
  if (before) await db.figureSweeps.change({ _id: 'figures', day: not(day) }, { set: { day } })
  else await db.figureSweeps.insert({ _id: 'figures', day })
  return marked
}
