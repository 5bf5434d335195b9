/** What waits for a decision about people: changes of office, and applications to join or leave the union. */
import type { ApplicationKind, ApplicationStatus, RoleChangeStatus, UnionState } from '@/types/peopleNames'
import type { Clause } from '@/types/policy'
import type { Grant } from '@/types/roles'
import type { Case } from './case'

/** One office given or taken: proposed by one, confirmed by another. */
export interface RoleChange extends Case {
  readonly status: RoleChangeStatus
  readonly memberId: string
  readonly name: string
  readonly unitName: string
  readonly isRemoval: boolean
  readonly grant: Grant
  readonly orgName: string
  readonly orgPath: readonly string[]
  readonly reason: string
  readonly proposedBy: string
  readonly proposedByName: string
  readonly decidedByName: string
  readonly decision: string
  readonly submittedAt: Date
  /** True from the confirmation until the person's row says the same. */
  readonly isApplying: boolean
  readonly listKey: string
}

/** An application to join or leave; `_id` is made of person and request. */
export interface Application extends Case {
  readonly status: ApplicationStatus
  readonly kind: ApplicationKind
  /** Until it is approved or taken back; a person has one open at a time. */
  readonly isOpen: boolean
  readonly memberId: string
  readonly name: string
  readonly unitName: string
  readonly post: string
  readonly reason: string
  readonly opinion: string
  readonly orgPath: readonly string[]
  readonly submittedAt: Date
  readonly clause: Clause
  /** What the person becomes; null once the person's row says so. */
  readonly becomes: UnionState | null
  readonly listKey: string
}
