/** The ceilings of a case on a day, and what its household has had this year. */
import { allowanceId } from '@/cloudfunctions/kit/allowance'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { dayOf } from '@/types/calendar'
import type { CeilingsView } from '@/types/aid'
import type { Clause } from '@/types/policy'
import { openBox, suggestedIn } from './boxes'
import { ceilingsOf, type CeilingClauses, type Facts } from './ceilingRules'
import { sumOf } from './meansRules'

export interface Limits extends Pick<CeilingsView, 'ceilings' | 'frequency' | 'roomFen' | 'voteRoomFen'> {
  readonly year: string
  /** What the committee voted for above the ceiling; null: it did not. */
  readonly votedFen: number | null
  readonly allowanceIds: readonly string[]
  /** The most one of the household may have had after it: the condition of the one update that takes. */
  readonly yearlyFen: number
}

/** The rows the visitors found, once both have signed; before, what was filled in. */
export function rowsOf(aid: Aid) {
  const visit = aid.visit?.signedAt ? openBox(aid, 'visit') : null
  if (visit) return { rows: visit.rows, isChecked: true }
  const members = openBox(aid, 'members') ?? []
  const rows = {
    area: openBox(aid, 'area') ?? 'urban', people: Math.max(1, members.length), incomes: openBox(aid, 'incomes') ?? [], outlays: openBox(aid, 'outlays') ?? [],
    exclusions: openBox(aid, 'exclusions') ?? [],
  }
  return { rows, isChecked: false }
}

function factsOf(aid: Aid, isUrgentAdvance: boolean): Facts {
  const { rows } = rowsOf(aid)
  return {
    kind: openBox(aid, 'kind') ?? 'living', category: openBox(aid, 'opinion')?.category ?? null, members: openBox(aid, 'members') ?? [],
    selfPaidFen: sumOf(rows.outlays.filter(({ kind }) => kind === 'medical')), isUrgentAdvance,
  }
}

async function clausesOn(day: string, { kind }: Facts, area: 'urban' | 'rural'): Promise<CeilingClauses> {
  const keys = {
    dibao: `aid.dibao.${area}`, deepMonths: 'aid.ceiling.living.deep', otherMonths: 'aid.ceiling.living.other', medical: 'aid.ceiling.medical',
    medicalShare: 'aid.ceiling.medicalShare', higherMonths: 'aid.ceiling.study.higher', seniorMonths: 'aid.ceiling.study.senior', temporary: 'aid.ceiling.temporary',
    urgent: 'aid.ceiling.urgent', voteCeiling: `aid.voteCeiling.${kind}`, times: `aid.times.${kind}`,
  } as const satisfies Record<keyof CeilingClauses, string>
  const found: Readonly<Record<string, Policy>> = await policiesOn(day, ...Object.values(keys))
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, clauseOf(found[key] as Policy)])) as Record<keyof CeilingClauses, Clause>
}

/** Of one year everything that counts towards the same ceilings: the person's own, or the household's. */
function allowanceIdsOf(aid: Aid, kind: Facts['kind'], year: string): string[] {
  const household = kind === 'temporary' ? [aid.subjectId] : (openBox(aid, 'household') ?? [aid.subjectId])
  return [...new Set(household)].map((memberId) => allowanceId(`aid.${kind}`, year, memberId))
}

export const heldBy = (aid: Aid, year: string) => allowanceIdsOf(aid, openBox(aid, 'kind') ?? 'living', year)

/** Two calls: the rules of the day, and what was had. */
export async function limitsOf(aid: Aid, now: Date, isUrgentAdvance = false): Promise<Limits> {
  const day = dayOf(now)
  const year = day.slice(0, 4)
  const facts = factsOf(aid, isUrgentAdvance)
  const allowanceIds = allowanceIdsOf(aid, facts.kind, year)
  const [clauses, had] = await Promise.all([clausesOn(day, facts, rowsOf(aid).rows.area), db.allowances.find({ _id: oneOf(allowanceIds) })])
  const used = { fen: Math.max(0, ...had.map(({ fen }) => fen)), times: Math.max(0, ...had.map(({ times }) => times)) }
  const found = ceilingsOf(facts, clauses, used)
  const votedFen = aid.vote?.passedAt && aid.vote.reasons.includes('overCeiling') ? suggestedIn(aid) : null
  const yearly = found.ceilings.filter(({ basis }) => basis !== 'urgent')
  const yearlyFen = Math.min(...yearly.map(({ limitFen, voteLimitFen }) => (votedFen !== null && voteLimitFen !== null ? voteLimitFen : limitFen)))
  return { ...found, year, votedFen, allowanceIds, yearlyFen }
}
