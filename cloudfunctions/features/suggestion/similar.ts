/** What others have suggested already, found while typing; and for the officer, what might be merged. */
import { db } from '@/cloudfunctions/kit/db'
import type { GramCounts, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { ALIKE_FROM, ALIKE_SHOWN, ASKED_PAIRS, countsOf, gramsOf, likeness, noCounts, rarest, type Counts } from './similarRules'
import { actingOn, besideSuggestion, type BesideSuggestion } from './take'

export const COUNTED = 'suggestions'
/** Documents looked at per question, whatever the collection holds. */
const CANDIDATES = 60
const OFFICERS_SHOWN = 5
const EXCERPT = 60
/** The counts are taken from the newest so many, and the commonest pairs are kept: rare ones need no entry. */
const COUNTED_DOCUMENTS = 1000
const COUNTED_PAIRS = 4000

const besideCounts = { counts: { from: 'gramCounts', id: COUNTED } } as const

/** The likest first. One query by the rarest pairs, the rest is arithmetic. */
async function alikes(grams: readonly string[], table: Counts, among: Filter, shown: number) {
  const asked = rarest(grams, table, ASKED_PAIRS)
  if (asked.length === 0) return []
  const candidates = await db.suggestions.find({ ...among, grams: oneOf(asked) }, { limit: CANDIDATES })
  return candidates
    .map((candidate) => ({ candidate, likeness: likeness(grams, candidate.grams, table) }))
    .filter((alike) => alike.likeness >= ALIKE_FROM)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, shown)
    .map(({ candidate, likeness: likely }) => alikeView(candidate, likely))
}

function alikeView({ _id, number, title, problem, status }: Suggestion, likely: number) {
  const letters = Array.from(problem)
  const excerpt = letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : problem
  return { suggestionId: _id, number, title, problem: excerpt, status, likeness: Math.round(likely * 100) / 100 }
}

interface BesideCounts {
  readonly counts: GramCounts | null
  readonly [other: string]: unknown
}

export const similarRoutes = {
  /** Among what has been accepted: nobody reads words that nobody has checked. */
  'suggestion.similar': bound<'suggestion.similar'>()<BesideCounts>({
    reads: () => besideCounts,
    handle: async ({ input: { problem, measure }, beside }) => ({
      items: await alikes(gramsOf(problem, measure), beside.counts ?? noCounts, { visible: true }, ALIKE_SHOWN),
    }),
  }),

  'suggestion.likeness': holding<'suggestion.likeness'>('OFF', 'CHAIR', 'VICE')<BesideSuggestion & BesideCounts>({
    reads: (input) => ({ ...besideSuggestion(input), ...besideCounts }),
    handle: async (call) => {
      const { suggestion } = actingOn(call)
      return { items: await alikes(suggestion.grams, call.beside.counts ?? noCounts, { _id: not(suggestion._id) }, OFFICERS_SHOWN) }
    },
  }),
}

/** Counts the pairs anew, once a day. Run by the timer. */
export async function countGrams(now: Date): Promise<number> {
  const today = dayOf(now)
  const before = await db.gramCounts.get(COUNTED)
  if (before?.countedOn === today) return 0
  const newest = await db.suggestions.find({ listKey: not('') }, { order: [['listKey', -1]], limit: COUNTED_DOCUMENTS })
  const { documents, counts } = countsOf(newest.map(({ grams }) => grams))
  const common = Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a).slice(0, COUNTED_PAIRS))
  const table = { documents, counts: common, countedOn: today }
  if (before) await db.gramCounts.change({ _id: COUNTED, countedOn: before.countedOn }, { set: table })
  else await db.gramCounts.insert({ _id: COUNTED, ...table })
  return documents
}
