/** The year at a glance, in one call of three reads; and the records behind a figure. */
import { dayOf, monthOf } from '@/types/calendar'
import type { HandlerOutput } from '@/types/actions'
import { db, type Collection } from '@/cloudfunctions/kit/db'
import type { FigureCell } from '@/cloudfunctions/kit/documents/summary'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import { dayIn, dayOfRecord, figureKey, monthsIn, monthsOfYear, quarterOf, whatCounts, yearBefore, type Figure, type FigureSource, type PlannedFigure } from '@/cloudfunctions/kit/figures'
import { any, gt, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { valueAt } from '@/cloudfunctions/kit/paths'
import { cursorOf, keyOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf } from '@/cloudfunctions/kit/units'
import { rawValue, shownValue, type Cells } from './values'
import { whyNotExport, whyNotDraft } from './rules'

export const READERS = ['OFF', 'CHAIR', 'VICE', 'AUD', 'EXEC', 'GRP'] as const

/** Ids of the units in which this person may look at figures. */
export const mine = (me: Member) => me.grants.filter(({ role }) => (READERS as readonly string[]).includes(role)).map(({ orgId }) => orgId)

export interface Units {
  readonly orgs: readonly Org[]
  readonly path: readonly string[]
  readonly org: Org
}

/** The unit asked for, or the widest of one's own. What is not below an office of one's own does not exist. */
export function unitFor(me: Member, orgId: string | undefined, all: ReadonlyMap<string, Org>): Units {
  const own = mine(me).filter((id) => all.has(id)).sort((a, b) => pathOf(a, all).length - pathOf(b, all).length)
  const org = all.get(orgId ?? own[0] ?? '')
  if (!org) return refuse('NOT_FOUND')
  const path = pathOf(org._id, all)
  if (!own.some((id) => path.includes(id))) refuse('NOT_FOUND')
  return { orgs: [...all.values()], path, org }
}

const periodsOf = (year: string) => [year, ...monthsOfYear(year), ...new Set(monthsOfYear(year).map(quarterOf))]

/** Everything counted in these years: one call. */
export async function cellsOf(years: readonly string[]): Promise<{ cells: Cells; all: readonly FigureCell[] }> {
  const all: FigureCell[] = []
  for (let last = ''; ; last = all.at(-1)?._id ?? '') {
    const page = await db.figureCells.find({ period: oneOf(years.flatMap(periodsOf)), ...(last ? { _id: gt(last) } : {}) }, { order: [['_id', 1]], limit: 1000 })
    all.push(...page)
    if (page.length < 1000) return { cells: new Map(all.map((cell) => [cell._id, cell])), all }
  }
}

/** When the oldest of these was counted, and whether something waits. */
export function countingOf(all: readonly FigureCell[]) {
  const times = all.flatMap(({ countedAt }) => countedAt ?? [])
  return { countedAt: times.length === 0 ? null : new Date(Math.max(...times.map((at) => at.getTime()))), isBehind: all.some(({ isDirty }) => isDirty) }
}

function depthFirst(rootId: string, orgs: readonly Org[], depth = 0): Array<{ orgId: string; name: string; depth: number }> {
  const root = orgs.find(({ _id }) => _id === rootId)
  const below = orgs.filter(({ parentId }) => parentId === rootId).flatMap(({ _id }) => depthFirst(_id, orgs, depth + 1))
  return root ? [{ orgId: rootId, name: root.name, depth }, ...below] : []
}

type FigureView = HandlerOutput<'summary.dashboard'>['figures'][number]

const plannedView = ({ key, section, name, unit, formula }: PlannedFigure): FigureView => ({
  figure: key, section, name, unit, formula, source: '', value: null, state: 'notEnabled', before: null, trend: [], byUnit: [], opens: false, isSensitive: false,
})

interface Asked {
  readonly cells: Cells
  readonly period: string
  readonly units: Units
  readonly months: readonly string[]
  readonly parts: readonly Org[]
}

function viewOf(source: FigureSource, figure: Figure, { cells, period, units: { orgs, org }, months, parts }: Asked): FigureView {
  const at = (when: string, orgId: string) => shownValue(cells, source, figure, when, orgId, orgs)
  const { name, unit, formula, section } = figure
  return {
    figure: figureKey(source, figure), section, name, unit, formula, source: source.found,
    ...at(period, org._id),
    before: at(yearBefore(period), org._id).value,
    trend: months.map((month) => at(month, org._id).value),
    byUnit: parts.map(({ _id }) => at(period, _id).value),
    opens: !source.isSensitive && rawValue(cells, source, figure, period, org._id) > 0,
    isSensitive: source.isSensitive ?? false,
  }
}

type RecordView = HandlerOutput<'summary.records'>['items'][number]

function recordView(source: FigureSource, figure: Figure, doc: never): RecordView {
  const adds = figure.sum ? Number(valueAt(doc, figure.sum) ?? 0) : 1
  return { ...source.record(doc), day: dayOfRecord(source, doc) ?? '', adds }
}

/** A page of a list is a range on the event date and, within it, on the id. */
function after(source: FigureSource, cursor: string | undefined): Filter {
  if (!cursor) return {}
  const [at = '', id = ''] = keyOf(cursor).split('_._')
  const day = source.dayIs === 'day' ? at : new Date(at)
  return { [any]: [{ [source.day]: gt(day) }, { [source.day]: day, _id: gt(id) }] }
}

function keyIn(source: FigureSource, doc: { readonly _id: string }): string {
  const day = valueAt(doc, source.day)
  return `${day instanceof Date ? day.toISOString() : String(day)}_._${doc._id}`
}

export function figureCalled(sources: readonly FigureSource[], key: string): { source: FigureSource; figure: Figure } {
  for (const source of sources) {
    for (const figure of source.figures) if (figureKey(source, figure) === key) return { source, figure }
  }
  return refuse('NOT_FOUND')
}

type Plain = { readonly _id: string }

/** The filter of the records behind a figure. Of sensitive ones nothing is opened here: they have screens of their own. */
export function recordsOf(sources: readonly FigureSource[], key: string, period: string, orgId: string) {
  const { source, figure } = figureCalled(sources, key)
  if (source.isSensitive) refuse('NOT_ALLOWED')
  const filter: Filter = { ...dayIn(source, period), ...whatCounts(figure), [source.units]: orgId }
  return { source, figure, filter, collection: db[source.collection] as unknown as Collection<Plain> }
}

export const dashboardRoutes = (sources: readonly FigureSource[], planned: readonly PlannedFigure[]) => ({
  'summary.dashboard': holding<'summary.dashboard'>(...READERS)({
    handle: async ({ input: { period, orgId }, me, now }) => {
      const year = period.slice(0, 4)
      const [everything, { cells, all }] = await Promise.all([allUnits(), cellsOf([year, yearBefore(year)])])
      const units = unitFor(me, orgId, everything)
      const present = monthOf(dayOf(now))
      const months = monthsOfYear(year).filter((month) => month <= present)
      const parts = units.orgs.filter(({ parentId }) => parentId === units.org._id)
      const asked = { cells, period, units, months, parts }
      return {
        period, orgId: units.org._id, name: units.org.name,
        ...countingOf(all.filter(({ period: each }) => monthsIn(period).includes(each))),
        units: [...new Set(mine(me))].flatMap((id) => depthFirst(id, units.orgs)),
        months,
        parts: parts.map(({ _id, name }) => ({ orgId: _id, name })),
        figures: [...sources.flatMap((source) => source.figures.map((figure) => viewOf(source, figure, asked))), ...planned.map(plannedView)],
        blocked: { draft: whyNotDraft(me, units.path), export: whyNotExport(me, units.path) },
      }
    },
  }),

  'summary.records': holding<'summary.records'>(...READERS)({
    handle: async ({ input: { period, orgId, figure: key, cursor, limit }, me }) => {
      const { org } = unitFor(me, orgId, await allUnits())
      const { source, figure, filter, collection } = recordsOf(sources, key, period, org._id)
      const docs = await collection.find({ ...filter, ...after(source, cursor) }, { order: [[source.day, 1], ['_id', 1]], limit: limit + 1 })
      const shown = docs.slice(0, limit)
      const last = shown.at(-1)
      const { name, unit, formula } = figure
      return {
        items: shown.map((doc) => recordView(source, figure, doc as never)),
        next: docs.length > limit && last ? cursorOf(keyIn(source, last)) : null,
        name, unit, formula,
      }
    },
  }),
})
