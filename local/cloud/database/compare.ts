/** MongoDB's total order over values: first the type, then the value inside it. */
import { Binary, BSONRegExp, BSONSymbol, Code, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { isDoc, isNumeric, toNumber, type Doc, type Maybe, type Numeric, type Value } from './values'

/** The order of types. `emptyArray` exists only as a sort key: an empty array sorts before null. */
export const rank = {
  minKey: 1, emptyArray: 2, null: 3, number: 4, string: 5, object: 6, array: 7, binary: 8, objectId: 9,
  boolean: 10, date: 11, timestamp: 12, regex: 13, dbRef: 14, code: 15, maxKey: 16,
} as const

export function rankOf(value: Maybe): number {
  if (value === undefined || value === null) return rank.null
  if (typeof value === 'string') return rank.string
  if (typeof value === 'number') return rank.number
  return typeof value === 'boolean' ? rank.boolean : rankOfObject(value)
}

function rankOfObject(value: object): number {
  if (Array.isArray(value)) return rank.array
  if (isDoc(value)) return rank.object
  if (value instanceof Date) return rank.date
  if (value instanceof Timestamp) return rank.timestamp
  if (isNumeric(value)) return rank.number
  if (value instanceof ObjectId) return rank.objectId
  if (value instanceof Binary) return rank.binary
  if (value instanceof BSONRegExp || value instanceof RegExp) return rank.regex
  if (value instanceof BSONSymbol) return rank.string
  if (value instanceof MinKey) return rank.minKey
  if (value instanceof MaxKey) return rank.maxKey
  return value instanceof Code ? rank.code : rank.dbRef
}

/** Negative, zero or positive; a missing value equals null here. */
export function compareValues(a: Maybe, b: Maybe): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  const rankA = rankOf(a)
  const rankB = rankOf(b)
  if (rankA !== rankB) return rankA - rankB
  switch (rankA) {
    case rank.number: return compareNumbers(a as Numeric, b as Numeric)
    case rank.string: return compareStrings(String(a), String(b))
    case rank.object: return compareDocs(a as Doc, b as Doc)
    case rank.array: return compareArrays(a as Value[], b as Value[])
    case rank.boolean: return Number(a) - Number(b)
    case rank.date: return (a as Date).getTime() - (b as Date).getTime()
    case rank.objectId: return compareStrings((a as ObjectId).toHexString(), (b as ObjectId).toHexString())
    case rank.timestamp: return (a as Timestamp).compare(b as Timestamp)
    case rank.binary: return compareBinary(a as Binary, b as Binary)
    case rank.regex: return compareStrings(patternText(a as BSONRegExp), patternText(b as BSONRegExp))
    case rank.dbRef: case rank.code: return compareStrings(JSON.stringify(a), JSON.stringify(b))
    default: return 0
  }
}

export const equalValues = (a: Maybe, b: Maybe): boolean =>
  a === b || typeof a === typeof b && compareValues(a, b) === 0 ||
  typeof a !== typeof b && isNumeric(a) && isNumeric(b) && compareValues(a, b) === 0

/** NaN is the lowest number and equals itself. */
function compareDoubles(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  return a === b ? 0 : Number(!Number.isNaN(a)) - Number(!Number.isNaN(b))
}

function compareNumbers(a: Numeric, b: Numeric): number {
  if (a instanceof Long && b instanceof Long) return a.compare(b)
  return compareDoubles(toNumber(a), toNumber(b))
}

/** By code point, as UTF-8 bytes compare: surrogates rank above the rest of the basic plane. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? planeOrder(x) - planeOrder(y) : x - y
  }
  return a.length - b.length
}

const planeOrder = (unit: number) => (unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

function compareDocs(a: Doc, b: Doc): number {
  const keysA = Object.keys(a)
  const keysB = Object.keys(b)
  for (let i = 0; i < keysA.length && i < keysB.length; i++) {
    const keyA = keysA[i] as string
    const keyB = keysB[i] as string
    const order = rankOf(a[keyA]) - rankOf(b[keyB]) || compareStrings(keyA, keyB) || compareValues(a[keyA], b[keyB])
    if (order !== 0) return order
  }
  return keysA.length - keysB.length
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareBinary(a: Binary, b: Binary): number {
  return a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(Buffer.from(a.value(true)), Buffer.from(b.value(true)))
}

const patternText = (value: BSONRegExp | RegExp) =>
  value instanceof RegExp ? `${value.source}\0${value.flags}` : `${value.pattern}\0${value.options}`
