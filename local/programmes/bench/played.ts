/** P2, P4, P5, P13 over the whole product: the demonstration is played, then everything is read that can be, and every run of a function is counted on the wire. */
import { actions, type ActionName } from '@/types/actions'
import { collections } from '@/cloudfunctions/kit/collections'
import type { Cloud, Run } from '@/local/cloud'
import { seed } from '@/local/seed'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { isListing } from '../contract'
import { readEverything } from './reads'

export interface ActionCost {
  readonly action: string
  readonly kind: 'read' | 'write'
  readonly runs: number
  readonly mostCalls: number
  /** Collections that the dearest run asked, one after another; with a + where it wrote. */
  readonly asked: readonly string[]
  readonly meanCalls: number
  readonly mostReplyBytes: number
  readonly mostRequestBytes: number
}

export interface PlayedCosts {
  readonly costs: readonly ActionCost[]
  readonly documents: number
  readonly databaseBytes: number
  readonly databaseReads: number
  readonly databaseWrites: number
  /** Documents that lists looked at, and items that they showed. */
  readonly examined: number
  readonly shown: number
  /** Requests that no index served while it was played; reads that ask such. */
  readonly scans: number
  readonly scanning: readonly string[]
  /** Reads that were answered to nobody, or with empty lists only: nothing of their kind is in the demonstration. */
  readonly unread: readonly string[]
  readonly empty: readonly string[]
}

interface Looked {
  examined: number
  shown: number
}

const isDatabase = ({ action }: { action: string }) => action.startsWith('database.')
/** Shorter pages say nothing about the ratio. */
const LONG_PAGE = 3
const isReading = ({ action }: { action: string }) => /^database\.(get|count|calculate|query|aggregate)/i.test(action)

/** Requests as they leave the phone, and what pages of a list cost: measured where they come in. */
function weighing(cloud: Cloud, bytes: Map<string, number>, looked: Looked): Cloud {
  return {
    ...cloud,
    call: async (door, event, openid) => {
      const { action = '' } = event as { action?: string }
      bytes.set(action, Math.max(bytes.get(action) ?? 0, Buffer.byteLength(JSON.stringify(event))))
      const before = cloud.counters.examined
      const reply = await cloud.call(door, event, openid)
      const { items } = ((reply as { result?: { data?: unknown } }).result?.data ?? {}) as { items?: readonly unknown[] }
      if (Array.isArray(items) && items.length >= LONG_PAGE && actions[action as ActionName]?.kind === 'read') {
        // One of the documents is whoever asks.
        looked.examined += cloud.counters.examined - before - 1
        looked.shown += items.length
      }
      return reply
    },
  }
}

/** Of the contract: a read whose reply has `items` is a list, any other a detail. */
export const isList = ({ action, kind }: ActionCost) => kind === 'read' && isListing(action as ActionName)
export const isDetail = ({ action, kind }: ActionCost) => kind === 'read' && !isListing(action as ActionName)

function costOf(action: string, runs: readonly Run[], requestBytes: number): ActionCost {
  const calls = runs.map(({ requests }) => requests.filter(isDatabase).length)
  const dearest = runs[calls.indexOf(Math.max(...calls))]?.requests.filter(isDatabase) ?? []
  const asked = dearest.map(({ on = '', action: request }) => `${isReading({ action: request }) ? '' : '+'}${on}`)
  return {
    action, asked, kind: actions[action as ActionName].kind, runs: runs.length, mostCalls: Math.max(...calls), meanCalls: calls.reduce((sum, one) => sum + one, 0) / calls.length,
    mostReplyBytes: Math.max(...runs.map(({ replyBytes }) => replyBytes)), mostRequestBytes: requestBytes,
  }
}

/** `also` is done with the demonstration as it was played, before everything is read. */
export async function playedCosts(also?: (cloud: TestCloud) => Promise<unknown>): Promise<PlayedCosts> {
  const cloud = await startCloud({ isEmpty: true })
  try {
    const bytes = new Map<string, number>()
    const looked = { examined: 0, shown: 0 }
    const { runs, requests } = await cloud.wire.record(() => seed(weighing(cloud, bytes, looked)))
    const { scans } = cloud.counters
    const database = requests.filter(isDatabase)
    let [documents, databaseBytes] = [0, 0]
    for (const { name } of collections) {
      const docs = await cloud.dump<object>(name)
      documents += docs.length
      databaseBytes += docs.reduce((sum, doc) => sum + Buffer.byteLength(JSON.stringify(doc)), 0)
    }
    await also?.(cloud)
    const reads = await readEverything(weighing(cloud, bytes, looked))
    const all = [...runs, ...reads.runs].filter(({ action, failure }) => action !== undefined && action in actions && !failure)
    const costs = [...new Set(all.map(({ action = '' }) => action))].map((name) => costOf(name, all.filter(({ action }) => action === name), bytes.get(name) ?? 0))
    const databaseReads = database.filter(isReading).length
    return {
      costs, documents, databaseBytes, ...looked, scans, scanning: reads.scanning, unread: reads.unanswered.filter((name) => !costs.some(({ action }) => action === name)), empty: reads.empty,
      databaseReads, databaseWrites: database.length - databaseReads,
    }
  } finally {
    await cloud.close()
  }
}
