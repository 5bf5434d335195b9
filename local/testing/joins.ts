/**
 * A reader of the raw database who has no key. They lay the documents side by side and follow whatever two of them have in
 * common: an id, however it is written inside another value, and the same millisecond. And they try every person of the
 * roster in whatever can be reckoned without a key.
 */
import { collections } from '@/cloudfunctions/kit/collections'
import { digestOf, idFor } from '@/cloudfunctions/kit/ids'
import { dayOf, startOfDay } from '@/types/calendar'
import type { TestCloud } from './startCloud'

export interface Paper {
  readonly collection: string
  readonly id: string
  readonly text: string
}

/** Everybody stands on the roster, and what belongs to the house belongs to all. */
const COMMON = new Set(['members', 'orgs', 'policies', 'calendars', 'counters', 'funds', 'bindings', 'purges', 'readSeals', 'figureCells', 'figureSweeps'])
const SHORTEST_ID = 10
/** The clause of a policy, the same in every plan. */
const CLAUSE = /_default_/
const FIELD = /"[A-Za-z]+":/g
const INSTANT = /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g

/** Every document as it lies there, but for what is common to all. */
export async function papersOf(cloud: TestCloud): Promise<Paper[]> {
  const found: Paper[] = []
  for (const { name } of collections.filter((one) => !COMMON.has(one.name))) {
    for (const doc of await cloud.dump<{ _id: string }>(name)) found.push({ collection: name, id: doc._id, text: JSON.stringify(doc) })
  }
  return found
}

/** A day is shared by many; an instant inside it is not. */
const instantsIn = ({ text }: Paper) => [...new Set(text.match(INSTANT) ?? [])].filter((instant) => startOfDay(dayOf(new Date(instant))).toISOString() !== instant)

/** Ids that stand in a paper: those of other papers, and opaque words of its own. */
function marksIn(paper: Paper, ids: readonly string[], ignored: ReadonlySet<string>): string[] {
  const words = (paper.text.replace(FIELD, '').match(/[A-Za-z0-9_-]{16,}/g) ?? []).filter((word) => !CLAUSE.test(word))
  return [...new Set([...words, ...ids.filter((id) => paper.text.includes(id)), ...instantsIn(paper)])].filter((mark) => !ignored.has(mark))
}

/** All papers that hang together with the first ones, by marks; `ignored` are those of officers and of the house. */
export function together(papers: readonly Paper[], first: readonly Paper[], ignored: ReadonlySet<string>, phrases: readonly string[] = []): Paper[] {
  const ids = [...phrases, ...new Set(papers.map(({ id }) => id).filter((id) => id.length >= SHORTEST_ID && !ignored.has(id)))]
  const byMark = new Map<string, Paper[]>()
  const marks = new Map<Paper, string[]>()
  for (const paper of papers) {
    const own = marksIn(paper, ids, ignored)
    marks.set(paper, own)
    for (const mark of own) byMark.set(mark, [...(byMark.get(mark) ?? []), paper])
  }
  const seen = new Set(first)
  for (const paper of seen) for (const mark of marks.get(paper) ?? []) for (const other of byMark.get(mark) ?? []) seen.add(other)
  return [...seen]
}

interface Someone {
  readonly _id: string
  readonly name: string
  readonly staffNo: string
  readonly openid: string | null
}

const names = (paper: Paper, { _id, name, staffNo, openid }: Someone) => [_id, name, staffNo, openid ?? _id].some((word) => paper.text.includes(`"${word}"`) || paper.text.includes(`:${word}"`) || paper.text.includes(`_${word}"`))

export interface Guess {
  /** Words that only these papers should have. */
  readonly phrases?: readonly string[]
  /** Texts that are hashed as ids were before they were keyed. */
  readonly ids?: ReadonlyArray<readonly string[]>
  /** Requests whose fingerprint is tried. */
  readonly requests?: ReadonlyArray<readonly [action: string, input: unknown]>
}

/** The papers that lead from these to this person; empty when none does. */
export function leadsTo(papers: readonly Paper[], first: readonly Paper[], person: Someone, ignored: ReadonlySet<string>, guess: Guess = {}): string[] {
  const found = together(papers, first, ignored, guess.phrases)
  const named = found.filter((paper) => names(paper, person))
  const reckoned = (guess.ids ?? []).map((parts) => idFor(...parts))
  const guessed = papers.filter((paper) => names(paper, person) && reckoned.includes(paper.id))
  const digests = (guess.requests ?? []).map((request) => digestOf(request))
  const tried = found.filter(({ text }) => digests.some((digest) => text.includes(digest)))
  return [...new Set([...named, ...guessed, ...tried])].map(({ collection, id }) => `${collection}/${id}`)
}
