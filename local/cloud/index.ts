import { collections as productCollections, type CollectionDefinition } from '@/cloudfunctions/kit/collections'
import { composeCloud, type Cloud as Services, type CloudOptions as ServiceOptions } from './cloud'
import { openDatabase, type Database, type Moment } from './database'

export type { Clock, Instant } from './clock'
export type { FaultKind, FaultRule, Faults } from './faults'
export type { Change, Moment } from './database'
export type { CallReply } from './http/call'
export type { StorageRules } from './http/client'
export type { Person } from './http/scripts'
export type { OutboxEntry } from './openapi/outbox'
export type { Recording, Run, WireRequest } from './wire'

export interface CloudOptions extends ServiceOptions {
  /** Collections and indexes; those of the product when absent. */
  collections?: readonly CollectionDefinition[]
}

export interface Cloud extends Omit<Services, 'moment'> {
  /** Documents examined and returned, scans and index use. */
  counters: Database['counters']
  /** This moment of all that is stored, to be come back to. */
  moment(): Moment
}

/**
 * Opens the local cloud: one loopback server that answers the wire of the unmodified wx-server-sdk and
 * runs the functions of `functionsDir`.
 * @throws when another server holds the folder, the port is taken, or a config.json would be refused.
 */
export async function openCloud({ collections = productCollections, ...options }: CloudOptions): Promise<Cloud> {
  let database: Database | undefined
  const services = await composeCloud(options, (now, log) => (database = openDatabase({ dir: options.dataDir, collections, now, log, isDurable: options.isDurable, cacheCharacters: options.cacheCharacters })))
  if (!database) throw new Error('the database was not opened')
  const { counters, moment } = database
  return { ...services, counters, moment: () => momentOf(moment(), services.moment()) }
}

const momentOf = (documents: Moment, others: ReturnType<Services['moment']>): Moment => ({
  changes: documents.changes,
  comeBack: async () => {
    await documents.comeBack()
    others.comeBack()
  },
  end: () => {
    documents.end()
    others.end()
  },
})
