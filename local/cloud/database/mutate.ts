/** Inserting, changing and removing documents, as requests word it. */
import { randomBytes } from 'node:crypto'
import { BSONRegExp } from 'bson'
import type { Collection } from './catalogue'
import { duplicateKey, invalidParam, requestFailed } from './errors'
import { keyOf } from './keys'
import { INSERT_BATCH_MAX } from './limits'
import { pinnedFields, positionsOf } from './update/positional'
import { compileUpdate, immutableId, refuseDollarKeys } from './update/update'
import { writeAt } from './update/write'
import { clone, encode, isDoc, type Doc, type Value } from './values'
import type { Entry } from './view'

/** Where documents are found and written: the live store, or the overlay of a transaction. */
export interface Scope {
  find(collection: Collection, filter: Doc, limit: number): Entry[]
  /** `body` is the document's text where the caller has it already. */
  put(collection: Collection, old: Entry | undefined, doc: Doc, verb: 'Insert' | 'Update', body?: string): Entry
  remove(collection: Collection, entry: Entry): void
}

export interface Modification {
  readonly filter: Doc
  /** Operators, or with `isReplacement` the whole document without `_id`. */
  readonly data: Value
  readonly isReplacement: boolean
  readonly isMulti: boolean
  readonly isUpsert: boolean
  /** The request's one clock reading, ms. */
  readonly now: number
}

/** Checks the documents of an insert and gives each its `_id`, first of all fields. */
export function readyToInsert(values: readonly Value[], now: number): Doc[] {
  if (values.length === 0 || values.length > INSERT_BATCH_MAX) throw invalidParam(`insert 1 to ${INSERT_BATCH_MAX} documents`)
  return values.map((value) => {
    if (!isDoc(value)) throw invalidParam('data must be an object, or an array of objects')
    refuseDollarKeys(value)
    const { _id = newId(now), ...rest } = value
    checkId(_id)
    return { _id, ...rest }
  })
}

/** 32 hex characters; the time comes first so that new documents lie together in the index. */
export const newId = (now: number): string =>
  Math.floor(now / 1000).toString(16).padStart(8, '0').slice(-8) + chance().toString('hex')

const CHANCE_BYTES = 12
let pool = Buffer.alloc(0)

/** Twelve random bytes; drawn by the hundred, because each draw from the system is dear. */
function chance(): Buffer {
  if (pool.length === 0) pool = randomBytes(CHANCE_BYTES * 256)
  const drawn = pool.subarray(0, CHANCE_BYTES)
  pool = pool.subarray(CHANCE_BYTES)
  return drawn
}

function checkId(id: Value): void {
  if (Array.isArray(id)) throw requestFailed("The '_id' value cannot be of type array")
  if (id instanceof BSONRegExp) throw requestFailed("The '_id' value cannot be of type regex")
}

export function insert(scope: Scope, collection: Collection, docs: readonly Doc[]): Value[] {
  return docs.map((doc) => scope.put(collection, undefined, doc, 'Insert').doc._id as Value)
}

export interface Modified { readonly updated: number; readonly upsertId: Value; readonly doc: Entry | undefined }

/** Changes the matching documents. `updated` counts those whose content changed. */
export function modify(scope: Scope, collection: Collection, { filter, data, isReplacement, isMulti, isUpsert, now }: Modification): Modified {
  const change = isReplacement ? replacement(data) : operators(data, filter, now)
  if (change === undefined) return { updated: 0, upsertId: null, doc: undefined }
  const found = scope.find(collection, filter, isMulti ? Infinity : 1)
  if (found.length === 0 && isUpsert) {
    const created = scope.put(collection, undefined, upserted(filter, change, now), 'Update')
    return { updated: 0, upsertId: created.doc._id as Value, doc: created }
  }
  let updated = 0
  let last: Entry | undefined
  for (const entry of found) {
    const next = change(entry.doc, false)
    last = entry
    const body = encode(next)
    if (body === entry.body) continue
    last = scope.put(collection, entry, next, 'Update', body)
    updated += 1
  }
  return { updated, upsertId: null, doc: last }
}

type Change = (doc: Doc, inserting: boolean) => Doc

function operators(data: Value, filter: Doc, now: number): Change | undefined {
  const update = compileUpdate(data)
  const positions = positionsOf(filter)
  return update.isEmpty ? undefined : (doc, inserting) => update.apply(doc, { now, positions, inserting })
}

function replacement(data: Value): Change {
  if (!isDoc(data)) throw invalidParam('data must be an object')
  refuseDollarKeys(data)
  const { _id: given, ...rest } = data
  return (doc) => {
    if (given !== undefined && doc._id !== undefined && encode(given) !== encode(doc._id)) throw immutableId()
    const id = doc._id ?? given
    return clone(id === undefined ? rest : { _id: id, ...rest })
  }
}

/** A new document starts from what the filter pins. */
function upserted(filter: Doc, change: Change, now: number): Doc {
  const base: Doc = {}
  for (const [path, value] of pinnedFields(filter)) writeAt(base, path.split('.'), clone(value))
  const { _id = newId(now), ...rest } = change(base, true)
  checkId(_id)
  return { _id, ...rest }
}

export function remove(scope: Scope, collection: Collection, filter: Doc, isMulti: boolean): number {
  const found = scope.find(collection, filter, isMulti ? Infinity : 1)
  found.forEach((entry) => scope.remove(collection, entry))
  return found.length
}

/** The refusal for an `_id` that is taken, for scopes that keep documents elsewhere. */
export const idTaken = (collection: Collection, id: Value) =>
  duplicateKey('Insert', collection.name, '_id_', `{ _id: ${encode(id)} }`)

export const idKey = (doc: Doc): Buffer => keyOf(doc._id)
