import type { ProposalStatus } from '@/types/policyNames'
import type { Recorded } from '../record'
import type { Policy } from './policy'

/**
 * Another value for a setting, from a day on. `_id` is `<key>_<scope>`, so there is one at a time; what was
 * proposed before is in the history. Confirmed, it becomes a row of its own and no row is rewritten.
 */
export interface PolicyProposal extends Recorded {
  readonly status: ProposalStatus
  readonly key: string
  readonly scope: string
  readonly value: number
  readonly unit: Policy['unit']
  readonly from: string
  readonly source: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedByName: string
  /** The chair who confirmed it. */
  readonly decidedBy: string | null
  /** False while the row, or the end of the one before it, may still be missing. */
  readonly isSettled: boolean
}
