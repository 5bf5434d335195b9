/** `$lookup` in both forms: each row's partners come from an index, never from a copy of the whole collection. */
import { BSONRegExp } from 'bson'
import { requestFailed } from '../errors'
import { keysAt, EMPTY_ARRAY } from '../paths'
import { clone, isDoc, type Doc, type Maybe, type Value } from '../values'
import { writeAt } from '../update/write'
import { idFirst, runOn, type Environment } from './pipeline'
import { compileExpression } from './simple'
import { fieldName, onlyKeys, readPipeline, type Stage } from './stages'

const keys = ['from', 'localField', 'foreignField', 'let', 'pipeline', 'as']

export function lookup(environment: Environment, rows: Doc[], value: Value): Doc[] {
  const spec = onlyKeys(value, keys, '$lookup')
  const foreign = environment.catalogue.get(spec.from)
  const as = fieldName(spec.as, '$lookup: as').split('.')
  const join = joinOf(spec)
  const stages = spec.pipeline === undefined ? [] : readPipeline(spec.pipeline, '$lookup')
  if (join === undefined && spec.pipeline === undefined) throw requestFailed('$lookup requires either pipeline or both localField and foreignField')
  const bind = binder(spec.let)
  const partners = (row: Doc) => {
    const variables = { ...environment.variables, ...bind(row, environment.variables ?? {}) }
    const head: Stage[] = join === undefined ? [] : [{ name: '$match', value: join(row) }]
    return runOn({ ...environment, variables }, foreign, [...head, ...stages]).map(idFirst)
  }
  const isSame = join === undefined && spec.let === undefined
  const shared = isSame && rows[0] !== undefined ? partners(rows[0]) : undefined
  return rows.map((row) => attach(row, as, shared ?? partners(row)))
}

function attach(row: Doc, as: readonly string[], found: Doc[]): Doc {
  if (as.length === 1) return { ...row, [as[0] as string]: found }
  const copy = clone(row)
  writeAt(copy, as, found)
  return copy
}

function binder(lets: Maybe): (row: Doc, outer: Doc) => Doc {
  if (lets === undefined) return () => ({})
  if (!isDoc(lets)) throw requestFailed('$lookup: let must be an object')
  const compiled = Object.entries(lets).map(([name, expression]) => [name, compileExpression(expression)] as const)
  // A variable bound to a missing field exists and is missing, so it is written even when undefined.
  return (row, outer) => Object.fromEntries(compiled.map(([name, evaluate]) => [name, evaluate(row, outer)])) as Doc
}

/** The filter that finds a row's partners: missing and null match missing and null, each element of an array counts. */
function joinOf(spec: Doc): ((row: Doc) => Doc) | undefined {
  if (spec.localField === undefined && spec.foreignField === undefined) return undefined
  const local = fieldName(spec.localField, '$lookup: localField').split('.')
  const foreign = fieldName(spec.foreignField, '$lookup: foreignField')
  return (row): Doc => {
    const values = keysAt(row, local).values.filter((value) => value !== EMPTY_ARRAY).map((value) => value ?? null)
    const hasRegex = values.some((value) => value instanceof BSONRegExp)
    if (hasRegex) return { $or: values.map((value) => ({ [foreign]: { $eq: value } })) }
    return { [foreign]: values.length === 1 ? { $eq: values[0] as Value } : { $in: values } }
  }
}
