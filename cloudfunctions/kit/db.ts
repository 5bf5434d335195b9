/**
 * Typed collections. Reads and conditional writes of single documents; there is no transaction here
 * on purpose (docs/decisions/002): what is scarce is taken by one update whose filter says so.
 */
import { database, type SdkAggregate } from './cloud'
import { countedCollections } from './counted'
import type { CollectionName, Documents } from './documents/all'
import { toQuery, type Filter, type Scalar } from './filter'
import { newId } from './ids'

const _ = database.command

/** A value that may be stored: parsed data, never a request object. */
export type Storable = Scalar | readonly Storable[] | { readonly [key: string]: Storable | undefined } | object

/** What one update does; every path names a field, dots reach inside. */
export interface Change {
  readonly set?: Readonly<Record<string, Storable | undefined>>
  /** Takes fields away. */
  readonly unset?: readonly string[]
  readonly inc?: Readonly<Record<string, number>>
  readonly push?: Readonly<Record<string, { readonly each: readonly Storable[]; readonly keepLast?: number; readonly atFront?: boolean }>>
  /** Adds the elements that are not there yet. */
  readonly addToSet?: Readonly<Record<string, readonly Storable[]>>
  /** Removes the elements equal to one of these, or whose `field` equals one. */
  readonly pull?: Readonly<Record<string, readonly Scalar[] | { readonly field: string; readonly value: Scalar | readonly Scalar[] }>>
  /** Removes the first element. */
  readonly shift?: readonly string[]
}

export interface FindOptions {
  readonly order?: ReadonlyArray<readonly [field: string, direction: 1 | -1]>
  /** At most 1000; the cloud returns 100 when nothing is said. */
  readonly limit?: number
}

function toUpdate(change: Change): Record<string, unknown> {
  const update: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(change.set ?? {})) if (value !== undefined) update[path] = _.set(value)
  for (const path of change.unset ?? []) update[path] = _.remove()
  for (const [path, by] of Object.entries(change.inc ?? {})) update[path] = _.inc(by)
  for (const [path, { each, keepLast, atFront }] of Object.entries(change.push ?? {})) {
    update[path] = _.push({ each, ...(keepLast ? { slice: -keepLast } : {}), ...(atFront ? { position: 0 } : {}) })
  }
  for (const [path, elements] of Object.entries(change.addToSet ?? {})) update[path] = _.addToSet({ $each: elements })
  for (const [path, gone] of Object.entries(change.pull ?? {})) {
    update[path] = _.pull('field' in gone ? { [gone.field]: Array.isArray(gone.value) ? _.in(gone.value) : _.eq(gone.value) } : _.in(gone))
  }
  for (const path of change.shift ?? []) update[path] = _.shift()
  return update
}

export function isDuplicate(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${(error as { errMsg?: string }).errMsg ?? ''}` : String(error)
  return /E11000|duplicate key/.test(text)
}

/** On documents that figures count: a new word at every write, taken off when it has been counted (kit/rollUp.ts). */
export interface Touched {
  readonly touch?: string
  /** The cells in which it was counted last. */
  readonly countedIn?: readonly string[]
}

export class Collection<Doc extends { readonly _id: string }> {
  constructor(readonly name: CollectionName) {}

  /** What every write adds where figures are counted: no write can be forgotten. */
  private get touched(): { touch?: string } {
    return this.name in countedCollections ? { touch: newId() } : {}
  }

  private get native() {
    return database.collection(this.name)
  }

  async get(id: string): Promise<Doc | null> {
    const { data } = await this.native.doc(id).get()
    return (data ?? null) as Doc | null
  }

  async find(filter: Filter, { order = [], limit = 100 }: FindOptions = {}): Promise<Doc[]> {
    let query = this.native.where(toQuery(filter))
    for (const [field, direction] of order) query = query.orderBy(field, direction === 1 ? 'asc' : 'desc')
    const { data } = await query.limit(limit).get()
    return data as Doc[]
  }

  async first(filter: Filter, options: FindOptions = {}): Promise<Doc | null> {
    const [doc] = await this.find(filter, { ...options, limit: 1 })
    return doc ?? null
  }

  async count(filter: Filter): Promise<number> {
    const { total } = await this.native.where(toQuery(filter)).count()
    return total
  }

  /** False when a document with this id or unique key exists already. */
  async insert(doc: Doc): Promise<boolean> {
    try {
      await this.native.add({ data: { ...doc, ...this.touched } })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  /** Inserts in one call; false when one of them existed (the ones before it are stored). */
  async insertAll(docs: readonly Doc[]): Promise<boolean> {
    if (docs.length === 0) return true
    try {
      await this.native.add({ data: docs.map((doc) => ({ ...doc, ...this.touched })) })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  /** The number of documents that met the filter and were changed: 0 means the condition was lost. */
  async change(filter: Filter, change: Change): Promise<number> {
    return this.changeQuietly(filter, { ...change, set: { ...change.set, ...this.touched } })
  }

  /** A change that no figure depends on: only the counting itself writes so. */
  async changeQuietly(filter: Filter, change: Change): Promise<number> {
    const { stats } = await this.native.where(toQuery(filter)).update({ data: toUpdate(change) })
    return stats.updated
  }

  async remove(filter: Filter): Promise<number> {
    const { stats } = await this.native.where(toQuery(filter)).remove()
    return stats.removed
  }

  /** A pipeline that starts with this filter. */
  matching(filter: Filter): SdkAggregate {
    return this.native.aggregate().match(toQuery(filter))
  }
}

export type Db = { readonly [Name in CollectionName]: Collection<Documents[Name]> }

const made = new Map<string, unknown>()

/** `db.activities`, `db.members`, …: one typed collection per declared name. */
export const db: Db = new Proxy({} as Db, {
  get: (_target, name: string) => {
    if (!made.has(name)) made.set(name, new Collection(name as CollectionName))
    return made.get(name)
  },
})
