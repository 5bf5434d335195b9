/** P2, P4, P5 over the whole product: the demonstration is played, and every run of a function is counted on the wire. */
import { actions, type ActionName } from '@/types/actions'
import type { Cloud, Run } from '@/local/cloud'
import { seed } from '@/local/seed'
import { startCloud } from '@/local/testing/startCloud'

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
}

const isDatabase = ({ action }: { action: string }) => action.startsWith('database.')
const isReading = ({ action }: { action: string }) => /^database\.(get|count|query|aggregate)/i.test(action)

/** Requests as they leave the phone: measured where they come in. */
function weighing(cloud: Cloud, bytes: Map<string, number>): Cloud {
  return {
    ...cloud,
    call: (door, event, openid) => {
      const { action = '' } = event as { action?: string }
      bytes.set(action, Math.max(bytes.get(action) ?? 0, Buffer.byteLength(JSON.stringify(event))))
      return cloud.call(door, event, openid)
    },
  }
}

function costOf(action: string, runs: readonly Run[], requestBytes: number): ActionCost {
  const calls = runs.map(({ requests }) => requests.filter(isDatabase).length)
  return {
    action, kind: actions[action as ActionName].kind, runs: runs.length, mostCalls: Math.max(...calls), meanCalls: calls.reduce((sum, one) => sum + one, 0) / calls.length,
    mostReplyBytes: Math.max(...runs.map(({ replyBytes }) => replyBytes)), mostRequestBytes: requestBytes,
  }
}

export async function playedCosts(): Promise<PlayedCosts> {
  const cloud = await startCloud({ isEmpty: true })
  try {
    const bytes = new Map<string, number>()
    const { runs, requests } = await cloud.wire.record(() => seed(weighing(cloud, bytes)))
    const names = [...new Set(runs.flatMap(({ action }) => (action && action in actions ? [action] : [])))]
    const costs = names.map((name) => costOf(name, runs.filter(({ action, failure }) => action === name && !failure), bytes.get(name) ?? 0))
    const database = requests.filter(isDatabase)
    let [documents, databaseBytes] = [0, 0]
    const { collections } = await import('@/cloudfunctions/kit/collections')
    for (const { name } of collections) {
      const docs = await cloud.dump<object>(name)
      documents += docs.length
      databaseBytes += docs.reduce((sum, doc) => sum + Buffer.byteLength(JSON.stringify(doc)), 0)
    }
    return { costs, documents, databaseBytes, databaseReads: database.filter(isReading).length, databaseWrites: database.length - database.filter(isReading).length }
  } finally {
    await cloud.close()
  }
}
