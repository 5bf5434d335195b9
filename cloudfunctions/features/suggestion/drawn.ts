/** What every new suggestion begins with, whichever way it came. */
import { nothingHeld } from '@/cloudfunctions/kit/heldWords'
import type { Suggestion, Tally } from '@/cloudfunctions/kit/documents/suggestion'

export const NUMBER_WORD = '建议'
export const GRAMS_KEPT = 200

const untouched: Tally = { submitted: 1, accepted: 0, concluded: 0, adopted: 0, completed: 0, excellent: 0, awarded: 0 }

/** Everything that is empty before somebody has looked at it. */
export const unopened = {
  ...nothingHeld, visible: false, photosPassed: [], photosBlocked: [], yearAt: null, signature: null, channel: null, origin: null, supporters: [], department: null, isMajor: false, opinions: [], answer: null,
  plan: null, effectFound: null, scores: [], grade: null, publicityEndsAt: null, publicKey: '', round: 0, objections: [], award: null, rating: null, reopens: 0, mergedInto: null, mergedFrom: [], isMerging: false,
  archiveAt: null, refusals: [], tally: untouched,
} as const satisfies Partial<Suggestion>
