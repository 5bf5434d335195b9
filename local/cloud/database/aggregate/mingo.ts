/**
 * The bridge to mingo: expressions and the stages left to it. It works on copies with plain JavaScript
 * values, runs no scripts, and compares as MongoDB does (its own comparisons are lenient).
 */
import { BSONRegExp, BSONSymbol } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import type { ExpressionOperator } from 'mingo/types'
import { CloudError, requestFailed } from '../errors'
import { isDoc, isNumeric, toNumber, toRegExp, type Doc, type Maybe, type Value } from '../values'
import { ownExpressions } from './expressions'

const { $function: _script, ...safeExpressions } = expressions
const context = Context.init({
  accumulator: accumulators,
  expression: { ...safeExpressions, ...ownExpressions as Record<string, ExpressionOperator> },
  pipeline: stages,
  projection: projections,
})

export const knownExpressions: ReadonlySet<string> = new Set([
  ...Object.keys(safeExpressions), ...Object.keys(ownExpressions), ...Object.keys(accumulators), ...Object.keys(projections),
])

export interface Scope {
  readonly variables?: Doc
  /** All documents of a collection, for the stages that read another one. */
  collection(name: string): readonly Doc[]
}

export function runStages(rows: readonly Doc[], pipeline: readonly Doc[], scope: Scope): Doc[] {
  return guarded(() => {
    const options = {
      context, idKey: '_id', processingMode: 0 as const, scriptEnabled: false, useStrictMode: true, failOnError: true,
      variables: toPlain(scope.variables ?? {}) as Record<string, unknown>,
      collectionResolver: (name: string) => scope.collection(name).map((doc) => toPlain(doc) as Record<string, unknown>),
    }
    const plain = rows.map((row) => toPlain(row)) as Array<Record<string, unknown>>
    const result = new Aggregator(pipeline.map((stage) => toPlain(stage)) as Array<Record<string, unknown>>, options).run(plain)
    return (result as unknown[]).map((row) => fromPlain(row) as Doc)
  })
}

/** The value of an expression on a document. */
export function evaluate(expression: Value, doc: Doc, variables: Doc = {}): Maybe {
  return guarded(() => {
    const vars = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { $literal: value }]))
    const whole = Object.keys(vars).length === 0 ? expression : { $let: { vars, in: expression } }
    const options = { context, idKey: '_id', processingMode: 0 as const, scriptEnabled: false, useStrictMode: true, failOnError: true }
    return fromPlain(evalExpr(toPlain(doc), toPlain(whole as Value), options)) as Maybe
  })
}

/** Whatever mingo throws is the refusal of an expression. */
function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw requestFailed(error instanceof Error ? error.message : String(error))
  }
}

export function toPlain(value: Maybe): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => toPlain(element))
  if (isDoc(value)) {
    const copy: Record<string, unknown> = {}
    for (const key in value) copy[key] = toPlain(value[key])
    return copy
  }
  if (isNumeric(value)) return toNumber(value)
  if (value instanceof BSONRegExp) return toRegExp(value)
  return value instanceof BSONSymbol ? value.valueOf() : value instanceof Date ? new Date(value) : value
}

function fromPlain(value: unknown): Maybe {
  if (Array.isArray(value)) return value.map((element) => fromPlain(element) ?? null)
  if (value instanceof RegExp) return new BSONRegExp(value.source, value.flags.replace(/[^imsux]/g, ''))
  if (!isDoc(value)) return value as Maybe
  const copy: Doc = {}
  for (const [key, inner] of Object.entries(value)) {
    const converted = fromPlain(inner)
    if (converted !== undefined) copy[key] = converted
  }
  return copy
}
