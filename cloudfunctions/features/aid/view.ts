/** How a case looks: to the person it is about, to who handles it, in lists. */
import type { HistoryEntry } from '@/types/audit'
import type { HandlerOutput } from '@/types/actions'
import { aidKinds, type AidStatus } from '@/types/aidNames'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import { fileFields, nameIn, openBox, suggestedIn } from './boxes'
import { blockedFor, maskedName, unsigned, type Who } from './rules'

type ForApplicant = HandlerOutput<'aid.get'>
type ForOfficer = HandlerOutput<'aid.desk'>
export type Names = ReadonlyMap<string, { readonly name: string; readonly staffNo: string }>

export function cardView(aid: Aid, now: Date) {
  const { _id, number, status, submittedAt, ownerLabel, since, dueAt, escalatedAt, waitsFor } = aid
  return { aidId: _id, number, status, submittedAt, ownerLabel, since, dueAt, isOverdue: waitsFor.length > 0 && dueAt !== null && dueAt <= now, isEscalated: escalatedAt !== null }
}

const toDos: Partial<Record<AidStatus, 'complete' | 'sign' | 'supplement'>> = { returned: 'complete', paid: 'sign', papersDue: 'supplement' }

export function ownCard(aid: Aid, memberId: string, now: Date): HandlerOutput<'aid.mine'>['items'][number] {
  const toDo = toDos[aid.status] ?? (unsigned(aid) ? 'sign' : null)
  const isForOther = aid.subjectId !== memberId
  return { ...cardView(aid, now), toDo: toDo === 'sign' && isForOther ? null : toDo, isForOther }
}

export const deskCard = (aid: Aid, now: Date) => ({ ...cardView(aid, now), maskedName: maskedName(nameIn(aid)), unitName: aid.unitName })

/** Everything that was filled in; null when the retention clock has emptied it. */
export function fileView(aid: Aid, photos: readonly Evidence[]): HandlerOutput<'aid.file'> | null {
  if (!aid.sealed.kind) return null
  const filled = Object.fromEntries(fileFields.map((field) => [field, openBox(aid, field)])) as unknown as Pick<HandlerOutput<'aid.file'>, (typeof fileFields)[number]>
  const visit = openBox(aid, 'visit')
  const verified = visit?.verified ?? []
  const evidence = (openBox(aid, 'evidence') ?? []).map(({ evidenceId, kind }) => ({
    evidenceId, kind, isVerified: verified.includes(kind), isGone: !photos.some(({ _id }) => _id === evidenceId),
  }))
  const officialFileNo = openBox(aid, 'officialFileNo') ?? ''
  return { ...filled, checked: aid.visit?.signedAt && visit ? visit.rows : null, evidence, verified: [...verified], officialFileNo }
}

const nameOf = (by: string, names: Names) => names.get(by)?.name ?? '系统'

/** What the person it is about may read of what was said; opinions and objections are answered for among officers. */
const TOLD: ReadonlySet<string> = new Set([
  'aid.accept', 'aid.return', 'aid.decline', 'aid.ordinary', 'aid.reject', 'aid.reconsider', 'aid.withdraw', 'aid.askReview', 'aid.confirmReview', 'aid.reopen',
])
/** Whoever votes, checks or objects does it for the union. */
const UNNAMED: ReadonlySet<string> = new Set(['aid.vote', 'aid.visit', 'aid.signVisit', 'aid.opinion', 'aid.witness', 'aid.object', 'aid.settle'])

type Words = Readonly<Record<string, string>>

/** Lines whose words stay among officers, whatever they led to. */
const INNER: ReadonlySet<string> = new Set(['aid.vote', 'aid.witness'])

/** Why it was decided so, in the words that were meant for the person. */
function reasonOf(aid: Aid, words: Words): string {
  const line = aid.decision?.line ?? -1
  return INNER.has(aid.history[line]?.action ?? '') ? (openBox(aid, 'told')?.[`${line}.decision`] ?? '') : (words[line] ?? '')
}

function stepView({ at, by, actingFor, action, to }: HistoryEntry, names: Names, note: string) {
  return { at, byName: nameOf(by, names), actingForName: actingFor ? nameOf(actingFor, names) : '', action, to: to as AidStatus, note }
}

/** Whoever objects is a colleague; officers weigh the words. */
function stepForOfficer(entry: HistoryEntry, names: Names, note: string) {
  const step = stepView(entry, names, note)
  return entry.action === 'aid.object' ? { ...step, byName: '同事' } : step
}

function stepForApplicant(aid: Aid, entry: HistoryEntry, line: number, names: Names, words: Words) {
  const note = line === aid.decision?.line ? reasonOf(aid, words) : TOLD.has(entry.action) ? (words[line] ?? '') : ''
  const step = stepView(entry, names, note)
  return UNNAMED.has(entry.action) ? { ...step, byName: '工会', actingForName: '' } : step
}

function decisionView(aid: Aid, words: Words) {
  const { decision } = aid
  return decision && { isYes: decision.isYes, at: decision.at, byLabel: decision.byLabel, reason: reasonOf(aid, words) }
}

function grantViews(aid: Aid) {
  const amounts = openBox(aid, 'grants') ?? {}
  return aid.grants.map(({ grantId, isUrgent, approvedAt, paidAt, signedAt, voidAt }) => ({
    isUrgent, approvedAt, paidAt, signedAt, isVoid: voidAt !== null, amountFen: amounts[grantId]?.amountFen ?? 0, clauses: [...(amounts[grantId]?.clauses ?? [])],
  }))
}

function publicityView(aid: Aid, now: Date) {
  const { publicity } = aid
  return publicity && { startsAt: publicity.startsAt, endsAt: publicity.endsAt, isOver: publicity.endsAt !== null && publicity.endsAt <= now, amountFen: suggestedIn(aid) }
}

interface Seen {
  readonly who: Who
  readonly names: Names
  readonly photos: readonly Evidence[]
  readonly agrees: boolean
  readonly now: Date
}

/** A team leader who applied for somebody sees the file again only to complete it. */
export const showsFile = ({ status }: Pick<Aid, 'status'>, { isSubject }: Who) => isSubject || status === 'returned' || status === 'papersDue'

export function applicantView(aid: Aid, { who, names, photos, agrees, now }: Seen): ForApplicant {
  const words = openBox(aid, 'words') ?? {}
  return {
    ...cardView(aid, now),
    subjectName: nameIn(aid), isForOther: !who.isSubject, isUrgent: aid.isUrgent,
    file: showsFile(aid, who) ? fileView(aid, photos) : null,
    agreesToPublicity: agrees, decision: decisionView(aid, words), publicity: publicityView(aid, now), grants: grantViews(aid), papersDueOn: aid.papersDueOn,
    steps: aid.history.map((entry, line) => stepForApplicant(aid, entry, line, names, words)),
    blocked: { ...blockedFor(['withdraw', 'resubmit', 'supplement', 'sign', 'askReview'], aid, who), explain: whyNotExplain(aid, who) },
  }
}

/** The calculation is explained to the person once it stands on what was found. */
export const whyNotExplain = ({ visit }: Aid, { isSubject }: Who) => (isSubject ? (visit?.signedAt ? null : ('AID_NO_EXPLANATION' as const)) : ('AID_NOT_YOURS' as const))

function visitView(aid: Aid, names: Names): ForOfficer['visit'] {
  const said = openBox(aid, 'visit')
  if (!aid.visit || !said) return null
  const { by, at, signedBy, signedAt } = aid.visit
  return { ways: [...said.ways], on: said.on, text: said.text, byName: nameOf(by, names), at, signedByName: signedBy ? nameOf(signedBy, names) : '', signedAt }
}

function opinionView(aid: Aid, names: Names): ForOfficer['opinion'] {
  const said = openBox(aid, 'opinion')
  return aid.opinion && said && { ...said, supports: aid.opinion.supports, byName: nameOf(aid.opinion.by, names), at: aid.opinion.at }
}

function voteView(aid: Aid, names: Names, words: Words, canRead: boolean): ForOfficer['vote'] {
  if (!aid.vote) return null
  const told = canRead ? (openBox(aid, 'told') ?? {}) : {}
  const { reasons, votes, witnessedBy, passedAt } = aid.vote
  const votesFor = votes.filter(({ isFor }) => isFor).length
  return {
    reasons: [...reasons], amountFen: suggestedIn(aid), votesFor, votesAgainst: votes.length - votesFor, needed: aid.terms.voters, isWitnessed: witnessedBy !== null,
    isOpen: passedAt === null && aid.status === 'voting',
    votes: votes.map(({ by, isFor, at, line }) => ({ byName: nameOf(by, names), isFor, at, reason: told[line] ?? '', note: words[line] ?? '' })),
  }
}

function objectionViews(aid: Aid): ForOfficer['objections'] {
  const said = openBox(aid, 'objections') ?? {}
  return aid.objections.map(({ id, at, settled }) => ({
    at, text: said[id]?.text ?? '', isOpen: settled === null, isUpheld: settled?.isUpheld ?? false, reason: said[id]?.reason ?? '',
  }))
}

function yearReviewView(aid: Aid, names: Names): ForOfficer['yearReview'] {
  const said = openBox(aid, 'yearReview')
  return aid.yearReview && said && { ...said, outcome: aid.yearReview.outcome, byName: nameOf(aid.yearReview.by, names), at: aid.yearReview.at }
}

/** What tells a story is for those who may open the file. */
function story(aid: Aid, names: Names, words: Words, canRead: boolean) {
  if (!canRead) return { visit: null, opinion: null, objections: [], yearReview: null, decision: aid.decision && { ...aid.decision, reason: '' } }
  return {
    visit: visitView(aid, names), opinion: opinionView(aid, names), objections: objectionViews(aid), yearReview: yearReviewView(aid, names), decision: decisionView(aid, words),
  }
}

const officerSteps = [
  'accept', 'return', 'decline', 'ordinary', 'advance', 'visit', 'signVisit', 'opinion', 'vote', 'witness', 'publicise', 'settle', 'approve', 'reject', 'reconsider', 'pay',
  'followUp', 'proposeReview', 'confirmReview', 'reopen',
] as const

interface Behind extends Omit<Seen, 'photos'> {
  readonly canRead: boolean
  readonly besides: readonly string[]
}

export function officerView(aid: Aid, { who, names, agrees, now, canRead, besides }: Behind): ForOfficer {
  const words = canRead ? (openBox(aid, 'words') ?? {}) : {}
  const subject = names.get(aid.subjectId)
  return {
    ...cardView(aid, now), ...story(aid, names, words, canRead),
    subjectName: nameIn(aid), staffNo: subject?.staffNo ?? '', unitName: aid.unitName, applicantName: nameOf(aid.applicantId, names),
    kindWord: aidKinds[openBox(aid, 'kind') ?? 'living'].publicWord, isUrgent: aid.isUrgent, round: aid.round, canRead, agreesToPublicity: agrees,
    vote: voteView(aid, names, words, canRead), besides: [...besides], publicity: publicityView(aid, now), grants: grantViews(aid), papersDueOn: aid.papersDueOn,
    refusals: aid.refusals.map(({ at, by, action }) => ({ at, byName: nameOf(by, names), action })),
    steps: aid.history.map((entry, line) => stepForOfficer(entry, names, words[line] ?? '')),
    blocked: blockedFor(officerSteps, aid, who),
  }
}

export function spendingRow(aid: Aid): HandlerOutput<'aid.spending'>['items'][number] {
  const views = grantViews(aid)
  const live = views.filter(({ isVoid }) => !isVoid)
  const counted = live.length > 0 ? live : views
  const last = counted.at(-1)
  return {
    aidId: aid._id, number: aid.number, name: nameIn(aid), unitName: aid.unitName, kindWord: aidKinds[openBox(aid, 'kind') ?? 'living'].publicWord, status: aid.status,
    amountFen: counted.reduce((sum, { amountFen }) => sum + amountFen, 0), isUrgent: counted.some(({ isUrgent }) => isUrgent),
    approvedAt: last?.approvedAt ?? aid.submittedAt, paidAt: last?.paidAt ?? null, signedAt: last?.signedAt ?? null, isVoid: live.length === 0,
  }
}

