/**
 * What two runs from the same moment must have in common. Instants become their distance from the moment in whole minutes; ids,
 * seals and codes that were not there before become one sign, for they are drawn anew each time.
 */
import type { Change } from '@/local/cloud'

const MINUTE_MS = 60_000
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g
const LONG_WORD = /[A-Za-z0-9+/_=-]{16,}/g
/** A code of the closed list of errors. */
const CODE = /^[A-Z_]+$/
const MILLISECONDS = /\b1\d{12}\b/g
/** Around the moment, in which a plain number is taken for an instant in milliseconds. */
const YEARS_MS = 5 * 366 * 86_400_000

export interface Origin {
  /** The moment, milliseconds since 1970. */
  readonly at: number
  /** Long words that were there before. */
  readonly known: ReadonlySet<string>
}

export function longWordsIn(text: string): string[] {
  return text.match(LONG_WORD) ?? []
}

const distance = (ms: number, at: number) => `@${Math.round((ms - at) / MINUTE_MS)}`

function plainText(text: string, { at, known }: Origin): string {
  return text.replace(INSTANT, (instant) => distance(Date.parse(instant), at)).replace(MILLISECONDS, (ms) => distance(Number(ms), at)).replace(LONG_WORD, (word) => (known.has(word) || CODE.test(word) ? word : '#'))
}

function plainNumber(text: string, { at }: Origin): string {
  const ms = Number(text)
  return Math.abs(ms - at) < YEARS_MS ? distance(ms, at) : text
}

/** A length of time is as long as the run took, a little. */
function lengthOf(value: unknown): unknown {
  const ms = Number(typeof value === 'object' && value !== null ? Object.values(value)[0] : value)
  return Number.isFinite(ms) && value !== null ? `${Math.round(ms / 10_000)}0 s` : value
}

/** With its keys in order. */
export function plainOf(value: unknown, origin: Origin): unknown {
  if (typeof value === 'string') return plainText(value, origin)
  if (typeof value === 'number') return plainNumber(String(value), origin)
  if (Array.isArray(value)) return value.map((one) => plainOf(one, origin))
  if (value === null || typeof value !== 'object') return value
  const [[key = '', inner] = [], ...more] = Object.entries(value)
  // Numbers and dates as canonical EJSON writes them.
  if (more.length === 0 && key.startsWith('$number')) return plainNumber(String(inner), origin)
  const fields = Object.entries(value).map(([name, one]) => [plainText(name, origin), plainOf(name.endsWith('Ms') ? lengthOf(one) : one, origin)] as const)
  fields.sort(([a, one], [b, other]) => (a === b ? (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1) : a < b ? -1 : 1))
  // Two new keys of a map look alike: the second is `##`.
  const plain: Record<string, unknown> = {}
  for (const [name, one] of fields) {
    let free = name
    while (free in plain) free += '#'
    plain[free] = one
  }
  return plain
}

/** Each call leaves a line of its own there, whatever becomes of it. */
const TRACES = ['bindTries', 'reads']
/** Fields that say how often something was done, by how much a file with times in it was packed, or where one broke off that the next day clears away; not what came of it. */
const COUNTED: Readonly<Record<string, readonly string[]>> = { figureCells: ['marks'], evidence: ['bytes'], exportFiles: ['begun'] }

function bodyOf(collection: string, text: string, origin: Origin): string {
  const doc = JSON.parse(text) as Record<string, unknown>
  const kept = Object.entries(doc).filter(([field]) => !COUNTED[collection]?.includes(field))
  return JSON.stringify(plainOf(Object.fromEntries(kept), origin))
}

/** One line a document that is different now, in no order of their own. */
export function effectOf(changes: readonly Change[], origin: Origin): string[] {
  const kept = changes.filter(({ collection }) => !TRACES.includes(collection))
  return kept.map(({ collection, before, after }) => `${collection} ${bodyOf(collection, after ?? before ?? '{}', origin)}${after === null ? ' gone' : ''}`).sort()
}

/** What the one has and the other has not, line by line. */
function missingIn(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return one.filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const DISTANCE = /@(-?\d+)/g
const SOON_MINUTES = 10
const CLOCK = /\b\d{1,2}:\d\d/g

/** The same, whether it was done at once or by the timer some minutes later. */
export const sooner = (effect: readonly string[]) => effect.map((line) => {
  const distant = line.replace(DISTANCE, (_all, minutes) => `@${Math.floor(Number(minutes) / SOON_MINUTES)}`)
  // A message says the hour until which an offer stands.
  return line.startsWith('messages ') ? distant.replace(CLOCK, '@') : distant
}).sort()

const LINE = /^(\S+) (\{.*\})( gone)?$/

const SHOWN = 80
const LEAD = 20

/** Both from a little before where they part. */
function parting(mine: string, theirs: string): string {
  const same = mine.split('').findIndex((letter, index) => letter !== theirs[index])
  const from = Math.max(0, (same < 0 ? mine.length : same) - LEAD)
  const [here, there] = [mine, theirs].map((text) => text.slice(from, from + SHOWN))
  return `${here} and not ${there}`
}

/** The differences in words: by document the fields that differ, and which documents there are more or fewer. */
export function differencesOf(one: readonly string[], other: readonly string[]): string[] {
  const [more, less] = [missingIn(one, other), missingIn(other, one)]
  const docOf = (line: string) => {
    const [, collection = line, body = '{}', isGone] = LINE.exec(line) ?? []
    const doc = JSON.parse(body) as Record<string, unknown>
    return { collection, doc: isGone ? { _id: doc._id, status: 'gone' } : doc }
  }
  const said: string[] = []
  const left = less.map(docOf)
  for (const { collection, doc } of more.map(docOf)) {
    const at = left.findIndex((twin) => twin.collection === collection && twin.doc._id === doc._id)
    const [twin] = at < 0 ? [] : left.splice(at, 1)
    if (!twin) said.push(`one ${collection} more (${String(doc.status ?? doc.kind ?? doc._id)})`)
    else for (const field of new Set([...Object.keys(doc), ...Object.keys(twin.doc)])) {
      const [mine, theirs] = [JSON.stringify(doc[field]) ?? 'none', JSON.stringify(twin.doc[field]) ?? 'none']
      if (mine !== theirs) said.push(`${collection}.${field} ${parting(mine, theirs)}`)
    }
  }
  for (const { collection, doc } of left) said.push(`one ${collection} fewer (${String(doc.status ?? doc.kind ?? doc._id)})`)
  return [...new Set(said)]
}

export const differenceOf = (one: readonly string[], other: readonly string[]) => differencesOf(one, other).join('; ')
