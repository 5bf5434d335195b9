/** How much and how often: the ceilings of a kind of aid against what was given this year. Pure; whole fen. */
import type { AidCategory, AidKind, CeilingsView } from '@/types/aid'
import type { ErrorCode } from '@/types/errors'
import type { Clause } from '@/types/policy'

/** What the ceilings depend on. */
export interface Facts {
  readonly kind: AidKind
  readonly category: AidCategory | null
  /** At college, and at senior school: as the visitors found them. */
  readonly students: { readonly higher: number; readonly senior: number }
  readonly selfPaidFen: number
  readonly isUrgentAdvance: boolean
}

export interface CeilingClauses {
  readonly dibao: Clause
  readonly deepMonths: Clause
  readonly otherMonths: Clause
  readonly medical: Clause
  readonly medicalShare: Clause
  readonly higherMonths: Clause
  readonly seniorMonths: Clause
  readonly temporary: Clause
  readonly urgent: Clause
  readonly voteCeiling: Clause
  readonly times: Clause
}

/** What the household, or for `temporary` the person, has had of this kind this year. */
export interface Used {
  readonly fen: number
  readonly times: number
}

type Ceiling = CeilingsView['ceilings'][number]
type Draw = Pick<Ceiling, 'basis' | 'clause' | 'limitFen'>

const draws: Record<AidKind, (facts: Facts, clauses: CeilingClauses) => Draw[]> = {
  living: ({ category }, { dibao, deepMonths, otherMonths }) => {
    const clause = category === 'deep' ? deepMonths : otherMonths
    return [{ basis: 'household', clause, limitFen: clause.value * dibao.value }]
  },
  medical: ({ selfPaidFen }, { medical, medicalShare }) => [
    { basis: 'household', clause: medical, limitFen: medical.value },
    { basis: 'selfPaid', clause: medicalShare, limitFen: Math.floor((selfPaidFen * medicalShare.value) / 100) },
  ],
  study: ({ students: { higher, senior } }, { dibao, higherMonths, seniorMonths }) => {
    const clause = higher > 0 ? higherMonths : seniorMonths
    return [{ basis: 'students', clause, limitFen: (higher * higherMonths.value + senior * seniorMonths.value) * dibao.value }]
  },
  temporary: (_facts, { temporary }) => [{ basis: 'person', clause: temporary, limitFen: temporary.value }],
}

/** A vote lifts the ceiling of the kind, never what the family paid itself. */
const liftable: ReadonlySet<Ceiling['basis']> = new Set(['household', 'person', 'students'])

export function ceilingsOf(facts: Facts, clauses: CeilingClauses, used: Used): Pick<CeilingsView, 'ceilings' | 'frequency' | 'roomFen' | 'voteRoomFen'> {
  const yearly = draws[facts.kind](facts, clauses)
  const all: Draw[] = facts.isUrgentAdvance ? [...yearly.filter(({ basis }) => basis !== 'selfPaid'), { basis: 'urgent', clause: clauses.urgent, limitFen: clauses.urgent.value }] : yearly
  const ceilings = all.map((draw): Ceiling => {
    const usedFen = draw.basis === 'urgent' ? 0 : used.fen
    const canLift = liftable.has(draw.basis) && !facts.isUrgentAdvance && clauses.voteCeiling.value > draw.limitFen
    return { ...draw, usedFen, roomFen: Math.max(0, draw.limitFen - usedFen), voteLimitFen: canLift ? clauses.voteCeiling.value : null }
  })
  const roomFen = Math.min(...ceilings.map((ceiling) => ceiling.roomFen))
  const voteRoomFen = Math.min(...ceilings.map(({ voteLimitFen, usedFen, roomFen: room }) => (voteLimitFen === null ? room : Math.max(0, voteLimitFen - usedFen))))
  return { ceilings, frequency: { clause: clauses.times, used: used.times, allowed: clauses.times.value }, roomFen, voteRoomFen }
}

/** The campaign that has brought the same already. */
const sameCampaign: Partial<Record<AidKind, string>> = { study: 'schooling', medical: 'medical' }

/**
 * Why this kind of aid cannot be given beside what there was this year, or null: 深度困难 may have several kinds, 相对困难 one; what a
 * campaign has brought of the same kind is not given once more.
 */
export function whyNotBeside(kind: AidKind, { had, allowed }: Pick<CeilingsView['kinds'], 'had' | 'allowed'>, campaigns: readonly string[]): ErrorCode | null {
  if (allowed !== null && had.length >= allowed) return 'AID_KINDS_FULL'
  return campaigns.some((campaign) => campaign === sameCampaign[kind]) ? 'AID_DOUBLE_AID' : null
}

type Limits = Pick<CeilingsView, 'frequency' | 'roomFen' | 'voteRoomFen'>

/** Why this amount cannot be approved, or null. `votedFen` is what a committee agreed to, null: no vote. */
export function whyNotAmount(amountFen: number, { frequency, roomFen, voteRoomFen }: Limits, votedFen: number | null): ErrorCode | null {
  if (frequency.used >= frequency.allowed) return 'AID_TOO_OFTEN'
  const limit = votedFen === null ? roomFen : Math.max(roomFen, Math.min(votedFen, voteRoomFen))
  return amountFen > limit ? 'AID_OVER_CEILING' : null
}

/** The opinion may suggest what a vote could allow; 'vote' when it needs one. */
export function needsVote(amountFen: number, limits: Limits): ErrorCode | 'vote' | null {
  const code = whyNotAmount(amountFen, limits, null)
  if (code !== 'AID_OVER_CEILING') return code
  return amountFen <= limits.voteRoomFen ? 'vote' : code
}
