/**
 * Aggregation: what a query can answer (the leading `$match`, `$sort`, `$skip`, `$limit`, every lookup)
 * goes through the planner; the rest is mingo's.
 */
import type { Catalogue, Collection } from '../catalogue'
import { CloudError, requestFailed } from '../errors'
import type { Finder } from '../find'
import { compileFilter } from '../match/filter'
import { readSort, sortDocs } from '../sort'
import { isDoc, type Doc, type Value } from '../values'
import { geoNear } from './geoNear'
import { lookup } from './lookup'
import { runStages } from './mingo'
import { queryContext } from './simple'
import { onlyKeys, positiveNumber, readPipeline, readStages, fieldName, type Stage } from './stages'

export interface Environment {
  readonly finder: Finder
  readonly catalogue: Catalogue
  readonly now: number
  /** Variables bound by the `let` of an enclosing lookup. */
  readonly variables?: Doc
}

/** Answers `database.aggregateDocuments`: the documents that come out, `_id` first. */
export function aggregate(environment: Environment, collection: Collection, stages: unknown): Doc[] {
  return runOn(environment, collection, readStages(stages, environment.now)).map(idFirst)
}

/** A pipeline over a collection. */
export function runOn(environment: Environment, collection: Collection, stages: readonly Stage[]): Doc[] {
  const [first] = stages
  if (first?.name === '$geoNear') return run(environment, geoNear(environment, collection, first.value), stages.slice(1))
  const { filter, sort, skip, limit, used } = readHead(stages)
  const rows = environment.finder.find(collection, filter, { sort: readSort(sort), skip, limit, variables: environment.variables })
  return run(environment, rows.map(({ doc }) => doc), stages.slice(used))
}

function readHead(stages: readonly Stage[]): { filter: Doc; sort: Value; skip: number; limit: number; used: number } {
  let used = 0
  const next = (name: string) => (stages[used]?.name === name ? stages[used++]?.value : undefined)
  const filters: Doc[] = []
  for (let value = next('$match'); value !== undefined; value = next('$match')) filters.push(asFilter(value))
  const sort = next('$sort') ?? {}
  const skipped = next('$skip')
  const limited = next('$limit')
  return {
    filter: filters.length === 1 ? filters[0] as Doc : filters.length === 0 ? {} : { $and: filters },
    sort, used,
    skip: skipped === undefined ? 0 : positiveNumber(skipped, 'skip', 0),
    limit: limited === undefined ? Infinity : positiveNumber(limited, 'limit', 1),
  }
}

function asFilter(value: Value): Doc {
  if (!isDoc(value)) throw requestFailed('the match filter must be an expression in an object')
  return value
}

type Native = (environment: Environment, rows: Doc[], value: Value) => Doc[]

const natives: Record<string, Native> = {
  $match: (environment, rows, value) => rows.filter(compileFilter(asFilter(value), queryContext(environment.variables))),
  $sort: (_environment, rows, value) => sortDocs(rows, (doc) => doc, readSort(value)),
  $skip: (_environment, rows, value) => rows.slice(positiveNumber(value, 'skip', 0)),
  $limit: (_environment, rows, value) => rows.slice(0, positiveNumber(value, 'limit', 1)),
  $count: (_environment, rows, value) => (rows.length === 0 ? [] : [{ [fieldName(value, '$count')]: rows.length }]),
  $sample: (_environment, rows, value) => sample(rows, positiveNumber(onlyKeys(value, ['size'], '$sample').size ?? null, 'size', 1)),
  $lookup: lookup,
  $facet: (environment, rows, value) => {
    const entries = Object.entries(isDoc(value) ? value : {})
    return [Object.fromEntries(entries.map(([name, stages]) => [name, run(environment, rows, readPipeline(stages, '$facet')).map(idFirst)]))]
  },
  $unionWith: (environment, rows, value) => {
    const spec = typeof value === 'string' ? { coll: value } : onlyKeys(value, ['coll', 'pipeline'], '$unionWith')
    const other = environment.catalogue.get(spec.coll)
    return [...rows, ...runOn(environment, other, readPipeline(spec.pipeline ?? [], '$unionWith'))]
  },
  $geoNear: () => { throw requestFailed('$geoNear is only valid as the first stage in a pipeline.') },
}

/** Stages over rows in memory: our own one by one, runs of mingo's together. */
export function run(environment: Environment, rows: Doc[], stages: readonly Stage[]): Doc[] {
  let current = rows
  for (let at = 0; at < stages.length;) {
    const { name, value } = stages[at] as Stage
    const native = Object.hasOwn(natives, name) ? natives[name] : undefined
    if (native !== undefined) {
      current = native(environment, current, value)
      at += 1
      continue
    }
    let end = at
    while (end < stages.length && !Object.hasOwn(natives, (stages[end] as Stage).name)) end += 1
    current = runByMingo(environment, current, stages.slice(at, end))
    at = end
  }
  return current
}

function runByMingo(environment: Environment, rows: Doc[], stages: readonly Stage[]): Doc[] {
  const { catalogue, finder, variables } = environment
  return runStages(rows, stages.map(({ name, value }) => ({ [name]: value })), {
    variables,
    collection: (name) => finder.find(catalogue.get(name), {}).map(({ doc }) => doc),
  })
}

function sample(rows: readonly Doc[], size: number): Doc[] {
  const pool = [...rows]
  const taken: Doc[] = []
  while (taken.length < size && pool.length > 0) {
    const at = Math.floor(Math.random() * pool.length)
    taken.push(pool[at] as Doc)
    pool[at] = pool.at(-1) as Doc
    pool.pop()
  }
  return taken
}

/** `_id` leads a document, wherever a stage has put it. */
export function idFirst(doc: Doc): Doc {
  if (!isDoc(doc)) throw new CloudError('DATABASE_REQUEST_FAILED', 'a stage produced something other than documents')
  if (!Object.hasOwn(doc, '_id') || Object.keys(doc)[0] === '_id') return doc
  const { _id, ...rest } = doc
  return { _id: _id as Value, ...rest }
}
