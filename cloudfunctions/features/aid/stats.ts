/** Figures of a year about people in need: only so many as tell nothing of one of them (kit/suppress.ts). */
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { lt, oneOf } from '@/cloudfunctions/kit/filter'
import { holding } from '@/cloudfunctions/kit/serve'
import { hiddenIn, SHOWN_FROM } from '@/cloudfunctions/kit/suppress'
import { allUnits, unitsOf } from '@/cloudfunctions/kit/units'
import { addDays, dayOf, startOfDay } from '@/types/calendar'
import { aidKinds, aidOutcomes, aidTables, type AidOutcome, type AidTable } from '@/types/aidNames'
import type { HandlerOutput } from '@/types/actions'
import { openBox } from './boxes'

const COUNTING = ['CASE', 'CHAIR', 'VICE', 'AUD'] as const
const MOST = 1000

/**
 * The day before the quarter that is running: figures that grew with every application would tell the newest one by
 * subtraction from yesterday's.
 */
export function lastClosedDay(today: string, year: string): string {
  if (today.slice(0, 4) > year) return `${year}-12-31`
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  return addDays(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`, -1)
}

function outcomeOf({ status, grants }: Aid): AidOutcome {
  if (grants.some(({ paidAt }) => paidAt !== null)) return 'aided'
  if (status === 'withdrawn') return 'withdrawn'
  return status === 'declined' || status === 'refused' ? 'notAided' : 'open'
}

interface Person {
  readonly kind: string
  readonly unit: string
  readonly outcome: AidOutcome
}

/** One of each person, by their latest case: it is people that are counted, not papers. */
function peopleOf(aids: readonly Aid[]): Person[] {
  const latest = new Map(aids.map((aid) => [aid.subjectId, aid]))
  return [...latest.values()].map((aid) => ({ kind: openBox(aid, 'kind') ?? 'living', unit: aid.orgPath[1] ?? aid.orgPath[0] ?? '', outcome: outcomeOf(aid) }))
}

type Tables = HandlerOutput<'aid.statistics'>['tables']

/** Each table against the same total, with what must be hidden hidden; pure. */
export function tablesOf(people: readonly Person[], labels: Readonly<Record<AidTable, Readonly<Record<string, string>>>>): { total: number | null; tables: Tables } {
  const names = Object.keys(aidTables) as AidTable[]
  const total = people.length
  const tables = names.map((table) => {
    const codes = Object.keys(labels[table])
    const counts = codes.map((code) => ({ id: code, value: people.filter((person) => person[table] === code).length, parts: [] }))
    const hidden = hiddenIn({ id: '', value: total, parts: counts })
    return { table, cells: counts.map(({ id, value }) => ({ code: id, label: labels[table][id] ?? '', people: hidden.has(id) ? null : value })) }
  })
  return { total: total > 0 && total < SHOWN_FROM ? null : total, tables }
}

export const statsRoutes = {
  'aid.statistics': holding<'aid.statistics'>(...COUNTING)({
    handle: async ({ input: { year }, me, now }) => {
      const asOf = lastClosedDay(dayOf(now), year)
      const filter = { year, orgPath: oneOf(unitsOf(me, COUNTING)), submittedAt: lt(startOfDay(addDays(asOf, 1))) }
      const [aids, units] = await Promise.all([db.aids.find(filter, { order: [['submittedAt', 1]], limit: MOST }), allUnits()])
      const labels = {
        kind: Object.fromEntries(Object.entries(aidKinds).map(([code, { name }]) => [code, name])),
        unit: Object.fromEntries([...units.values()].filter(({ type }) => type === 'branch').map(({ _id, name }) => [_id, name])),
        outcome: aidOutcomes,
      }
      return { asOf, hiddenBelow: SHOWN_FROM, ...tablesOf(peopleOf(aids), labels) }
    },
  }),
}
