/** A place in a story from which several futures are tried, each from exactly the same data and the same instant. */
import { EJSON } from 'bson'
import type { HistoryEntry } from '@/types/audit'
import { collections } from '@/cloudfunctions/kit/collections'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { Change } from '@/local/cloud'
import { brokenBalance } from '@/local/testing/funds'
import type { TestCloud } from '@/local/testing/startCloud'
import { effectOf, longWordsIn, plainOf, sooner, type Origin } from './plain'

/** Twice: what the first run finds changed a moment ago it leaves to the next. */
const MENDED_MS = [200_000, 400_000]

export interface Future<Value> {
  readonly value: Value
  /** One line a document that is different from the moment, comparable with those of another future. */
  readonly effect: readonly string[]
  /** Which documents these are. */
  readonly changed: readonly string[]
  /** Invariants that no longer hold on one of them: the chain of a history (I30), the sums of a fund (I20). */
  readonly wrong: readonly string[]
}

export interface Fork {
  /** Plays a future, says what came of it, and comes back. */
  attempt<Value>(play: () => Promise<Value>): Promise<Future<Value>>
  /** Plays a future and lets the timer finish what was left half done: then it no longer matters whether something came at once or some minutes later. */
  mended<Value>(play: () => Promise<Value>): Promise<Future<Value>>
  /** A reply that may be compared with that of another future. */
  plain(reply: unknown): string
  /** What was stored in the moment, by collection. */
  readonly stored: ReadonlyMap<string, ReadonlyArray<Readonly<Record<string, unknown>>>>
  /** The story goes on. */
  end(): void
}

const nameOf = ({ collection, before, after }: Change) => `${collection} ${String((JSON.parse(after ?? before ?? '{}') as { _id?: unknown })._id)}`

function wrongIn(change: Change): string[] {
  const doc = EJSON.parse(change.after ?? '{}') as { history?: readonly HistoryEntry[] }
  const isChained = doc.history?.every(({ hash }) => hash) ?? false
  const line = isChained ? brokenLine(doc.history ?? []) : null
  const sums = change.collection === 'funds' && change.after ? brokenBalance(doc as unknown as Fund) : []
  return [...(line === null ? [] : [`I30 line ${line + 1} of ${nameOf(change)} does not follow`]), ...sums]
}

export async function forkOf(cloud: Pick<TestCloud, 'clock' | 'dump' | 'fire' | 'moment'>, asked: unknown): Promise<Fork> {
  const at = cloud.clock.now()
  const stored = new Map<string, Array<Record<string, unknown>>>()
  for (const { name } of collections) stored.set(name, await cloud.dump(name))
  const origin: Origin = { at, known: new Set(longWordsIn(JSON.stringify([asked, [...stored.values()]]))) }
  const moment = cloud.moment()
  const attempt: Fork['attempt'] = async (play) => {
    cloud.clock.set(at)
    try {
      const value = await play()
      const changes = moment.changes()
      return { value, effect: effectOf(changes, origin), changed: changes.map(nameOf), wrong: changes.flatMap(wrongIn) }
    } finally {
      await moment.comeBack()
    }
  }
  return {
    stored,
    attempt,
    plain: (reply) => JSON.stringify(plainOf(reply, origin)),
    mended: async (play) => {
      const future = await attempt(async () => {
        const value = await play()
        for (const ms of MENDED_MS) await cloud.fire(new Date(at + ms))
        return value
      })
      return { ...future, effect: sooner(future.effect) }
    },
    end: () => {
      moment.end()
      cloud.clock.set(at)
    },
  }
}
