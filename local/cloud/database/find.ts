/** Carrying out a plan: candidates from an index or a scan, asked by the filter, sorted, cut to the page. */
import { queryContext } from './aggregate/simple'
import type { Collection } from './catalogue'
import type { Counters } from './counters'
import { requestFailed } from './errors'
import { compileFilter } from './match/filter'
import { distanceOf, readNear, type Near } from './match/operators'
import { planQuery, type IndexPlan, type Plan } from './plan'
import { sortDocs, type SortField } from './sort'
import { field, isDoc, type Doc, type Value } from './values'
import type { Entry, View } from './view'

export interface FindOptions {
  readonly sort?: readonly SortField[]
  readonly skip?: number
  readonly limit?: number
  /** Variables an `$expr` may compare fields with. */
  readonly variables?: Doc
}

export class Finder {
  constructor(readonly view: View, private readonly counters: Counters) {}

  /** The matching documents, sorted and cut. */
  find(collection: Collection, filter: Doc, options: FindOptions = {}): Entry[] {
    const { sort = [], skip = 0, limit = Infinity, variables } = options
    const matches = compileFilter(filter, queryContext(variables))
    const near = sort.length === 0 ? nearOf(filter) : undefined
    const plan = planQuery(collection, filter, { sort, hasLimit: limit !== Infinity, variables })
    const isFirstRows = plan.kind === 'scan' && Object.keys(filter).length === 0 && limit !== Infinity && sort.length === 0
    if (!isFirstRows) this.notePlan(collection, plan)
    const wanted = skip + limit
    if (near !== undefined) return sortByDistance(this.all(collection, plan, matches), near).slice(skip, wanted)
    if (sort.length === 0) return take(this.matching(collection, plan, matches, wanted), wanted).slice(skip)
    if (plan.kind === 'index' && plan.isSorted) return this.sorted(collection, plan, matches, sort, wanted).slice(skip)
    return sortDocs(this.all(collection, plan, matches), (entry) => entry.doc, sort).slice(skip, wanted)
  }

  count(collection: Collection, filter: Doc): number {
    const matches = compileFilter(filter, queryContext())
    if (Object.keys(filter).length === 0) return this.view.count(collection)
    const plan = planQuery(collection, filter, { sort: [], hasLimit: false })
    this.notePlan(collection, plan)
    if (plan.kind === 'index' && plan.isExact && (plan.index.arrays.size === 0 || plan.ranges.length === 1)) {
      return plan.ranges.reduce((sum, range) => sum + this.view.countIn(plan.index, range), 0)
    }
    return this.all(collection, plan, matches).length
  }

  private all(collection: Collection, plan: Plan, matches: (doc: Doc) => boolean): Entry[] {
    return [...this.matching(collection, plan, matches)]
  }

  /** Each range gives the first of its documents in order; together they are sorted once more. */
  private sorted(
    collection: Collection, plan: IndexPlan, matches: (doc: Doc) => boolean, sort: readonly SortField[], wanted: number,
  ): Entry[] {
    const perRange = plan.ranges.map((range) =>
      take(this.matching(collection, { ...plan, ranges: [range] }, matches, wanted), wanted))
    if (perRange.length === 1) return perRange[0] as Entry[]
    const unique = new Map(perRange.flat().map((entry) => [entry.seq, entry]))
    return sortDocs([...unique.values()], (entry) => entry.doc, sort).slice(0, wanted)
  }

  private * matching(collection: Collection, plan: Plan, matches: (doc: Doc) => boolean, expected?: number): Generator<Entry> {
    for (const entry of this.candidates(collection, plan, expected)) {
      this.counters.examined()
      if (matches(entry.doc)) yield entry
    }
  }

  private * candidates(collection: Collection, plan: Plan, expected?: number): Generator<Entry> {
    if (plan.kind === 'scan') return yield* this.view.inOrder(collection)
    const plans = plan.kind === 'union' ? plan.plans : [plan]
    const isOnce = plans.length === 1 && (plan.kind === 'index' && plan.index.arrays.size === 0)
    const seen = new Set<number>()
    for (const { index, ranges, backwards } of plans) {
      for (const range of ranges) {
        for (const seq of this.view.seqsIn(index, range, backwards, expected)) {
          if (!isOnce && seen.has(seq)) continue
          if (!isOnce) seen.add(seq)
          const entry = this.view.bySeq(collection, seq)
          if (entry === undefined) throw new Error(`index ${index.name} of ${collection.name} names a document that is not there`)
          yield entry
        }
      }
    }
  }

  private notePlan(collection: Collection, plan: Plan): void {
    if (plan.kind === 'scan') this.counters.scanned(collection.name)
    else this.counters.planned(plan.kind === 'index' ? plan.index.name : plan.plans.map(({ index }) => index.name).join('+'))
  }
}

function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = []
  if (count <= 0) return taken
  for (const item of items) {
    taken.push(item)
    if (taken.length >= count) break
  }
  return taken
}

interface NearField { readonly parts: string; readonly near: Near }

/** The `$nearSphere` of a filter, whose results come by distance. */
function nearOf(filter: Doc): NearField | undefined {
  const found = Object.entries(filter).flatMap(([key, condition]): NearField[] => {
    if (key === '$and' && Array.isArray(condition)) return condition.flatMap((part) => (isDoc(part) ? nearOf(part) ?? [] : []))
    const operand: Value | undefined = isDoc(condition) && !key.startsWith('$') ? condition.$nearSphere ?? condition.$near : undefined
    return operand === undefined ? [] : [{ parts: key, near: readNear(operand) }]
  })
  if (found.length > 1) throw requestFailed('Too many geoNear expressions')
  return found[0]
}

function sortByDistance(entries: readonly Entry[], { parts, near }: NearField): Entry[] {
  const distance = (doc: Doc) => distanceOf(parts.split('.').reduce<Value | undefined>(
    (value, part) => (isDoc(value) ? field(value, part) : undefined), doc), near) ?? Infinity
  return entries.map((entry) => ({ entry, metres: distance(entry.doc) }))
    .sort((a, b) => a.metres - b.metres).map(({ entry }) => entry)
}
