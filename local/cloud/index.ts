import { collections } from '@/cloudfunctions/kit/collections'
import { composeCloud, type Cloud, type CloudOptions } from './cloud'
import { openDatabase } from './database'

export type { Cloud, CloudOptions } from './cloud'
export type { Clock, Instant } from './clock'
export type { FaultKind, FaultRule, Faults } from './faults'
export type { CallReply } from './http/call'
export type { Person } from './http/scripts'
export type { OutboxEntry } from './openapi/outbox'
export type { Recording, Run, WireRequest } from './wire'

/**
 * Opens the local cloud: one loopback server that answers the wire of the unmodified wx-server-sdk and
 * runs the functions of `functionsDir`.
 * @throws when another server holds the folder, the port is taken, or a config.json would be refused.
 */
export function openCloud(options: CloudOptions): Promise<Cloud> {
  return composeCloud(options, (now, log) => openDatabase({ dir: options.dataDir, collections, now, log }))
}
