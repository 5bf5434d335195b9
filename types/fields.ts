/**
 * The building blocks of every contract. A value that passed one of these is a plain scalar or an
 * array of scalars of bounded size, so it may be stored and may stand in a filter.
 */
import * as v from 'valibot'
import { hasUnseen } from './plainText'

const UNPAIRED_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** More than eight combining marks on one letter is a drawing, not a name. */
const STACKED_MARKS = /\p{M}{9,}/u
/** A reason of marks and blanks alone is no reason. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Length as a person counts it: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}

function isPlainText(text: string): boolean {
  return !hasUnseen(text) && !UNPAIRED_SURROGATE.test(text) && !STACKED_MARKS.test(text) && (text === '' || SEEN.test(text))
}

/** Text a person typed, trimmed, 1 to `max` code points, at least one of which can be seen. */
export const Text = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max * 4),
    v.trim(),
    v.check((text) => isPlainText(text), 'hidden characters'),
    v.check((text) => lengthOf(text) >= 1 && lengthOf(text) <= max, `1 to ${max} characters`),
  )

/** Like `Text`, may be empty. */
export const OptionalText = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max * 4),
    v.trim(),
    v.check((text) => isPlainText(text), 'hidden characters'),
    v.check((text) => lengthOf(text) <= max, `at most ${max} characters`),
  )

export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))
export const RequestId = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
/** A file of the cloud's storage, as its upload call names it. */
export const FileId = v.pipe(v.string(), v.maxLength(500), v.regex(/^cloud:\/\/[\w.-]+\/[\w./-]+$/))

export const Count = (min: number, max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max))
/** Money in whole fen, at most 100 million yuan. */
export const Fen = Count(0, 10_000_000_000)

function isRealDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00.000Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
}

/** A calendar day `YYYY-MM-DD`, 1900 to 2199; never becomes an instant. */
export const Day = v.pipe(v.string(), v.regex(/^(19|20|21)\d\d-\d\d-\d\d$/), v.check(isRealDay, 'no such day'))
export const Month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

const WIRE_INSTANT = /^(20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/

/** An instant in a request: ISO 8601 in UTC on the wire, a Date on the server. */
export const InstantIn = v.pipe(
  v.string(),
  v.regex(WIRE_INSTANT),
  v.check((text) => isRealDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)), 'no such instant'),
  v.transform((text) => new Date(text)),
)

/** An instant in a reply: a Date on the server, ISO 8601 in UTC on the wire. */
export const InstantOut = v.pipe(
  v.date(),
  v.transform((instant) => instant.toISOString()),
)

/** Opaque position in a list; made and read by `kit/paging.ts`. */
export const Cursor = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,200}$/))
export const PageSize = v.optional(Count(1, 50), 20)

/** The fields every list request has. */
export const pageInput = { cursor: v.optional(Cursor), limit: PageSize }

/** A page of a list: `next` is null on the last one. */
export const PageOf = <const Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), next: v.nullable(Cursor) })
