/** Query operators on one value: comparison, type, size, modulo, bits, geography. */
import { MaxKey, MinKey, Long } from 'bson'
import { compareValues, rankOf } from '../compare'
import { requestFailed, unknownOperator } from '../errors'
import { readGeometry, readWithin, intersects, distanceTo } from '../geo/geometry'
import { isDoc, isNumeric, toNumber, type Maybe, type Value } from '../values'
import { typeTest } from './types'

type Test = (value: Maybe) => boolean

/** Operators that also look at the elements of an array; the others see the array as a whole. */
export const elementOperators = new Set([
  '$gt', '$gte', '$lt', '$lte', '$mod', '$type', '$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear',
])

const compilers: Record<string, (operand: Value) => Test> = {
  $gt: (operand) => comparison(operand, (order) => order > 0),
  $gte: (operand) => comparison(operand, (order) => order >= 0),
  $lt: (operand) => comparison(operand, (order) => order < 0),
  $lte: (operand) => comparison(operand, (order) => order <= 0),
  $mod: modulo,
  $size: size,
  $type: typeTest,
  $bitsAllSet: (operand) => bits(operand, (set, mask) => (set & mask) === mask),
  $bitsAllClear: (operand) => bits(operand, (set, mask) => (set & mask) === 0n),
  $bitsAnySet: (operand) => bits(operand, (set, mask) => (set & mask) !== 0n),
  $bitsAnyClear: (operand) => bits(operand, (set, mask) => (set & mask) !== mask),
  $geoWithin: (operand) => geometryTest(readWithin(operand)),
  $geoIntersects: (operand) => {
    const shape = readGeometry(isDoc(operand) ? operand.$geometry : undefined, '$geoIntersects')
    return geometryTest((stored) => intersects(stored, shape))
  },
  $nearSphere: nearTest,
  $near: nearTest,
}

export function compileOperator(name: string, operand: Value): Test {
  const compile = Object.hasOwn(compilers, name) ? compilers[name] : undefined
  if (compile === undefined) throw unknownOperator(name, 'a condition')
  return compile(operand)
}

/** Type bracketing: a comparison holds only inside the operand's type; null takes in missing. */
function comparison(operand: Value, holds: (order: number) => boolean): Test {
  if (operand instanceof MinKey || operand instanceof MaxKey) return (value) => holds(compareValues(value, operand))
  const type = rankOf(operand)
  if (typeof operand === 'number' && Number.isNaN(operand)) {
    return (value) => isNumeric(value) && Number.isNaN(toNumber(value)) && holds(0)
  }
  return (value) => rankOf(value) === type && !isNaNValue(value) && holds(compareValues(value, operand))
}

const isNaNValue = (value: Maybe) => typeof value === 'number' && Number.isNaN(value)

function modulo(operand: Value): Test {
  if (!Array.isArray(operand) || operand.length !== 2 || !operand.every(isNumeric)) {
    throw requestFailed('malformed mod, needs to be an array of two numbers')
  }
  const [divisor, remainder] = operand.map((value) => Math.trunc(toNumber(value as number))) as [number, number]
  if (divisor === 0) throw requestFailed('divisor cannot be 0')
  return (value) => isNumeric(value) && Number.isFinite(toNumber(value)) && Math.trunc(toNumber(value)) % divisor === remainder
}

function size(operand: Value): Test {
  const length = isNumeric(operand) ? toNumber(operand) : Number.NaN
  if (!Number.isInteger(length) || length < 0) throw requestFailed('$size must be a whole number, 0 or more')
  return (value) => Array.isArray(value) && value.length === length
}

function bits(operand: Value, holds: (set: bigint, mask: bigint) => boolean): Test {
  const positions = Array.isArray(operand) ? operand : undefined
  const valid = (value: Value) => isNumeric(value) && Number.isInteger(toNumber(value)) && toNumber(value) >= 0
  if (!(positions ?? [operand]).every(valid)) throw requestFailed('bit masks must be whole numbers, 0 or more')
  const mask = positions === undefined ? BigInt(toNumber(operand as number))
    : positions.reduce<bigint>((all, at) => all | 1n << BigInt(toNumber(at as number)), 0n)
  return (value) => isNumeric(value) && Number.isInteger(toNumber(value)) &&
    holds(value instanceof Long ? value.toBigInt() : BigInt(toNumber(value)), mask)
}

function geometryTest(holds: (stored: ReturnType<typeof readGeometry>) => boolean): Test {
  return (value) => isDoc(value) && typeof value.type === 'string' && holds(readGeometry(value, 'a stored geometry')) ||
    Array.isArray(value) && value.some((element) => isDoc(element) && typeof element.type === 'string' &&
      holds(readGeometry(element, 'a stored geometry')))
}

export interface Near { readonly at: readonly [number, number]; readonly min: number; readonly max: number }

/** Reads `{$geometry: Point, $maxDistance, $minDistance}`, metres. */
export function readNear(operand: Value): Near {
  if (!isDoc(operand)) throw requestFailed('$near needs {$geometry}')
  for (const name of Object.keys(operand)) {
    if (!['$geometry', '$maxDistance', '$minDistance'].includes(name)) throw unknownOperator(name, '$nearSphere')
  }
  const shape = readGeometry(operand.$geometry, '$near')
  if (shape.type !== 'Point') throw requestFailed('$near requires a point')
  const metres = (name: string, otherwise: number) => {
    const raw = operand[name]
    if (raw === undefined || raw === null) return otherwise
    if (!isNumeric(raw) || !(toNumber(raw) >= 0)) throw requestFailed(`${name} must be a number of metres, 0 or more`)
    return toNumber(raw)
  }
  return { at: shape.points[0] as [number, number], min: metres('$minDistance', 0), max: metres('$maxDistance', Infinity) }
}

function nearTest(operand: Value): Test {
  const near = readNear(operand)
  return (value) => {
    const metres = distanceOf(value, near)
    return metres !== undefined && metres >= near.min && metres <= near.max
  }
}

/** Metres from the point asked for, or undefined where there is no geometry. */
export const distanceOf = (value: Maybe, near: Near): number | undefined =>
  isDoc(value) && typeof value.type === 'string' ? distanceTo(readGeometry(value, 'a stored geometry'), near.at) : undefined
