/**
 * Lists are paged by the value of one sortable string field that ends in the document's id, so every
 * page is one range on one index and nothing is skipped or repeated.
 */
import { gt, lt } from './filter'
import { refuse } from './refuse'

/** `2026-11-22T08:00:00.000Z_<id>`: sorts by time, unique by id. */
export function sortKey(at: Date, id: string): string {
  return `${at.toISOString()}_${id}`
}

/** Above every key of this instant and below those of the next: what is over at it is left out. */
export const afterAllOf = (at: Date) => `${at.toISOString()}_~`

export function cursorOf(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url')
}

/** The sort field's value that a cursor stands for. */
export function keyOf(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!/^[\w.:-]{1,150}$/.test(key)) refuse('BAD_INPUT', 'cursor')
  return key
}

/** The key a page begins after: the cursor's, or `start` on the first page. */
export const keyAfter = (cursor: string | undefined, start: string) => (cursor ? keyOf(cursor) : start)

/** The condition on the sort field: beyond the cursor, or beyond `start` on the first page. */
export function beyond(direction: 1 | -1, cursor: string | undefined, start: string) {
  const from = keyAfter(cursor, start)
  return direction === 1 ? gt(from) : lt(from)
}

/** Read one more than asked for; the extra one says that there is a next page. */
export function pageOf<Doc, Item>(docs: readonly Doc[], limit: number, keyIn: (doc: Doc) => string, view: (doc: Doc) => Item) {
  const shown = docs.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(view), next: docs.length > limit && last ? cursorOf(keyIn(last)) : null }
}

/** Above every key of `sortKey`. */
export const END_OF_TIME = '9999'
