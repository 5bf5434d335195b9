/** Figures of a year about people in hard days: only so many as tell nothing of one of them (kit/suppress.ts). */
import { db } from '@/cloudfunctions/kit/db'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { between, gt, gte, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { holding } from '@/cloudfunctions/kit/serve'
import { hiddenIn, SHOWN_FROM } from '@/cloudfunctions/kit/suppress'
import { allUnits, unitsOf } from '@/cloudfunctions/kit/units'
import { addDays, dayOf, startOfDay } from '@/types/calendar'
import type { HandlerOutput } from '@/types/actions'
import { visitGroups, visitOutcomes, visitTables, type VisitOutcome, type VisitTable } from '@/types/visitNames'
import { isInTime } from './decide'

const COUNTING = ['CHAIR', 'VICE', 'AUD'] as const

/** The day before the quarter that is running: figures that grew with every visit would tell the newest one by subtraction. */
export function lastClosedDay(today: string, year: string): string {
  if (today.slice(0, 4) > year) return `${year}-12-31`
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  return addDays(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`, -1)
}

/** So many like ones. */
export interface Like {
  readonly group: string
  readonly unit: string
  readonly outcome: string
  readonly n: number
}

type Labels = Readonly<Record<VisitTable, Readonly<Record<string, string>>>>
type Tables = HandlerOutput<'visit.statistics'>['tables']

/** Each table against the same total, with what must be hidden hidden; pure. */
export function tablesOf(rows: readonly Like[], labels: Labels): { total: number | null; tables: Tables } {
  const total = rows.reduce((sum, { n }) => sum + n, 0)
  const tables = (Object.keys(visitTables) as VisitTable[]).map((table) => {
    const parts = Object.keys(labels[table]).map((code) => ({ id: code, value: rows.reduce((sum, row) => (row[table] === code ? sum + row.n : sum), 0), parts: [] }))
    const hidden = hiddenIn({ id: '', value: total, parts })
    return { table, cells: parts.map(({ id, value }) => ({ code: id, label: labels[table][id] ?? '', visits: hidden.has(id) ? null : value })) }
  })
  return { total: total > 0 && total < SHOWN_FROM ? null : total, tables }
}

type Ended = Pick<Visit, 'history' | 'outcome' | 'visitBy' | 'visitedOn'>

/** As it stood then: who was visited or refused since would be told by what moved. A visit that was made stays one, whatever was cancelled after it. */
export function outcomeBefore({ history, outcome, visitBy, visitedOn }: Ended, until: Date): VisitOutcome {
  const before = history.filter(({ at }) => at < until)
  const isVisited = visitedOn !== null && before.some(({ action }) => action === 'visit.record')
  const isOver = before.some(({ to }) => to === 'refused' || (to === 'cancelled' && !isVisited))
  if (isOver && outcome === 'cancelled') return 'cancelled'
  if (!isVisited) return 'open'
  return isInTime({ visitBy }, visitedOn) ? 'inTime' : 'late'
}

type Row = { readonly _id: { readonly path: readonly string[]; readonly group: string; readonly outcome: string }; readonly n: number }

const unitOf = (path: readonly string[]) => path[1] ?? path[0] ?? ''

/** What must be taken off the figures of today, and put in its place: of each visit that something has happened to since. */
export function correctionsFor(visits: ReadonlyArray<Ended & Pick<Visit, 'orgPath' | 'rules'>>, until: Date): Like[] {
  return visits.flatMap((visit) => {
    const like = { group: visit.rules.group, unit: unitOf(visit.orgPath) }
    return [{ ...like, outcome: visit.outcome, n: -1 }, { ...like, outcome: outcomeBefore(visit, until), n: 1 }]
  })
}

const AT_ONCE = 1000

/** Those of them to which something has happened since, however many. */
async function touchedSince(until: Date, filter: Filter): Promise<Visit[]> {
  const found: Visit[] = []
  for (let page = AT_ONCE; page === AT_ONCE; ) {
    const next = await db.visits.find({ ...filter, 'history.at': gte(until), _id: gt(found.at(-1)?._id ?? '') }, { order: [['_id', 1]], limit: AT_ONCE })
    found.push(...next)
    page = next.length
  }
  return found
}

export const statsRoutes = {
  'visit.statistics': holding<'visit.statistics'>(...COUNTING)({
    handle: async ({ input: { year }, me, now }) => {
      const asOf = lastClosedDay(dayOf(now), year)
      const from = startOfDay(`${year}-01-01`)
      const until = startOfDay(addDays(asOf, 1))
      const filter = { orgPath: oneOf(unitsOf(me, COUNTING)), reportedAt: between(from, until > from ? until : from) }
      const id = { path: '$orgPath', group: '$rules.group', outcome: '$outcome' }
      const [{ list }, touched, units] = await Promise.all([db.visits.matching(filter).group({ _id: id, n: { $sum: 1 } }).limit(5000).end(), touchedSince(until, filter), allUnits()])
      const today = (list as readonly Row[]).map(({ _id, n }) => ({ group: _id.group, outcome: _id.outcome, unit: unitOf(_id.path), n }))
      const labels = {
        group: visitGroups, outcome: visitOutcomes,
        unit: Object.fromEntries([...units.values()].filter(({ type }) => type === 'branch').map(({ _id, name }) => [_id, name])),
      }
      return { asOf, hiddenBelow: SHOWN_FROM, ...tablesOf([...today, ...correctionsFor(touched, until)], labels) }
    },
  }),
}
