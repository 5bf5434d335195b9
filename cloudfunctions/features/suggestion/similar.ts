/** What others have suggested already, found while typing; and for the officer, what might be merged. */
import { hatsOf } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { GramCounts, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { SuggestionStatus } from '@/types/suggestionNames'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { ALIKE_FROM, ALIKE_SHOWN, ASKED_PAIRS, countsOf, gramsOf, likeness, noCounts, rarest, type Counts } from './similarRules'
import { whoIs } from './parties'
import { isTextHeld } from './rules'
import { actingOn, besideSuggestion, type BesideSuggestion } from './take'
import { HELD_TITLE } from './view'

export const COUNTED = 'suggestions'
/** Documents looked at per question, whatever the collection holds. */
const CANDIDATES = 60
const OFFICERS_SHOWN = 5
const EXCERPT = 60
const WAITING: ReadonlySet<SuggestionStatus> = new Set(['submitted', 'returned'])
/** The counts are taken from the newest so many, and the commonest pairs are kept: rare ones need no entry. */
const COUNTED_DOCUMENTS = 1000
const COUNTED_PAIRS = 4000

const besideCounts = { counts: { from: 'gramCounts', id: COUNTED } } as const

/** The likest first, of one house only. One query by the rarest pairs, the rest is arithmetic. */
async function alikes(house: string | undefined, grams: readonly string[], table: Counts, among: Filter) {
  const asked = rarest(grams, table, ASKED_PAIRS)
  if (asked.length === 0 || !house) return []
  const candidates = await db.suggestions.find({ ...among, orgPath: house, grams: oneOf(asked) }, { limit: CANDIDATES })
  return candidates
    .map((candidate) => ({ candidate, likeness: likeness(grams, candidate.grams, table) }))
    .filter((alike) => alike.likeness >= ALIKE_FROM)
    .sort((a, b) => b.likeness - a.likeness)
}

interface Found {
  readonly candidate: Suggestion
  readonly likeness: number
}

function alikeView({ candidate: { _id, number, title, problem, status, supporters }, likeness: likely }: Found, me: Member) {
  const letters = Array.from(problem)
  const excerpt = letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : problem
  return { suggestionId: _id, number, title, problem: excerpt, status, likeness: Math.round(likely * 100) / 100, supports: supporters.length, isSupported: supporters.includes(me._id) }
}

/** Words that no machine passed and that this reader may not see yet. */
const heldView = (found: Found, me: Member) => ({ ...alikeView(found, me), title: HELD_TITLE, problem: '' })

interface BesideCounts {
  readonly counts: GramCounts | null
  readonly [other: string]: unknown
}

export const similarRoutes = {
  /**
   * Among what has been accepted: nobody reads words that nobody has checked. Of what still waits for
   * acceptance only this is told: that there is one.
   */
  'suggestion.similar': bound<'suggestion.similar'>()<BesideCounts>({
    reads: () => besideCounts,
    handle: async ({ input: { problem, measure }, me, beside }) => {
      const found = await alikes(me.orgPath[0], gramsOf(problem, measure), beside.counts ?? noCounts, { status: not('withdrawn') })
      const isOpen = ({ candidate }: Found) => candidate.visible && candidate.textCheck === 'pass'
      return {
        items: found.filter(isOpen).slice(0, ALIKE_SHOWN).map((one) => alikeView(one, me)),
        isAnotherWaiting: found.some(({ candidate }) => WAITING.has(candidate.status) && !candidate.authorIds.includes(me._id)),
      }
    },
  }),

  /** A set with one element for each person: said twice, it is said once. */
  'suggestion.support': bound<'suggestion.support'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async ({ me, beside: { suggestion } }) => {
      if (!suggestion?.visible || suggestion.orgPath[0] !== me.orgPath[0]) return refuse('NOT_FOUND')
      refuseIf(suggestion.authorIds.includes(me._id) ? 'SUGGESTION_OWN_SUPPORT' : null)
      if (suggestion.supporters.includes(me._id)) return { supports: suggestion.supporters.length }
      await db.suggestions.change({ _id: suggestion._id }, { addToSet: { supporters: [me._id] } })
      return { supports: suggestion.supporters.length + 1 }
    },
  }),

  'suggestion.likeness': holding<'suggestion.likeness'>('OFF', 'CHAIR', 'VICE')<BesideSuggestion & BesideCounts>({
    reads: (input) => ({ ...besideSuggestion(input), ...besideCounts }),
    handle: async (call) => {
      const { suggestion } = actingOn(call)
      const found = await alikes(suggestion.orgPath[0], suggestion.grams, call.beside.counts ?? noCounts, { _id: not(suggestion._id) })
      const hats = hatsOf(call.me, call.beside, call.now)
      const isHeld = ({ candidate }: Found) => isTextHeld(candidate, whoIs(candidate, call.me, hats))
      return { items: found.slice(0, OFFICERS_SHOWN).map((one) => (isHeld(one) ? heldView(one, call.me) : alikeView(one, call.me))) }
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
