/**
 * Which index serves a query. Only necessary conditions are used: every candidate is asked again by the
 * filter itself, so a plan can be slow but never wrong.
 */
import { BSONRegExp, ObjectId } from 'bson'
import type { Collection, Index } from './catalogue'
import { rank, rankOf } from './compare'
import { after, joinKeys, keyOf, typeKey } from './keys'
import { SCAN_RANGES_MAX } from './limits'
import { operatorsOf } from './match/filter'
import type { SortField } from './sort'
import { isDoc, isNumeric, toNumber, type Doc, type Value } from './values'
import type { KeyRange } from './view'

export interface IndexPlan {
  readonly kind: 'index'
  readonly index: Index
  readonly ranges: readonly KeyRange[]
  readonly backwards: boolean
  /** Each range yields documents in the order asked for. */
  readonly isSorted: boolean
  /** The ranges hold exactly what the filter wants: counting needs no document. */
  readonly isExact: boolean
  readonly score: number
}
export type Plan = IndexPlan | { readonly kind: 'scan' } | { readonly kind: 'union'; readonly plans: readonly IndexPlan[] }

export interface Wish { readonly sort: readonly SortField[]; readonly hasLimit: boolean; readonly variables?: Doc }

type Comparison = 'eq' | 'gt' | 'gte' | 'lt' | 'lte' | 'prefix'
interface Condition { readonly path: string; readonly comparison: Comparison; readonly values: readonly Value[] }
interface Analysis { readonly conditions: Condition[]; isComplete: boolean; readonly alternatives: Doc[][] }

export function planQuery(collection: Collection, filter: Doc, wish: Wish): Plan {
  const analysis = analyse(filter, wish.variables)
  const plans = [collection.idIndex, ...collection.indexes].flatMap((index) => planIndex(index, analysis, wish) ?? [])
  const best = plans.reduce<IndexPlan | undefined>((a, b) => (a === undefined || b.score > a.score ? b : a), undefined)
  const isBounded = best !== undefined && best.score >= BOUNDED
  return (isBounded ? best : undefined) ?? planUnion(collection, analysis, wish) ?? best ?? { kind: 'scan' }
}

const BOUNDED = 10

/** `$or` whose every branch has an index. */
function planUnion(collection: Collection, { alternatives }: Analysis, wish: Wish): Plan | undefined {
  for (const branches of alternatives) {
    const plans = branches.map((branch) => planQuery(collection, branch, { ...wish, sort: [], hasLimit: false }))
    const flat = plans.flatMap((plan) => (plan.kind === 'union' ? plan.plans : plan.kind === 'index' ? [plan] : []))
    if (plans.every((plan) => plan.kind !== 'scan')) return { kind: 'union', plans: flat }
  }
  return undefined
}

function analyse(filter: Doc, variables: Doc | undefined): Analysis {
  const analysis: Analysis = { conditions: [], isComplete: true, alternatives: [] }
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition)) condition.forEach((part) => isDoc(part) && merge(analysis, analyse(part, variables)))
    else if (key === '$expr') merge(analysis, { ...analyseExpression(condition, variables), isComplete: false })
    else if (key === '$or' && Array.isArray(condition)) {
      analysis.isComplete = false
      if (condition.every(isDoc)) analysis.alternatives.push(condition as Doc[])
    } else if (key.startsWith('$')) analysis.isComplete = false
    else merge(analysis, analyseField(key, condition))
  }
  return analysis
}

function merge(into: Analysis, part: Analysis): void {
  into.conditions.push(...part.conditions)
  into.alternatives.push(...part.alternatives)
  into.isComplete &&= part.isComplete
}

function analyseField(path: string, condition: Value): Analysis {
  const operators = operatorsOf(condition)
  const parts = operators === undefined
    ? [fromOperator(path, condition instanceof BSONRegExp ? '$regex' : '$eq', condition, {})]
    : operators.map(([name, operand]) => fromOperator(path, name, operand, condition as Doc))
  const analysis: Analysis = { conditions: [], isComplete: true, alternatives: [] }
  parts.forEach((part) => merge(analysis, part))
  return analysis
}

const unusable: Analysis = { conditions: [], isComplete: false, alternatives: [] }

function fromOperator(path: string, name: string, operand: Value, siblings: Doc): Analysis {
  const only = (comparison: Comparison, values: readonly Value[], isComplete: boolean): Analysis =>
    ({ conditions: [{ path, comparison, values }], isComplete, alternatives: [] })
  switch (name) {
    case '$eq': return isKeyable(operand) ? only('eq', [operand], isScalar(operand)) : unusable
    case '$in': return Array.isArray(operand) && operand.every(isKeyable) ? only('eq', operand, operand.every(isScalar)) : unusable
    case '$gt': case '$gte': case '$lt': case '$lte': return fromRange(name, operand, only)
    case '$elemMatch': return isDoc(operand) ? { ...fromElement(path, operand), isComplete: false } : unusable
    case '$exists': return operand === false || operand === 0 ? only('eq', [null], false) : unusable
    case '$regex': return fromRegex(operand, siblings.$options, only)
    default: return unusable
  }
}

function fromRange(name: string, operand: Value, only: (comparison: Comparison, values: readonly Value[], exact: boolean) => Analysis) {
  if (operand === null) return name.endsWith('e') ? only('eq', [null], false) : unusable
  return isScalar(operand) && rankOf(operand) !== rank.null ? only(name.slice(1) as Comparison, [operand], true) : unusable
}

/** Conditions on one element are conditions on the array as well. */
function fromElement(path: string, operand: Doc): Analysis {
  const isValue = Object.keys(operand)[0]?.startsWith('$') === true
  if (isValue) return Object.keys(operand).some((key) => ['$and', '$or', '$nor'].includes(key)) ? unusable : analyseField(path, operand)
  const inner = analyse(operand, undefined)
  return { ...inner, alternatives: [], conditions: inner.conditions.map((condition) => ({ ...condition, path: `${path}.${condition.path}` })) }
}

/** `^literal` without flags is a range of strings. */
function fromRegex(operand: Value, options: Value | undefined, only: (c: Comparison, v: readonly Value[], exact: boolean) => Analysis) {
  const pattern = operand instanceof BSONRegExp ? operand.pattern : operand
  const flags = operand instanceof BSONRegExp ? operand.options : options ?? ''
  const literal = typeof pattern === 'string' && flags === '' ? /^\^([\p{L}\p{N}_\-:/ ]+)/u.exec(pattern) : null
  const [whole, text] = literal ?? []
  const next = typeof pattern === 'string' && whole !== undefined ? pattern.slice(whole.length) : ''
  const isOptional = /^[*?{]/.test(next)
  return text === undefined || isOptional || String(pattern).includes('|') ? unusable : only('prefix', [text], false)
}

/** Values whose key stands for them alone: scalars without null. */
const isScalar = (value: Value): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || value instanceof Date || value instanceof ObjectId ||
  isNumeric(value) && !Number.isNaN(toNumber(value))

const isKeyable = (value: Value): boolean => value === null || isScalar(value) || isDoc(value) && operatorsOf(value) === undefined

/** `$expr` comparisons of a field with something known: `{$eq: ['$_id', '$$id']}`, also inside `$and`. */
function analyseExpression(expression: Value, variables: Doc | undefined): Analysis {
  const analysis: Analysis = { conditions: [], isComplete: false, alternatives: [] }
  if (!isDoc(expression)) return analysis
  const [[name, operand] = ['', null]] = Object.entries(expression)
  if (name === '$and' && Array.isArray(operand)) operand.forEach((part) => merge(analysis, analyseExpression(part, variables)))
  if (!Array.isArray(operand) || operand.length !== 2 || name !== '$eq' && name !== '$in') return analysis
  const [left, right] = operand as [Value, Value]
  const path = fieldPath(left) ?? (name === '$eq' ? fieldPath(right) : undefined)
  const known = knownValue(fieldPath(left) === undefined ? left : right, variables)
  if (path === undefined || known === undefined) return analysis
  const values = name === '$in' ? known.value : [known.value]
  if (Array.isArray(values) && values.every((value) => value === undefined || isKeyable(value))) {
    analysis.conditions.push({ path, comparison: 'eq', values: values.map((value) => value ?? null) })
  }
  return analysis
}

const fieldPath = (value: Value): string | undefined =>
  typeof value === 'string' && /^\$[^$]/.test(value) ? value.slice(1) : undefined

function knownValue(value: Value, variables: Doc | undefined): { value: Value | undefined } | undefined {
  if (typeof value === 'string' && value.startsWith('$$')) {
    const name = value.slice(2)
    return variables !== undefined && Object.hasOwn(variables, name) ? { value: variables[name] } : undefined
  }
  if (typeof value === 'string') return value.startsWith('$') ? undefined : { value }
  if (Array.isArray(value)) {
    const parts = value.map((part) => knownValue(part, variables))
    return parts.every((part) => part !== undefined) ? { value: parts.map((part) => part?.value ?? null) } : undefined
  }
  if (isDoc(value)) return Object.keys(value).length === 1 && value.$literal !== undefined ? { value: value.$literal } : undefined
  return { value }
}

function planIndex(index: Index, analysis: Analysis, wish: Wish): IndexPlan | undefined {
  let ranges: Buffer[] = [Buffer.alloc(0)]
  const used = new Set<Condition>()
  const pinned = new Set<string>()
  let at = 0
  let isPoint = true
  for (; at < index.fields.length; at++) {
    const field = index.fields[at] as Index['fields'][number]
    if (isSecondOfArray(index, at)) break
    const equal = fewest(analysis.conditions.filter(({ path, comparison }) => path === field.path && comparison === 'eq'))
    if (equal === undefined || equal.values.length * ranges.length > SCAN_RANGES_MAX) break
    const keys = distinct(equal.values.map((value) => keyOf(value, field.descending)))
    if (keys.length > 1) isPoint = false
    else if (!index.arrays.has(at)) pinned.add(field.path)
    ranges = ranges.flatMap((prefix) => keys.map((key) => joinKeys([prefix, key])))
    used.add(equal)
  }
  const ranged = rangeAt(index, at, analysis)
  ranged.used.forEach((condition) => used.add(condition))
  const order = sortOrder(index, at, pinned, wish.sort)
  const isBounded = used.size > 0
  if (!isBounded && (order === undefined || wish.sort.length === 0 || !wish.hasLimit)) return undefined
  return {
    kind: 'index', index,
    ranges: ranges.map((prefix) => ({ from: ranged.from(prefix), to: ranged.to(prefix) })),
    backwards: order === 'backwards',
    isSorted: order !== undefined,
    isExact: analysis.isComplete && used.size === analysis.conditions.length,
    score: scoreOf(index, at, isBounded, ranged.used.length, order !== undefined && wish.sort.length > 0, wish.hasLimit, isPoint),
  }
}

function scoreOf(index: Index, equal: number, isBounded: boolean, ranged: number, sorts: boolean, hasLimit: boolean, isPoint: boolean): number {
  if (index.unique && isPoint && equal === index.fields.length) return 1_000
  return (isBounded ? BOUNDED : 0) + equal * 8 + (ranged > 0 ? 4 + ranged : 0) + (sorts ? (hasLimit ? 9 : 3) : 0)
}

/** A second field of an array says nothing here: another element may have met the first condition. */
const isSecondOfArray = (index: Index, at: number): boolean => index.arrays.has(at) && [...index.arrays].some((other) => other < at)

const fewest = (conditions: readonly Condition[]): Condition | undefined =>
  conditions.reduce<Condition | undefined>((a, b) => (a === undefined || b.values.length < a.values.length ? b : a), undefined)

function distinct(keys: readonly Buffer[]): Buffer[] {
  const sorted = [...keys].sort(Buffer.compare)
  return sorted.filter((key, i) => i === 0 || !key.equals(sorted[i - 1] as Buffer))
}

interface Ranged { readonly used: Condition[]; from(prefix: Buffer): Buffer; to(prefix: Buffer): Buffer }

/** Bounds on the first field that has no equality; on an array field only one, for elements may differ. */
function rangeAt(index: Index, at: number, { conditions }: Analysis): Ranged {
  const whole: Ranged = { used: [], from: (prefix) => prefix, to: (prefix) => (prefix.length === 0 ? Buffer.of(255, 255) : after(prefix)) }
  const field = index.fields[at]
  const on = field === undefined || isSecondOfArray(index, at) ? [] : conditions.filter(({ path, comparison }) => path === field.path && comparison !== 'eq')
  const first = on[0]
  if (field === undefined || first === undefined) return whole
  const type = rankOf(first.values[0])
  const same = on.filter(({ values }) => rankOf(values[0]) === type)
  const lower = same.find(({ comparison }) => comparison === 'gt' || comparison === 'gte' || comparison === 'prefix')
  const found = same.find(({ comparison }) => comparison === 'lt' || comparison === 'lte' || comparison === 'prefix')
  const upper = index.arrays.has(at) && lower !== undefined && lower !== found ? undefined : found
  const low = lower === undefined ? (type === rank.number ? after(keyOf(Number.NaN)) : typeKey(type))
    : lower.comparison === 'gt' ? after(keyOf(lower.values[0])) : keyOf(lower.values[0])
  const high = upper === undefined ? after(typeKey(type))
    : upper.comparison === 'prefix' ? afterText(String(upper.values[0]))
      : upper.comparison === 'lt' ? keyOf(upper.values[0]) : after(keyOf(upper.values[0]))
  const lowKey = lower?.comparison === 'prefix' ? openText(String(lower.values[0])) : low
  const [from, to] = field.descending ? [mirror(high), mirror(lowKey)] : [lowKey, high]
  const used = [lower, upper].filter((condition) => condition !== undefined)
  return { used: [...new Set(used)], from: (prefix) => joinKeys([prefix, from]), to: (prefix) => joinKeys([prefix, to]) }
}

/** A string key without its terminator: the start of every string that begins so. */
const openText = (text: string): Buffer => keyOf(text).subarray(0, -2)
const afterText = (text: string): Buffer => after(openText(text))

/**
 * A bound of a descending field. Keys k ≥ b turn into inverted keys that are ≤ inverted b or start with it,
 * so the mirrored bound is the first key after those: inverting and stepping over is the same as inverting
 * the predecessor.
 */
function mirror(bound: Buffer): Buffer {
  const out = Buffer.from(bound)
  for (let i = 0; i < out.length; i++) out[i] = ~(out[i] as number) & 0xff
  return after(out)
}

/** Whether reading the index from a field on gives the sort asked for, and in which direction. */
function sortOrder(index: Index, at: number, pinned: ReadonlySet<string>, sort: readonly SortField[]): 'forwards' | 'backwards' | undefined {
  const open = sort.filter(({ path }) => !pinned.has(path))
  let backwards: boolean | undefined
  for (let i = 0; i < open.length; i++) {
    const wanted = open[i] as SortField
    const field = index.fields[at + i]
    if (field === undefined || field.path !== wanted.path || index.arrays.has(at + i)) return undefined
    const opposite = field.descending !== (wanted.direction === -1)
    if (backwards !== undefined && backwards !== opposite) return undefined
    backwards = opposite
  }
  return backwards === true ? 'backwards' : 'forwards'
}
