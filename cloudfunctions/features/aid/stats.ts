/** Figures of a year about people in need: only so many as tell nothing of one of them (kit/suppress.ts). */
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { between, oneOf } from '@/cloudfunctions/kit/filter'
import { holding } from '@/cloudfunctions/kit/serve'
import { hiddenIn, SHOWN_FROM } from '@/cloudfunctions/kit/suppress'
import { allUnits, unitsOf } from '@/cloudfunctions/kit/units'
import { addDays, dayOf, startOfDay } from '@/types/calendar'
import { aidKinds, aidOutcomes, aidTables, type AidOutcome, type AidTable } from '@/types/aidNames'
import type { HandlerOutput } from '@/types/actions'
import { openBox } from './boxes'

const COUNTING = ['CASE', 'CHAIR', 'VICE', 'AUD'] as const
const AT_ONCE = 1000

/**
 * The day before the quarter that is running: figures that grew with every application would tell the newest one by
 * subtraction from yesterday's.
 */
export function lastClosedDay(today: string, year: string): string {
  if (today.slice(0, 4) > year) return `${year}-12-31`
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  return addDays(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`, -1)
}

/** As it stood then: what was decided or paid since tells of one person, and waits for its own quarter. */
function outcomeOf({ grants, history }: Aid, until: Date): AidOutcome {
  if (grants.some(({ paidAt }) => paidAt !== null && paidAt < until)) return 'aided'
  const status = history.findLast(({ at }) => at < until)?.to
  if (status === 'withdrawn') return 'withdrawn'
  return status === 'declined' || status === 'refused' ? 'notAided' : 'open'
}

interface Person {
  /** Null where it was deleted: the person took back the agreement (stop.ts). */
  readonly kind: string | null
  readonly unit: string
  readonly outcome: AidOutcome
}

/** One of each person, by the latest case they had then: it is people that are counted, not papers. */
export function peopleOf(aids: readonly Aid[], until: Date): Person[] {
  const latest = new Map(aids.filter(({ submittedAt }) => submittedAt < until).map((aid) => [aid.subjectId, aid]))
  return [...latest.values()].map((aid) => ({ kind: openBox(aid, 'kind'), unit: aid.orgPath[1] ?? aid.orgPath[0] ?? '', outcome: outcomeOf(aid, until) }))
}

/** All of them, oldest first, however many: `read` gives the next page, from this instant on. */
export async function allFrom(from: Date, read: (from: Date) => Promise<readonly Aid[]>, atOnce = AT_ONCE): Promise<Aid[]> {
  const found = new Map<string, Aid>()
  for (let next = from, known = -1; known < found.size; ) {
    known = found.size
    const page = await read(next)
    for (const aid of page) found.set(aid._id, aid)
    if (page.length < atOnce) break
    next = page.at(-1)?.submittedAt ?? next
  }
  return [...found.values()]
}

type Tables = HandlerOutput<'aid.statistics'>['tables']

type Labels = Readonly<Record<AidTable, Readonly<Record<string, string>>>>

const countOf = (people: readonly Person[], table: AidTable, code: string) => people.filter((person) => person[table] === code).length

/**
 * Each table against the same total, with what must be hidden hidden; pure. A table that misses somebody's word is hidden whole: one
 * less in a cell, and one more in none, would tell what it was.
 */
export function tablesOf(people: readonly Person[], labels: Labels): { total: number | null; tables: Tables } {
  const names = Object.keys(aidTables) as AidTable[]
  const total = people.length
  const tables = names.map((table) => {
    const isWhole = people.every((person) => person[table] !== null)
    const counts = Object.keys(labels[table]).map((code) => ({ id: code, value: countOf(people, table, code), parts: [] }))
    const hidden = hiddenIn({ id: '', value: total, parts: counts })
    return { table, cells: counts.map(({ id, value }) => ({ code: id, label: labels[table][id] ?? '', people: !isWhole || hidden.has(id) ? null : value })) }
  })
  return { total: total > 0 && total < SHOWN_FROM ? null : total, tables }
}

const isTelling = (before: number, after: number) => before !== after && Math.abs(after - before) < SHOWN_FROM

/** True when two sets of figures, each shown as it is, would tell by subtraction that one or two moved between them. */
export function tellsBySubtraction(before: readonly Person[], after: readonly Person[], labels: Labels): boolean {
  const [first, second] = [tablesOf(before, labels), tablesOf(after, labels)]
  if (first.total === null || second.total === null) return false
  if (isTelling(first.total, second.total)) return true
  return first.tables.some(({ table, cells }, index) => {
    const isShown = (code: string) => [cells, second.tables[index]?.cells ?? []].every((each) => each.find((cell) => cell.code === code)?.people !== null)
    const shown = cells.map(({ code }) => code).filter(isShown)
    const moves = shown.map((code) => [countOf(before, table, code), countOf(after, table, code)] as const)
    const restOf = (all: readonly Person[]) => all.length - shown.reduce((sum, code) => sum + countOf(all, table, code), 0)
    return [...moves, [restOf(before), restOf(after)] as const].some(([was, is]) => isTelling(was, is))
  })
}

/** Ends of the quarters of a year that are over by then, and of the year before, which begins with nobody. */
const endsOf = (year: string, asOf: string) =>
  [`${Number(year) - 1}-12-31`, ...['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}`)].filter((day) => day <= asOf)

/**
 * The latest quarter of which all figures may stand beside those shown before. Otherwise the former figures stay, with their day, all
 * of them: cells of two quarters side by side would tell by their sum what each of them leaves out.
 */
export function shownOf(year: string, lastDay: string, peopleOn: (day: string) => readonly Person[], labels: Labels): { readonly asOf: string; readonly people: readonly Person[] } {
  const [first = lastDay, ...later] = endsOf(year, lastDay)
  return later.reduce((shown, asOf) => {
    const people = peopleOn(asOf)
    return tellsBySubtraction(shown.people, people, labels) ? shown : { asOf, people }
  }, { asOf: first, people: peopleOn(first) })
}

export const statsRoutes = {
  'aid.statistics': holding<'aid.statistics'>(...COUNTING)({
    handle: async ({ input: { year }, me, now }) => {
      const lastDay = lastClosedDay(dayOf(now), year)
      const until = (day: string) => startOfDay(addDays(day, 1))
      const filter = { year, orgPath: oneOf(unitsOf(me, COUNTING)) }
      const read = (from: Date) => db.aids.find({ ...filter, submittedAt: between(from, until(lastDay)) }, { order: [['submittedAt', 1]], limit: AT_ONCE })
      const [aids, units] = await Promise.all([allFrom(startOfDay(`${year}-01-01`), read), allUnits()])
      const labels = {
        kind: Object.fromEntries(Object.entries(aidKinds).map(([code, { name }]) => [code, name])),
        unit: Object.fromEntries([...units.values()].filter(({ type }) => type === 'branch').map(({ _id, name }) => [_id, name])),
        outcome: aidOutcomes,
      }
      const { asOf, people } = shownOf(year, lastDay, (day) => peopleOf(aids, until(day)), labels)
      return { asOf, hiddenBelow: SHOWN_FROM, ...tablesOf(people, labels) }
    },
  }),
}
