/**
 * Expression operators written here because mingo's differ from MongoDB: comparisons across types, a
 * missing value below null, code points, weeks, and regular expressions within bounded time.
 */
import { evalExpr } from 'mingo/core'
import { $regexFind, $regexFindAll, $regexMatch } from 'mingo/operators/expression'
import { compareValues } from '../compare'
import { requestFailed } from '../errors'
import { REGEX_EXPRESSION_REPEATS } from '../limits'
import { degreeOf } from '../match/regex'
import type { Maybe } from '../values'
import { dateExpressions } from './dates'

type Options = Parameters<typeof evalExpr>[2]
type Operator = (doc: unknown, expression: unknown, options: Options) => unknown

/** Total order of expressions: a missing value sorts below null, types never mix. */
export function compareStrictly(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return compareValues(a as Maybe, b as Maybe)
}

const comparison = (name: string, holds: (order: number) => unknown): Operator => (doc, expression, options) => {
  const operands = evalExpr(doc, expression, options)
  if (!Array.isArray(operands) || operands.length !== 2) throw requestFailed(`Expression ${name} takes exactly 2 arguments`)
  return holds(compareStrictly(operands[0], operands[1]))
}

const contains: Operator = (doc, expression, options) => {
  const operands = evalExpr(doc, expression, options)
  const [value, array] = Array.isArray(operands) ? operands as unknown[] : []
  if (!Array.isArray(array)) throw requestFailed('$in requires an array as a second argument')
  return array.some((element) => compareStrictly(element, value) === 0)
}

/** Position by code points of `[text, part, from, to]`, −1 when absent. */
const indexOfCP: Operator = (doc, expression, options) => {
  const operands = evalExpr(doc, expression, options)
  const [text, part, from = 0, to] = Array.isArray(operands) ? operands as unknown[] : []
  if (text === null || text === undefined) return null
  if (typeof text !== 'string' || typeof part !== 'string') throw requestFailed('$indexOfCP requires strings')
  const points = [...text].slice(0, to as number | undefined)
  const wanted = [...part]
  for (let at = Number(from); at + wanted.length <= points.length; at++) {
    if (wanted.every((point, i) => points[at + i] === point)) return at
  }
  return -1
}

/** Only patterns that cannot backtrack badly are let through: an expression has no watchdog. */
const bounded = (name: string, operator: Operator): Operator => (doc, expression, options) => {
  const regex = (evalExpr(doc, expression, options) as { regex?: unknown } | null)?.regex
  const source = regex instanceof RegExp ? regex.source : regex
  if (typeof source === 'string' && degreeOf(source) > REGEX_EXPRESSION_REPEATS) throw requestFailed(`Regular expression is too expensive for ${name}: /${source}/`)
  return operator(doc, expression, options)
}

export const ownExpressions: Record<string, Operator> = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', Math.sign),
  $in: contains,
  $indexOfCP: indexOfCP,
  $regexMatch: bounded('$regexMatch', $regexMatch as Operator),
  $regexFind: bounded('$regexFind', $regexFind as Operator),
  $regexFindAll: bounded('$regexFindAll', $regexFindAll as Operator),
  ...dateExpressions,
}
