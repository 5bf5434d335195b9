/** Positional paths: `a.$`, `a.$[]`. `a.$[name]` needs array filters, which no SDK of the cloud can send. */
import { requestFailed } from '../errors'
import { compileFilter, newMatchContext } from '../match/filter'
import { field, isDoc, type Doc, type Maybe, type Value } from '../values'
import { readAt } from './write'

/** The element of an array field the filter matched, or undefined when the filter says nothing of it. */
export type Positions = (doc: Doc, arrayPath: string) => number | undefined

/** The concrete paths a path means in this document. */
export function expandPath(doc: Doc, path: string, positions: Positions): string[] {
  if (!path.includes('$')) return [path]
  const parts = path.split('.')
  const at = parts.findIndex((part) => part.startsWith('$'))
  const prefix = parts.slice(0, at)
  const rest = parts.slice(at + 1)
  const marker = parts[at] as string
  return elementsMeant(doc, path, prefix, marker, positions)
    .flatMap((index) => expandPath(doc, [...prefix, String(index), ...rest].join('.'), positions))
}

function elementsMeant(doc: Doc, path: string, prefix: string[], marker: string, positions: Positions): number[] {
  const arrayPath = prefix.join('.')
  if (marker === '$') {
    const index = positions(doc, arrayPath)
    if (index === undefined) throw requestFailed('The positional operator did not find the match needed from the query.')
    return [index]
  }
  if (marker !== '$[]') {
    throw requestFailed(`No array filter found for identifier '${marker.slice(2, -1)}' in path '${path}'`)
  }
  const array = readAt(doc, prefix)
  if (array === undefined) throw requestFailed(`The path '${arrayPath}' must exist in the document in order to apply array updates.`)
  if (!Array.isArray(array)) throw requestFailed(`Cannot apply array updates to non-array element ${arrayPath}`)
  return array.map((_, i) => i)
}

/** Positions by the conditions the filter sets on the array, its own `$and`s included. */
export function positionsOf(filter: Doc): Positions {
  return (doc, arrayPath) => {
    const array = readAt(doc, arrayPath.split('.'))
    const conditions = conditionsOn(filter, arrayPath)
    if (!Array.isArray(array) || conditions.length === 0) return undefined
    const tests = conditions.map((condition) => compileFilter(condition, newMatchContext()))
    const holds = (element: Value, test: (doc: Doc) => boolean) => test(wrap(arrayPath.split('.'), [element]))
    const all = array.findIndex((element) => tests.every((test) => holds(element, test)))
    if (all >= 0) return all
    const last = array.findIndex((element) => holds(element, tests.at(-1) as (doc: Doc) => boolean))
    return last >= 0 ? last : undefined
  }
}

function conditionsOn(filter: Doc, arrayPath: string): Doc[] {
  return Object.entries(filter).flatMap(([key, condition]): Doc[] => {
    if (key === '$and' && Array.isArray(condition)) return condition.flatMap((part) => (isDoc(part) ? conditionsOn(part, arrayPath) : []))
    return key === arrayPath || key.startsWith(`${arrayPath}.`) ? [{ [key]: condition }] : []
  })
}

function wrap(parts: readonly string[], array: Value[]): Doc {
  const [first, ...rest] = parts as [string, ...string[]]
  return { [first]: rest.length === 0 ? array : wrap(rest, array) }
}

/** Fields a filter pins to one value, from which an upsert starts. */
export function pinnedFields(filter: Doc): Array<[path: string, value: Value]> {
  return Object.entries(filter).flatMap(([key, condition]): Array<[string, Value]> => {
    if (key === '$and' && Array.isArray(condition)) return condition.flatMap((part) => (isDoc(part) ? pinnedFields(part) : []))
    if (key.startsWith('$')) return []
    const equal: Maybe = isDoc(condition) ? field(condition, '$eq') : condition
    const isOperator = isDoc(condition) && Object.keys(condition)[0]?.startsWith('$') === true
    return isOperator ? (equal === undefined ? [] : [[key, equal]]) : [[key, condition]]
  })
}
