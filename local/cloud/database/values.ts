/**
 * Values as the database holds them, and canonical Extended JSON v2, the form they have on the wire and on
 * disk. Whatever comes in goes out with the same type: numbers that JavaScript would re-type (a Long that
 * fits 32 bits, a Double without fraction) stay wrapped.
 */
import {
  Binary, BSONRegExp, BSONSymbol, Code, DBRef, Decimal128, Double, EJSON, Long, MaxKey, MinKey, ObjectId, Timestamp,
} from 'bson'
import { invalidParam, requestFailed } from './errors'
import { NESTING_MAX } from './limits'

export type BsonValue =
  | Binary | BSONRegExp | BSONSymbol | Code | DBRef | Decimal128 | Double | Long | MaxKey | MinKey | ObjectId | Timestamp

export type Value = null | boolean | number | string | Date | BsonValue | Value[] | Doc
/** A field that is absent is `undefined`; it is never stored. */
export type Maybe = Value | undefined
export interface Doc { [field: string]: Value }

const INT32_MIN = -0x80000000
const INT32_MAX = 0x7fffffff
const INT64_LIMIT = 0x8000000000000000

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A field of the document itself: `constructor` and its like are no fields. */
export const field = (doc: Doc, name: string): Maybe => (Object.hasOwn(doc, name) ? doc[name] : undefined)

export type Numeric = number | Long | Double | Decimal128
export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === 'number' || value instanceof Double || value instanceof Long && !(value instanceof Timestamp) ||
  value instanceof Decimal128

/** The number as a double: digits of a Long or Decimal beyond 2⁵³ are rounded. */
export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value
  if (value instanceof Double) return value.value
  return value instanceof Long ? value.toNumber() : Number(value.toString())
}

/** A BSON regular expression as JavaScript's; flags other than i m s u are dropped, as on the cloud. */
export function toRegExp(value: BSONRegExp | RegExp): RegExp {
  if (value instanceof RegExp) return value
  try {
    return new RegExp(value.pattern, [...new Set(value.options)].filter((flag) => 'imsu'.includes(flag)).join(''))
  } catch {
    throw requestFailed(`Regular expression is invalid: ${value.pattern}`)
  }
}

export interface DecodeOptions {
  /** The one clock reading of a request, ms: what `$tcb_server_date` becomes. */
  readonly now: number
  /** Refuses server dates with this reason. */
  readonly refuseServerDate?: string
}

/** Text of canonical EJSON to a value. Throws INVALID_PARAM on anything malformed. */
export function decode(text: string, options: DecodeOptions): Value {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParam('the text is not Extended JSON')
  }
  return revive(parsed, options, 0)
}

/** Trusted text, written by `encode`. */
export const decodeStored = (text: string): Doc => revive(JSON.parse(text), { now: 0 }, 0) as Doc

const loneSurrogate = /\p{Surrogate}/u

function revive(value: unknown, options: DecodeOptions, depth: number): Value {
  if (typeof value === 'string') return loneSurrogate.test(value) ? Buffer.from(value).toString() : value
  if (typeof value !== 'object' || value === null) return value as null | number | boolean
  if (depth > NESTING_MAX) throw invalidParam(`nested deeper than ${NESTING_MAX} levels`)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revive(value[i], options, depth + 1)
    return value as Value[]
  }
  const object = value as Record<string, unknown>
  for (const key in object) {
    if (key === '__proto__') throw invalidParam('a field may not be called __proto__')
    if (key.charCodeAt(0) === 36 && Object.hasOwn(readers, key)) return readTyped(object, key, options, depth)
    object[key] = revive(object[key], options, depth + 1)
  }
  return object as Doc
}

type Reader = (raw: unknown, object: Record<string, unknown>, options: DecodeOptions, depth: number) => Value | undefined
const text = (raw: unknown) => (typeof raw === 'string' ? raw : undefined)

/** One reader per EJSON type; `undefined` means the shape is wrong. */
const readers: Record<string, Reader> = {
  $numberInt: (raw) => (text(raw) !== undefined && /^-?\d{1,10}$/.test(raw as string) ? Number(raw) : undefined),
  $numberLong: (raw) => readLong(text(raw)),
  $numberDouble: (raw) => readDouble(text(raw)),
  $numberDecimal: (raw) => (text(raw) === undefined ? undefined : Decimal128.fromString(raw as string)),
  $date: (raw) => readDate(raw),
  $oid: (raw) => (/^[0-9a-fA-F]{24}$/.test(text(raw) ?? '') ? new ObjectId(raw as string) : undefined),
  $regularExpression: (raw) => readRegExp(raw),
  $binary: (raw, object) => (isDoc(raw) && typeof raw.base64 === 'string' ? readBinary(object) : undefined),
  $uuid: (raw, object) => (text(raw) === undefined ? undefined : readBinary(object)),
  $timestamp: (raw) => (isDoc(raw) && typeof raw.t === 'number' && typeof raw.i === 'number'
    ? new Timestamp({ t: raw.t, i: raw.i }) : undefined),
  $minKey: () => new MinKey(),
  $maxKey: () => new MaxKey(),
  $symbol: (raw) => (text(raw) === undefined ? undefined : new BSONSymbol(raw as string)),
  $code: (raw, object, options, depth) => (text(raw) === undefined ? undefined
    : new Code(raw as string, object.$scope === undefined ? undefined : revive(object.$scope, options, depth + 1) as Doc)),
  $undefined: () => null,
  $tcb_server_date: (raw, _object, options, depth) => readServerDate(revive(raw, options, depth + 1), options),
}

function readTyped(object: Record<string, unknown>, key: string, options: DecodeOptions, depth: number): Value {
  const extra = Object.keys(object).filter((name) => name !== key && !(key === '$code' && name === '$scope'))
  let value: Value | undefined
  try {
    value = extra.length > 0 ? undefined : readers[key]?.(object[key], object, options, depth)
  } catch (error) {
    throw error instanceof Error && 'code' in error ? error : invalidParam(`malformed ${key}`)
  }
  if (value === undefined) throw invalidParam(`malformed ${key}: it is reserved for Extended JSON`)
  return value
}

const readBinary = (object: object) => EJSON.parse(JSON.stringify(object)) as unknown as Binary

function readLong(raw: string | undefined): Value | undefined {
  if (raw === undefined || !/^-?\d{1,19}$/.test(raw)) return undefined
  const number = Number(raw)
  return Number.isSafeInteger(number) && (number < INT32_MIN || number > INT32_MAX) ? number : Long.fromString(raw)
}

function readDouble(raw: string | undefined): Value | undefined {
  if (raw === undefined || !/^(-?\d+(\.\d*)?([eE][+-]?\d+)?|-?Infinity|NaN)$/.test(raw)) return undefined
  const number = Number(raw)
  const plain = !Number.isInteger(number) || Object.is(number, -0) || Math.abs(number) >= INT64_LIMIT
  return plain ? number : new Double(number)
}

function readDate(raw: unknown): Date | undefined {
  const ms = isDoc(raw) && typeof raw.$numberLong === 'string' && /^-?\d{1,16}$/.test(raw.$numberLong)
    ? Number(raw.$numberLong)
    : typeof raw === 'string' ? Date.parse(raw) : typeof raw === 'number' ? raw : Number.NaN
  if (Number.isNaN(new Date(ms).getTime())) throw invalidParam('malformed $date: not a point in time')
  return new Date(ms)
}

function readRegExp(raw: unknown): Value | undefined {
  if (!isDoc(raw) || typeof raw.pattern !== 'string') return undefined
  const options = typeof raw.options === 'string' ? raw.options : ''
  // BSONRegExp itself refuses flags outside BSON's own list; the SDK forwards g and y from a literal.
  return new BSONRegExp(raw.pattern, [...new Set(options)].filter((flag) => 'imlsux'.includes(flag)).sort().join(''))
}

function readServerDate(raw: Value, options: DecodeOptions): Value | undefined {
  if (options.refuseServerDate !== undefined) throw invalidParam(options.refuseServerDate)
  const offset = isDoc(raw) ? raw.offset ?? 0 : undefined
  return isNumeric(offset) ? new Date(options.now + toNumber(offset)) : undefined
}

/** A value to canonical EJSON text, exactly as the SDK writes it. */
export function encode(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return encodeNumber(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  // A variable of a lookup may be bound to a missing field; stored documents hold no undefined.
  return value === null || value === undefined ? 'null' : encodeObject(value)
}

function encodeNumber(value: number): string {
  if (!Number.isInteger(value)) return `{"$numberDouble":"${value}"}`
  if (value === 0) return Object.is(value, -0) ? '{"$numberDouble":"-0.0"}' : '{"$numberInt":"0"}'
  if (value >= INT32_MIN && value <= INT32_MAX) return `{"$numberInt":"${value}"}`
  return Math.abs(value) < INT64_LIMIT ? `{"$numberLong":"${value}"}` : `{"$numberDouble":"${value}"}`
}

function encodeObject(value: Date | BsonValue | Value[] | Doc): string {
  if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (isDoc(value)) {
    let out = ''
    for (const key in value) out += `${out === '' ? '{' : ','}${JSON.stringify(key)}:${encode(value[key] as Value)}`
    return out === '' ? '{}' : `${out}}`
  }
  if (value instanceof Code && value.scope !== undefined && value.scope !== null) {
    return `{"$code":${JSON.stringify(value.code)},"$scope":${encode(value.scope as Doc)}}`
  }
  return JSON.stringify((value as unknown as { toExtendedJSON(options: object): unknown }).toExtendedJSON({ relaxed: false }))
}

/** A copy whose arrays and documents may be changed; scalars are shared. */
export function clone<T extends Maybe>(value: T): T
export function clone(value: Maybe): Maybe {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => clone(element))
  if (!isDoc(value)) return value
  const copy: Doc = {}
  for (const key in value) copy[key] = clone(value[key] as Value)
  return copy
}
