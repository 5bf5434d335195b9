/**
 * Changing the keys of sealed fields while people work. As long as `FIELD_KEYS` names more than one key, each night seals
 * what still lies under an old one anew, document by document; a value that somebody changed meanwhile is left to them.
 * When a night finds nothing, the old key may be taken away.
 */
import { ZONE_OFFSET_MS } from '@/types/calendar'
import type { CollectionName } from './collections'
import { db, type Collection } from './db'
import { gt } from './filter'
import { log } from './log'
import { register } from './register'
import type { CollectionRow } from './register/row'
import { isRotating, resealed, type Sealed } from './vault'

const AT_ONCE = 200
const HOUR = 3

type Doc = { readonly _id: string }
type SealedPaths = NonNullable<CollectionRow['sealed']>

const valueAt = (doc: unknown, path: string) => path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], doc) as Sealed | undefined | null

async function resealDocument(collection: Collection<Doc>, doc: Doc, sealed: SealedPaths): Promise<number> {
  let changed = 0
  for (const { path, field } of sealed(doc as never)) {
    const old = valueAt(doc, path)
    const fresh = old && resealed({ collection: collection.name, id: doc._id, field }, old)
    if (fresh) changed += await collection.change({ _id: doc._id, [`${path}.box`]: old.box }, { set: { [path]: fresh } })
  }
  return changed
}

async function resealCollection(name: CollectionName, sealed: SealedPaths): Promise<number> {
  const collection = db[name] as unknown as Collection<Doc>
  let changed = 0
  for (let after = ''; ; ) {
    const docs = await collection.find({ _id: gt(after) }, { order: [['_id', 1]], limit: AT_ONCE })
    for (const doc of docs) changed += await resealDocument(collection, doc, sealed)
    if (docs.length < AT_ONCE) return changed
    after = docs.at(-1)?._id ?? ''
  }
}

/** Seals everything anew that lies under an old key. Gives how many values. */
export async function resealAll(): Promise<number> {
  if (!isRotating()) return 0
  let changed = 0
  for (const [name, { sealed }] of Object.entries(register as Readonly<Record<string, CollectionRow>>)) {
    if (sealed) changed += await resealCollection(name as CollectionName, sealed)
  }
  log('sealed anew', { changed })
  return changed
}

/** In the first minute after three at night. */
export async function resealFields(now: Date): Promise<number> {
  const local = new Date(now.getTime() + ZONE_OFFSET_MS)
  return local.getUTCHours() === HOUR && local.getUTCMinutes() === 0 ? resealAll() : 0
}
