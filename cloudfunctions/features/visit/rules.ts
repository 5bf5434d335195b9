/** What may happen to a visit, by whom, and what follows. Pure: one table of steps, and why-not functions that read it. */
import type { Visit, VisitHand, VisitStage } from '@/cloudfunctions/kit/documents/visit'
import type { ErrorCode } from '@/types/errors'
import type { Role } from '@/types/roles'
import type { VisitGroup, VisitStatus } from '@/types/visitNames'

/**
 * Whose step it is: the person's; that of a role while it waits for them (`turn`); that of whoever cares for the unit
 * (`office`); or of the person and of the office.
 */
interface StepRule {
  readonly from: readonly VisitStatus[]
  readonly by: 'subject' | 'turn' | 'office' | 'subjectOrOffice'
  readonly roles?: readonly Role[]
  /** The part one takes by it; absent: that of the state. */
  readonly stage?: VisitStage
}

const BEFORE_APPROVAL = ['checking', 'reviewing', 'approving'] as const
const TO_VISIT = [...BEFORE_APPROVAL, 'toArrange', 'arranged'] as const
const UNFINISHED = [...TO_VISIT, 'toSign'] as const
/** Those who care for a unit. */
export const CARING: readonly Role[] = ['GRP', 'OFF', 'VICE']

export const steps = {
  check: { from: ['checking'], by: 'turn', roles: ['GRP'], stage: 'check' },
  review: { from: ['reviewing'], by: 'turn', roles: ['OFF', 'VICE'], stage: 'review' },
  approve: { from: ['approving'], by: 'turn', roles: ['CHAIR'], stage: 'approve' },
  refuse: { from: BEFORE_APPROVAL, by: 'turn', roles: ['GRP', 'OFF', 'VICE', 'CHAIR'] },
  arrange: { from: TO_VISIT, by: 'office', roles: CARING, stage: 'visit' },
  record: { from: TO_VISIT, by: 'office', roles: CARING, stage: 'visit' },
  sign: { from: ['toSign'], by: 'subject', stage: 'own' },
  signFor: { from: ['toSign'], by: 'office', roles: CARING, stage: 'visit' },
  follow: { from: ['following'], by: 'office', roles: CARING, stage: 'visit' },
  cancel: { from: UNFINISHED, by: 'subjectOrOffice', roles: CARING, stage: 'visit' },
  allowPhoto: { from: [...UNFINISHED, 'following'], by: 'subject', stage: 'own' },
  attach: { from: [...UNFINISHED, 'following'], by: 'subjectOrOffice', roles: CARING, stage: 'visit' },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps
const ruleOf = (step: StepName): StepRule => steps[step]

const stagesOf: Partial<Record<VisitStatus, VisitStage>> = { checking: 'check', reviewing: 'review', approving: 'approve' }
export const stageOf = (step: StepName, { status }: Pick<Visit, 'status'>): VisitStage => ruleOf(step).stage ?? stagesOf[status] ?? 'visit'

/** A hat of the reader's. */
export interface Standing {
  readonly role: Role | 'member'
  readonly ownerId: string
  readonly actingForId: string | null
  /** The wearer or the hat's owner is the person, a declared relative, or may not hear of a talk. */
  readonly hasInterest: boolean
}

export interface Who {
  readonly memberId: string
  readonly isSubject: boolean
  /** Hats for which it waits. */
  readonly turns: readonly Standing[]
  /** Hats that care for the unit. */
  readonly offices: readonly Standing[]
}

/** Facts, opinion and signature come from three people; who hands something over has not approved it. */
const apart: Readonly<Record<VisitStage, readonly VisitStage[]>> = {
  own: [],
  report: [],
  check: ['report', 'review', 'approve'],
  review: ['report', 'check', 'approve'],
  approve: ['report', 'check', 'review', 'visit'],
  visit: ['approve'],
}

/** True when one of these people has had a part that does not go with this one. */
export function hasOtherPart(hands: readonly VisitHand[], stage: VisitStage, people: readonly string[]): boolean {
  return hands.some((hand) => apart[stage].includes(hand.stage) && (people.includes(hand.by) || (hand.actingFor !== null && people.includes(hand.actingFor))))
}

type Parts = Pick<Visit, 'hands' | 'status'>

function standingsFor(step: StepName, who: Who): readonly Standing[] {
  const { by, roles = [] } = ruleOf(step)
  if (by === 'subject') return []
  return (by === 'turn' ? who.turns : who.offices).filter(({ role }) => (roles as readonly string[]).includes(role))
}

/** Which of several free standings counts: one's own before one held for somebody else. */
export function standingFor(step: StepName, visit: Parts, who: Who): Standing | null {
  const stage = stageOf(step, visit)
  const free = standingsFor(step, who).filter(({ ownerId, hasInterest }) => !hasInterest && !hasOtherPart(visit.hands, stage, [who.memberId, ownerId]))
  return free.find(({ actingForId }) => actingForId === null) ?? free[0] ?? null
}

function whyNotBy(step: StepName, visit: Parts, who: Who): ErrorCode | null {
  const { by } = ruleOf(step)
  if (by === 'subject') return who.isSubject ? null : 'VISIT_NOT_YOURS'
  if (by === 'subjectOrOffice' && who.isSubject) return null
  if (standingsFor(step, who).length === 0) return 'CASE_NOT_YOUR_TURN'
  return standingFor(step, visit, who) ? null : 'CASE_CONFLICT_OF_INTEREST'
}

type Ask = (visit: Visit) => ErrorCode | null

/** What else a step asks. */
const conditions: Partial<Record<StepName, Ask>> = {
  arrange: ({ visitedOn }) => (visitedOn === null ? null : 'VISIT_WRONG_STATE'),
  record: ({ visitedOn }) => (visitedOn === null ? null : 'VISIT_WRONG_STATE'),
  sign: ({ rules }) => (rules.signer === 'self' ? null : 'VISIT_FAMILY_SIGNS'),
}

/** Why this person cannot take this step now, or null. */
export function whyNot(step: StepName, visit: Visit, who: Who): ErrorCode | null {
  if (!ruleOf(step).from.includes(visit.status)) return 'VISIT_WRONG_STATE'
  return whyNotBy(step, visit, who) ?? conditions[step]?.(visit) ?? null
}

/** On paper: for the family, or for somebody who does not use the app. */
export function whyNotSignFor(visit: Visit, who: Who, isBound: boolean): ErrorCode | null {
  return whyNot('signFor', visit, who) ?? (visit.rules.signer === 'self' && isBound ? 'VISIT_FAMILY_SIGNS' : null)
}

/** Papers of the kind that nobody has seen yet stop the review of something that costs money. */
export function whyNotPapers({ rules, seen }: Pick<Visit, 'rules' | 'seen'>, more: readonly string[]): ErrorCode | null {
  if (rules.gift === 'none') return null
  return rules.papers.every((paper) => seen.includes(paper) || more.includes(paper)) ? null : 'VISIT_PAPERS_UNSEEN'
}

type Onward = Pick<Visit, 'grant' | 'followUpOn' | 'visitedOn' | 'plan'>

/** After the signature, or after a visit that brought nothing. */
export const afterwards = ({ followUpOn }: Pick<Onward, 'followUpOn'>): VisitStatus => (followUpOn ? 'following' : 'closed')
/** After the visit. */
export const afterVisit = (visit: Pick<Onward, 'grant' | 'followUpOn'>): VisitStatus => (visit.grant ? 'toSign' : afterwards(visit))
/** After the decision: some have been visited before it. */
export function afterDecision(visit: Onward): VisitStatus {
  if (visit.visitedOn !== null) return afterVisit(visit)
  return visit.plan ? 'arranged' : 'toArrange'
}

export const isOver = (status: VisitStatus) => status === 'closed' || status === 'refused' || status === 'cancelled'

/** What is said where others may look on: never the kind. */
export const titleOf = (group: VisitGroup) => ({ visit: '走访慰问', talk: '谈心', care: '关怀任务' })[group]
