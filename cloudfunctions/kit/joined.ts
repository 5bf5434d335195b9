/**
 * Lists with one matching document of another collection beside each row, in one database call: the
 * notices with my receipt, the people with theirs.
 */
import { database } from './cloud'
import type { CollectionName, Documents } from './collections'
import type { Collection } from './db'
import type { Filter, Scalar } from './filter'

const _ = database.command
const $ = _.aggregate

interface Join<Name extends CollectionName> {
  readonly from: Name
  /** Where the joined document says this. */
  readonly with: Readonly<Record<string, Scalar>>
  /** …and where this field of it equals the row's `_id`. */
  readonly on: string
}

interface Wish<Name extends CollectionName> {
  readonly filter: Filter
  readonly order: readonly [field: string, direction: 1 | -1]
  readonly limit: number
  readonly beside: Join<Name>
  /** Only rows that have no such document. */
  readonly lacking?: boolean
  /** Long fields that a list does not show. */
  readonly without?: readonly string[]
}

const PLACE = 'joined'

/** The rows, each with its partner or null. */
export async function findJoined<Doc extends { readonly _id: string }, Name extends CollectionName>(
  collection: Collection<Doc>,
  { filter, order, limit, beside, lacking = false, without = [] }: Wish<Name>,
): Promise<Array<{ readonly doc: Doc; readonly beside: Documents[Name] | null }>> {
  const fixed = Object.entries(beside.with).map(([field, value]) => ({ [field]: _.eq(value) }))
  const pipeline = $.pipeline().match(_.and([...fixed, _.expr($.eq([`$${beside.on}`, '$$row']))])).limit(1).done()
  const join = { from: beside.from, let: { row: '$_id' }, pipeline, as: PLACE }
  const sorted = collection.matching(filter).sort({ [order[0]]: order[1] })
  const rows = lacking ? sorted.lookup(join).match({ [PLACE]: _.eq([]) }).limit(limit) : sorted.limit(limit).lookup(join)
  const shown = without.length > 0 ? rows.project(Object.fromEntries(without.map((field) => [field, 0]))) : rows
  const { list } = await shown.end()
  return (list as Array<Doc & { [PLACE]: Array<Documents[Name]> }>).map((row) => ({ doc: row, beside: row[PLACE][0] ?? null }))
}
