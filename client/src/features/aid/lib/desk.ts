/** What an officer may do with a case, the due step first. */
import type { AidForOfficer } from '@/types/aid'
import type { ErrorCode } from '@/types/errors'

export type DeskStep = keyof AidForOfficer['blocked']

const order: readonly DeskStep[] = [
  'accept', 'signVisit', 'visit', 'opinion', 'vote', 'witness', 'publicise', 'settle', 'advance', 'approve', 'reconsider', 'pay', 'confirmReview', 'followUp', 'proposeReview', 'reopen', 'return',
  'decline', 'ordinary', 'reject',
]

/** Reasons worth a grey button; a step that is simply not due is not shown. */
const told: readonly ErrorCode[] = ['CASE_CONFLICT_OF_INTEREST', 'AID_VISITOR_TWICE', 'AID_VOTED_BEFORE', 'AID_WITNESSED_BEFORE']

export const possibleSteps = ({ blocked }: Pick<AidForOfficer, 'blocked'>) => order.filter((step) => blocked[step] === null)

export function refusedStep({ blocked }: Pick<AidForOfficer, 'blocked'>): { step: DeskStep; code: ErrorCode } | null {
  const step = order.find((name) => told.includes(blocked[name] as ErrorCode))
  return step ? { step, code: blocked[step] as ErrorCode } : null
}
