/** For tests of this folder: a database in a temporary folder, asked in plain values. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { CollectionDefinition, IndexDefinition } from '@/cloudfunctions/kit/collections'
import { openDatabase, type Database } from './index'
import { decode, encode, type Doc, type Value } from './values'

export interface Asked { readonly data: Record<string, unknown>; readonly code?: string; readonly message?: string; readonly transactionId?: string }

export interface TestDatabase {
  readonly dir: string
  readonly database: Database
  readonly clock: { now: number }
  /** Sends a request; texts of EJSON are written for values given in `query`, `data`, `order`, `projection`. */
  ask(action: string, body: Record<string, unknown>): Promise<Asked>
  insert(collection: string, ...docs: Doc[]): Promise<Asked>
  find(collection: string, query: Doc, more?: Record<string, unknown>): Promise<Doc[]>
  aggregate(collection: string, stages: Doc[]): Promise<Doc[]>
  reopen(collections?: readonly CollectionDefinition[]): void
  close(): void
}

export const plain = (name: string, ...indexes: IndexDefinition[]): CollectionDefinition => ({ name, indexes })

export function openTestDatabase(...collections: CollectionDefinition[]): TestDatabase {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'local-database-'))
  const clock = { now: Date.UTC(2026, 10, 22) }
  const open = (definitions: readonly CollectionDefinition[]) => openDatabase({ dir, collections: definitions, now: () => clock.now })
  let database = open(collections)
  const ask = async (action: string, body: Record<string, unknown>) =>
    await database.answer({ action: `database.${action}`, ...written(body) }) as unknown as Asked
  return {
    dir, clock, ask,
    get database() { return database },
    insert: (collectionName, ...docs) => ask('insertDocument', { collectionName, data: docs.map(encode) }),
    find: async (collectionName, query, more = {}) => list(await ask('getDocument', { collectionName, queryType: 'WHERE', query, limit: 1000, ...more })),
    aggregate: async (collectionName, stages) => list(await ask('aggregateDocuments', {
      collectionName, stages: stages.flatMap((stage) => Object.entries(stage).map(([stageKey, value]) => ({ stageKey, stageValue: encode(value) }))),
    })),
    reopen: (definitions = collections) => {
      database.close()
      database = open(definitions)
    },
    close: () => {
      database.close()
      fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

const ejsonFields = ['query', 'order', 'projection', 'data']

function written(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) =>
    [name, ejsonFields.includes(name) && typeof value === 'object' && !(name === 'data' && Array.isArray(value)) ? encode(value as Value) : value]))
}

/** The documents of a reply; a refusal becomes an exception with its code and message. */
export function list(reply: Asked): Doc[] {
  if (reply.code !== undefined) throw new Error(`${reply.code}: ${reply.message}`)
  return (reply.data.list as string[]).map((text) => decode(text, { now: 0 }) as Doc)
}
