/** `$type` and `bsonType`: MongoDB's names and numbers of types. */
import { Binary, BSONRegExp, BSONSymbol, Code, DBRef, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { requestFailed } from '../errors'
import { isDoc, isNumeric, toNumber, type Maybe, type Value } from '../values'

const numbers: Record<number, string> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 6: 'undefined', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null',
  11: 'regex', 12: 'dbPointer', 13: 'javascript', 14: 'symbol', 15: 'javascriptWithScope', 16: 'int', 17: 'timestamp',
  18: 'long', 19: 'decimal', [-1]: 'minKey', 127: 'maxKey',
}
const names = new Set([...Object.values(numbers), 'number'])
const INT32_MAX = 0x7fffffff

export function typeName(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return numberName(value)
  if (Array.isArray(value)) return 'array'
  if (isDoc(value)) return 'object'
  if (value instanceof Date) return 'date'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof Long) return 'long'
  if (value instanceof Double) return 'double'
  if (value instanceof Decimal128) return 'decimal'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Binary) return 'binData'
  if (value instanceof BSONRegExp) return 'regex'
  if (value instanceof BSONSymbol) return 'symbol'
  if (value instanceof Code) return value.scope === undefined || value.scope === null ? 'javascript' : 'javascriptWithScope'
  if (value instanceof MinKey) return 'minKey'
  if (value instanceof MaxKey) return 'maxKey'
  return value instanceof DBRef ? 'object' : 'object'
}

function numberName(value: number): string {
  if (!Number.isInteger(value) || Object.is(value, -0) || Math.abs(value) >= 2 ** 63) return 'double'
  return Math.abs(value) <= INT32_MAX || value === -INT32_MAX - 1 ? 'int' : 'long'
}

/** A test for a name, a number, or a list of either. */
export function typeTest(operand: Value): (value: Maybe) => boolean {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).map(readType))
  return (value) => value !== undefined && (wanted.has(typeName(value)) || wanted.has('number') && isNumeric(value))
}

function readType(raw: Value): string {
  const name = typeof raw === 'string' ? raw : isNumeric(raw) ? numbers[toNumber(raw)] : undefined
  if (name === undefined || !names.has(name)) throw requestFailed(`Unknown type name alias: ${String(raw)}`)
  return name
}
