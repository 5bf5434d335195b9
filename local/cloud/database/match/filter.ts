/**
 * Query filters, compiled once and asked per document. MongoDB's rules: a condition on an array holds when
 * any element satisfies it, comparisons stay inside one type, null also means missing.
 */
import { BSONRegExp } from 'bson'
import { equalValues } from '../compare'
import { requestFailed, unknownOperator } from '../errors'
import { orElement, someAt } from '../paths'
import { field, isDoc, type Doc, type Maybe, type Value } from '../values'
import { compileSchema } from './jsonSchema'
import { compileOperator, elementOperators } from './operators'
import { createRegexGuard, type RegexGuard } from './regex'

export type Predicate = (doc: Doc) => boolean
export type Test = (value: Maybe) => boolean

export interface MatchContext {
  /** Evaluates an aggregation expression on a document, for `$expr`. */
  readonly evaluate?: (expression: Value, doc: Doc) => unknown
  readonly regexes: RegexGuard
}

export const newMatchContext = (evaluate?: MatchContext['evaluate']): MatchContext =>
  ({ evaluate, regexes: createRegexGuard() })

/** Throws DATABASE_INVALID_OPERRATOR or DATABASE_REQUEST_FAILED for what MongoDB would refuse. */
export function compileFilter(filter: Value, context: MatchContext): Predicate {
  if (!isDoc(filter)) throw requestFailed('the filter must be an object')
  const predicates = Object.entries(filter).map(([key, condition]) => compileEntry(key, condition, context))
  if (predicates.length === 1) return predicates[0] as Predicate
  return (doc) => {
    for (const predicate of predicates) if (!predicate(doc)) return false
    return true
  }
}

function compileEntry(key: string, condition: Value, context: MatchContext): Predicate {
  if (!key.startsWith('$')) return compileField(key, condition, context)
  switch (key) {
    case '$and': return every(branches(key, condition, context))
    case '$or': return some(branches(key, condition, context))
    case '$nor': return not(some(branches(key, condition, context)))
    case '$expr': return compileExpression(condition, context)
    case '$jsonSchema': return compileSchema(condition, context)
    case '$comment': return () => true
    default: throw unknownOperator(key, 'the filter')
  }
}

function branches(key: string, condition: Value, context: MatchContext): Predicate[] {
  if (!Array.isArray(condition) || condition.length === 0) throw requestFailed(`${key} must be a nonempty array`)
  return condition.map((branch) => {
    if (!isDoc(branch)) throw requestFailed(`${key} entries need to be full objects`)
    return compileFilter(branch, context)
  })
}

const every = (all: Predicate[]): Predicate => (doc) => all.every((predicate) => predicate(doc))
const some = (all: Predicate[]): Predicate => (doc) => all.some((predicate) => predicate(doc))
const not = (predicate: Predicate): Predicate => (doc) => !predicate(doc)

function compileExpression(expression: Value, context: MatchContext): Predicate {
  const evaluate = context.evaluate
  if (evaluate === undefined) throw unknownOperator('$expr', 'this filter')
  return (doc) => {
    const result = evaluate(expression, doc)
    return result !== false && result !== null && result !== undefined && result !== 0
  }
}

/** The operators of a condition, or undefined when it is a literal to be equalled. */
export function operatorsOf(condition: Value): Array<[name: string, operand: Value]> | undefined {
  if (!isDoc(condition)) return undefined
  const entries = Object.entries(condition)
  if (!entries[0]?.[0].startsWith('$')) return undefined
  for (const [name] of entries) if (!name.startsWith('$')) throw unknownOperator(name, 'a condition beside operators')
  return entries
}

function compileField(path: string, condition: Value, context: MatchContext): Predicate {
  const parts = path.split('.')
  const operators = operatorsOf(condition)
  if (operators === undefined) return anyAt(parts, orElement(literalTest(condition, context)))
  const predicates = operators
    .filter(([name]) => name !== '$options')
    .map(([name, operand]) => compileFieldOperator(parts, name, operand, condition as Doc, context))
  return predicates.length === 1 ? predicates[0] as Predicate : every(predicates)
}

/** Equality with a literal; a regular expression matches strings and itself. */
export function literalTest(operand: Value, context: MatchContext): Test {
  if (operand instanceof BSONRegExp) return regexTest(operand, context)
  if (operand === null) return (value) => value === null || value === undefined
  return (value) => value !== undefined && equalValues(value, operand)
}

function regexTest(operand: BSONRegExp, context: MatchContext): Test {
  const matches = context.regexes.tester(operand)
  return (value) => (typeof value === 'string' ? matches(value) : value instanceof BSONRegExp && equalValues(value, operand))
}

function compileFieldOperator(
  parts: readonly string[], name: string, operand: Value, siblings: Doc, context: MatchContext,
): Predicate {
  switch (name) {
    case '$eq': return anyAt(parts, orElement(equalTest(operand)))
    case '$ne': {
      if (operand instanceof BSONRegExp) throw requestFailed("Can't have regex as arg to $ne.")
      return not(anyAt(parts, orElement(literalTest(operand, context))))
    }
    case '$in': return anyAt(parts, orElement(anyOf(name, operand, context)))
    case '$nin': return not(anyAt(parts, orElement(anyOf(name, operand, context))))
    case '$not': return not(compileNegated(parts, operand, context))
    case '$exists': return anyAtIs(parts, operand)
    case '$all': return compileAll(parts, operand, context)
    case '$elemMatch': return anyAt(parts, elementTest(operand, context))
    case '$regex': return anyAt(parts, orElement(regexTest(readRegex(operand, siblings.$options), context)))
    default: {
      const test = compileOperator(name, operand)
      return anyAt(parts, elementOperators.has(name) ? orElement(test) : test)
    }
  }
}

const anyAt = (parts: readonly string[], test: Test): Predicate => {
  if (parts.length > 1) return (doc) => someAt(doc, parts, 0, test)
  const name = parts[0] as string
  return (doc) => test(field(doc, name))
}

const equalTest = (operand: Value): Test =>
  operand === null ? (value) => value === null || value === undefined
    : (value) => value !== undefined && equalValues(value, operand)

function anyOf(name: string, operand: Value, context: MatchContext): Test {
  if (!Array.isArray(operand)) throw requestFailed(`${name} needs an array`)
  for (const value of operand) {
    if (isDoc(value) && operatorsOf(value) !== undefined) throw requestFailed(`cannot nest $ under ${name}`)
  }
  const strings = new Set(operand.filter((value) => typeof value === 'string'))
  const others = operand.filter((value) => typeof value !== 'string').map((value) => literalTest(value, context))
  return (value) => typeof value === 'string' && strings.has(value) || others.some((test) => test(value))
}

function compileNegated(parts: readonly string[], operand: Value, context: MatchContext): Predicate {
  if (operand instanceof BSONRegExp) return anyAt(parts, orElement(regexTest(operand, context)))
  const operators = operatorsOf(operand)
  if (operators === undefined) throw requestFailed('$not needs a regex or a document')
  return every(operators.filter(([name]) => name !== '$options')
    .map(([name, inner]) => compileFieldOperator(parts, name, inner, operand as Doc, context)))
}

function anyAtIs(parts: readonly string[], operand: Value): Predicate {
  const present = anyAt(parts, (value) => value !== undefined)
  return operand === false || operand === 0 || operand === null ? not(present) : present
}

function compileAll(parts: readonly string[], operand: Value, context: MatchContext): Predicate {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array')
  if (operand.length === 0) return () => false
  return every(operand.map((value) => {
    const operators = operatorsOf(value)
    if (operators === undefined) return anyAt(parts, orElement(literalTest(value, context)))
    const [name, inner] = operators[0] as [string, Value]
    if (name !== '$elemMatch') throw requestFailed('no $ expressions in $all')
    return anyAt(parts, elementTest(inner, context))
  }))
}

const wholeFilters = new Set(['$and', '$or', '$nor', '$expr', '$jsonSchema'])

/** `$elemMatch`: operators apply to the element itself, anything else is a filter on documents. */
export function elementTest(condition: Value, context: MatchContext): Test {
  if (!isDoc(condition)) throw requestFailed('$elemMatch needs an Object')
  const operators = operatorsOf(condition)
  const asValue = operators !== undefined && !operators.some(([name]) => wholeFilters.has(name))
  const matches = asValue ? valueTest(condition, context) : docTest(condition, context)
  return (value) => Array.isArray(value) && value.some(matches)
}

function docTest(condition: Doc, context: MatchContext): Test {
  const matches = compileFilter(condition, context)
  return (value) => isDoc(value) && matches(value) || Array.isArray(value) && matches(Object.fromEntries(Object.entries(value)))
}

/** A condition as `where` writes it, asked of one bare value. */
export function valueTest(condition: Value, context: MatchContext): Test {
  const matches = compileField('value', condition, context)
  return (value) => matches(value === undefined ? {} : { value })
}

export function readRegex(operand: Value, options: Maybe): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw requestFailed('$options has to be a string')
  if (operand instanceof BSONRegExp) return new BSONRegExp(operand.pattern, options ?? operand.options)
  if (typeof operand !== 'string') throw requestFailed('$regex has to be a string')
  const unknown = [...options ?? ''].find((flag) => !'imsux'.includes(flag))
  if (unknown !== undefined) throw requestFailed(`invalid flag in regex options: ${unknown}`)
  return new BSONRegExp(operand, options ?? '')
}
