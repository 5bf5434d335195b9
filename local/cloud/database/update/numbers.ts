/** Arithmetic of updates: integers stay integers, a Long or a Double keeps its type. */
import { Decimal128, Double, Long } from 'bson'
import { requestFailed } from '../errors'
import { toNumber, type Numeric } from '../values'

type Operation = '+' | '*'

export function calculate(a: Numeric, operation: Operation, b: Numeric): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) throw requestFailed('arithmetic on Decimal128 is not supported here')
  const result = operation === '+' ? toNumber(a) + toNumber(b) : toNumber(a) * toNumber(b)
  if (a instanceof Double || b instanceof Double) return wrapDouble(result)
  const whole = isWhole(a) && isWhole(b)
  if (whole && (a instanceof Long || b instanceof Long || !Number.isSafeInteger(result))) return exact(a, operation, b)
  return result
}

const isWhole = (value: Numeric) => value instanceof Long || Number.isInteger(value)
const wrapDouble = (value: number) => (Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? new Double(value) : value)

function exact(a: Numeric, operation: Operation, b: Numeric): Numeric {
  const [x, y] = [wide(a), wide(b)]
  const result = operation === '+' ? x + y : x * y
  if (BigInt.asIntN(64, result) !== result) throw requestFailed('Failed to apply $inc or $mul: integer overflow')
  const number = Number(result)
  const isPlain = Number.isSafeInteger(number) && (number > 0x7fffffff || number < -0x80000000)
  return isPlain ? number : Long.fromBigInt(result)
}

export const wide = (value: Numeric): bigint => (value instanceof Long ? value.toBigInt() : BigInt(toNumber(value)))
