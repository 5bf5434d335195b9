/**
 * How a noun puts its things into the inbox: it declares a source, the inbox asks all of them at once
 * and merges by due time. A case noun declares itself in one line.
 */
import type { InboxItem } from '@/types/inbox'
import type { Collection } from './db'
import type { Case } from './documents/case'
import { gt, oneOf } from './filter'

/** One thing that waits, before it is known in whose place I act. `key` sorts and pages: a time and the id. */
export interface Waiting {
  readonly key: string
  readonly waitsFor: readonly string[]
  readonly item: Omit<InboxItem, 'actingForName' | 'office' | 'since' | 'dueAt'> & { readonly since: Date; readonly dueAt: Date | null }
}

export interface InboxSource {
  /** At most `limit` things that wait for one of these keys, after `after`, in order of `key`. One database call. */
  readonly waiting: (keys: readonly string[], after: string, limit: number, now: Date) => Promise<Waiting[]>
}

type Words = Pick<InboxItem, 'noun' | 'number' | 'title' | 'status'>

export function caseInbox<Doc extends Case>(collection: Collection<Doc>, words: (doc: Doc) => Words): InboxSource {
  return {
    waiting: async (keys, after, limit, now) => {
      const cases = await collection.find({ waitsFor: oneOf(keys), dueKey: gt(after) }, { order: [['dueKey', 1]], limit })
      return cases.map((doc) => {
        const { _id, dueKey, waitsFor, since, dueAt, escalatedAt } = doc
        return { key: dueKey, waitsFor, item: { ...words(doc), id: _id, since, dueAt, isOverdue: dueAt !== null && dueAt <= now, isEscalated: escalatedAt !== null } }
      })
    },
  }
}
