/**
 * The embedded database behind the local cloud: answers the `database.*` requests of `wx-server-sdk` and
 * `@cloudbase/node-sdk`, keeps everything in one SQLite file, acknowledges nothing before it is on disk.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { CollectionDefinition } from '@/cloudfunctions/kit/collections'
import { Counters, type DatabaseCounters } from './counters'
import { lockFolder } from './lock'
import { momentOf, type Moment } from './moment'
import { Store } from './store'
import { Transactions } from './transactions'
import { Wire, type WireReply } from './wire'
import { WriteQueue } from './write'

export type { DatabaseCounters, RequestCost } from './counters'
export type { Change, Moment } from './moment'
export type { WireReply } from './wire'

export interface DatabaseOptions {
  /** Data folder: created when missing, locked against a second opener. */
  readonly dir: string
  /** Created and indexed at open; a new index is built on the data that is there. */
  readonly collections: readonly CollectionDefinition[]
  /** Clock in ms: server dates and the life of transactions. */
  readonly now: () => number
  /** What an operation inside a transaction waits with; the machine's time when absent. */
  readonly sleep?: (ms: number) => Promise<unknown>
  readonly log?: (line: string) => void
  /** false: writes are answered before the disk has them, so that a power cut may lose the last ones. true when absent. */
  readonly isDurable?: boolean
  /** Of the documents kept in memory, CACHE_CHARACTERS_MAX when absent. */
  readonly cacheCharacters?: number
}

export interface Database {
  /** Answers one request (the parsed JSON body). Never throws. */
  answer(body: Record<string, unknown>): Promise<WireReply>
  readonly counters: DatabaseCounters
  /** This moment, to be come back to. */
  moment(): Moment
  /** Carries out the writes still waiting, then closes and frees the folder. A second call does nothing. */
  close(): void
}

/** Opens or creates the database. Throws one clear sentence when the folder or the file cannot be used. */
export function openDatabase({ dir, collections, now, sleep = wait, log = () => undefined, isDurable, cacheCharacters }: DatabaseOptions): Database {
  const lock = lockFolder(dir)
  try {
    const store = Store.open(dir, collections, isDurable, cacheCharacters)
    const counters = new Counters()
    const queue = new WriteQueue(store, counters, log)
    const transactions = new Transactions(store, queue, counters, now, sleep)
    const wire = new Wire({ store, queue, transactions, counters, now, log })
    let isOpen = true
    return {
      answer: (body) => wire.answer(body),
      counters: counters.public,
      moment: () => momentOf(store, queue),
      close: () => {
        if (!isOpen) return
        isOpen = false
        queue.flush()
        transactions.close()
        store.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
