/**
 * The file: opening, checking, writing documents together with their index entries. Every method runs
 * inside a transaction the caller has begun.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { CollectionDefinition } from '@/cloudfunctions/kit/collections'
import { Catalogue, type Collection, type Index } from './catalogue'
import { duplicateKey, requestFailed, storageTrouble } from './errors'
import { joinKeys, keyOf } from './keys'
import { DOCUMENT_BYTES_MAX, FULL_CHECK_BYTES_MAX, NESTING_MAX } from './limits'
import { keysAt, oneByOne } from './paths'
import { Connection } from './sqlite'
import { encode, field, isDoc, type Doc, type Value } from './values'
import { DocumentCache, View, type Entry } from './view'

const FORMAT = 1
/** Versions of one opening: beyond 2³² writes the next number range begins. */
const VERSIONS_PER_OPENING = 2 ** 32

/** Asked before a document or a unique key is written; may throw to make the writer wait. */
export interface WriteGuard {
  document(collection: Collection, id: Uint8Array): void
  uniqueKey(index: Index, key: Uint8Array): void
}

export interface PutOptions {
  readonly guard?: WriteGuard
  /** Place in the order of insertion to take again. */
  readonly seq?: number
  /** The document's text where it is known already. */
  readonly body?: string
}

const freely: WriteGuard = { document: () => undefined, uniqueKey: () => undefined }

export class Store {
  readonly cache: DocumentCache
  readonly view: View
  /** Told of every document that changes, and what it was before. */
  watch: ((collection: Collection, id: Uint8Array, was: Entry | undefined) => void) | undefined
  /** What must be taken back in memory when a savepoint or the whole transaction is rolled back. */
  private undo: Array<() => void> = []
  private version: number
  private constructor(readonly file: string, readonly connection: Connection, readonly catalogue: Catalogue, cacheCharacters?: number) {
    this.cache = new DocumentCache(cacheCharacters)
    this.view = new View(connection, this.cache)
    connection.run("INSERT INTO meta (name, value) VALUES ('openings', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1")
    this.version = Number(connection.value("SELECT value FROM meta WHERE name = 'openings'")) * VERSIONS_PER_OPENING
  }

  /**
   * Opens or creates the file and brings its indexes to the declared ones. Throws one clear sentence. Unless `isDurable`,
   * a power cut may lose the last writes; the end of the process loses none.
   */
  static open(dir: string, definitions: readonly CollectionDefinition[], isDurable = true, cacheCharacters?: number): Store {
    const file = path.join(dir, 'database.sqlite')
    let connection: Connection | undefined
    try {
      connection = new Connection(file)
      prepare(connection, file, isDurable)
      connection.exec('BEGIN IMMEDIATE')
      const store = new Store(file, connection, new Catalogue(connection), cacheCharacters)
      for (const definition of definitions) store.declare(definition)
      connection.exec('COMMIT')
      store.settle()
      return store
    } catch (error) {
      abandon(connection)
      const trouble = storageTrouble(error)
      throw trouble === undefined ? error : new Error(`The database ${file} cannot be opened: ${trouble}. It was left as it is.`)
    }
  }

  /** Writes a document that is new (`old` undefined) or replaces one. Returns its entry. */
  put(collection: Collection, old: Entry | undefined, doc: Doc, verb: 'Insert' | 'Update', { guard = freely, seq, body = encode(doc) }: PutOptions = {}): Entry {
    checkBounds(doc, body)
    const id = old?.id ?? keyOf(doc._id)
    guard.document(collection, id)
    if (old === undefined && this.view.byId(collection, id) !== undefined) {
      throw duplicateKey(verb, collection.name, '_id_', shownKey(collection.idIndex, doc))
    }
    const entries = collection.indexes.map((index) => ({ index, was: old ? this.keysOf(index, old.doc) : [], now: this.keysOf(index, doc) }))
    for (const { index, was, now } of entries) if (index.unique) this.claim(collection, index, now, was, old?.seq, doc, verb, guard)
    const place = this.write(collection, old?.seq ?? seq, old === undefined, id, body)
    for (const { index, was, now } of entries) this.replaceKeys(index, place.seq, was, now)
    this.watch?.(collection, id, old)
    const entry = { ...place, id, doc, body }
    this.cache.put(collection, entry)
    this.undo.push(() => this.cache.drop(collection, entry.seq))
    return entry
  }

  /** A point to come back to with `takeBack`. */
  mark(): number {
    return this.undo.length
  }

  takeBack(mark: number): void {
    this.undo.splice(mark).reverse().forEach((step) => step())
  }

  /** Everything so far is durable. */
  settle(): void {
    this.undo = []
  }

  createCollection(name: string): Collection {
    const collection = this.catalogue.create(name)
    this.undo.push(() => this.catalogue.forget(name))
    return collection
  }

  remove(collection: Collection, entry: Entry, guard = freely): void {
    guard.document(collection, entry.id)
    this.watch?.(collection, entry.id, entry)
    this.connection.run(`DELETE FROM ${collection.table} WHERE seq = ?`, entry.seq)
    for (const index of collection.indexes) this.replaceKeys(index, entry.seq, this.keysOf(index, entry.doc), [])
    this.cache.drop(collection, entry.seq)
  }

  /** The keys a document has in an index: one, or one per element of an array. Refuses two different arrays. */
  keysOf(index: Index, doc: Doc): Buffer[] {
    const perField = index.fields.map(({ parts }) => keysAt(doc, parts))
    const arrays = perField.flatMap(({ isArray }, position) => (isArray ? [position] : []))
    if (arrays.length > 1) {
      const single = oneByOne(doc, arrays.map((at) => index.fields[at]?.parts ?? []))
      if (single !== undefined) {
        arrays.forEach((position) => this.noteArray(index, position))
        return distinctKeys(single.flatMap((one) => this.keysOf(index, one)))
      }
      throw requestFailed(`cannot index parallel arrays [${arrays.map((at) => `'${index.fields[at]?.path}'`).join('] [')}]`)
    }
    arrays.forEach((position) => this.noteArray(index, position))
    const keys = perField.reduce<Buffer[]>((prefixes, { values }, at) => prefixes.flatMap((prefix) =>
      values.map((value) => joinKeys([prefix, keyOf(value, index.fields[at]?.descending)]))), [Buffer.alloc(0)])
    return keys.length === 1 ? keys : distinctKeys(keys)
  }

  /** The place of another document that holds a unique key. */
  holderOf(index: Index, key: Uint8Array): number | undefined {
    const seq = this.connection.get(`SELECT seq FROM ${index.table} WHERE ${index.column} = ?`, key)?.seq
    return seq === undefined ? undefined : Number(seq)
  }

  reader(): Connection {
    return new Connection(this.file)
  }

  close(): void {
    try {
      this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      this.connection.close()
    }
  }

  private declare(definition: CollectionDefinition): void {
    const { collection, added } = this.catalogue.declare(definition)
    if (added.length === 0) return
    for (const entry of this.view.inOrder(collection)) {
      for (const index of added) {
        const keys = this.keysOf(index, entry.doc)
        if (index.unique) this.claim(collection, index, keys, [], entry.seq, entry.doc, 'Insert', freely)
        this.replaceKeys(index, entry.seq, [], keys)
      }
    }
  }

  private noteArray(index: Index, position: number): void {
    if (index.arrays.has(position)) return
    this.catalogue.noteArray(index, position)
    this.undo.push(() => index.arrays.delete(position))
  }

  private claim(
    collection: Collection, index: Index, keys: Buffer[], had: Buffer[], seq: number | undefined, doc: Doc,
    verb: 'Insert' | 'Update', guard: WriteGuard,
  ): void {
    for (const key of keys) {
      if (had.some((old) => old.equals(key))) continue
      guard.uniqueKey(index, key)
      const holder = this.holderOf(index, key)
      if (holder !== undefined && holder !== seq) throw duplicateKey(verb, collection.name, index.name, shownKey(index, doc))
    }
  }

  private write(collection: Collection, seq: number | undefined, isNew: boolean, id: Uint8Array, body: string) {
    const ver = this.version += 1
    if (!isNew) this.connection.run(`UPDATE ${collection.table} SET ver = ?, body = ? WHERE seq = ?`, ver, body, seq as number)
    else this.connection.run(`INSERT INTO ${collection.table} (seq, id, ver, body) VALUES (?, ?, ?, ?)`, seq ?? null, id, ver, body)
    return { seq: isNew && seq === undefined ? Number(this.connection.get('SELECT last_insert_rowid() AS seq')?.seq) : seq as number, ver }
  }

  private replaceKeys(index: Index, seq: number, was: Buffer[], now: Buffer[]): void {
    for (const key of was) {
      if (!now.some((kept) => kept.equals(key))) this.connection.run(`DELETE FROM ${index.table} WHERE key = ? AND seq = ?`, key, seq)
    }
    for (const key of now) {
      if (!was.some((old) => old.equals(key))) this.connection.run(`INSERT INTO ${index.table} (key, seq) VALUES (?, ?)`, key, seq)
    }
  }
}

/** Closes after a failure. An open transaction would keep its lock until its statements are collected. */
function abandon(connection: Connection | undefined): void {
  try {
    connection?.exec('ROLLBACK')
  } catch {
    // No transaction was open.
  }
  connection?.close()
}

function prepare(connection: Connection, file: string, isDurable: boolean): void {
  connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${isDurable ? 'FULL' : 'OFF'}; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000`)
  const format = Number(connection.value('PRAGMA user_version'))
  if (format > FORMAT) throw new Error(`The database ${file} was written by a newer version (format ${format}).`)
  const pages = Number(connection.value('PRAGMA page_count')) * Number(connection.value('PRAGMA page_size'))
  const size = fs.statSync(file).size
  const hasLog = fs.existsSync(`${file}-wal`) && fs.statSync(`${file}-wal`).size > 0
  if (!hasLog && size < pages) throw new Error('database disk image is malformed')
  if (size <= FULL_CHECK_BYTES_MAX && connection.value('PRAGMA quick_check(1)') !== 'ok') {
    throw new Error('database disk image is malformed')
  }
  if (format !== FORMAT) connection.exec(`PRAGMA user_version = ${FORMAT}`)
}

const distinctKeys = (keys: readonly Buffer[]): Buffer[] => [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]

function checkBounds(doc: Doc, body: string): void {
  if (depthOf(doc) > NESTING_MAX) throw requestFailed(`nested deeper than ${NESTING_MAX} levels`)
  if (body.length > DOCUMENT_BYTES_MAX) throw requestFailed(`document is larger than ${DOCUMENT_BYTES_MAX} bytes`)
}

function depthOf(value: Value): number {
  if (Array.isArray(value)) return 1 + value.reduce<number>((most, inner) => Math.max(most, depthOf(inner)), 0)
  if (!isDoc(value)) return 0
  let most = 0
  for (const key in value) most = Math.max(most, depthOf(value[key] as Value))
  return 1 + most
}

/** `{ email: "a", day: null }` as MongoDB prints a key. */
function shownKey(index: Index, doc: Doc): string {
  const parts = index.fields.map(({ path, parts }) => {
    const value = parts.length === 1 ? field(doc, path) : keysAt(doc, parts).values[0]
    const isWhole = typeof value === 'number' || typeof value === 'boolean'
    return `${path}: ${value === undefined || value === null ? 'null' : isWhole ? String(value) : encode(value)}`
  })
  return `{ ${parts.join(', ')} }`
}
