/** The ceilings of a case on a day, and what its household has had this year. */
import { campaignsFor, type AidKind as CampaignKind } from '@/cloudfunctions/kit/aidMarks'
import { allowanceId, isHeldBy } from '@/cloudfunctions/kit/allowance'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Allowance } from '@/cloudfunctions/kit/documents/handout'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { dayOf } from '@/types/calendar'
import { aidCategories, aidKinds, type AidCategory, type AidKind } from '@/types/aidNames'
import type { CeilingsView } from '@/types/aid'
import type { Clause } from '@/types/policy'
import { advancedFen, openBox, suggestedIn } from './boxes'
import { ceilingsOf, type CeilingClauses, type Facts } from './ceilingRules'
import { sumOf } from './meansRules'

export interface Limits extends Pick<CeilingsView, 'ceilings' | 'frequency' | 'kinds' | 'roomFen' | 'voteRoomFen'> {
  readonly year: string
  readonly kind: AidKind
  readonly campaigns: readonly CampaignKind[]
  /** What the committee voted for above the ceiling; null: it did not. */
  readonly votedFen: number | null
  readonly allowanceIds: readonly string[]
  /** The most one of the household may have had after it: the condition of the one update that takes. */
  readonly yearlyFen: number
}

const allKinds = Object.keys(aidKinds) as AidKind[]
const allCategories = Object.keys(aidCategories) as AidCategory[]

/** The rows the visitors found, once both have signed; before, what was filled in. */
export function rowsOf(aid: Aid) {
  const visit = aid.visit?.signedAt ? openBox(aid, 'visit') : null
  if (visit) return { rows: visit.rows, isChecked: true, knownFen: visit.knownFen ?? 0 }
  const members = openBox(aid, 'members') ?? []
  const at = (stage: string) => members.filter(({ school }) => school === stage).length
  const rows = {
    area: openBox(aid, 'area') ?? 'urban', people: Math.max(1, members.length), higher: at('higher'), senior: at('senior'), incomes: openBox(aid, 'incomes') ?? [],
    outlays: openBox(aid, 'outlays') ?? [], exclusions: openBox(aid, 'exclusions') ?? [],
  }
  return { rows, isChecked: false, knownFen: 0 }
}

function factsOf(aid: Aid, category: AidCategory | null, isUrgentAdvance: boolean): Facts {
  const { rows } = rowsOf(aid)
  return {
    kind: openBox(aid, 'kind') ?? 'living', category, students: { higher: rows.higher, senior: rows.senior }, selfPaidFen: sumOf(rows.outlays.filter(({ kind }) => kind === 'medical')), isUrgentAdvance,
  }
}

interface Rules {
  readonly ceilings: CeilingClauses
  readonly kinds: Clause | null
}

async function rulesOn(day: string, { kind, category }: Facts, area: 'urban' | 'rural'): Promise<Rules> {
  const keys = {
    dibao: `aid.dibao.${area}`, deepMonths: 'aid.ceiling.living.deep', otherMonths: 'aid.ceiling.living.other', medical: 'aid.ceiling.medical',
    medicalShare: 'aid.ceiling.medicalShare', higherMonths: 'aid.ceiling.study.higher', seniorMonths: 'aid.ceiling.study.senior', temporary: 'aid.ceiling.temporary',
    urgent: 'aid.ceiling.urgent', voteCeiling: `aid.voteCeiling.${kind}`, times: `aid.times.${kind}`,
  } as const satisfies Record<keyof CeilingClauses, string>
  const found: Readonly<Record<string, Policy>> = await policiesOn(day, ...Object.values(keys), ...allCategories.map((each) => `aid.kinds.${each}`))
  const clause = (key: string) => clauseOf(found[key] as Policy)
  const ceilings = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, clause(key)])) as Record<keyof CeilingClauses, Clause>
  return { ceilings, kinds: category && clause(`aid.kinds.${category}`) }
}

const householdOf = (aid: Aid) => [...new Set(openBox(aid, 'household') ?? [aid.subjectId])]

/** Of one year everything that counts towards the same ceilings: the person's own, or the household's. */
function allowanceIdsOf(aid: Aid, kind: AidKind, year: string): string[] {
  const household = kind === 'temporary' ? [aid.subjectId] : householdOf(aid)
  return household.map((memberId) => allowanceId(`aid.${kind}`, year, memberId))
}

export const heldBy = (aid: Aid, year: string) => allowanceIdsOf(aid, openBox(aid, 'kind') ?? 'living', year)

/** The allowances of all kinds that the household has begun this year: one call. */
const hadIn = (aid: Aid, year: string) => db.allowances.find({ _id: oneOf(allKinds.flatMap((kind) => allowanceIdsOf(aid, kind, year))) })

const ofKind = (aid: Aid, kind: AidKind, year: string, had: readonly Allowance[]) => {
  const ids = new Set(allowanceIdsOf(aid, kind, year))
  return had.filter(({ _id }) => ids.has(_id))
}

const mostOf = (had: ReadonlyArray<{ readonly fen: number }>) => Math.max(0, ...had.map(({ fen }) => fen))

function otherKinds(aid: Aid, mine: AidKind, year: string, had: readonly Allowance[]): AidKind[] {
  return allKinds.filter((kind) => kind !== mine && mostOf(ofKind(aid, kind, year, had)) > 0)
}

/** Other kinds than this one that the household has had by now: asked once more when this one has been taken. */
export const otherKindsNow = async (aid: Aid, kind: AidKind, year: string) => otherKinds(aid, kind, year, await hadIn(aid, year))

/** What the fund has given the household this year, of whatever kind, beside what this round gave in advance: one call. */
export async function knownAidFen(aid: Aid, now: Date): Promise<number> {
  const year = dayOf(now).slice(0, 4)
  const had = await hadIn(aid, year)
  const all = allKinds.reduce((sum, kind) => sum + mostOf(ofKind(aid, kind, year, had)), 0)
  return Math.max(0, all - advancedFen(aid))
}

/** What is asked beside the case: in which category, for help in need, and what this very request has put aside already. */
export interface Asked {
  readonly category?: AidCategory
  readonly isUrgent?: boolean
  readonly own?: { readonly grantId: string; readonly amountFen: number }
}

/** What was had of one kind. A request that comes again finds its own part there: it is not counted against itself. */
function usedBy(had: readonly Allowance[], own: Asked['own']) {
  const others = had.map((one) => (own && isHeldBy(one, own.grantId) ? { fen: one.fen - own.amountFen, times: one.times - 1 } : one))
  return { fen: mostOf(others), times: Math.max(0, ...others.map(({ times }) => times)) }
}

/** Three calls: the rules of the day, what was had, what campaigns have brought. */
export async function limitsOf(aid: Aid, now: Date, { category, isUrgent = false, own }: Asked = {}): Promise<Limits> {
  const day = dayOf(now)
  const year = day.slice(0, 4)
  const facts = factsOf(aid, category ?? openBox(aid, 'opinion')?.category ?? null, isUrgent)
  const { kind } = facts
  const [rules, had, campaigns] = await Promise.all([rulesOn(day, facts, rowsOf(aid).rows.area), hadIn(aid, year), campaignsFor(householdOf(aid), year)])
  const found = ceilingsOf(facts, rules.ceilings, usedBy(ofKind(aid, kind, year, had), own))
  const votedFen = aid.vote?.passedAt && aid.vote.reasons.includes('overCeiling') ? suggestedIn(aid) : null
  const yearly = found.ceilings.filter(({ basis }) => basis !== 'urgent')
  const yearlyFen = Math.min(...yearly.map(({ limitFen, voteLimitFen }) => (votedFen !== null && voteLimitFen !== null ? voteLimitFen : limitFen)))
  const kinds = { had: otherKinds(aid, kind, year, had), clause: rules.kinds, allowed: rules.kinds?.value ?? null }
  return { ...found, kinds, campaigns, kind, year, votedFen, allowanceIds: allowanceIdsOf(aid, kind, year), yearlyFen }
}
