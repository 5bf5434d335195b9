/** Update operators on arrays. */
import { BSONRegExp } from 'bson'
import { compareValues, equalValues } from '../compare'
import { requestFailed, unknownOperator } from '../errors'
import { compileFilter, literalTest, newMatchContext, operatorsOf, valueTest } from '../match/filter'
import { typeName } from '../match/types'
import { readSort, sortDocs } from '../sort'
import { clone, encode, isDoc, isNumeric, toNumber, type Doc, type Maybe, type Value } from '../values'
import type { Apply, Target } from './update'

export const arrayOperators: Record<string, Apply> = { $push: push, $addToSet: addToSet, $pop: pop, $pull: pull, $pullAll: pullAll }

function arrayAt(target: Target, operator: string): Value[] | undefined {
  const current = target.read()
  if (current === undefined || Array.isArray(current)) return current
  throw requestFailed(operator === '$push'
    ? `The field '${target.path}' must be an array but is of type ${typeName(current)} in document {_id: ${encode(target.doc._id ?? null)}}`
    : `Cannot apply ${operator} to a non-array field. Field named '${target.path}' has a non-array type ${typeName(current)}`)
}

const pushModifiers = new Set(['$each', '$position', '$slice', '$sort'])

function push(target: Target, operand: Value): void {
  const current = arrayAt(target, '$push')
  if (!isDoc(operand) || operand.$each === undefined) return target.write([...current ?? [], clone(operand)])
  const unknown = Object.keys(operand).find((name) => !pushModifiers.has(name))
  if (unknown !== undefined) throw unknownOperator(unknown, '$push')
  if (!Array.isArray(operand.$each)) throw requestFailed(`The argument to $each in $push must be an array but it was of type ${typeName(operand.$each)}`)
  const next = [...current ?? []]
  const position = wholeNumber(operand.$position, '$position') ?? next.length
  next.splice(position, 0, ...operand.$each.map((value) => clone(value)))
  const sorted = operand.$sort === undefined ? next : sortElements(next, operand.$sort)
  target.write(slice(sorted, wholeNumber(operand.$slice, '$slice')))
}

function wholeNumber(value: Maybe, name: string): number | undefined {
  if (value === undefined) return undefined
  if (!isNumeric(value) || !Number.isInteger(toNumber(value))) throw requestFailed(`The value for ${name} must be an integer value`)
  return toNumber(value)
}

function slice(array: Value[], length: number | undefined): Value[] {
  if (length === undefined) return array
  return length >= 0 ? array.slice(0, length) : array.slice(length)
}

function sortElements(array: Value[], spec: Value): Value[] {
  if (isDoc(spec)) return sortDocs(array, (element) => (isDoc(element) ? element : {}), readSort(spec))
  const direction = isNumeric(spec) ? toNumber(spec) : 0
  if (direction !== 1 && direction !== -1) throw requestFailed('The $sort element value must be either 1 or -1')
  return [...array].sort((a, b) => compareValues(a, b) * direction)
}

function addToSet(target: Target, operand: Value): void {
  const current = arrayAt(target, '$addToSet') ?? []
  const isEach = isDoc(operand) && operand.$each !== undefined
  if (isEach && !Array.isArray(operand.$each)) throw requestFailed('The argument to $each in $addToSet must be an array')
  if (isEach && Object.keys(operand).length > 1) throw unknownOperator(Object.keys(operand)[1] as string, '$addToSet')
  const next = [...current]
  for (const value of isEach ? operand.$each as Value[] : [operand]) {
    if (!next.some((element) => equalValues(element, value))) next.push(clone(value))
  }
  target.write(next)
}

function pop(target: Target, operand: Value): void {
  const direction = isNumeric(operand) ? toNumber(operand) : 0
  if (direction !== 1 && direction !== -1) throw requestFailed('$pop expects 1 or -1')
  const current = arrayAt(target, '$pop')
  if (current === undefined || current.length === 0) return
  target.write(direction === 1 ? current.slice(0, -1) : current.slice(1))
}

function pull(target: Target, operand: Value): void {
  const current = arrayAt(target, '$pull')
  if (current === undefined) return
  const removes = pullTest(operand)
  target.write(current.filter((element) => !removes(element)))
}

function pullTest(operand: Value): (element: Value) => boolean {
  const context = newMatchContext()
  if (operand instanceof BSONRegExp) return literalTest(operand, context)
  if (!isDoc(operand)) return (element) => equalValues(element, operand)
  // A bare element is asked as itself; `$all`, `$size` or `$not` inside `$pull` mean the element, not the array.
  if (operatorsOf(operand) !== undefined) return valueTest(operand, context)
  const matches = compileFilter(operand, context)
  return (element) => isDoc(element) && matches(element as Doc)
}

function pullAll(target: Target, operand: Value): void {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  const current = arrayAt(target, '$pullAll')
  if (current === undefined) return
  target.write(current.filter((element) => !operand.some((value) => equalValues(value, element))))
}
