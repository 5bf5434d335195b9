/** The `database.*` requests of the SDK's wire protocol, one handler per action. */
import { randomUUID } from 'node:crypto'
import { aggregate } from './aggregate/pipeline'
import type { Collection } from './catalogue'
import type { Counters } from './counters'
import { CloudError, invalidParam, storageFailed, storageTrouble, transactionEscape } from './errors'
import { Finder } from './find'
import { READ_LIMIT_DEFAULT, READ_LIMIT_MAX } from './limits'
import { insert, modify, readyToInsert, remove, type Scope } from './mutate'
import { compileProjection } from './project'
import { readSort } from './sort'
import type { Store } from './store'
import type { Transactions } from './transactions'
import { positionsOf } from './update/positional'
import { decode, encode, isDoc, type Doc, type Value } from './values'
import type { Entry } from './view'
import type { WriteQueue } from './write'

export type WireReply =
  | { requestId: string; data?: Record<string, unknown>; transactionId?: string }
  | { requestId: string; code: string; message: string }

type Body = Record<string, unknown>
type Reply = { data?: Record<string, unknown>; transactionId?: string }

export interface Parts {
  readonly store: Store
  readonly queue: WriteQueue
  readonly transactions: Transactions
  readonly counters: Counters
  readonly now: () => number
  readonly log: (line: string) => void
}

export class Wire {
  private readonly finder: Finder
  private readonly live: Scope

  constructor(private readonly parts: Parts) {
    const { store, transactions, counters } = parts
    this.finder = new Finder(store.view, counters)
    this.live = {
      find: (collection, filter, limit) => this.finder.find(collection, filter, { limit }),
      put: (collection, old, doc, verb, body) => store.put(collection, old, doc, verb, { guard: transactions.guard, body }),
      remove: (collection, entry) => store.remove(collection, entry, transactions.guard),
    }
  }

  async answer(given: Body): Promise<WireReply> {
    const requestId = randomUUID()
    const body: Body = typeof given === 'object' && given !== null ? given : {}
    try {
      return { requestId, ...await this.carryOut(body) }
    } catch (error) {
      return { requestId, ...this.refusal(error, body) }
    }
  }

  private async carryOut(body: Body): Promise<Reply> {
    const action = String(body.action)
    const handler = Object.hasOwn(this.handlers, action) ? this.handlers[action] : undefined
    if (handler === undefined) throw invalidParam(`unsupported action: ${action}`)
    this.parts.counters.received(action)
    return handler(body)
  }

  private refusal(error: unknown, body: Body): { code: string; message: string } {
    if (error instanceof CloudError) return { code: error.code, message: error.message }
    const trouble = storageTrouble(error)
    this.parts.log(`database: ${String(body.action)}: ${error instanceof Error ? error.stack : String(error)}`)
    const { code, message } = trouble === undefined
      ? new CloudError('SYS_ERR', 'the local database failed at this request; its log says why') : storageFailed(trouble)
    return { code, message }
  }

  private readonly handlers: Record<string, (body: Body) => Promise<Reply> | Reply> = {
    'database.insertDocument': (body) => this.insert(body),
    'database.getDocument': (body) => this.get(body),
    'database.calculateDocument': (body) => this.count(body),
    'database.modifyDocument': (body) => this.modify(body),
    'database.modifyAndReturnDoc': (body) => this.modifyAndReturn(body),
    'database.removeDocument': (body) => this.remove(body),
    'database.aggregateDocuments': (body) => this.aggregate(body),
    'database.addCollection': (body) => this.addCollection(body),
    'database.startTransaction': (body) => ({ transactionId: this.parts.transactions.start(tokenOf(body)) }),
    'database.commitTransaction': async (body) => {
      await this.parts.transactions.commit(String(body.transactionId))
      return { data: {} }
    },
    'database.abortTransaction': (body) => {
      this.parts.transactions.abort(String(body.transactionId))
      return { data: {} }
    },
  }

  private async insert(body: Body): Promise<Reply> {
    const collection = this.collection(body)
    if (!Array.isArray(body.data)) throw invalidParam('data must be an array of documents')
    const now = this.parts.now()
    const refuseServerDate = body.transactionId === undefined ? undefined
      : 'db.serverDate() is not supported in add() of a transaction: use new Date()'
    const values = body.data.map((text) => decode(textOf(text, 'data'), { now, refuseServerDate }))
    const docs = readyToInsert(values, now)
    const ids = await this.write(body, (scope) => insert(scope, collection, docs))
    return { data: { insertedIds: ids.map(plainId) } }
  }

  private async get(body: Body): Promise<Reply> {
    const collection = this.collection(body)
    const now = this.parts.now()
    const filter = this.filter(body, now)
    const isDocument = body.queryType === 'DOC'
    const offset = wholeNumber(body.offset, 'offset') ?? 0
    const limit = isDocument ? 1 : Math.min(wholeNumber(body.limit, 'limit') || READ_LIMIT_DEFAULT, READ_LIMIT_MAX)
    const sort = body.order === undefined || body.order === '' ? [] : readSort(decode(textOf(body.order, 'order'), { now }))
    const shape = body.projection === undefined || body.projection === '' ? undefined
      : compileProjection(decode(textOf(body.projection, 'projection'), { now }), positionsOf(filter))
    const options = { sort, skip: offset, limit }
    const found = await this.read(body, () => this.finder.find(collection, filter, options),
      (transaction) => transaction.query(collection, filter, options))
    this.parts.counters.returned(found.length)
    const list = found.map((entry) => (shape === undefined ? entry.body : encode(shape(entry.doc))))
    return { data: { list, offset, limit } }
  }

  private async count(body: Body): Promise<Reply> {
    this.refuseEscape(body, 'where().count()')
    const collection = this.collection(body)
    const filter = this.filter(body, this.parts.now())
    const total = await this.read(body, () => this.finder.count(collection, filter),
      (transaction) => transaction.query(collection, filter).length)
    return { data: { total } }
  }

  private async modify(body: Body): Promise<Reply> {
    if (body.queryType !== 'DOC') this.refuseEscape(body, 'where().update()')
    const collection = this.collection(body)
    const now = this.parts.now()
    const modification = {
      filter: this.givenFilter(body, now), data: decode(textOf(body.data, 'data'), { now }), now,
      isReplacement: body.merge === false, isMulti: body.multi === true, isUpsert: body.upsert === true,
    }
    if (modification.isReplacement && modification.isMulti) throw invalidParam('a replacement cannot be multi')
    const { updated, upsertId } = await this.write(body, (scope) => modify(scope, collection, modification))
    return { data: { updated, upsert_id: upsertId === null ? null : plainId(upsertId) } }
  }

  private async modifyAndReturn(body: Body): Promise<Reply> {
    this.refuseEscape(body, 'where().updateAndReturn()')
    const collection = this.collection(body)
    const now = this.parts.now()
    const modification = {
      filter: this.givenFilter(body, now), data: decode(textOf(body.data, 'data'), { now }), now,
      isReplacement: false, isMulti: false, isUpsert: false,
    }
    const { updated, doc } = await this.write(body, (scope) => modify(scope, collection, modification))
    return { data: { updated, doc: doc?.body ?? null } }
  }

  private async remove(body: Body): Promise<Reply> {
    if (body.queryType !== 'DOC') this.refuseEscape(body, 'where().remove()')
    const collection = this.collection(body)
    const filter = this.givenFilter(body, this.parts.now())
    const deleted = await this.write(body, (scope) => remove(scope, collection, filter, body.multi === true))
    return { data: { deleted } }
  }

  private aggregate(body: Body): Reply {
    this.refuseEscape(body, 'aggregate()')
    const collection = this.collection(body)
    if (body.transactionId !== undefined) throw invalidParam('aggregate() cannot run inside a transaction')
    this.parts.counters.begin(String(body.action))
    const { store, now } = this.parts
    const list = aggregate({ finder: this.finder, catalogue: store.catalogue, now: now() }, collection, body.stages)
    this.parts.counters.returned(list.length)
    return { data: { list: list.map(encode) } }
  }

  private async addCollection(body: Body): Promise<Reply> {
    const name = textOf(body.collectionName, 'collectionName')
    await this.parts.queue.run(() => this.parts.store.createCollection(name))
    return { data: {} }
  }

  private collection = (body: Body): Collection => this.parts.store.catalogue.get(body.collectionName)

  /** A filter that may be left out. */
  private filter(body: Body, now: number): Doc {
    if (body.query === undefined || body.query === '') {
      if (body.queryType === 'DOC') throw invalidParam('query is missing')
      return {}
    }
    const filter = decode(textOf(body.query, 'query'), { now })
    if (!isDoc(filter)) throw invalidParam('query must be an object')
    return filter
  }

  /** A filter that must be there: `where()` forgotten is refused, `where({})` means every document. */
  private givenFilter(body: Body, now: number): Doc {
    if (body.query === undefined || body.query === '') throw invalidParam('update() and remove() need where()')
    return this.filter(body, now)
  }

  private write<T>(body: Body, work: (scope: Scope) => T): Promise<T> {
    const { queue, transactions, counters } = this.parts
    const action = String(body.action)
    if (typeof body.transactionId === 'string') {
      return transactions.operate(body.transactionId, (transaction) => work(transaction))
    }
    return queue.run(() => {
      counters.begin(action)
      return work(this.live)
    })
  }

  private read<T>(body: Body, live: () => T, inside: (transaction: { query: QueryIn }) => T): Promise<T> | T {
    this.parts.counters.begin(String(body.action))
    if (typeof body.transactionId === 'string') return this.parts.transactions.operate(body.transactionId, inside)
    return live()
  }

  private refuseEscape(body: Body, call: string): void {
    if (body.transactionId !== undefined || !this.parts.transactions.ownedBy(tokenOf(body))) return
    this.parts.log(`database: ${call} on ${String(body.collectionName)} would have escaped its caller's transaction`)
    throw transactionEscape(call)
  }
}

type QueryIn = (collection: Collection, filter: Doc, options?: { sort?: ReturnType<typeof readSort>; skip?: number; limit?: number }) => Entry[]

const tokenOf = (body: Body): string => (typeof body.wxCloudApiToken === 'string' ? body.wxCloudApiToken : '')

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw invalidParam(`${name} must be a string of Extended JSON`)
  return value
}

function wholeNumber(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (!Number.isInteger(value) || (value as number) < 0) throw invalidParam(`${name} must be a whole number, 0 or more`)
  return value as number
}

/** Ids travel bare: text and numbers as they are, others as EJSON objects. */
const plainId = (id: Value): unknown => (typeof id === 'string' || typeof id === 'number' ? id : JSON.parse(encode(id)))
