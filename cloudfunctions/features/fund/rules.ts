/** Who reads a ledger, who books in it, and what may still be booked. Pure. */
import { counterable, type Counterable } from '@/types/fundNames'
import type { ErrorCode } from '@/types/errors'
import type { Grant, Role } from '@/types/roles'
import type { Fund, FundEntry } from '@/cloudfunctions/kit/documents/fund'

/** Money is booked by finance and the chair. */
const BOOKERS: readonly Role[] = ['FIN', 'CHAIR']
/** The committee member for finance and the auditors read along. */
export const READERS = ['FIN', 'CHAIR', 'VICE', 'AUD', 'OFF'] as const satisfies readonly Role[]

export interface Officer {
  readonly grants: readonly Grant[]
}

const reads = ({ role, portfolio }: Grant) => (READERS as readonly Role[]).includes(role) && (role !== 'OFF' || !portfolio || portfolio === 'finance')

/** The units whose ledgers this person may read. */
export const unitsRead = ({ grants }: Officer) => [...new Set(grants.filter(reads).map(({ orgId }) => orgId))]

/** The unit in whose name this person opens a ledger, or null. */
export const unitBooked = ({ grants }: Officer) => grants.find(({ role }) => BOOKERS.includes(role))?.orgId ?? null

/** An auditor changes nothing, whatever else the roster says. */
export function whyNotBook(me: Officer, orgId: string | null): ErrorCode | null {
  if (me.grants.some(({ role }) => role === 'AUD')) return 'FUND_AUDITOR_READS'
  return orgId !== null && me.grants.some((grant) => BOOKERS.includes(grant.role) && grant.orgId === orgId) ? null : 'NOT_ALLOWED'
}

/** A ledger is opened for a year that is here or comes next. */
export const isYearAhead = (year: string, today: string) => Number(year) > Number(today.slice(0, 4)) + 1

/** A second opening only when the first was taken back. */
export function whyNotReopen(fund: Pick<Fund, 'openingFen'>): ErrorCode | null {
  return fund.openingFen > 0 ? 'FUND_OPENING_SET' : null
}

export const isCounterable = (kind: string): kind is Counterable => (counterable as readonly string[]).includes(kind)

/** Whether a line may be taken back now: money that is already spent or put aside cannot. */
export function whyNotCounter({ kind, amountFen }: Pick<FundEntry, 'kind' | 'amountFen'>, isTakenBack: boolean, fund: Pick<Fund, 'leftFen'>): ErrorCode | null {
  if (isTakenBack) return 'FUND_TAKEN_BACK'
  if (!isCounterable(kind) || amountFen === 0) return 'FUND_LINE_STAYS'
  return kind !== 'post' && fund.leftFen < amountFen ? 'FUND_SHORT' : null
}
