/** `$jsonSchema` as MongoDB defines it: draft 4 without references, plus `bsonType`. Other keywords are refused by name. */
import { BSONRegExp } from 'bson'
import { equalValues } from '../compare'
import { requestFailed, unknownOperator } from '../errors'
import { field, isDoc, isNumeric, toNumber, type Doc, type Value } from '../values'
import type { MatchContext, Predicate } from './filter'
import { typeName, typeTest } from './types'

type Check = (value: Value) => boolean

export function compileSchema(schema: Value, context: MatchContext): Predicate {
  const check = compileNode(schema, context)
  return (doc) => check(doc)
}

function compileNode(schema: Value, context: MatchContext): Check {
  if (!isDoc(schema)) throw requestFailed('$jsonSchema must be an object')
  const checks = Object.entries(schema).flatMap(([keyword, operand]) => {
    const compile = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
    if (compile === undefined) throw unknownOperator(keyword, '$jsonSchema')
    return compile(operand, schema, context) ?? []
  })
  return (value) => checks.every((check) => check(value))
}

type Compile = (operand: Value, schema: Doc, context: MatchContext) => Check | undefined
const none: Compile = () => undefined

const keywords: Record<string, Compile> = {
  title: none, description: none, exclusiveMinimum: none, exclusiveMaximum: none, additionalItems: none,
  bsonType: (operand) => typeTest(operand),
  type: (operand) => jsonType(operand),
  enum: (operand) => (value) => list(operand, 'enum').some((allowed) => equalValues(allowed, value)),
  required: (operand) => onDoc((doc) => list(operand, 'required').every((name) => field(doc, String(name)) !== undefined)),
  properties: (operand, _schema, context) => {
    const nodes = nodesOf(operand, 'properties', context)
    return onDoc((doc) => nodes.every(([name, check]) => {
      const value = field(doc, name)
      return value === undefined || check(value)
    }))
  },
  patternProperties: (operand, _schema, context) => {
    const nodes = nodesOf(operand, 'patternProperties', context)
      .map(([pattern, check]): [(name: string) => boolean, Check] => [context.regexes.tester(new BSONRegExp(pattern)), check])
    return onDoc((doc) => Object.entries(doc).every(([name, value]) =>
      nodes.every(([matches, check]) => !matches(name) || check(value))))
  },
  additionalProperties: (operand, schema, context) => onDoc(additional(operand, schema, context)),
  minProperties: (operand) => onDoc((doc) => Object.keys(doc).length >= count(operand)),
  maxProperties: (operand) => onDoc((doc) => Object.keys(doc).length <= count(operand)),
  dependencies: (operand, _schema, context) => dependencies(operand, context),
  minimum: (operand, schema) => onNumber((n) => (schema.exclusiveMinimum === true ? n > count(operand) : n >= count(operand))),
  maximum: (operand, schema) => onNumber((n) => (schema.exclusiveMaximum === true ? n < count(operand) : n <= count(operand))),
  multipleOf: (operand) => onNumber((n) => n % count(operand) === 0),
  minLength: (operand) => onString((text) => [...text].length >= count(operand)),
  maxLength: (operand) => onString((text) => [...text].length <= count(operand)),
  pattern: (operand, _schema, context) => onString(context.regexes.tester(new BSONRegExp(String(operand)))),
  items: (operand, schema, context) => onArray(items(operand, schema, context)),
  minItems: (operand) => onArray((array) => array.length >= count(operand)),
  maxItems: (operand) => onArray((array) => array.length <= count(operand)),
  uniqueItems: (operand) => onArray((array) => operand !== true ||
    array.every((a, i) => array.every((b, j) => j <= i || !equalValues(a, b)))),
  allOf: (operand, _schema, context) => combined(operand, context, (checks, value) => checks.every((check) => check(value))),
  anyOf: (operand, _schema, context) => combined(operand, context, (checks, value) => checks.some((check) => check(value))),
  oneOf: (operand, _schema, context) =>
    combined(operand, context, (checks, value) => checks.filter((check) => check(value)).length === 1),
  not: (operand, _schema, context) => {
    const check = compileNode(operand, context)
    return (value) => !check(value)
  },
}

const onDoc = (check: (doc: Doc) => boolean): Check => (value) => !isDoc(value) || check(value)
const onNumber = (check: (n: number) => boolean): Check => (value) => !isNumeric(value) || check(toNumber(value))
const onString = (check: (text: string) => boolean): Check => (value) => typeof value !== 'string' || check(value)
const onArray = (check: (array: Value[]) => boolean): Check => (value) => !Array.isArray(value) || check(value)

function list(operand: Value, keyword: string): Value[] {
  if (!Array.isArray(operand)) throw requestFailed(`$jsonSchema keyword '${keyword}' must be an array`)
  return operand
}

function count(operand: Value): number {
  if (!isNumeric(operand)) throw requestFailed('$jsonSchema: a bound must be a number')
  return toNumber(operand)
}

function nodesOf(operand: Value, keyword: string, context: MatchContext): Array<[string, Check]> {
  if (!isDoc(operand)) throw requestFailed(`$jsonSchema keyword '${keyword}' must be an object`)
  return Object.entries(operand).map(([name, node]) => [name, compileNode(node, context)])
}

const combined = (operand: Value, context: MatchContext, holds: (checks: Check[], value: Value) => boolean): Check => {
  const checks = list(operand, 'allOf, anyOf or oneOf').map((node) => compileNode(node, context))
  return (value) => holds(checks, value)
}

const jsonTypes: Record<string, string> = { boolean: 'bool', object: 'object', array: 'array', null: 'null', string: 'string' }

function jsonType(operand: Value): Check {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((name) => {
    if (name === 'number') return 'number'
    const type = Object.hasOwn(jsonTypes, String(name)) ? jsonTypes[String(name)] : undefined
    if (type === undefined) throw requestFailed(`$jsonSchema: unknown type ${String(name)}`)
    return type
  })
  return (value) => wanted.includes(typeName(value)) || wanted.includes('number') && isNumeric(value)
}

function additional(operand: Value, schema: Doc, context: MatchContext): (doc: Doc) => boolean {
  const known = new Set(Object.keys(isDoc(schema.properties) ? schema.properties : {}))
  const patterns = nodesOf(schema.patternProperties ?? {}, 'patternProperties', context)
    .map(([pattern]) => context.regexes.tester(new BSONRegExp(pattern)))
  const check: Check = operand === false ? () => false : operand === true ? () => true : compileNode(operand, context)
  return (doc) => Object.entries(doc).every(([name, value]) =>
    known.has(name) || patterns.some((matches) => matches(name)) || check(value))
}

function dependencies(operand: Value, context: MatchContext): Check {
  if (!isDoc(operand)) throw requestFailed("$jsonSchema keyword 'dependencies' must be an object")
  const rules = Object.entries(operand).map(([name, needs]): [string, (doc: Doc) => boolean] => {
    if (Array.isArray(needs)) return [name, (doc) => needs.every((other) => field(doc, String(other)) !== undefined)]
    return [name, compileNode(needs, context)]
  })
  return onDoc((doc) => rules.every(([name, holds]) => field(doc, name) === undefined || holds(doc)))
}

function items(operand: Value, schema: Doc, context: MatchContext): (array: Value[]) => boolean {
  if (!Array.isArray(operand)) {
    const check = compileNode(operand, context)
    return (array) => array.every(check)
  }
  const checks = operand.map((node) => compileNode(node, context))
  const rest: Check = schema.additionalItems === false ? () => false
    : isDoc(schema.additionalItems) ? compileNode(schema.additionalItems, context) : () => true
  return (array) => array.every((value, i) => (checks[i] ?? rest)(value))
}
