/**
 * Index keys: byte strings that compare as the values do. One byte for the type, then the value; every
 * encoding ends by itself, so keys of several fields are simply joined. A descending field is inverted.
 */
import { Binary, ObjectId, Timestamp } from 'bson'
import { rank, rankOf } from './compare'
import { EMPTY_ARRAY } from './paths'
import { encode, toNumber, type Doc, type Maybe, type Numeric, type Value } from './values'

export type IndexKey = Uint8Array

/** The key of one value in one direction. */
export function keyOf(value: Maybe, descending = false): Buffer {
  const key = Buffer.concat(ascending(value))
  return descending ? inverted(key) : key
}

export const joinKeys = (keys: readonly Uint8Array[]): Buffer => Buffer.concat(keys)

function ascending(value: Maybe): Buffer[] {
  if (value === EMPTY_ARRAY) return [byte(rank.emptyArray)]
  const type = rankOf(value)
  switch (type) {
    case rank.number: return [byte(type), double(toNumber(value as Numeric))]
    case rank.date: return [byte(type), double((value as Date).getTime())]
    case rank.string: return [byte(type), text(String(value))]
    case rank.boolean: return [byte(type), byte(value === true ? 1 : 0)]
    case rank.objectId: return [byte(type), Buffer.from((value as ObjectId).id)]
    case rank.object: return [byte(type), ...Object.entries(value as Doc).flatMap(([name, inner]) =>
      [byte(1), byte(rankOf(inner)), text(name), ...ascending(inner)]), byte(0)]
    case rank.array: return [byte(type), ...(value as Value[]).flatMap((inner) => [byte(1), ...ascending(inner)]), byte(0)]
    case rank.timestamp: return [byte(type), Buffer.from((value as Timestamp).toBytesBE())]
    case rank.binary: return [byte(type), binary(value as Binary)]
    case rank.regex: case rank.dbRef: case rank.code: return [byte(type), text(encode(value as Value))]
    default: return [byte(type)]
  }
}

const bytes = Array.from({ length: 256 }, (_, i) => Buffer.of(i))
const byte = (value: number) => bytes[value] as Buffer

/** Big-endian with the sign bit flipped, all bits for negatives; −0 is 0, NaN the lowest. */
function double(value: number): Buffer {
  const out = Buffer.alloc(8)
  if (Number.isNaN(value)) return out
  out.writeDoubleBE(value === 0 ? 0 : value)
  if ((out[0] as number) < 0x80) out[0] = (out[0] as number) | 0x80
  else for (let i = 0; i < 8; i++) out[i] = ~(out[i] as number) & 0xff
  return out
}

/** UTF-8, zero bytes escaped, a zero at the end. */
function text(value: string): Buffer {
  const raw = Buffer.from(value)
  if (!raw.includes(0)) return Buffer.concat([raw, terminator])
  return Buffer.concat([...raw].map((unit) => (unit === 0 ? escaped : byte(unit))).concat(terminator))
}

const terminator = Buffer.of(0, 1)
const escaped = Buffer.of(0, 255)

function binary(value: Binary): Buffer {
  const content = Buffer.from(value.value(true))
  const head = Buffer.alloc(5)
  head.writeUInt32BE(content.length)
  head[4] = value.sub_type
  return Buffer.concat([head, content])
}

function inverted(key: Buffer): Buffer {
  for (let i = 0; i < key.length; i++) key[i] = ~(key[i] as number) & 0xff
  return key
}

/** The first key after every key that starts with this one. */
export function after(prefix: Uint8Array): Buffer {
  const next = Buffer.from(prefix)
  for (let i = next.length - 1; i >= 0; i--) {
    if (next[i] !== 0xff) {
      next[i] = (next[i] as number) + 1
      return next.subarray(0, i + 1)
    }
  }
  return Buffer.from([0xff, 0xff])
}

/** The key every value of one type starts with. */
export const typeKey = (type: number, descending = false): Buffer => Buffer.of(descending ? ~type & 0xff : type)
