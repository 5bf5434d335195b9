/** Update operators on single fields. */
import { Long, Timestamp } from 'bson'
import { compareValues } from '../compare'
import { requestFailed, unknownOperator } from '../errors'
import { typeName } from '../match/types'
import { clone, encode, isDoc, isNumeric, type Maybe, type Numeric, type Value } from '../values'
import { calculate, wide } from './numbers'
import type { Apply, Target } from './update'
import { readAt, removeAt, writeAt } from './write'

const set: Apply = (target, operand) => target.write(clone(operand))

export const fieldOperators: Record<string, Apply> = {
  $set: set,
  $setOnInsert: set,
  $unset: (target) => target.remove(),
  $inc: arithmetic('$inc', 'increment', '+', 0),
  $mul: arithmetic('$mul', 'multiply', '*', 0),
  $min: (target, operand) => extreme(target, operand, -1),
  $max: (target, operand) => extreme(target, operand, 1),
  $rename: rename,
  $bit: bit,
  $currentDate: currentDate,
}

function arithmetic(name: string, verb: string, operation: '+' | '*', absent: number): Apply {
  return (target, operand) => {
    if (!isNumeric(operand)) throw requestFailed(`Cannot ${verb} with non-numeric argument: {${target.path}: ${encode(operand)}}`)
    const current = numberAt(target, name)
    if (current !== undefined) return target.write(calculate(current, operation, operand))
    target.write(operation === '+' ? operand : calculate(absent, operation, operand))
  }
}

function numberAt(target: Target, operator: string): Numeric | undefined {
  const current = target.read()
  if (current === undefined || isNumeric(current)) return current
  throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type. {_id: ${encode(target.doc._id ?? null)}} has the field ` +
    `'${target.path}' of non-numeric type ${typeName(current)}`)
}

function extreme(target: Target, operand: Value, direction: 1 | -1): void {
  const current: Maybe = target.read()
  if (current === undefined || compareValues(operand, current) * direction > 0) target.write(clone(operand))
}

function rename(target: Target, operand: Value): void {
  if (typeof operand !== 'string' || operand === '' || operand.split('.').includes('')) {
    throw requestFailed(`The 'to' field for $rename must be a non-empty path: ${target.path}`)
  }
  const [from, to] = [target.path.split('.'), operand.split('.')]
  for (const parts of [from, to]) {
    if (parts.some((part) => part.startsWith('$'))) throw requestFailed(`$rename may not be positional: ${parts.join('.')}`)
    const inArray = parts.some((_, i) => Array.isArray(readAt(target.doc, parts.slice(0, i))))
    if (inArray) throw requestFailed(`The field of $rename cannot be an array element: '${parts.join('.')}'`)
  }
  const value = target.read()
  if (value === undefined) return
  removeAt(target.doc, from)
  writeAt(target.doc, to, value)
}

function bit(target: Target, operand: Value): void {
  if (!isDoc(operand) || Object.keys(operand).length === 0) throw requestFailed('The $bit modifier needs {and|or|xor: integer}')
  for (const [name, raw] of Object.entries(operand)) {
    if (!['and', 'or', 'xor'].includes(name)) throw unknownOperator(name, '$bit')
    const current = target.read() ?? 0
    if (!isInteger(raw) || !isInteger(current)) throw requestFailed(`Cannot apply $bit to a value of non-integral type: '${target.path}'`)
    const [a, b] = [wide(current), wide(raw)]
    const result = name === 'and' ? a & b : name === 'or' ? a | b : a ^ b
    const number = Number(result)
    target.write(current instanceof Long || raw instanceof Long || !Number.isSafeInteger(number) ? Long.fromBigInt(result) : number)
  }
}

const isInteger = (value: Value): value is Numeric =>
  value instanceof Long && !(value instanceof Timestamp) || Number.isInteger(value)

function currentDate(target: Target, operand: Value): void {
  const type = isDoc(operand) ? operand.$type : operand
  if (type === 'timestamp') return target.write(new Timestamp({ t: Math.floor(target.now / 1000), i: 1 }))
  if (type !== true && type !== 'date') throw requestFailed('$currentDate needs true or {$type: "date" | "timestamp"}')
  target.write(new Date(target.now))
}
