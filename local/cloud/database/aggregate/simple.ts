/**
 * The expressions of everyday lookups, evaluated without mingo: paths, variables, literals, `$eq`, `$and`.
 * Anything else falls through to it.
 */
import { newMatchContext, type MatchContext } from '../match/filter'
import { field, isDoc, type Doc, type Maybe, type Value } from '../values'
import { compareStrictly } from './expressions'
import { evaluate } from './mingo'

type Compiled = (doc: Doc, variables: Doc) => Maybe
const byMingo = Symbol('left to mingo')
type Tried = Maybe | typeof byMingo

/** A context for filters: their `$expr` sees these variables. */
export function queryContext(variables: Doc = {}): MatchContext {
  const compiled = new Map<Value, Compiled>()
  return newMatchContext((expression, doc) => {
    let evaluate = compiled.get(expression)
    if (evaluate === undefined) compiled.set(expression, evaluate = compileExpression(expression))
    return evaluate(doc, variables)
  })
}

export function compileExpression(expression: Value): Compiled {
  const simple = compileSimple(expression)
  if (simple === undefined) return (doc, variables) => evaluate(expression, doc, variables)
  return (doc, variables) => {
    const value = simple(doc, variables)
    return value === byMingo ? evaluate(expression, doc, variables) : value
  }
}

function compileSimple(expression: Value): ((doc: Doc, variables: Doc) => Tried) | undefined {
  if (typeof expression === 'string') return compileText(expression)
  if (Array.isArray(expression)) return undefined
  if (!isDoc(expression)) return () => expression
  const [[name, operand] = ['', null], ...more] = Object.entries(expression)
  if (more.length > 0) return undefined
  if (name === '$literal') return () => operand
  if (!Array.isArray(operand) || name !== '$and' && (name !== '$eq' || operand.length !== 2)) return undefined
  const parts = operand.map(compileSimple)
  if (parts.some((part) => part === undefined)) return undefined
  const all = parts as Array<(doc: Doc, variables: Doc) => Tried>
  return name === '$eq' ? equal(all) : both(all)
}

const equal = ([left, right]: Array<(doc: Doc, variables: Doc) => Tried>) => (doc: Doc, variables: Doc): Tried => {
  const [a, b] = [left?.(doc, variables), right?.(doc, variables)]
  return a === byMingo || b === byMingo ? byMingo : compareStrictly(a, b) === 0
}

const both = (parts: Array<(doc: Doc, variables: Doc) => Tried>) => (doc: Doc, variables: Doc): Tried => {
  let result: Tried = true
  for (const part of parts) {
    const value = part(doc, variables)
    if (value === byMingo) result = byMingo
    else if (value === false || value === null || value === undefined || value === 0) return false
  }
  return result
}

function compileText(text: string): ((doc: Doc, variables: Doc) => Tried) | undefined {
  if (!text.startsWith('$')) return () => text
  const parts = text.replace(/^\$\$?/, '').split('.')
  if (!text.startsWith('$$')) return (doc) => walk(doc, parts)
  const [name, ...rest] = parts as [string, ...string[]]
  if (/^[A-Z]/.test(name) || name === 'this' || name === 'value') return undefined
  return (_doc, variables) => (Object.hasOwn(variables, name) ? walk(variables[name], rest) : byMingo)
}

function walk(start: Maybe, parts: readonly string[]): Tried {
  let value = start
  for (const part of parts) {
    if (Array.isArray(value)) return byMingo
    value = isDoc(value) ? field(value, part) : undefined
  }
  return value
}
