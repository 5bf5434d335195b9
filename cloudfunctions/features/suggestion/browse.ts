/** Looking at suggestions: one's own, with a claim code, the union's desk, the reviewer's paper, the public list. */
import { hatsOf } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { afterAllOf, beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { awardSettings } from './award'
import { claimSealOf, mayOversee, mayReadCase, whoIs } from './parties'
import { linksTo } from './photos'
import { photosFor, shownPhotos } from './rules'
import { besideSuggestion, type BesideSuggestion } from './take'
import { countedIn, OVERSEERS, whatOpens } from './stats'
import { bystander, readable } from './spoken'
import { listedView, officerView, ownView, proposerView, publicView, reviewerView, type Names } from './view'

/** The names of everybody in the history: one call. */
async function namesIn({ history, refusals }: Suggestion): Promise<Names> {
  const ids = [...history.flatMap(({ by, actingFor }) => [by, actingFor ?? by]), ...refusals.map(({ by }) => by)]
  const people = await db.members.find({ _id: oneOf([...new Set(ids)]) })
  return new Map(people.map(({ _id, name }) => [_id, name]))
}

async function forProposer(suggestion: Suggestion, me: Member, claimCode: string | undefined, policies: readonly Policy[], now: Date) {
  const who = whoIs(suggestion, me, [], claimCode)
  if (!who.isProposer && !who.mergedOwn?.length) return refuse('NOT_FOUND')
  const [names, photoUrls] = await Promise.all([namesIn(suggestion), linksTo(photosFor(suggestion, who))])
  return proposerView(readable(suggestion, who), names, { who, photoUrls, policies, now })
}

interface BesideRules extends BesideSuggestion {
  readonly policies: readonly Policy[]
}
/** With the settings it is judged by, in the same call. */
const besideRules = (input: { suggestionId: string }) => ({ ...besideSuggestion(input), policies: { from: 'policies', every: { field: '_id', path: 'suggestion.policyIds' } } }) as const

export const browseRoutes = {
  'suggestion.mine': bound<'suggestion.mine'>()({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const filter = { authorIds: me._id, listKey: beyond(-1, cursor, END_OF_TIME) }
      const suggestions = await db.suggestions.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(suggestions, limit, ({ listKey }) => listKey, (suggestion) => {
        const who = whoIs(suggestion, me, [])
        return ownView(readable(suggestion, who), who, now)
      })
    },
  }),

  'suggestion.get': bound<'suggestion.get'>()<BesideRules>({
    reads: besideRules,
    handle: async ({ input, me, now, beside }) => forProposer(beside.suggestion ?? refuse('NOT_FOUND'), me, input.claimCode, beside.policies, now),
  }),

  'suggestion.claim': bound<'suggestion.claim'>()({
    handle: async ({ input: { claimCode }, me, now }) => {
      const suggestion = (await db.suggestions.first({ claimSeal: claimSealOf(claimCode) })) ?? refuse('NOT_FOUND')
      const policies = await db.policies.find({ _id: oneOf(suggestion.policyIds) })
      return forProposer(suggestion, me, claimCode, policies, now)
    },
  }),

  'suggestion.desk': bound<'suggestion.desk'>()<BesideRules>({
    reads: besideRules,
    handle: async ({ me, now, beside }) => {
      const suggestion = beside.suggestion ?? refuse('NOT_FOUND')
      const hats = hatsOf(me, beside, now)
      if (!mayOversee(suggestion, hats)) refuse('NOT_FOUND')
      const [names, photoUrls] = await Promise.all([namesIn(suggestion), linksTo(shownPhotos(suggestion))])
      const who = whoIs(suggestion, me, hats)
      return officerView(readable(suggestion, who), names, { who, photoUrls, policies: beside.policies, now })
    },
  }),

  'suggestion.case': bound<'suggestion.case'>()<BesideRules>({
    reads: besideRules,
    handle: async ({ me, now, beside }) => {
      const suggestion = beside.suggestion ?? refuse('NOT_FOUND')
      const hats = hatsOf(me, beside, now)
      if (!mayReadCase(suggestion, hats)) refuse('NOT_FOUND')
      const [{ weights }, photoUrls] = await Promise.all([awardSettings(dayOf(now)), linksTo(shownPhotos(suggestion))])
      const who = whoIs(suggestion, me, hats)
      return reviewerView(readable(suggestion, who), weights, { who, photoUrls, policies: beside.policies, now })
    },
  }),

  'suggestion.list': holding<'suggestion.list'>(...OVERSEERS)({
    handle: async ({ input, me, now }) => {
      const { cursor, limit, status, figure } = input
      const filter = {
        ...countedIn(input, me),
        ...(status ? { status } : {}),
        ...(figure ? whatOpens(figure) : {}),
        listKey: beyond(-1, cursor, END_OF_TIME),
      }
      const suggestions = await db.suggestions.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(suggestions, limit, ({ listKey }) => listKey, (suggestion) => listedView(readable(suggestion, bystander(me._id)), me, now))
    },
  }),

  /** Takes itself down: what is over is not found, whether or not the timer has run. */
  'suggestion.publicity': bound<'suggestion.publicity'>()({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const filter = { status: 'publicised', orgPath: me.orgPath[0] ?? '', publicKey: beyond(1, cursor, afterAllOf(now)) }
      const suggestions = await db.suggestions.find(filter, { order: [['publicKey', 1]], limit: limit + 1 })
      return pageOf(suggestions, limit, ({ publicKey }) => publicKey, publicView)
    },
  }),
}
