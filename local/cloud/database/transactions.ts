/**
 * Transactions: snapshot isolation, first updater wins. Each reads through a connection of its own whose
 * WAL snapshot is pinned by the first operation; writes wait in an overlay until the commit.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { queryContext } from './aggregate/simple'
import type { Collection, Index } from './catalogue'
import type { Counters } from './counters'
import { duplicateKey, transactionBusy, transactionConflict, transactionMissing } from './errors'
import { Finder, type FindOptions } from './find'
import { TRANSACTION_LIFE_MS, TRANSACTION_OPERATION_MS } from './limits'
import { compileFilter } from './match/filter'
import { idKey, idTaken, type Scope } from './mutate'
import { sortDocs } from './sort'
import type { Connection } from './sqlite'
import type { Store, WriteGuard } from './store'
import { encode, type Doc } from './values'
import { View, type Entry } from './view'
import { MustWait, type WriteQueue } from './write'

interface Change { readonly collection: Collection; readonly base: Entry | undefined; readonly entry: Entry | undefined }

class Transaction implements Scope {
  readonly id = randomUUID()
  isBusy = false
  readonly ended: Promise<void>
  private markEnded: () => void = () => undefined
  private snapshot: { readonly view: View; readonly finder: Finder } | undefined
  /** By collection and id key: what this transaction has made of a document. */
  readonly changes = new Map<string, Change>()
  private nextPlace = Number.MAX_SAFE_INTEGER / 2

  constructor(readonly token: string, readonly startedAt: number, private readonly all: Transactions) {
    this.ended = new Promise((resolve) => { this.markEnded = resolve })
  }

  /** Query with the transaction's own writes laid over its snapshot. */
  query(collection: Collection, filter: Doc, options: FindOptions = {}): Entry[] {
    const { finder } = this.opened()
    const own = [...this.changes.values()].filter((change) => change.collection === collection)
    if (own.length === 0) return finder.find(collection, filter, options)
    const { sort = [], skip = 0, limit = Infinity } = options
    const hidden = new Set(own.flatMap(({ base }) => (base === undefined ? [] : [base.seq])))
    const matches = compileFilter(filter, queryContext())
    const kept = finder.find(collection, filter).filter(({ seq }) => !hidden.has(seq))
    const mine = own.flatMap(({ entry }) => (entry !== undefined && matches(entry.doc) ? [entry] : []))
    const rows = [...kept, ...mine]
    return sortDocs(rows, (entry) => entry.doc, sort).slice(skip, skip + limit)
  }

  find(collection: Collection, filter: Doc, limit: number): Entry[] {
    return this.query(collection, filter, { limit })
  }

  put(collection: Collection, old: Entry | undefined, doc: Doc, verb: 'Insert' | 'Update', body = encode(doc)): Entry {
    const id = old?.id ?? idKey(doc)
    const base = this.all.lock(this, collection, id)
    const before = this.changes.get(lockName(collection, id))
    const current = before === undefined ? base : before.entry
    if (old === undefined && current !== undefined) throw idTaken(collection, doc._id ?? null)
    this.all.claim(this, collection, doc, id, verb)
    const entry: Entry = { seq: base?.seq ?? before?.entry?.seq ?? this.nextPlace++, ver: 0, id, doc, body }
    this.changes.set(lockName(collection, id), { collection, base, entry })
    return entry
  }

  remove(collection: Collection, entry: Entry): void {
    const base = this.all.lock(this, collection, entry.id)
    this.changes.set(lockName(collection, entry.id), { collection, base, entry: undefined })
  }

  opened(): { readonly view: View; readonly finder: Finder } {
    return this.snapshot ??= this.all.openSnapshot()
  }

  end(): void {
    if (this.snapshot !== undefined) this.all.closeSnapshot(this.snapshot.view.connection)
    this.snapshot = undefined
    this.markEnded()
  }
}

const lockName = (collection: Collection, id: Uint8Array) => `${collection.number}:${Buffer.from(id).toString('latin1')}`
const keyName = (index: Index, key: Uint8Array) => `${index.number}#${Buffer.from(key).toString('latin1')}`

export class Transactions {
  private readonly open = new Map<string, Transaction>()
  /** Documents and unique keys written by open transactions. */
  private readonly locks = new Map<string, Transaction>()
  private readonly spare: Connection[] = []
  private readonly sweeper: NodeJS.Timeout

  constructor(
    private readonly store: Store, private readonly queue: WriteQueue, private readonly counters: Counters,
    private readonly now: () => number, private readonly sleep: (ms: number) => Promise<unknown> = wait,
  ) {
    this.sweeper = setInterval(() => this.expire(), 1_000)
    this.sweeper.unref()
  }

  start(token: string): string {
    this.expire()
    const transaction = new Transaction(token, this.now(), this)
    this.open.set(transaction.id, transaction)
    return transaction.id
  }

  /** Whether a caller has a transaction open; an empty token is nobody's. */
  ownedBy(token: string): boolean {
    this.expire()
    return token !== '' && [...this.open.values()].some((transaction) => transaction.token === token)
  }

  /**
   * One operation inside a transaction. A second one that arrives meanwhile is refused as busy; any
   * conflict or duplicate key ends the transaction, as it does in MongoDB.
   */
  async operate<T>(id: string, work: (transaction: Transaction) => T): Promise<T> {
    const transaction = this.take(id)
    if (transaction.isBusy) throw transactionBusy()
    transaction.isBusy = true
    try {
      const result = work(transaction)
      await this.sleep(TRANSACTION_OPERATION_MS)
      return result
    } catch (error) {
      if (isFatal(error)) this.finish(transaction)
      throw error
    } finally {
      transaction.isBusy = false
    }
  }

  async commit(id: string): Promise<void> {
    const transaction = this.take(id)
    if (transaction.isBusy) throw transactionBusy()
    transaction.isBusy = true
    try {
      if (transaction.changes.size > 0) await this.queue.run(() => this.carryOut(transaction))
    } finally {
      this.finish(transaction)
    }
  }

  abort(id: string): void {
    this.finish(this.take(id))
  }

  /** What makes ordinary writes wait: a document or unique key an open transaction has written. */
  get guard(): WriteGuard {
    return {
      document: (collection, id) => this.waitFor(lockName(collection, id)),
      uniqueKey: (index, key) => this.waitFor(keyName(index, key)),
    }
  }

  /** Takes a document for writing and returns it as the snapshot shows it. */
  lock(transaction: Transaction, collection: Collection, id: Uint8Array): Entry | undefined {
    this.hold(transaction, lockName(collection, id))
    const known = transaction.changes.get(lockName(collection, id))
    if (known !== undefined) return known.base
    const base = transaction.opened().view.byId(collection, id)
    if (base?.ver !== this.store.view.byId(collection, id)?.ver) throw transactionConflict()
    return base
  }

  /** Checks and takes the unique keys of a document about to be written. */
  claim(transaction: Transaction, collection: Collection, doc: Doc, id: Uint8Array, verb: 'Insert' | 'Update'): void {
    for (const index of collection.indexes.filter(({ unique }) => unique)) {
      for (const key of this.store.keysOf(index, doc)) this.claimKey(transaction, collection, index, key, doc, id, verb)
    }
  }

  close(): void {
    clearInterval(this.sweeper)
    for (const transaction of [...this.open.values()]) this.finish(transaction)
    this.spare.splice(0).forEach((connection) => connection.close())
  }

  openSnapshot(): { view: View; finder: Finder } {
    const connection = this.spare.pop() ?? this.store.reader()
    connection.exec('BEGIN')
    connection.value('SELECT count(*) FROM meta')
    const view = new View(connection)
    return { view, finder: new Finder(view, this.counters) }
  }

  closeSnapshot(connection: Connection): void {
    connection.exec('ROLLBACK')
    this.spare.push(connection)
  }

  private claimKey(
    transaction: Transaction, collection: Collection, index: Index, key: Buffer, doc: Doc, id: Uint8Array, verb: 'Insert' | 'Update',
  ): void {
    this.hold(transaction, keyName(index, key))
    const isTaken = [...transaction.changes.values()].some(({ collection: other, entry }) => other === collection && entry !== undefined &&
      !Buffer.from(entry.id).equals(id) && this.store.keysOf(index, entry.doc).some((own) => own.equals(key)))
    const holder = this.store.holderOf(index, key)
    const held = holder === undefined ? undefined : this.store.view.bySeq(collection, holder)
    const isOwn = held !== undefined && (Buffer.from(held.id).equals(id) || transaction.changes.has(lockName(collection, held.id)))
    if (held !== undefined && !isOwn && transaction.opened().view.byId(collection, held.id)?.ver !== held.ver) throw transactionConflict()
    if (isTaken || held !== undefined && !isOwn) throw duplicateKey(verb, collection.name, index.name, encode(doc._id ?? null))
  }

  private hold(transaction: Transaction, name: string): void {
    const owner = this.locks.get(name)
    if (owner !== undefined && owner !== transaction) throw transactionConflict()
    this.locks.set(name, transaction)
  }

  private waitFor(name: string): void {
    const owner = this.locks.get(name)
    if (owner !== undefined) throw new MustWait(owner.ended)
  }

  /** Runs in the write queue: compares versions once more, then replaces what changed. */
  private carryOut(transaction: Transaction): void {
    const { store } = this
    const changes = [...transaction.changes.values()]
    for (const { collection, base } of changes) {
      if (base !== undefined && store.view.byId(collection, base.id)?.ver !== base.ver) throw transactionConflict()
    }
    for (const { collection, base } of changes) if (base !== undefined) store.remove(collection, base)
    for (const { collection, base, entry } of changes) {
      if (entry !== undefined) store.put(collection, undefined, entry.doc, 'Update', { seq: base?.seq, body: entry.body })
    }
  }

  private take(id: string): Transaction {
    this.expire()
    const transaction = this.open.get(id)
    if (transaction === undefined) throw transactionMissing()
    return transaction
  }

  private finish(transaction: Transaction): void {
    this.open.delete(transaction.id)
    for (const [name, owner] of this.locks) if (owner === transaction) this.locks.delete(name)
    transaction.end()
  }

  private expire(): void {
    const oldest = this.now() - TRANSACTION_LIFE_MS
    for (const transaction of [...this.open.values()]) {
      if (transaction.startedAt < oldest && !transaction.isBusy) this.finish(transaction)
    }
  }
}

function isFatal(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'DATABASE_TRANSACTION_CONFLICT' || message?.includes('E11000') === true
}
