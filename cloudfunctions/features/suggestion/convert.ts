/**
 * The way in for what was something else before: a proposal that was not filed goes on as a suggestion (handbook §3.2)
 * and keeps its origin. Doors hand this to the noun it comes from; nouns do not know each other.
 */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { waiting } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { digestOf, idFor } from '@/cloudfunctions/kit/ids'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { born, type Request } from '@/cloudfunctions/kit/record'
import { dayOf, monthOf } from '@/types/calendar'
import { GRAMS_KEPT, NUMBER_WORD, unopened } from './drawn'
import { asideSealsOf, unitSealsOf } from './parties'
import { titleOf } from './rules'
import { gramsOf } from './similarRules'
import { termsOn, waitFor } from './terms'
import { split } from './awardRules'

/** Words and proposers of the thing it was; the first proposer's unit is where it belongs. */
export interface Converted {
  readonly origin: NonNullable<Suggestion['origin']>
  readonly title: string
  readonly problem: string
  readonly measure: string
  readonly proposers: readonly Member[]
}

/**
 * Makes the suggestion, once for each origin, or finds it made. Its words wait for the eye of the officer who accepts
 * it, and shares are equal until the proposers are asked. `by` is the officer who converts.
 */
export async function suggestionFrom({ origin, proposers, ...text }: Converted, by: string, request: Request, now: Date): Promise<{ suggestionId: string; number: string }> {
  const suggestionId = idFor('suggestionFrom', origin.noun, origin.id)
  const before = await db.suggestions.get(suggestionId)
  if (before) return { suggestionId, number: before.number }
  const day = dayOf(now)
  const year = day.slice(0, 4)
  const number = numbered(NUMBER_WORD, year, await numberFor('suggestion', year, suggestionId))
  const [{ terms, policyIds }, clock] = await Promise.all([termsOn(day), clockAt(now)])
  const { problem, measure } = text
  const title = titleOf(text)
  const orgPath = proposers[0]?.orgPath ?? []
  const shares = split(100, proposers.map(() => 1))
  const wait = waitFor.union({ orgPath, terms, department: null }, { workdays: terms.acceptDays }, clock)
  await db.suggestions.insert({
    ...unopened, origin, title, problem, measure, effect: '', category: 'other', isDone: false, costFen: null, photoFileIds: [], photosOpen: false,
    textHash: digestOf([title, problem, measure, '']), textCheck: 'review', grams: gramsOf(title, problem, measure).slice(0, GRAMS_KEPT),
    isAnonymous: false, claimSeal: null, orgPath, openPath: orgPath.slice(0, 1), terms, termsOn: day, policyIds,
    authors: proposers.map(({ _id, name, unitName }, index) => ({ memberId: _id, name, unitName, share: shares[index] ?? 0 })),
    authorIds: proposers.map(({ _id }) => _id),
    asideSeals: asideSealsOf(suggestionId, proposers), unitSeals: unitSealsOf(suggestionId, proposers),
    _id: suggestionId, number, year, month: monthOf(day), submittedAt: now, listKey: sortKey(now, suggestionId),
    ...waiting(suggestionId, wait, now),
    ...born('submitted', { at: now, by, action: 'suggestion.submit', note: origin.number }, request),
    status: 'submitted',
  })
  return { suggestionId, number }
}
