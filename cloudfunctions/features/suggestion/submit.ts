/** What proposers do: submit, correct, withdraw, rate the answer, ask once more. */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { nobody, waiting } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { digestOf, idFor } from '@/cloudfunctions/kit/ids'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { born, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { checkPictures, judgeText } from '@/cloudfunctions/kit/safety'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf, monthOf, startOfDay } from '@/types/calendar'
import type { HandlerInput } from '@/types/actions'
import type { SuggestionText } from '@/types/suggestion'
import { GRAMS_KEPT, NUMBER_WORD, unopened } from './drawn'
import { checkedAs, keptPhotos } from './photos'
import { anonymousIdOf, asideSealsOf, claimCodeOf, claimSealOf, unitSealsOf } from './parties'
import { titleOf, whyNotPhotos, whyNotShared } from './rules'
import { gramsOf } from './similarRules'
import { actingOn, besideSuggestion, movedView, take, type BesideSuggestion } from './take'
import { archiveTime, termsOn, waitFor } from './terms'
import { owners } from './words'

type Wish = HandlerInput<'suggestion.submit'>

const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '')

/** The people named as co-proposers, in the order given: staff number and name must belong together. */
async function coProposersOf({ coProposers }: Wish): Promise<Member[]> {
  if (coProposers.length === 0) return []
  const found = await db.members.find({ staffNo: oneOf(coProposers.map(({ staffNo }) => staffNo)) })
  return coProposers.map(({ staffNo, name }) => {
    const member = found.find((one) => one.staffNo === staffNo && plain(one.name) === plain(name) && !one.leftOn)
    return member ?? refuse('SUGGESTION_COPROPOSER_UNKNOWN', 'coProposers')
  })
}

/** The words as they are stored, checked before anybody else may read them. */
interface Asked {
  readonly openid: string
  readonly now: Date
  readonly request: Request
}
type Subject = Pick<Suggestion, '_id' | 'authorIds' | 'orgPath'>

async function checkedText(subject: Subject, text: SuggestionText, asked: Asked, kept: readonly string[] = []) {
  const { openid } = asked
  const { category, problem, measure, effect, isDone, costFen } = text
  refuseIf(whyNotPhotos(text.photoFileIds, openid, kept), 'photoFileIds')
  const title = titleOf(text)
  const verdict = await judgeText(openid, [title, problem, measure, effect].join('\n'))
  if (verdict === 'block') refuse('SAFETY_BLOCKED')
  const photoFileIds = await keptPhotos(subject._id, text.photoFileIds, kept)
  if (photoFileIds.length > 0) await checkPictures(checkedAs({ ...subject, title }), photoFileIds, asked)
  return {
    title, category, problem, measure, effect, isDone, costFen, photoFileIds,
    photosOpen: photoFileIds.length > 0,
    textHash: digestOf([title, problem, measure, effect]),
    textCheck: verdict,
    grams: gramsOf(title, problem, measure).slice(0, GRAMS_KEPT),
  }
}

/** Who it is from, as far as that is stored; of an anonymous one nothing but seals. */
function proposed(suggestionId: string, me: Member, others: readonly Member[], wish: Wish) {
  const people = [me, ...others]
  const shares = [wish.share, ...wish.coProposers.map(({ share }) => share)]
  refuseIf(whyNotShared(shares, people.map(({ _id }) => _id)), 'coProposers')
  const authors = people.map(({ _id, name, unitName }, index) => ({ memberId: _id, name, unitName, share: shares[index] ?? 0 }))
  const { isAnonymous } = wish
  return {
    isAnonymous,
    authors: isAnonymous ? [] : authors,
    authorIds: isAnonymous ? [] : people.map(({ _id }) => _id),
    claimSeal: isAnonymous ? claimSealOf(claimCodeOf(suggestionId)) : null,
    asideSeals: asideSealsOf(suggestionId, people),
    unitSeals: unitSealsOf(suggestionId, people),
    orgPath: isAnonymous ? me.orgPath.slice(0, 1) : me.orgPath,
    openPath: me.orgPath.slice(0, 1),
  }
}

async function draw(wish: Wish, me: Member, openid: string, request: Request, now: Date): Promise<Suggestion> {
  const { isAnonymous } = wish
  if (isAnonymous && (wish.photoFileIds.length > 0 || wish.coProposers.length > 0)) refuse('SUGGESTION_ANONYMOUS_ALONE')
  const suggestionId = isAnonymous ? anonymousIdOf(me._id, request.id) : idFor(me._id, request.id)
  const proposers = proposed(suggestionId, me, await coProposersOf(wish), wish)
  const text = await checkedText({ _id: suggestionId, ...proposers }, wish, { openid, now, request })
  const day = dayOf(now)
  const [{ terms, policyIds }, clock] = await Promise.all([termsOn(day), clockAt(now)])
  const year = day.slice(0, 4)
  const number = numbered(NUMBER_WORD, year, await numberFor('suggestion', year, suggestionId))
  // The exact time would join an anonymous suggestion to whoever used the phone then.
  const at = isAnonymous ? startOfDay(day) : now
  const wait = waitFor.union({ orgPath: proposers.orgPath, terms, department: null }, { workdays: terms.acceptDays }, clock)
  return {
    ...unopened, ...text, ...proposers, terms, termsOn: day, policyIds,
    _id: suggestionId, number, year, month: monthOf(day), submittedAt: at, listKey: sortKey(at, suggestionId),
    ...waiting(suggestionId, wait, at),
    ...born('submitted', { at, by: isAnonymous ? 'proposer' : me._id, action: 'suggestion.submit' }, request),
    status: 'submitted',
  }
}

const submittedView = (suggestion: Suggestion) => ({ ...movedView(suggestion), claimCode: suggestion.isAnonymous ? claimCodeOf(suggestion._id) : null })

export const submitRoutes = {
  'suggestion.submit': bound<'suggestion.submit'>()({
    handle: async ({ input, me, openid, now, request }) => {
      const fresh = await draw(input, me, openid, request, now)
      const kept = { ...fresh, receipts: [{ requestId: request.id, digest: request.digest, reply: movedView(fresh) }] }
      if (await db.suggestions.insert(kept)) return submittedView(fresh)
      const before = await db.suggestions.get(fresh._id)
      const receipt = receiptOf(before, request)
      return receipt && before ? { ...submittedView(before), ...(receipt.reply as ReturnType<typeof movedView>) } : refuse('CHANGED_MEANWHILE')
    },
  }),

  'suggestion.withdraw': bound<'suggestion.withdraw'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, now } = acting
      return take('withdraw', acting, () => ({
        to: 'withdrawn',
        wait: nobody(owners.nobody),
        set: { archiveAt: archiveTime(suggestion, now), tally: { ...suggestion.tally, submitted: 0 } },
      }))
    },
  }),

  /** The same number and the working days that were left. */
  'suggestion.resubmit': bound<'suggestion.resubmit'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      return take('resubmit', acting, async () => {
        if (suggestion.isAnonymous && call.input.photoFileIds.length > 0) refuse('SUGGESTION_ANONYMOUS_ALONE')
        const text = await checkedText(suggestion, call.input, call, suggestion.photoFileIds)
        const workdays = suggestion.pausedDays ?? suggestion.terms.acceptDays
        return { to: 'submitted', wait: waitFor.union(suggestion, { workdays }, await clockAt(call.now)), set: text }
      })
    },
  }),

  'suggestion.rate': bound<'suggestion.rate'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { stars, text } = call.input
      return take('rate', acting, () => ({ to: acting.suggestion.status, set: { rating: { stars, text, at: call.now } }, note: `${stars}★ ${text}`.trim() }))
    },
  }),

  /** Once. It comes back to the union with a new clock; the answer before stays in the history. */
  'suggestion.reopen': bound<'suggestion.reopen'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      return take('reopen', acting, async () => ({
        to: 'submitted',
        wait: waitFor.union(suggestion, { workdays: suggestion.terms.acceptDays }, await clockAt(call.now)),
        set: {
          reopens: suggestion.reopens + 1, answer: null, rating: null, opinions: [], department: null, plan: null, signature: null, channel: null, yearAt: null, archiveAt: null,
          tally: { ...suggestion.tally, submitted: 1, concluded: 0, adopted: 0 },
        },
        note: call.input.reason,
      }))
    },
  }),
}

