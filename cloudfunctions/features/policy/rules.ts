/** Who may change a setting, and when a new value may begin. Pure. */
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { PolicyProposal } from '@/cloudfunctions/kit/documents/policyProposal'
import type { ErrorCode } from '@/types/errors'
import type { Grant, Portfolio } from '@/types/roles'

export interface Person {
  readonly _id: string
  readonly grants: readonly Grant[]
  readonly orgPath: readonly string[]
}

/** Settings are the company's: a branch's officers do not change them. */
const atTheTop = ({ orgPath, grants }: Person) => grants.filter(({ orgId }) => orgId === orgPath[0])

/** The chair of the union stands by its numbers. */
export const whyNotConfirm = (me: Person): ErrorCode | null => (atTheTop(me).some(({ role }) => role === 'CHAIR') ? null : 'NOT_ALLOWED')

export function whyNotPropose(me: Person, portfolio: Portfolio, proposal: Pick<PolicyProposal, 'status'> | null): ErrorCode | null {
  const may = atTheTop(me).some((grant) => grant.role === 'ADM' || (grant.role === 'OFF' && (!grant.portfolio || grant.portfolio === portfolio)))
  if (!may) return 'NOT_ALLOWED'
  return proposal?.status === 'waiting' ? 'POLICY_WAITING' : null
}

export interface NewRow {
  readonly scope: string
  readonly value: number
  readonly from: string
}

/** Nothing retroactive: what was decided until today was decided by the row of its day. */
export function whyNotFrom({ scope, value, from }: NewRow, rows: readonly Policy[], current: Policy | null, today: string): ErrorCode | null {
  if (from <= today) return 'POLICY_DAY_PAST'
  if (rows.some((row) => row.scope === scope && row.from === from)) return 'POLICY_DAY_TAKEN'
  return current && current.scope === scope && current.value === value && !rows.some((row) => row.from > today) ? 'POLICY_SAME_VALUE' : null
}

/** False for a share above a hundred, a switch that is neither on nor off, half a fen. */
export function isValueOf(unit: Policy['unit'], value: number): boolean {
  if (unit === 'switch') return value === 0 || value === 1
  if (unit === 'percent') return Number.isInteger(value) && value <= 100
  return unit === 'multiple' || Number.isSafeInteger(value)
}

export function whyNotDecide(me: Person, proposal: Pick<PolicyProposal, 'status' | 'proposedBy'> | null): ErrorCode | null {
  const code = whyNotConfirm(me)
  if (code) return code
  if (proposal?.status !== 'waiting') return 'POLICY_NOT_WAITING'
  return proposal.proposedBy === me._id ? 'POLICY_OWN_PROPOSAL' : null
}

export function whyNotWithdraw(me: Person, proposal: Pick<PolicyProposal, 'status' | 'proposedBy'> | null): ErrorCode | null {
  if (proposal?.status !== 'waiting') return 'POLICY_NOT_WAITING'
  return proposal.proposedBy === me._id ? null : 'NOT_ALLOWED'
}

/** Where the rows of one key and scope should end: each the day the next begins. Only those that end wrongly. */
export function endsOf(rows: readonly Policy[]): Array<{ readonly row: Policy; readonly to: string }> {
  const inOrder = [...rows].sort((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.flatMap((row, index) => {
    const next = inOrder[index + 1]
    return next && (row.to === null || row.to > next.from) ? [{ row, to: next.from }] : []
  })
}
