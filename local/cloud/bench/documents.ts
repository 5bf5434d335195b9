/** The documents the benchmark asks for. */
import type { CollectionDefinition } from '@/cloudfunctions/kit/collections'
import { openDatabase, type Database } from '../database'
import { encode, type Doc, type Value } from '../database/values'

/** One collection per size, so that growth is measured on one file. */
export const SIZES = [100, 1_000, 10_000, 100_000, 1_000_000] as const
const KINDS = 4
const BATCH = 5_000
/** What a freshly opened database is asked before its memory is looked at again. */
export const PAGES_ASKED = 1_000

export const pageOf = (size: number) => `pages${size}`

export const BENCH_COLLECTIONS: CollectionDefinition[] = [
  { name: 'written', indexes: [] },
  { name: 'transacted', indexes: [] },
  ...SIZES.map((size) => ({ name: pageOf(size), indexes: [{ name: 'byKindAt', fields: [['kind', 1], ['at', -1]] as const }] })),
]

/** An indexed first page of 20 anywhere in a collection of this size. */
export const askPage = (size: number) => ({
  action: 'database.getDocument', collectionName: pageOf(size), queryType: 'WHERE', limit: 20, offset: 0,
  query: encode({ kind: 'k1', at: { $lt: 40 + Math.floor(Math.random() * size) } }), order: encode({ at: -1 }),
})

/** Asks the database itself; throws what it refuses. */
export async function ask(database: Database, body: Record<string, unknown>): Promise<Record<string, unknown>> {
  const reply = await database.answer(body) as { code?: string; message?: string; data: Record<string, unknown> }
  if (reply.code !== undefined) throw new Error(`${reply.code}: ${reply.message}`)
  return reply.data
}

const insert = (database: Database, collectionName: string, docs: readonly Doc[]) =>
  ask(database, { action: 'database.insertDocument', collectionName, data: docs.map((doc) => encode(doc as Value)) })

/** Fills a folder with collections of every size up to `largest`. Returns the documents loaded a second. */
export async function fill(dir: string, largest: number): Promise<number> {
  const database = openDatabase({ dir, collections: BENCH_COLLECTIONS, now: Date.now })
  const begun = performance.now()
  let loaded = 0
  for (const size of SIZES.filter((candidate) => candidate <= largest)) {
    for (let from = 0; from < size; from += BATCH) {
      const docs = Array.from({ length: Math.min(BATCH, size - from) }, (_, at) => document(from + at))
      await insert(database, pageOf(size), docs)
      loaded += docs.length
    }
  }
  const perSecond = (loaded * 1000) / (performance.now() - begun)
  await insert(database, 'transacted', Array.from({ length: 1000 }, (_, at) => ({ _id: `t${at}`, n: 0 })))
  database.close()
  return perSecond
}

const document = (at: number): Doc => ({ _id: `d${at}`, kind: `k${at % KINDS}`, at, name: `会员 ${at}`, note: 'x'.repeat(100) })
