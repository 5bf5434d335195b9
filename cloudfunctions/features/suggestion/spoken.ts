/** Words that come with a step and wait for a verdict: who reads them, and what becomes of them (kit/heldWords.ts). */
import { db } from '@/cloudfunctions/kit/db'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { hiding, settleWords } from '@/cloudfunctions/kit/heldWords'
import type { SafetySubject } from '@/cloudfunctions/kit/safety'
import { settlePhotosOf } from './photos'
import { mayReadHeld, type Who } from './rules'
import { wordsBlockedNews } from './words'

const AT_ONCE = 20

/** The suggestion as this reader may read it: held words in answers, opinions and history are covered. */
export function readable(suggestion: Suggestion, who: Who): Suggestion {
  const hide = hiding(suggestion, (words) => mayReadHeld(words, who))
  const { ownerLabel, answer, plan, effectFound, rating, opinions, objections, history } = suggestion
  return {
    ...suggestion,
    ownerLabel: hide(ownerLabel),
    answer: answer && { ...answer, reason: hide(answer.reason) },
    plan: plan && { ...plan, ownerName: hide(plan.ownerName) },
    effectFound: effectFound && { ...effectFound, text: hide(effectFound.text) },
    rating: rating && { ...rating, text: hide(rating.text) },
    opinions: opinions.map((opinion) => ({ ...opinion, reason: hide(opinion.reason) })),
    objections: objections.map((objection) => ({ ...objection, text: hide(objection.text), settled: objection.settled && { ...objection.settled, reason: hide(objection.settled.reason) } })),
    history: history.map((line) => ({ ...line, note: hide(line.note) })),
  }
}

/** Before somebody of whom nothing but their own name counts. */
export const bystander = (memberId: string): Who => ({ memberId, isProposer: false, isAuthor: false, standings: [] })

const settle = (suggestion: Suggestion, now: Date) => settleWords('suggestion', db.suggestions, suggestion, (words) => wordsBlockedNews(suggestion, words, now))

/** Told of each verdict on a picture or on words of a step. */
export const suggestionSubject: SafetySubject = {
  noun: 'suggestion',
  settled: async ({ objectId }, now) => {
    const suggestion = await db.suggestions.get(objectId)
    if (suggestion?.photosOpen) await settlePhotosOf(suggestion, now)
    if (suggestion?.hasHeldWords) await settle(suggestion, now)
  },
}

/** Verdicts that came while nobody could act on them. Run by the timer. */
export async function settleSpoken(now: Date): Promise<number> {
  const open = await db.suggestions.find({ hasHeldWords: true }, { order: [['listKey', -1]], limit: AT_ONCE })
  for (const suggestion of open) await settle(suggestion, now)
  return open.length
}
