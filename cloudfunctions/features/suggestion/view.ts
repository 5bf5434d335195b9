/** How a suggestion looks: to its proposers, to the union, to those who review and carry it out, in public. */
import type { HistoryEntry } from '@/types/audit'
import type { HandlerOutput } from '@/types/actions'
import { criteria, type Criterion, type SuggestionStatus } from '@/types/suggestionNames'
import type { Author, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { roles } from '@/types/roleNames'
import { blockedFor, isBlind, type Who } from './rules'

type ForProposer = HandlerOutput<'suggestion.get'>
type ForOfficer = HandlerOutput<'suggestion.desk'>
type ForReviewer = HandlerOutput<'suggestion.case'>
export type Names = ReadonlyMap<string, string>

/** What a picture of a suggestion needs beside it. */
export interface Seen {
  readonly who: Who
  readonly photoUrls: readonly string[]
  readonly now: Date
}

export function cardView(suggestion: Suggestion, now: Date): HandlerOutput<'suggestion.mine'>['items'][number] {
  const { _id, number, title, category, status, submittedAt, ownerLabel, since, dueAt, escalatedAt, answer, rating } = suggestion
  const isOverdue = suggestion.waitsFor.length > 0 && dueAt !== null && dueAt <= now
  return {
    suggestionId: _id, number, title, category, status, submittedAt, ownerLabel, since, dueAt, isOverdue, isEscalated: escalatedAt !== null,
    toRate: answer !== null && rating === null,
  }
}

function words({ problem, measure, effect, isDone, costFen, photoFileIds }: Suggestion, photoUrls: readonly string[]) {
  return { problem, measure, effect, isDone, costFen, photoFileIds: [...photoFileIds], photoUrls: [...photoUrls] }
}

function course(suggestion: Suggestion) {
  const { department, answer, plan, effectFound, grade, publicityEndsAt, award, mergedInto } = suggestion
  return {
    departmentName: department?.name ?? '', answer, plan, grade, publicityEndsAt, award, mergedInto,
    effectFound: effectFound && { ...effectFound, expectedFen: plan?.expectedFen ?? 0 },
  }
}

const authorViews = (authors: readonly Author[]) => authors.map(({ name, unitName, share }) => ({ name, unitName, share }))

/** Of all proposers, those of merged suggestions included. */
const allAuthors = ({ authors, mergedFrom }: Suggestion) => authorViews([...authors, ...mergedFrom.flatMap((merged) => merged.authors)])

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
    ...cardView(suggestion, now), ...words(suggestion, beside.photoUrls), ...course(suggestion),
    isAnonymous: suggestion.isAnonymous,
    authors: authorViews(suggestion.authors),
    rating: suggestion.rating,
    reopened: suggestion.reopens > 0,
    steps: suggestion.history.map((entry) => stepForProposer(entry, names)),
    blocked: blockedFor(['withdraw', 'resubmit', 'rate', 'reopen'], suggestion, who),
  }
}

const opinionViews = ({ opinions }: Suggestion) => opinions.map(({ role, verdict, reason, at }) => ({ role: roles[role], verdict, reason, at }))

/** The officer who accepts and assigns has to know from whom; whoever only oversees learns it with the verdict. */
function mayKnowAuthors(suggestion: Suggestion, who: Who): boolean {
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
    ...cardView(suggestion, now), ...words(suggestion, beside.photoUrls), ...course(suggestion),
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
    blocked: blockedFor(['accept', 'return', 'decline', 'merge', 'assign', 'reassign', 'resume', 'publicise', 'settle', 'award', 'review'], suggestion, who),
  }
}

export function reviewerView(suggestion: Suggestion, weights: Readonly<Record<Criterion, number>>, beside: Seen): ForReviewer {
  const { who, now } = beside
  return {
    ...cardView(suggestion, now), ...words(suggestion, beside.photoUrls), ...course(suggestion),
    authors: isBlind(suggestion) ? null : allAuthors(suggestion),
    isMajor: suggestion.isMajor,
    opinions: opinionViews(suggestion),
    sheet: (Object.keys(criteria) as Criterion[]).map((criterion) => ({ criterion, points: weights[criterion] })),
    blocked: blockedFor(['review', 'plan', 'complete', 'stop', 'confirmEffect', 'confirmMoney', 'score', 'pay', 'award'], suggestion, who),
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

