/** The year at a glance, in one call of three reads; and the records behind a figure. */
import { dayOf, monthOf } from '@/types/calendar'
import type { HandlerOutput } from '@/types/actions'
import { unionUnitTypes } from '@/types/peopleNames'
import { db, type Collection } from '@/cloudfunctions/kit/db'
import type { FigureCell } from '@/cloudfunctions/kit/documents/summary'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import { addsTo, dayOfRecord, figureKey, monthsIn, monthsOfYear, quarterOf, recordsIn, stockDay, waysToCount, yearBefore, type Figure, type FigureSource, type PlannedFigure } from '@/cloudfunctions/kit/figures'
import { any, gt, oneOf, together, type Filter } from '@/cloudfunctions/kit/filter'
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

/** Figures are counted by the union's tree; beside it the employer's departments would be rows of nothing. */
const isCounted = ({ type }: Pick<Org, 'type'>) => (unionUnitTypes as readonly string[]).includes(type)

/** The units right below. */
export const partsOf = ({ orgs, org }: Units) => orgs.filter((part) => part.parentId === org._id && isCounted(part))

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
  const below = orgs.filter((org) => org.parentId === rootId && isCounted(org)).flatMap(({ _id }) => depthFirst(_id, orgs, depth + 1))
  return root ? [{ orgId: rootId, name: root.name, depth }, ...below] : []
}

type FigureView = HandlerOutput<'summary.dashboard'>['figures'][number]

const plannedView = ({ key, section, name, unit, formula }: PlannedFigure): FigureView => ({
  figure: key, section, name, unit, formula, source: '', value: null, state: 'notEnabled', before: null, trend: [], byUnit: [], opens: false, isSensitive: false,
})

interface Asked {
  readonly cells: Cells
  readonly period: string
  readonly me: Member
  readonly units: Units
  readonly months: readonly string[]
  readonly parts: readonly Org[]
}

const unlessEmpty = (values: Array<number | null>) => (values.every((value) => value === null) ? [] : values)

/** Of sensitive records nothing is opened here: they have screens of their own. */
const mayOpen = ({ isSensitive, opensTo }: FigureSource, me: Member) => !isSensitive && (!opensTo || opensTo(me))

function viewOf(source: FigureSource, figure: Figure, { cells, period, me, units: { orgs, org }, months, parts }: Asked): FigureView {
  const at = (when: string, orgId: string) => shownValue(cells, source, figure, when, orgId, orgs)
  const { name, unit, formula, section } = figure
  return {
    figure: figureKey(source, figure), section, name, unit, formula, source: source.found,
    ...at(period, org._id),
    before: at(yearBefore(period), org._id).value,
    trend: unlessEmpty(months.map((month) => at(month, org._id).value)),
    byUnit: unlessEmpty(parts.map(({ _id }) => at(period, _id).value)),
    opens: mayOpen(source, me) && rawValue(cells, source, figure, period, org._id) > 0,
    isSensitive: source.isSensitive ?? false,
  }
}

type RecordView = HandlerOutput<'summary.records'>['items'][number]

const recordView = ({ source, figure, asOf }: Found, doc: never): RecordView => ({ ...source.record(doc), day: dayOfRecord(source, doc) ?? asOf, adds: addsTo(figure, doc) })

/** A page of a list is a range on the event date and, within it, on the id; of a stock on the id alone. */
function after({ source, ways }: Found, cursor: string | undefined): Filter {
  const [at = '', id = ''] = cursor ? keyOf(cursor).split('_._') : []
  if (source.stock || !cursor) return { ...(ways.length > 1 ? { [any]: ways } : ways[0]), ...(cursor ? { _id: gt(id) } : {}) }
  const day = source.dayIs === 'day' ? at : new Date(at)
  return { [any]: ways.flatMap((way) => [{ ...way, [source.day]: gt(day) }, { ...way, [source.day]: day, _id: gt(id) }]) }
}

function keyIn({ source }: Found, doc: { readonly _id: string }): string {
  const day = source.stock ? '' : valueAt(doc, source.day)
  return `${day instanceof Date ? day.toISOString() : String(day)}_._${doc._id}`
}

export function figureCalled(sources: readonly FigureSource[], key: string): { source: FigureSource; figure: Figure } {
  for (const source of sources) {
    for (const figure of source.figures) if (figureKey(source, figure) === key) return { source, figure }
  }
  return refuse('NOT_FOUND')
}

type Plain = { readonly _id: string }

export interface Found {
  readonly source: FigureSource
  readonly figure: Figure
  readonly filter: Filter
  /** Of the records within the filter, those that count. */
  readonly ways: readonly Filter[]
  /** The day of those that have none of their own. */
  readonly asOf: string
  readonly collection: Collection<Plain>
}

export interface Wanted {
  readonly key: string
  readonly period: string
  readonly orgId: string
  readonly me: Member
  readonly now: Date
}

/** The records behind a figure. */
export function recordsOf(sources: readonly FigureSource[], { key, period, orgId, me, now }: Wanted): Found {
  const { source, figure } = figureCalled(sources, key)
  if (!mayOpen(source, me)) refuse('NOT_ALLOWED')
  const filter: Filter = { ...recordsIn(source, period, now), [source.units]: source.unitBy?.of(orgId) ?? orgId }
  return { source, figure, filter, ways: waysToCount(figure), asOf: stockDay(period, now), collection: db[source.collection] as unknown as Collection<Plain> }
}

export const dashboardRoutes = (sources: readonly FigureSource[], planned: readonly PlannedFigure[]) => ({
  'summary.dashboard': holding<'summary.dashboard'>(...READERS)({
    handle: async ({ input: { period, orgId }, me, now }) => {
      const year = period.slice(0, 4)
      const [everything, { cells, all }] = await Promise.all([allUnits(), cellsOf([year, yearBefore(year)])])
      const units = unitFor(me, orgId, everything)
      const present = monthOf(dayOf(now))
      const months = monthsOfYear(year).filter((month) => month <= present)
      const parts = partsOf(units)
      const asked = { cells, period, me, units, months, parts }
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
    handle: async ({ input: { period, orgId, figure: key, cursor, limit }, me, now }) => {
      const { org } = unitFor(me, orgId, await allUnits())
      const found = recordsOf(sources, { key, period, orgId: org._id, me, now })
      const order = found.source.stock ? ([['_id', 1]] as const) : ([[found.source.day, 1], ['_id', 1]] as const)
      const docs = await found.collection.find(together(found.filter, after(found, cursor)), { order, limit: limit + 1 })
      const shown = docs.slice(0, limit)
      const last = shown.at(-1)
      const { name, unit, formula } = found.figure
      return {
        items: shown.map((doc) => recordView(found, doc as never)),
        next: docs.length > limit && last ? cursorOf(keyIn(found, last)) : null,
        name, unit, formula,
      }
    },
  }),
})
