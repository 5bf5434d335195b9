/** What the union does with a suggestion until it is under review, and later when it changes hands. */
import { clockAt, type Clock } from '@/cloudfunctions/kit/workdays'
import { besideStandIns, hatsOf, keysAlong, nobody, noteRefusal, type Hat, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { tellAll, type News } from '@/cloudfunctions/kit/notify'
import { move, receiptOf } from '@/cloudfunctions/kit/record'
import { byTwin, refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { isPartyTo, whoIs } from './parties'
import { joinProposers } from './merge'
import { isUnsigned, standingFor, whyNot, whyNotMerge } from './rules'
import { actingOn, besideSuggestion, movedView, spokenStep, take, whyNotNoted, type Acting, type BesideSuggestion } from './take'
import { archiveTime, daysLeft, waitFor } from './terms'
import { newsOf, owners } from './words'

interface BesideOrg extends BesideSuggestion {
  readonly org: Org | null
  readonly holders: readonly Member[]
}
const besideOrg = (input: { suggestionId: string; orgId: string }) =>
  ({ ...besideSuggestion(input), org: { from: 'orgs', id: input.orgId }, holders: { from: 'members', every: { field: 'grants.orgId', path: 'org._id' } } }) as const

/** The department that is to carry it out: its own office and those above it. One in which nobody of the house answers for that would sit on it unseen. */
function departmentOf({ org, holders }: Pick<BesideOrg, 'org' | 'holders'>, { orgPath }: Suggestion): NonNullable<Suggestion['department']> {
  if (!org) return refuse('NOT_FOUND', 'orgId')
  const answers = ({ leftOn, orgPath: own, grants }: Member) => !leftOn && own[0] === orgPath[0] && grants.some(({ role, orgId }) => role === 'DEPT' && orgId === org._id)
  if (!holders.some(answers)) refuse('SUGGESTION_NO_DEPARTMENT', 'orgId')
  const path = [...new Set([orgPath[0], org.parentId, org._id].filter((id): id is string => Boolean(id)))]
  return { orgId: org._id, name: org.name.replace(/分会$/, ''), keys: keysAlong(path, 'DEPT') }
}

const accepted = (suggestion: Suggestion, clock: Clock, note: string) =>
  ({
    to: 'accepted',
    wait: waitFor.union(suggestion, { workdays: suggestion.terms.assignDays }, clock),
    // Whoever accepts it has read it: that is the human check of a text the machine was not sure of.
    set: { visible: true, textCheck: 'pass', tally: { ...suggestion.tally, accepted: 1 } },
    note,
  }) as const

/** Those of my company in which somebody answers for carrying things out; for whoever may assign. Two calls. */
async function departments(hats: readonly Hat[]) {
  const companies = hats.filter(({ keys }) => keys.some((key) => /^(?:OFF\.democracy|CHAIR)@/.test(key))).map(({ owner }) => owner.orgPath[0] ?? '')
  if (companies.length === 0) refuse('NOT_ALLOWED')
  const people = await db.members.find({ 'grants.role': 'DEPT', orgPath: oneOf(companies), leftOn: null }, { limit: 200 })
  const orgIds = people.flatMap(({ grants }) => grants.filter(({ role }) => role === 'DEPT').map(({ orgId }) => orgId))
  const orgs = await db.orgs.find({ _id: oneOf([...new Set(orgIds)]) }, { limit: 200 })
  return orgs.map(({ _id, name }) => ({ orgId: _id, name: name.replace(/分会$/, '') }))
}

const reviewDeadline = ({ terms }: Suggestion, isMajor: boolean) => (isMajor ? { months: terms.majorReviewMonths } : { workdays: terms.reviewDays })

/** The last day of the step stays what it was: passing a suggestion on wins nobody time. */
function sameDeadline({ dueAt }: Suggestion, { now }: Clock) {
  const lastMoment = dueAt && dueAt > now ? new Date(dueAt.getTime() - 1) : now
  return { lastDay: dayOf(lastMoment) }
}

/** One of a batch: its own reason, its own outcome. A text that no machine passed is accepted alone, by whoever has opened it. */
async function acceptOne(acting: Acting, clock: Clock, note: string): Promise<{ code: ErrorCode | null; news: News[] }> {
  const { suggestion, request, now } = acting
  if (receiptOf(suggestion, request)) return { code: null, news: newsOf('accept', suggestion, request.id, now) }
  const code = await whyNotNoted('accept', acting)
  if (code) return { code, news: [] }
  if (suggestion.textCheck !== 'pass') return { code: 'SUGGESTION_TEXT_UNREAD', news: [] }
  const written = await spokenStep('accept', acting, () => accepted(suggestion, clock, note))
  if (!written) return { code: 'SAFETY_BLOCKED', news: [] }
  const moved = await move(db.suggestions, suggestion, { ...written, request, reply: movedView }).catch(byTwin<Suggestion>)
  return moved ? { code: null, news: newsOf('accept', moved, request.id, now) } : { code: 'CHANGED_MEANWHILE', news: [] }
}

export const officerRoutes = {
  'suggestion.accept': bound<'suggestion.accept'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      return take('accept', acting, async () => accepted(acting.suggestion, await clockAt(call.now), call.input.note))
    },
  }),

  'suggestion.acceptBatch': bound<'suggestion.acceptBatch'>()<StandIns & Record<string, unknown>>({
    reads: () => besideStandIns,
    handle: async ({ input: { items }, me, openid, now, request, beside }) => {
      const found = await db.suggestions.find({ _id: oneOf(items.map(({ suggestionId }) => suggestionId)) })
      const clock = await clockAt(now)
      const hats = hatsOf(me, beside, now)
      const results: Array<{ suggestionId: string; outcome: ErrorCode | null }> = []
      const news: News[] = []
      for (const { suggestionId, note } of items) {
        const suggestion = found.find(({ _id }) => _id === suggestionId)
        const who = suggestion && whoIs(suggestion, me, hats)
        const isMine = who && who.standings.length > 0
        const one = isMine ? await acceptOne({ suggestion, me, who, now, request, openid, spoken: [note] }, clock, note) : { code: 'NOT_FOUND' as const, news: [] }
        results.push({ suggestionId, outcome: one.code })
        news.push(...one.news)
      }
      await tellAll(news)
      return { results }
    },
  }),

  'suggestion.return': bound<'suggestion.return'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      return take('return', acting, async () => ({
        to: 'returned',
        wait: waitFor.proposers(suggestion.authorIds),
        set: { pausedDays: daysLeft(suggestion, await clockAt(call.now)) },
        note: call.input.reason,
      }))
    },
  }),

  'suggestion.decline': bound<'suggestion.decline'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { reason } = call.input
      return take('decline', acting, () => ({
        to: 'declined',
        wait: nobody(owners.nobody),
        set: { answer: { verdict: 'decline', reason, at: call.now }, archiveAt: archiveTime(acting.suggestion, call.now) },
        note: reason,
      }))
    },
  }),

  /** Into an older one that says the same: this one ends, its proposers stay proposers there. Who has an interest in either one keeps away. */
  'suggestion.merge': bound<'suggestion.merge'>()<BesideSuggestion & { readonly into: Suggestion | null }>({
    reads: (input) => ({ ...besideSuggestion(input), into: { from: 'suggestions', id: input.intoId } }),
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, me, now } = acting
      const { into } = call.beside
      if (!into || into.orgPath[0] !== suggestion.orgPath[0]) return refuse('NOT_FOUND', 'intoId')
      if (!receiptOf(suggestion, call.request)) {
        refuseIf(whyNotMerge(suggestion, into), 'intoId')
        const mayOtherwise = whyNot('merge', suggestion, acting.who) === null
        if (mayOtherwise && isPartyTo(into, me, hatsOf(me, call.beside, now), standingFor('merge', acting.who))) {
          await noteRefusal(db.suggestions, suggestion._id, me._id, 'suggestion.merge', call.request, now)
          refuse('CASE_CONFLICT_OF_INTEREST', 'intoId')
        }
      }
      const moved = await take('merge', acting, () => ({
        to: 'merged',
        wait: nobody(owners.nobody),
        set: {
          mergedInto: { suggestionId: into._id, number: into.number },
          isMerging: true,
          answer: { verdict: 'merge', reason: call.input.reason, at: now },
          archiveAt: archiveTime(suggestion, now),
          tally: { ...suggestion.tally, accepted: 1, concluded: 1 },
        },
        note: [into.number, call.input.reason].filter(Boolean).join('　'),
      }))
      await joinProposers(suggestion, into._id)
      return moved
    },
  }),

  /** What is no suggestion is not lost: those who handle such have it now, with a due time, until they say that they took it over. */
  'suggestion.redirect': bound<'suggestion.redirect'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, now } = acting
      const { channel, reason } = call.input
      return take('redirect', acting, async () => {
        const office = channel === 'report' ? waitFor.chair : waitFor.legal
        const tally = { ...suggestion.tally, submitted: 0, accepted: 0 } as const
        const answer = { verdict: 'redirect', reason, at: now } as const
        // Whoever sends it on has read it.
        return { to: 'redirected', wait: office(suggestion, { workdays: suggestion.terms.acceptDays }, await clockAt(now)), set: { channel, answer, visible: false, textCheck: 'pass', tally }, note: reason }
      })
    },
  }),

  'suggestion.takeOver': bound<'suggestion.takeOver'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      return take('takeOver', acting, () => ({ to: 'redirected', wait: nobody(owners.nobody), set: { archiveAt: archiveTime(acting.suggestion, call.now) }, note: call.input.note }))
    },
  }),

  'suggestion.departments': bound<'suggestion.departments'>()<StandIns & Record<string, unknown>>({
    reads: () => besideStandIns,
    handle: async ({ me, now, beside }) => ({ departments: await departments(hatsOf(me, beside, now)) }),
  }),

  'suggestion.assign': bound<'suggestion.assign'>()<BesideOrg>({
    reads: besideOrg,
    handle: async (call) => {
      const acting = actingOn(call)
      const { isMajor } = call.input
      return take('assign', acting, async () => {
        const department = departmentOf(call.beside, acting.suggestion)
        const wait = waitFor.panel({ ...acting.suggestion, department }, reviewDeadline(acting.suggestion, isMajor), await clockAt(call.now))
        return { to: 'reviewing', wait, set: { department, isMajor, opinions: [] }, note: department.name }
      })
    },
  }),

  'suggestion.reassign': bound<'suggestion.reassign'>()<BesideOrg>({
    reads: besideOrg,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      return take('reassign', acting, async () => {
        const department = departmentOf(call.beside, suggestion)
        const clock = await clockAt(call.now)
        const opinions = suggestion.opinions.filter(({ role }) => role !== 'DEPT')
        const isReviewed = opinions.some(({ role }) => role === 'JURY')
        const next = { ...suggestion, department }
        const wait = suggestion.status === 'reviewing' && !isReviewed ? waitFor.panel(next, sameDeadline(suggestion, clock), clock) : waitFor.department(next, sameDeadline(suggestion, clock), clock)
        const withdrawnFrom = (suggestion.department?.keys ?? []).filter((key) => !department.keys.includes(key))
        const note = `${department.name}　${call.input.reason}`
        // A plan that waits for its signature goes on waiting for it.
        if (isUnsigned(suggestion)) {
          const readers = [...new Set([...suggestion.readers.filter((key) => !withdrawnFrom.includes(key)), ...department.keys])]
          return { to: suggestion.status, set: { department, opinions, readers }, note }
        }
        return { to: suggestion.status, wait, set: { department, opinions }, withdrawnFrom, note }
      })
    },
  }),

  'suggestion.resume': bound<'suggestion.resume'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      return take('resume', acting, async () => ({
        to: 'reviewing',
        wait: waitFor.panel(suggestion, reviewDeadline(suggestion, suggestion.isMajor), await clockAt(call.now)),
        set: { opinions: [], answer: null, rating: null, tally: { ...suggestion.tally, concluded: 0 } },
        note: call.input.reason,
      }))
    },
  }),
}
