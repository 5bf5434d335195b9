/**
 * A moment of the database that can be come back to, so that a programme may try several futures of one past. Remembers
 * each document as it was before its first change, and nothing else.
 */
import type { Collection } from './catalogue'
import type { Store } from './store'
import type { Entry } from './view'
import type { WriteQueue } from './write'

/** What became of one document since the moment: its canonical EJSON before and after, null where there was or is none. */
export interface Change {
  readonly collection: string
  readonly before: string | null
  readonly after: string | null
}

export interface Moment {
  changes(): Change[]
  /** Everything as it was, on disk when this resolves. May be come back to again. */
  comeBack(): Promise<void>
  /** Nothing is remembered any more. */
  end(): void
}

interface Touched {
  readonly collection: Collection
  readonly id: Uint8Array
  readonly was: Entry | undefined
}

/** From now on. One at a time: a second one before the first has ended is a mistake of the caller and throws. */
export function momentOf(store: Store, queue: WriteQueue): Moment {
  if (store.watch) throw new Error('a moment is being kept already')
  const touched = new Map<string, Touched>()
  const isNow = ({ collection, id }: Touched) => store.view.byId(collection, id)

  store.watch = (collection, id, was) => {
    const key = `${collection.number} ${Buffer.from(id).toString('latin1')}`
    if (!touched.has(key)) touched.set(key, { collection, id, was })
  }
  return {
    changes: () =>
      [...touched.values()].flatMap((one) => {
        const [before, after] = [one.was?.body ?? null, isNow(one)?.body ?? null]
        return before === after ? [] : [{ collection: one.collection.name, before, after }]
      }),
    comeBack: () =>
      queue.run(() => {
        // A new array: putting back is watched as well.
        const all = [...touched.values()]
        for (const one of all) {
          const current = isNow(one)
          if (current) store.remove(one.collection, current)
        }
        for (const { collection, was } of all) if (was) store.put(collection, undefined, was.doc, 'Insert', { seq: was.seq, body: was.body })
      }),
    end: () => (store.watch = undefined),
  }
}
