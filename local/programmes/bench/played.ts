/** P2, P4, P5, P13 over the whole product: the demonstration is played, and every run of a function is counted on the wire. */
import { actions, type ActionName } from '@/types/actions'
import { collections } from '@/cloudfunctions/kit/collections'
import type { Cloud, Run } from '@/local/cloud'
import { seed } from '@/local/seed'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

export interface ActionCost {
  readonly action: string
  readonly kind: 'read' | 'write'
  readonly runs: number
  readonly mostCalls: number
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
  /** Requests that no index served. */
  readonly scans: number
}

interface Looked {
  examined: number
  shown: number
}

const isDatabase = ({ action }: { action: string }) => action.startsWith('database.')
/** Shorter pages say nothing about the ratio. */
const LONG_PAGE = 3
const isReading = ({ action }: { action: string }) => /^database\.(get|count|query|aggregate)/i.test(action)

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

export const isList = ({ action }: ActionCost) => /\.(list|mine|managed|publicity|rows|roster)$/.test(action)
export const isDetail = ({ action }: ActionCost) => /\.(get|desk|case)$/.test(action)

function costOf(action: string, runs: readonly Run[], requestBytes: number): ActionCost {
  const calls = runs.map(({ requests }) => requests.filter(isDatabase).length)
  return {
    action, kind: actions[action as ActionName].kind, runs: runs.length, mostCalls: Math.max(...calls), meanCalls: calls.reduce((sum, one) => sum + one, 0) / calls.length,
    mostReplyBytes: Math.max(...runs.map(({ replyBytes }) => replyBytes)), mostRequestBytes: requestBytes,
  }
}

/** `also` is done with the demonstration as it was played, after the counting. */
export async function playedCosts(also?: (cloud: TestCloud) => Promise<unknown>): Promise<PlayedCosts> {
  const cloud = await startCloud({ isEmpty: true })
  try {
    const bytes = new Map<string, number>()
    const looked = { examined: 0, shown: 0 }
    const { runs, requests } = await cloud.wire.record(() => seed(weighing(cloud, bytes, looked)))
    const { scans } = cloud.counters
    const names = [...new Set(runs.flatMap(({ action }) => (action && action in actions ? [action] : [])))]
    const costs = names.map((name) => costOf(name, runs.filter(({ action, failure }) => action === name && !failure), bytes.get(name) ?? 0))
    const database = requests.filter(isDatabase)
    let [documents, databaseBytes] = [0, 0]
    for (const { name } of collections) {
      const docs = await cloud.dump<object>(name)
      documents += docs.length
      databaseBytes += docs.reduce((sum, doc) => sum + Buffer.byteLength(JSON.stringify(doc)), 0)
    }
    const played = { costs, documents, databaseBytes, ...looked, scans, databaseReads: database.filter(isReading).length, databaseWrites: database.length - database.filter(isReading).length }
    await also?.(cloud)
    return played
  } finally {
    await cloud.close()
  }
}
