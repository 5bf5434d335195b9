/**
 * Updates: operators applied to a copy of a document. Refuses what MongoDB refuses: wrong types, paths
 * through scalars, two operators on one path, a changed `_id`.
 */
import { equalValues } from '../compare'
import { requestFailed, unknownOperator } from '../errors'
import { clone, isDoc, type Doc, type Value } from '../values'
import { arrayOperators } from './arrays'
import { fieldOperators } from './fields'
import { expandPath, type Positions } from './positional'
import { readAt, removeAt, writeAt } from './write'

/** One operator on one concrete path of the document. */
export type Apply = (target: Target, operand: Value) => void

export interface Target {
  readonly doc: Doc
  readonly path: string
  readonly now: number
  read(): Value | undefined
  write(value: Value): void
  remove(): void
}

export interface UpdateContext {
  /** The request's one clock reading, ms. */
  readonly now: number
  /** Which element the filter matched, for `$`. */
  readonly positions: Positions
  /** The update builds a new document: `$setOnInsert` counts. */
  readonly inserting?: boolean
}

export interface Update {
  /** Whether there is anything to do. */
  readonly isEmpty: boolean
  /** A changed copy. */
  apply(doc: Doc, context: UpdateContext): Doc
}

const operators: Record<string, Apply> = { ...fieldOperators, ...arrayOperators }

/** Checks an update once; throws before any document is touched. */
export function compileUpdate(spec: Value): Update {
  if (!isDoc(spec)) throw requestFailed('the update must be an object')
  const steps = Object.entries(spec).flatMap(([operator, fields]) => {
    if (!operator.startsWith('$')) throw requestFailed(`the update operation document must contain atomic operators: ${operator}`)
    const apply = Object.hasOwn(operators, operator) ? operators[operator] : undefined
    if (apply === undefined) throw unknownOperator(operator, 'the update')
    if (!isDoc(fields)) throw requestFailed(`Modifiers operate on fields but we found type ${typeof fields} instead: {${operator}: …}`)
    return Object.entries(fields).map(([path, operand]) => ({ operator, path, operand, apply }))
  })
  steps.forEach(({ operator, path, operand }) => checkPath(operator, path, operand))
  refuseConflicts(steps.flatMap(({ operator, path, operand }) =>
    operator === '$rename' && typeof operand === 'string' ? [path, operand] : [path]))
  return {
    isEmpty: steps.length === 0,
    apply(doc, context) {
      const copy = clone(doc)
      for (const { operator, path, operand, apply } of steps) {
        if (operator === '$setOnInsert' && context.inserting !== true) continue
        for (const concrete of expandPath(copy, path, context.positions)) apply(targetAt(copy, concrete, context.now), operand)
      }
      if (!equalValues(copy._id, doc._id)) throw immutableId()
      return copy
    },
  }
}

export const immutableId = () =>
  requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")

function targetAt(doc: Doc, path: string, now: number): Target {
  const parts = path.split('.')
  return {
    doc, path, now,
    read: () => readAt(doc, parts),
    write: (value) => writeAt(doc, parts, value),
    remove: () => removeAt(doc, parts),
  }
}

function checkPath(operator: string, path: string, operand: Value): void {
  if (path === '' || path.split('.').some((part) => part === '')) {
    throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  const dollar = path.split('.').find((part) => part.startsWith('$') && part !== '$' && !/^\$\[\w*\]$/.test(part))
  if (dollar !== undefined) throw requestFailed(`The dollar ($) prefixed field '${dollar}' in '${path}' is not valid for storage.`)
  if (path.startsWith('$')) throw requestFailed(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  if (operator === '$set' || operator === '$setOnInsert') refuseDollarKeys(operand)
}

/** Stored documents hold no field that starts with `$` or contains a dot. */
export function refuseDollarKeys(value: Value): void {
  if (Array.isArray(value)) value.forEach(refuseDollarKeys)
  if (!isDoc(value)) return
  for (const key in value) {
    if (key.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${key}' in '${key}' is not valid for storage.`)
    if (key.includes('.')) throw requestFailed(`The dotted field '${key}' in '${key}' is not valid for storage.`)
    if (key.includes('\0')) throw requestFailed('a field name may not contain a zero character')
    refuseDollarKeys(value[key] as Value)
  }
}

function refuseConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort()
  const seen = new Set<string>()
  for (const path of sorted) {
    const parts = path.split('.')
    for (let i = 1; i <= parts.length; i++) {
      const prefix = parts.slice(0, i).join('.')
      if (seen.has(prefix)) throw requestFailed(`Updating the path '${path}' would create a conflict at '${prefix}'`)
    }
    seen.add(path)
  }
}
