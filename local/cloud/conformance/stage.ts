/** A cloud of its own, and the unmodified wx-server-sdk beside it in the same process, with a function's environment. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CollectionDefinition } from '@/cloudfunctions/kit/collections'
import { composeCloud, type Cloud } from '../cloud'
import { createClock } from '../clock'
import { openDatabase, type Database } from '../database'
import { workerEnvironment } from '../functions/environment'
import type { Collection, Doc, Sdk, SdkDatabase } from './sdk'

export const TEMPLATE = 'tpl-thing1'
export const functionsDir = path.join(__dirname, 'functions')

/** Collections with indexes; every other one is made by the row that needs it. */
const indexed: CollectionDefinition[] = [
  { name: 'cards', indexes: [{ name: 'byEmail', fields: [['email', 1]], unique: true }] },
]

/** Stands between the cloud and its database, to break a rule on purpose. */
export interface Breach {
  collections?(given: CollectionDefinition[]): CollectionDefinition[]
  database?(given: Database): Database
}

export interface Stage {
  cloud: Cloud
  sdk: Sdk
  db: SdkDatabase
  _: SdkDatabase['command']
  $: SdkDatabase['command']['aggregate']
  /** A new collection that holds these documents. */
  holding(...docs: Doc[]): Promise<Collection>
  /** A new collection without any. */
  named(): Promise<string>
  /** The collection whose `email` is unique, emptied. */
  cards(): Promise<Collection>
  /** Runs an act of the function `door` and hands back its result, or rejects as `wx.cloud.callFunction` does. */
  act(act: string, input?: object, openid?: string): Promise<unknown>
  http(method: string, path: string, body?: object | string, openid?: string): Promise<{ status: number; json: unknown }>
  /** Something only the wire can say: canonical EJSON goes in as it is. */
  wire(body: object): Promise<unknown>
  close(): Promise<void>
}

export async function openStage({ collections = (given) => given, database = (given) => given }: Breach = {}): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'conformance-'))
  const clock = createClock()
  const cloud = await composeCloud({
    dataDir, functionsDir, clock, maxWorkers: 2, templates: { [TEMPLATE]: ['thing1'], 'tpl-phrase1': ['phrase1'] }, pages: ['pages/home/index'],
    storageRules: { write: ['uploads/{openid}/'], read: [] },
  }, (now) => database(openDatabase({ dir: dataDir, collections: collections(indexed), now })))
  Object.assign(process.env, workerEnvironment(`${cloud.url}/admin`, tmpdir()))
  const sdk = (await import('wx-server-sdk')).default as unknown as Sdk
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  const db = sdk.database()
  let made = 0

  const stage: Stage = {
    cloud, sdk, db, _: db.command, $: db.command.aggregate,
    async named() {
      const name = `c${made += 1}`
      await db.createCollection(name)
      return name
    },
    async holding(...docs) {
      const collection = db.collection(await stage.named())
      if (docs.length > 0) await collection.add({ data: docs })
      return collection
    },
    async cards() {
      await db.collection('cards').where({}).remove()
      return db.collection('cards')
    },
    async act(act, input = {}, openid) {
      const reply = await cloud.call('door', { act, ...input }, openid)
      if ('errCode' in reply) throw Object.assign(new Error(reply.errMsg), reply)
      return reply.result
    },
    async http(method, target, body, openid) {
      const headers: Record<string, string> = openid ? { 'x-openid': openid } : {}
      const reply = await fetch(cloud.url + target, { method, headers, body: typeof body === 'object' ? JSON.stringify(body) : body })
      return { status: reply.status, json: await reply.json() as unknown }
    },
    async wire(body) {
      const headers = { authorization: 'TC3-HMAC-SHA256 Credential=local' }
      return (await fetch(`${cloud.url}/admin`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    },
    async close() {
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return stage
}
