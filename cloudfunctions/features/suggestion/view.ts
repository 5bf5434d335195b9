/** How a suggestion looks: to its proposers, to the union, to those who review and carry it out, in public. */
import type { HistoryEntry } from '@/types/audit'
import type { HandlerOutput } from '@/types/actions'
import { criteria, type Criterion, type SuggestionStatus } from '@/types/suggestionNames'
import type { Author, AwardPart, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { roles } from '@/types/roleNames'
import { clauseOf } from '@/cloudfunctions/kit/policies'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import { clauseKeys } from './clauses'
import { blockedFor, isBlind, isTextHeld, photosFor, shownPhotos, type Who } from './rules'

type ForProposer = HandlerOutput<'suggestion.get'>
type ForOfficer = HandlerOutput<'suggestion.desk'>
type ForReviewer = HandlerOutput<'suggestion.case'>
export type Names = ReadonlyMap<string, string>

/** What a picture of a suggestion needs beside it. */
export interface Seen {
  readonly who: Who
  readonly photoUrls: readonly string[]
  /** The settings it is judged by, in any order. */
  readonly policies: readonly Policy[]
  readonly now: Date
}

const REFUSED: ReadonlySet<SuggestionStatus> = new Set(['declined', 'notAdopted', 'redirected', 'merged', 'archived'])

export function cardView(suggestion: Suggestion, now: Date): HandlerOutput<'suggestion.mine'>['items'][number] {
  const { _id, number, title, category, status, submittedAt, ownerLabel, since, dueAt, escalatedAt, answer, rating, award } = suggestion
  const isOverdue = suggestion.waitsFor.length > 0 && dueAt !== null && dueAt <= now
  return {
    suggestionId: _id, number, title, category, status, submittedAt, ownerLabel, since, dueAt, isOverdue, isEscalated: escalatedAt !== null,
    toRate: answer !== null && rating === null,
    reason: answer && REFUSED.has(status) ? answer.reason : '', awardFen: award?.amountFen ?? null,
  }
}

/** A card among one's own: a proposer whom the author named waits for the verdict like everybody else. */
export const ownView = (suggestion: Suggestion, who: Who, now: Date) => ({ ...cardView(suggestion, now), ...(isTextHeld(suggestion, who) && { title: HELD_TITLE }) })

/** A row among others': a title that no machine passed is read by the two offices that accept. */
export function listedView(suggestion: Suggestion, me: Pick<Member, 'grants'>, now: Date) {
  const mayRead = suggestion.textCheck === 'pass' || me.grants.some(({ role }) => role === 'OFF' || role === 'CHAIR')
  return { ...cardView(suggestion, now), ...(mayRead ? {} : { title: HELD_TITLE }) }
}

/** What this reader may see of title, words and pictures while some of them wait for a verdict. */
function words(suggestion: Suggestion, { who, photoUrls }: Seen) {
  const { title, problem, measure, effect, isDone, costFen, photosBlocked } = suggestion
  const photoFileIds = photosFor(suggestion, who)
  const isHeld = isTextHeld(suggestion, who)
  const text = isHeld ? { title: HELD_TITLE, problem: '', measure: '', effect: '' } : { title, problem, measure, effect }
  const photosHeld = suggestion.photoFileIds.length - shownPhotos(suggestion).length - photosBlocked.length
  return { ...text, isDone, costFen, photoFileIds: [...photoFileIds], photoUrls: [...photoUrls], photosHeld, photosRefused: photosBlocked.length, isTextHeld: isHeld }
}

/** Stands for a title that this reader may not see yet. */
export const HELD_TITLE = '文字待审核'

function course(suggestion: Suggestion, { who, policies }: Seen) {
  const { department, answer, plan, effectFound, grade, publicityEndsAt, award, mergedInto, origin, supporters, signature } = suggestion
  const nameless = [...(who.isProposer && suggestion.isAnonymous ? [suggestion._id] : []), ...(who.mergedOwn ?? [])]
  const isMine = ({ memberId, suggestionId }: AwardPart) => (memberId === '' ? nameless.includes(suggestionId) : memberId === who.memberId)
  const mine = award?.parts.filter(isMine) ?? []
  const keys = clauseKeys(suggestion)
  return {
    departmentName: department?.name ?? '', answer, plan, grade, publicityEndsAt, mergedInto, origin, supports: supporters.length, signedAt: signature?.at ?? null,
    award: award && { ...award, mineFen: mine.length > 0 ? mine.reduce((sum, { amountFen }) => sum + amountFen, 0) : null },
    clauses: policies.filter(({ key }) => keys.includes(key)).sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key)).map(clauseOf),
    effectFound: effectFound && { ...effectFound, expectedFen: plan?.expectedFen ?? 0 },
  }
}

const authorViews = (suggestion: Suggestion, suggestionId: string, authors: readonly Author[]) => authors.map(({ memberId, name, unitName, share }) => {
  const part = suggestion.award?.parts.find((one) => one.memberId === memberId && one.suggestionId === suggestionId)
  return { name, unitName, share, amountFen: part?.amountFen ?? null }
})

/** Of all proposers, those of merged suggestions included. */
const allAuthors = (suggestion: Suggestion) => [{ suggestionId: suggestion._id, authors: suggestion.authors }, ...suggestion.mergedFrom].flatMap(({ suggestionId, authors }) => authorViews(suggestion, suggestionId, authors))

const nameOf = (by: string, names: Names) => names.get(by) ?? (by === 'proposer' ? '匿名' : '系统')

/** Jurors, department reviewers and objectors answer for their judgement to the union, not to the proposer. */
const UNNAMED: ReadonlySet<string> = new Set(['suggestion.review', 'suggestion.score', 'suggestion.object'])

function stepView({ at, by, actingFor, action, to, note }: HistoryEntry, names: Names) {
  return { at, byName: nameOf(by, names), actingForName: actingFor ? nameOf(actingFor, names) : '', action, to: to as SuggestionStatus, note }
}

/** While others may still judge, an opinion alone tells the proposer nothing; its words come with the verdict. */
function stepForProposer(entry: HistoryEntry, names: Names) {
  const step = stepView(entry, names)
  return UNNAMED.has(entry.action) ? { ...step, byName: '评审组', actingForName: '' } : step
}

export function proposerView(suggestion: Suggestion, names: Names, beside: Seen): ForProposer {
  const { who, now } = beside
  return {
    ...cardView(suggestion, now), ...words(suggestion, beside), ...course(suggestion, beside),
    isAnonymous: suggestion.isAnonymous,
    authors: authorViews(suggestion, suggestion._id, suggestion.authors),
    rating: suggestion.rating,
    reopened: suggestion.reopens > 0,
    steps: suggestion.history.map((entry) => stepForProposer(entry, names)),
    blocked: blockedFor(['withdraw', 'resubmit', 'rate', 'reopen'], suggestion, who),
  }
}

const opinionViews = ({ opinions }: Suggestion) => opinions.map(({ role, verdict, reason, at }) => ({ role: roles[role], verdict, reason, at }))

/** The officer who accepts and assigns has to know from whom; whoever only oversees learns it with the verdict. */
export function mayKnowAuthors(suggestion: Suggestion, who: Who): boolean {
  return !isBlind(suggestion) || who.standings.some(({ role, meets }) => role === 'OFF' && meets === 'union')
}

const OWN_STEPS: ReadonlySet<string> = new Set(['suggestion.submit', 'suggestion.resubmit', 'suggestion.rate', 'suggestion.reopen', 'suggestion.withdraw'])

export function officerView(suggestion: Suggestion, names: Names, beside: Seen): ForOfficer {
  const { who, now } = beside
  const isKnown = mayKnowAuthors(suggestion, who)
  const objections = suggestion.objections.map(({ id, text, at, settled }) => ({
    objectionId: id, text, at, isOpen: settled === null, isUpheld: settled?.isUpheld ?? false, reason: settled?.reason ?? '',
  }))
  const steps = suggestion.history.map((entry) => ({ ...stepView(entry, names), ...(!isKnown && OWN_STEPS.has(entry.action) ? { byName: '提出人' } : {}) }))
  return {
    ...cardView(suggestion, now), ...words(suggestion, beside), ...course(suggestion, beside),
    isAnonymous: suggestion.isAnonymous,
    authors: isKnown ? allAuthors(suggestion) : null,
    isMajor: suggestion.isMajor,
    needsTextCheck: suggestion.textCheck === 'review',
    opinions: opinionViews(suggestion),
    objections,
    mergedFrom: suggestion.mergedFrom.map(({ suggestionId, number }) => ({ suggestionId, number })),
    rating: suggestion.rating,
    refusals: suggestion.refusals.map(({ at, by, action }) => ({ at, byName: nameOf(by, names), action })),
    steps,
    blocked: blockedFor(['accept', 'return', 'decline', 'merge', 'assign', 'reassign', 'resume', 'publicise', 'settle', 'award', 'review', 'redirect', 'takeOver', 'sign', 'reward'], suggestion, who),
  }
}

export function reviewerView(suggestion: Suggestion, weights: Readonly<Record<Criterion, number>>, beside: Seen): ForReviewer {
  const { who, now } = beside
  return {
    ...cardView(suggestion, now), ...words(suggestion, beside), ...course(suggestion, beside),
    authors: isBlind(suggestion) ? null : allAuthors(suggestion),
    isMajor: suggestion.isMajor,
    opinions: opinionViews(suggestion),
    sheet: (Object.keys(criteria) as Criterion[]).map((criterion) => ({ criterion, points: weights[criterion] })),
    blocked: blockedFor(['review', 'plan', 'complete', 'stop', 'confirmEffect', 'confirmMoney', 'score', 'pay', 'award', 'sign', 'confirmYear', 'takeOver'], suggestion, who),
  }
}

/** One character masked: 张*, 欧*娜. */
function masked(name: string): string {
  return Array.from(name).map((letter, index) => (index === 1 ? '*' : letter)).join('')
}

/** What hangs on the wall: masked names, unit, grade and amount; of an anonymous one no name at all. */
export function publicView(suggestion: Suggestion): HandlerOutput<'suggestion.publicity'>['items'][number] {
  const { _id, number, title, category, grade, publicityEndsAt, isAnonymous } = suggestion
  const authors = allAuthors(suggestion)
  return {
    suggestionId: _id, number, title, category,
    authors: isAnonymous ? '匿名' : authors.map(({ name }) => masked(name)).join('、'),
    unitName: [...new Set(authors.map(({ unitName }) => unitName))].join('、'),
    grade: grade?.grade ?? 5,
    amountFen: grade?.amountFen ?? 0,
    endsAt: publicityEndsAt as Date,
  }
}

