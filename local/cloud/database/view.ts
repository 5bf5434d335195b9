/** Reading documents and index entries through one connection: the live store or a transaction's snapshot. */
import type { Collection, Index } from './catalogue'
import { CACHE_CHARACTERS_MAX } from './limits'
import type { Connection } from './sqlite'
import { decodeStored, type Doc } from './values'

/** A stored document. Its `doc` is shared and must not be changed. */
export interface Entry {
  /** Place in the order of insertion. */
  readonly seq: number
  /** Changes with every write; never used twice. */
  readonly ver: number
  readonly id: Uint8Array
  readonly doc: Doc
  /** The document as canonical EJSON. */
  readonly body: string
}

export interface KeyRange { readonly from: Uint8Array; readonly to: Uint8Array }

/** Rows of the first fetch of a scan; each further one is twice as large, up to the second figure. */
const FIRST_BATCH = 64
const LAST_BATCH = 1_024

/** Characters of one scan that may enter the cache. */
const SCAN_CACHE_CHARACTERS = CACHE_CHARACTERS_MAX / 2

/** Least recently used documents leave first; the bound is on their text. */
export class DocumentCache {
  private readonly entries = new Map<number, Entry>()
  private characters = 0

  constructor(private readonly most = CACHE_CHARACTERS_MAX) {}

  get(collection: Collection, seq: number): Entry | undefined {
    const key = cacheKey(collection, seq)
    const entry = this.entries.get(key)
    if (entry !== undefined && this.characters > this.most / 2) {
      this.entries.delete(key)
      this.entries.set(key, entry)
    }
    return entry
  }

  put(collection: Collection, entry: Entry): void {
    this.drop(collection, entry.seq)
    this.entries.set(cacheKey(collection, entry.seq), entry)
    this.characters += entry.body.length
    if (this.characters > this.most) this.shrink()
  }

  /** Drops the oldest quarter at once: one by one, each walk to the oldest would pass all that are gone. */
  private shrink(): void {
    for (const [key, oldest] of this.entries) {
      if (this.characters <= this.most * 0.75) return
      this.entries.delete(key)
      this.characters -= oldest.body.length
    }
  }

  drop(collection: Collection, seq: number): void {
    const key = cacheKey(collection, seq)
    const entry = this.entries.get(key)
    if (entry === undefined) return
    this.entries.delete(key)
    this.characters -= entry.body.length
  }

  clear(): void {
    this.entries.clear()
    this.characters = 0
  }
}

const cacheKey = (collection: Collection, seq: number) => collection.number * 2 ** 40 + seq

export class View {
  constructor(readonly connection: Connection, private readonly cache?: DocumentCache) {}

  bySeq(collection: Collection, seq: number): Entry | undefined {
    const cached = this.cache?.get(collection, seq)
    if (cached !== undefined) return cached
    return this.entry(collection, this.connection.get(`SELECT seq, id, ver, body FROM ${collection.table} WHERE seq = ?`, seq))
  }

  /** By the key of its `_id`. */
  byId(collection: Collection, id: Uint8Array): Entry | undefined {
    const seq = this.connection.get(`SELECT seq FROM ${collection.table} WHERE id = ?`, id)?.seq
    return seq === undefined ? undefined : this.bySeq(collection, Number(seq))
  }

  /** Documents in the order they were inserted. A long scan leaves most of the cache to others. */
  * inOrder(collection: Collection): Generator<Entry> {
    let last = -1
    let kept = 0
    for (let size = FIRST_BATCH; ; size = Math.min(size * 2, LAST_BATCH)) {
      const rows = this.connection.all(
        `SELECT seq, id, ver, body FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ?`, last, size)
      for (const row of rows) {
        last = Number(row.seq)
        const cached = this.cache?.get(collection, last)
        const entry = cached ?? this.entry(collection, row, kept < SCAN_CACHE_CHARACTERS) as Entry
        if (cached === undefined) kept += entry.body.length
        yield entry
      }
      if (rows.length < size) return
    }
  }

  /** Places of the documents whose keys lie in a range, in key order or backwards; one may come more than once. */
  * seqsIn(index: Index, range: KeyRange, backwards: boolean, expected?: number): Generator<number> {
    const { table, column } = index
    const sql = backwards
      ? `SELECT ${column} AS key, seq FROM ${table} WHERE (${column}, seq) < (?, ?) AND ${column} >= ? ORDER BY ${column} DESC, seq DESC LIMIT ?`
      : `SELECT ${column} AS key, seq FROM ${table} WHERE (${column}, seq) > (?, ?) AND ${column} < ? ORDER BY ${column}, seq LIMIT ?`
    let key = backwards ? range.to : range.from
    let seq = -1
    for (let size = Math.max(1, Math.min(expected ?? FIRST_BATCH, LAST_BATCH)); ; size = Math.min(size * 2, LAST_BATCH)) {
      const rows = this.connection.all(sql, key, seq, backwards ? range.from : range.to, size)
      for (const row of rows) yield Number(row.seq)
      const last = rows.at(-1)
      if (last === undefined || rows.length < size) return
      key = last.key as Uint8Array
      seq = Number(last.seq)
    }
  }

  count(collection: Collection): number {
    return Number(this.connection.get(`SELECT count(*) AS n FROM ${collection.table}`)?.n)
  }

  countIn(index: Index, range: KeyRange): number {
    const what = index.arrays.size > 0 ? 'count(DISTINCT seq)' : 'count(*)'
    const sql = `SELECT ${what} AS n FROM ${index.table} WHERE ${index.column} >= ? AND ${index.column} < ?`
    return Number(this.connection.get(sql, range.from, range.to)?.n)
  }

  private entry(collection: Collection, row: Record<string, unknown> | undefined, isKept = true): Entry | undefined {
    if (row === undefined) return undefined
    const body = String(row.body)
    const entry = { seq: Number(row.seq), ver: Number(row.ver), id: row.id as Uint8Array, doc: decodeStored(body), body }
    if (isKept) this.cache?.put(collection, entry)
    return entry
  }
}
