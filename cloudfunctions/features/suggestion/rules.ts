/**
 * What may happen to a suggestion, by whom, and what follows. Pure: one table of steps, and why-not
 * functions that read it.
 */
import type { Role } from '@/types/roles'
import type { ErrorCode } from '@/types/errors'
import type { SuggestionStatus, Verdict } from '@/types/suggestionNames'
import type { HeldWords } from '@/cloudfunctions/kit/documents/safety'
import type { Opinion, ReviewRole, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'

/** Whose step it is: the proposer's, that of a role while it waits for them, or the union's at any time. */
type By = { readonly proposer: true } | { readonly turnOf: readonly Role[] } | { readonly unionOf: readonly Role[] } | { readonly anyone: true }

interface StepRule {
  readonly from: readonly SuggestionStatus[]
  readonly by: By
}

const proposer: By = { proposer: true }
const turnOf = (...roles: Role[]): By => ({ turnOf: roles })
/** The officer for democratic management and the chair, whoever has it at the moment. */
const union: By = { unionOf: ['OFF', 'CHAIR'] }

/** Whatever has been answered may be rated; the last three may also be asked for again, once. */
const ANSWERED = [
  'declined', 'notAdopted', 'stopped', 'merged', 'redirected', 'reserved', 'adopted', 'implementing', 'verifying', 'verified', 'graded', 'publicised', 'cleared', 'awarded',
] as const

/** The chair's turn comes by escalation, and where department and jury disagree. */
export const steps = {
  withdraw: { from: ['submitted', 'returned'], by: proposer },
  resubmit: { from: ['returned'], by: proposer },
  rate: { from: ANSWERED, by: proposer },
  reopen: { from: ['declined', 'notAdopted', 'stopped', 'redirected'], by: proposer },
  accept: { from: ['submitted'], by: turnOf('OFF', 'CHAIR') },
  return: { from: ['submitted'], by: turnOf('OFF', 'CHAIR') },
  decline: { from: ['submitted'], by: turnOf('OFF', 'CHAIR') },
  merge: { from: ['submitted', 'accepted'], by: turnOf('OFF', 'CHAIR') },
  redirect: { from: ['submitted', 'accepted'], by: turnOf('OFF', 'CHAIR') },
  takeOver: { from: ['redirected'], by: turnOf('OFF', 'CHAIR') },
  assign: { from: ['accepted'], by: turnOf('OFF', 'CHAIR') },
  reassign: { from: ['reviewing', 'adopted', 'implementing'], by: union },
  resume: { from: ['reserved'], by: union },
  review: { from: ['reviewing'], by: turnOf('DEPT', 'JURY', 'CHAIR') },
  plan: { from: ['adopted'], by: turnOf('DEPT') },
  /** 行政分管领导 signs what is to be carried out (handbook §0.2); the chair's turn comes by escalation. */
  sign: { from: ['implementing'], by: turnOf('EXEC', 'CHAIR') },
  complete: { from: ['implementing'], by: turnOf('DEPT') },
  stop: { from: ['adopted', 'implementing'], by: turnOf('DEPT') },
  confirmEffect: { from: ['verifying'], by: turnOf('DEPT') },
  confirmMoney: { from: ['verifying'], by: turnOf('FIN') },
  confirmYear: { from: ['awarded'], by: turnOf('FIN') },
  score: { from: ['verified'], by: turnOf('JURY') },
  publicise: { from: ['graded'], by: turnOf('OFF', 'CHAIR') },
  object: { from: ['publicised'], by: { anyone: true } },
  settle: { from: ['publicised'], by: turnOf('OFF', 'CHAIR') },
  award: { from: ['cleared'], by: turnOf('CHAIR') },
  reward: { from: ['reserved'], by: { unionOf: ['CHAIR'] } },
  pay: { from: ['awarded', 'reserved'], by: turnOf('FIN') },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps

/** A hat of the reader's that meets the case, with what stands against it. */
export interface Standing {
  readonly role: Role | 'member'
  readonly actingForId: string | null
  /** 'turn': the case waits for it; 'union': it oversees all suggestions of the unit. */
  readonly meets: 'turn' | 'union'
  /** The wearer or the hat's owner is a proposer, a relative of one, or (for jurors, where the setting says so) of the same unit. */
  readonly hasInterest: boolean
}

/** Everything the rules ask about a person before a case. */
export interface Who {
  readonly memberId: string
  readonly isProposer: boolean
  /** Who wrote it, not a proposer whom the author named: what waits for a verdict is shown to this one alone. */
  readonly isAuthor: boolean
  /** Ids of own suggestions that were merged into this one. */
  readonly mergedOwn?: readonly string[]
  readonly standings: readonly Standing[]
}

const stepOf = (step: StepName): StepRule => steps[step]

/** The standings by which this step could be taken, conflicts included. */
export function standingsFor(step: StepName, who: Who): readonly Standing[] {
  const { by } = stepOf(step)
  if ('turnOf' in by) return who.standings.filter(({ meets, role }) => meets === 'turn' && (by.turnOf as readonly string[]).includes(role))
  if ('unionOf' in by) return who.standings.filter(({ meets, role }) => meets === 'union' && (by.unionOf as readonly string[]).includes(role))
  return []
}

/** Which of several free standings counts: one's own before one held for somebody else. */
export function standingFor(step: StepName, who: Who): Standing | null {
  const free = standingsFor(step, who).filter(({ hasInterest }) => !hasInterest)
  return free.find(({ actingForId }) => actingForId === null) ?? free[0] ?? null
}

export function whyNotInState(step: StepName, suggestion: Pick<Suggestion, 'status'>): ErrorCode | null {
  return stepOf(step).from.includes(suggestion.status) ? null : 'SUGGESTION_WRONG_STATE'
}

/** 副主席 acts for the chair by delegation only (handbook §0.2): with one, the chair's standing is there, too. */
function isOnlyVice({ by }: StepRule, waitsFor: readonly string[], who: Who): boolean {
  const isOfChair = 'turnOf' in by && by.turnOf.includes('CHAIR') && waitsFor.some((key) => key.startsWith('CHAIR@'))
  return isOfChair && who.standings.some(({ role, meets }) => role === 'VICE' && meets === 'union')
}

function whyNotBy(step: StepName, { waitsFor }: Pick<Suggestion, 'waitsFor'>, who: Who): ErrorCode | null {
  const { by } = stepOf(step)
  if ('anyone' in by) return null
  if ('proposer' in by) return who.isProposer ? null : 'SUGGESTION_NOT_YOURS'
  if (standingsFor(step, who).length === 0) return isOnlyVice(stepOf(step), waitsFor, who) ? 'CASE_BY_DELEGATION_ONLY' : 'CASE_NOT_YOUR_TURN'
  return standingFor(step, who) ? null : 'CASE_CONFLICT_OF_INTEREST'
}

/** Steps that may be taken once only, or not by the same person twice. */
function whyNotAgain(step: StepName, suggestion: Suggestion, who: Who): ErrorCode | null {
  if (step === 'resubmit' && isUnseen(suggestion, who)) return 'SUGGESTION_NOT_YOURS'
  if (step === 'rate' && suggestion.rating) return 'SUGGESTION_RATED'
  const isUnpaid = suggestion.award !== null && suggestion.award.paidAt === null
  if ((step === 'resume' || step === 'reward') && isUnpaid) return 'SUGGESTION_PAYMENT_OPEN'
  if (step === 'pay' ? !isUnpaid : step === 'confirmYear' && isUnpaid) return 'SUGGESTION_WRONG_STATE'
  if (step === 'reward' && suggestion.award) return 'SUGGESTION_WRONG_STATE'
  if (step === 'reopen' && suggestion.reopens > 0) return 'SUGGESTION_REOPENED_BEFORE'
  const actors = (who.standings.length > 0 ? [who.memberId, standingFor(step, who)?.actingForId] : []).filter(Boolean)
  const hasActed = (entry: { by: string; actingFor: string | null }) => actors.includes(entry.by) || actors.includes(entry.actingFor ?? '')
  if (step === 'review' && suggestion.opinions.some(hasActed)) return 'SUGGESTION_REVIEWED_BEFORE'
  if (step === 'score' && suggestion.scores.some(hasActed)) return 'SUGGESTION_SCORED_BEFORE'
  return null
}

/** Why this person cannot take this step now, or null. */
export function whyNot(step: StepName, suggestion: Suggestion, who: Who): ErrorCode | null {
  return whyNotInState(step, suggestion) ?? whyNotBy(step, suggestion, who) ?? whyNotAgain(step, suggestion, who)
}

/** The reason for each of these steps, for the buttons. */
export function blockedFor<Name extends StepName>(names: readonly Name[], suggestion: Suggestion, who: Who): Record<Name, ErrorCode | null> {
  return Object.fromEntries(names.map((name) => [name, whyNot(name, suggestion, who)])) as Record<Name, ErrorCode | null>
}

/** One opinion each of department and jury; where they agree that is the verdict, where not the chair has the last word. */
export function verdictOf(opinions: readonly Opinion[]): Opinion | 'open' | 'disagreed' {
  const last = (role: ReviewRole) => opinions.findLast((opinion) => opinion.role === role)
  const [chair, department, jury] = [last('CHAIR'), last('DEPT'), last('JURY')]
  if (chair) return chair
  if (!department || !jury) return 'open'
  return department.verdict === jury.verdict ? department : 'disagreed'
}

export const stateAfter = { adopt: 'adopted', notAdopt: 'notAdopted', reserve: 'reserved' } as const satisfies Record<Verdict, SuggestionStatus>

/** What the proposer is told: the reasons of both, once, without who said which. */
export function reasonTold(opinions: readonly Opinion[], verdict: Verdict): string {
  return [...new Set(opinions.filter((opinion) => opinion.verdict === verdict && opinion.reason !== '').map(({ reason }) => reason))].join('；')
}

const UNDECIDED: ReadonlySet<SuggestionStatus> = new Set(['submitted', 'returned', 'withdrawn', 'declined', 'merged', 'accepted', 'reviewing'])
/** Until the verdict, whoever reviews sees neither name nor unit. */
export const isBlind = ({ status }: Pick<Suggestion, 'status'>) => UNDECIDED.has(status)

/** Units in which it may be counted and listed before anybody who oversees: a unit of its own would tell who wrote it. What is no suggestion stays with the house for good. */
export function openPathOf({ orgPath }: Pick<Suggestion, 'orgPath'>, status: SuggestionStatus): readonly string[] {
  return isBlind({ status }) || status === 'redirected' ? orgPath.slice(0, 1) : orgPath
}

/** Words that no machine passed are read by the two offices that accept, and by their author. */
export function isTextHeld({ textCheck }: Pick<Suggestion, 'textCheck'>, { isAuthor, standings }: Who): boolean {
  return textCheck === 'review' && !isAuthor && !standings.some(({ role }) => role === 'OFF' || role === 'CHAIR')
}

const SPOKEN = ['reason', 'note', 'text', 'effect', 'ownerName'] as const
/** Free texts that come with a step and that others will read. The suggestion's own words are judged with it. */
export function spokenIn(input: Readonly<Record<string, unknown>>): string[] {
  if ('problem' in input) return []
  return SPOKEN.flatMap((field) => (typeof input[field] === 'string' ? [input[field]] : []))
}

/** Words of a step that wait for a person are read by whoever wrote them and by the two offices that accept. */
export function mayReadHeld({ by, isBlocked }: HeldWords, { memberId, isAuthor, standings }: Who): boolean {
  if (by === memberId || (by === 'proposer' && isAuthor)) return true
  return !isBlocked && standings.some(({ role }) => role === 'OFF' || role === 'CHAIR')
}

/** A named co-proposer cannot write anew what they have not seen. */
const isUnseen = (suggestion: Pick<Suggestion, 'textCheck' | 'photosOpen'>, who: Who) => !who.isAuthor && (suggestion.photosOpen || isTextHeld(suggestion, who))

/** Pictures that others than the author may see. */
export const shownPhotos = ({ photoFileIds, photosPassed }: Pick<Suggestion, 'photoFileIds' | 'photosPassed'>) => photoFileIds.filter((fileId) => photosPassed.includes(fileId))
export const photosFor = (suggestion: Pick<Suggestion, 'photoFileIds' | 'photosPassed'>, { isAuthor }: Who) => (isAuthor ? suggestion.photoFileIds : shownPhotos(suggestion))

/** Money was confirmed and the value of the whole year is still to come. */
export const awaitsYear = ({ yearAt, effectFound }: Pick<Suggestion, 'yearAt' | 'effectFound'>) =>
  yearAt !== null && effectFound !== null && effectFound.confirmedFen !== null && effectFound.yearFen === null

/** A plan that the management has not signed yet. */
export const isUnsigned = ({ status, terms, signature }: Pick<Suggestion, 'status' | 'terms' | 'signature'>) => status === 'implementing' && terms.execSigns === 1 && signature === null

export const hasOpenObjection = ({ objections }: Pick<Suggestion, 'objections'>) => objections.some(({ settled }) => settled === null)

/** One of this publicity's objections was upheld: the grade goes back to the jury once all of them are answered. */
export const isOverturned = ({ round, objections }: Pick<Suggestion, 'round' | 'objections'>) =>
  objections.some((objection) => objection.round === round && objection.settled?.isUpheld)

/** Once by each person against each grade that is made public. */
export const hasObjected = ({ round, objections }: Pick<Suggestion, 'round' | 'objections'>, memberId: string) =>
  objections.some((objection) => objection.round === round && objection.by === memberId)

/** Only into an older one that is alive: so two can never swallow each other. */
export function whyNotMerge(duplicate: Suggestion, into: Suggestion): ErrorCode | null {
  const isOlder = into.listKey < duplicate.listKey
  const isAlive = into.mergedInto === null && !['returned', 'withdrawn', 'declined', 'redirected', 'archived'].includes(into.status)
  return isOlder && isAlive ? null : 'SUGGESTION_CANNOT_MERGE'
}

/** The text others read is the text that was checked. */
export interface Proposal {
  readonly title: string
  readonly problem: string
  readonly measure: string
}

const TITLE_LENGTH = 24

/** The title given, or the beginning of the measure up to its first stop. */
export function titleOf({ title, measure }: Pick<Proposal, 'title' | 'measure'>): string {
  if (title) return title
  const [sentence = ''] = measure.split(/[。；;！!\n]/)
  const letters = Array.from(sentence)
  return letters.length > TITLE_LENGTH ? `${letters.slice(0, TITLE_LENGTH - 1).join('')}…` : sentence
}

/** Shares of all proposers are whole per cents and make a hundred; nobody is named twice. */
export function whyNotShared(shares: readonly number[], memberIds: readonly string[]): ErrorCode | null {
  if (new Set(memberIds).size !== memberIds.length) return 'SUGGESTION_COPROPOSER_TWICE'
  return shares.reduce((sum, share) => sum + share, 0) === 100 ? null : 'SUGGESTION_SHARES'
}

/** Where the copies of a suggestion's photos lie. */
export const folderOf = (suggestionId: string) => `suggestions/${suggestionId}/`

const pathIn = (fileId: string) => fileId.split('/').slice(3).join('/')

/** A photo lies in the sender's own folder or has been kept with this suggestion before. */
export function whyNotPhotos(fileIds: readonly string[], openid: string, kept: readonly string[] = []): ErrorCode | null {
  const isOwn = (fileId: string) => pathIn(fileId).startsWith(`uploads/${openid}/`) && !fileId.includes('..')
  return fileIds.every((fileId) => kept.includes(fileId) || isOwn(fileId)) ? null : 'SUGGESTION_PHOTO_NOT_YOURS'
}
