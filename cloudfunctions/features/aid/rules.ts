/**
 * What may happen to an application for aid, by whom, and what follows. Pure: one table of steps, and
 * why-not functions that read it.
 */
import type { Aid, Ending, Hand, Stage } from '@/cloudfunctions/kit/documents/aid'
import { aidStatuses, type AidStatus } from '@/types/aidStatusNames'
import type { ErrorCode } from '@/types/errors'
import type { Role } from '@/types/roles'

/** Whose step it is: the applicant's, the person's it is about, that of a role while it waits for them, or anybody's. */
type By = 'party' | 'subject' | 'anyone' | readonly Role[]

interface StepRule {
  readonly from: readonly AidStatus[]
  readonly by: By
  /** The part one takes by it; absent: the applicant's own. */
  readonly stage?: Stage
}

/** Before any money has left. */
const UNPAID = ['submitted', 'returned', 'urgent', 'checking', 'reviewing', 'voting', 'toPublicise', 'publicised', 'objected', 'toApprove', 'reconsidering', 'approved'] as const

export const steps = {
  withdraw: { from: UNPAID, by: 'party' },
  resubmit: { from: ['returned'], by: 'party' },
  supplement: { from: ['papersDue'], by: 'party' },
  // Whatever has happened since: what reached somebody can be signed for.
  sign: { from: Object.keys(aidStatuses) as AidStatus[], by: 'subject' },
  askReview: { from: ['declined', 'refused'], by: 'party' },
  accept: { from: ['submitted'], by: ['CASE'], stage: 'file' },
  return: { from: ['submitted'], by: ['CASE'], stage: 'file' },
  decline: { from: ['submitted'], by: ['CASE'], stage: 'file' },
  ordinary: { from: ['urgent'], by: ['CHAIR'], stage: 'approve' },
  advance: { from: ['urgent'], by: ['CHAIR'], stage: 'approve' },
  visit: { from: ['checking'], by: ['CASE', 'GRP'], stage: 'file' },
  signVisit: { from: ['checking'], by: ['CASE', 'GRP'], stage: 'file' },
  opinion: { from: ['reviewing'], by: ['OFF', 'VICE'], stage: 'opinion' },
  vote: { from: ['voting'], by: ['OFF', 'VICE'], stage: 'opinion' },
  witness: { from: ['voting'], by: ['AUD'], stage: 'audit' },
  publicise: { from: ['toPublicise'], by: ['CASE'], stage: 'file' },
  object: { from: ['publicised'], by: 'anyone' },
  settle: { from: ['objected'], by: ['OFF', 'VICE'], stage: 'opinion' },
  approve: { from: ['toApprove'], by: ['CHAIR'], stage: 'approve' },
  reject: { from: ['toApprove'], by: ['CHAIR'], stage: 'approve' },
  reconsider: { from: ['reconsidering'], by: ['OFF', 'VICE'], stage: 'reconsider' },
  pay: { from: ['approved'], by: ['FIN'], stage: 'pay' },
  followUp: { from: ['received', 'aiding', 'lifted'], by: ['CASE'], stage: 'file' },
  proposeReview: { from: ['aiding'], by: ['CASE'], stage: 'file' },
  confirmReview: { from: ['yearReview'], by: ['CHAIR'], stage: 'approve' },
  reopen: { from: ['lifted'], by: ['CASE'], stage: 'file' },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps

const ruleOf = (step: StepName): StepRule => steps[step]
export const stageOf = (step: StepName): Stage => ruleOf(step).stage ?? 'apply'

/** A hat of the reader's for which the case waits. */
export interface Standing {
  readonly role: Role | 'member'
  readonly ownerId: string
  readonly actingForId: string | null
  /** The wearer or the hat's owner is the person it is about, a declared relative, or of the household. */
  readonly hasInterest: boolean
}

/** Everything the rules ask about a person before a case. */
export interface Who {
  readonly memberId: string
  readonly isParty: boolean
  readonly isSubject: boolean
  /** The person has taken back the agreement to have it handled, after it was sent in. */
  readonly hasStopped?: boolean
  readonly standings: readonly Standing[]
}

/** True when this person, or whoever they stand in for, has had another part in this case, in this round or one before. */
export function hasOtherPart(hands: readonly Hand[], stage: Stage, people: readonly string[]): boolean {
  const isOne = (hand: Hand) => people.includes(hand.by) || (hand.actingFor !== null && people.includes(hand.actingFor))
  return hands.some((hand) => hand.stage !== stage && isOne(hand))
}

type Parts = Pick<Aid, 'hands'>

function isFree(step: StepName, { hands }: Parts, { memberId }: Who, { ownerId, hasInterest }: Standing): boolean {
  return !hasInterest && !hasOtherPart(hands, stageOf(step), [memberId, ownerId])
}

const standingsFor = (step: StepName, who: Who) => {
  const { by } = ruleOf(step)
  return typeof by === 'string' ? [] : who.standings.filter(({ role }) => (by as readonly string[]).includes(role))
}

/** Which of several free standings counts: one's own before one held for somebody else. */
export function standingFor(step: StepName, aid: Parts, who: Who): Standing | null {
  const free = standingsFor(step, who).filter((standing) => isFree(step, aid, who, standing))
  return free.find(({ actingForId }) => actingForId === null) ?? free[0] ?? null
}

function whyNotBy(step: StepName, aid: Parts, who: Who): ErrorCode | null {
  const { by } = ruleOf(step)
  if (by === 'anyone') return null
  if (by === 'party') return who.isParty ? null : 'AID_NOT_YOURS'
  if (by === 'subject') return who.isSubject ? null : 'AID_NOT_YOURS'
  if (standingsFor(step, who).length === 0) return 'CASE_NOT_YOUR_TURN'
  return standingFor(step, aid, who) ? null : 'CASE_CONFLICT_OF_INTEREST'
}

const amongst = (people: readonly (string | null)[], entry: { readonly by: string; readonly actingFor: string | null }) =>
  people.includes(entry.by) || (entry.actingFor !== null && people.includes(entry.actingFor))

type Ask = (aid: Aid, people: readonly (string | null)[]) => ErrorCode | null

/** The last payment that nobody has signed for. */
export const unsigned = ({ grants }: Pick<Aid, 'grants'>) => grants.findLast(({ paidAt, signedAt, voidAt }) => paidAt !== null && signedAt === null && voidAt === null)

const papersOpen: Ask = ({ grants }) => (grants.some(({ paidAt }) => paidAt !== null) ? 'AID_WRONG_STATE' : null)

/** What else a step asks. `people` are the one who acts and the one acted for. */
const conditions: Partial<Record<StepName, Ask>> = {
  withdraw: papersOpen,
  sign: ({ grants }) => (unsigned({ grants }) ? null : 'AID_WRONG_STATE'),
  askReview: ({ reviewsAsked }) => (reviewsAsked > 0 ? 'AID_REVIEWED_BEFORE' : null),
  signVisit: ({ visit }, people) => {
    if (!visit) return 'AID_VISIT_MISSING'
    return amongst(people, visit) ? 'AID_VISITOR_TWICE' : null
  },
  vote: ({ vote }, people) => (vote?.votes.some((one) => amongst(people, one)) ? 'AID_VOTED_BEFORE' : null),
  // Nobody judges what they said themselves: neither the objection nor the opinion it is raised against.
  settle: ({ objections, history }, people) => {
    const opinion = history.findLast(({ action }) => action === 'aid.opinion')
    const isTheirs = objections.some(({ by }) => people.includes(by)) || (opinion !== undefined && amongst(people, { by: opinion.by, actingFor: opinion.actingFor ?? null }))
    return isTheirs ? 'CASE_CONFLICT_OF_INTEREST' : null
  },
  witness: ({ vote }) => (vote?.witnessedBy ? 'AID_WITNESSED_BEFORE' : null),
}

/** Without the agreement nobody handles it any more; the person may still withdraw, and sign for what came. */
function whyNotHandled(step: StepName, { hasStopped = false }: Who): ErrorCode | null {
  if (!hasStopped || step === 'withdraw' || step === 'sign') return null
  return typeof ruleOf(step).by === 'string' ? 'AID_CONSENT_NEEDED' : 'AID_CONSENT_GONE'
}

/** Why this person cannot take this step now, or null. */
export function whyNot(step: StepName, aid: Aid, who: Who): ErrorCode | null {
  if (!ruleOf(step).from.includes(aid.status)) return 'AID_WRONG_STATE'
  const code = whyNotBy(step, aid, who) ?? whyNotHandled(step, who)
  if (code) return code
  const standing = standingFor(step, aid, who)
  return conditions[step]?.(aid, [who.memberId, standing?.actingForId ?? null].filter((id) => id !== null)) ?? null
}

/** The reason for each of these steps, for the buttons. */
export function blockedFor<Name extends StepName>(names: readonly Name[], aid: Aid, who: Who): Record<Name, ErrorCode | null> {
  return Object.fromEntries(names.map((name) => [name, whyNot(name, aid, who)])) as Record<Name, ErrorCode | null>
}

/** The committee has decided when enough have voted and one side has more; where the applicant wants no publicity the auditor must have been there. */
export function outcomeOfVote({ votes, reasons, witnessedBy }: Pick<NonNullable<Aid['vote']>, 'votes' | 'reasons' | 'witnessedBy'>, needed: number): 'open' | 'passed' | 'lost' {
  const votesFor = votes.filter(({ isFor }) => isFor).length
  const against = votes.length - votesFor
  if (votes.length < needed || votesFor === against) return 'open'
  if (reasons.includes('noPublicity') && witnessedBy === null) return 'open'
  return votesFor > against ? 'passed' : 'lost'
}

/** How a case ends that nobody helped further: money already paid makes it a file. */
export const endingOf = ({ grants }: Pick<Aid, 'grants'>): Ending => (grants.some(({ paidAt }) => paidAt !== null) ? 'file' : 'notAided')

/** An amount of this case that is still to be approved, after what was given in advance. */
export const stillOpen = (suggestedFen: number, advancedFen: number) => Math.max(0, suggestedFen - advancedFen)

/** 张*: the family name and one star, however long the rest is. */
export const maskedName = (name: string) => `${Array.from(name)[0] ?? ''}*`
