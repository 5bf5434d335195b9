/**
 * Who stands behind a call, derived from the openid at every call, so that a removed right is gone
 * at once. What a handler needs beside the person can be read in the same round trip.
 */
import type { Role, Portfolio } from '@/types/roles'
import { database } from './cloud'
import type { CollectionName } from './collections'
import { db } from './db'
import type { Member } from './documents/people'

const _ = database.command
const $ = _.aggregate

/**
 * What to read beside the caller: one document by its id, the caller's own one under a parent, or all
 * whose `field` holds a value found at `path` of what is there already (`_id` is the caller's).
 */
export type Beside =
  | { readonly from: CollectionName; readonly id: string }
  | { readonly from: CollectionName; readonly mineUnder: { readonly field: string; readonly id: string } }
  | { readonly from: CollectionName; readonly every: { readonly field: string; readonly path: string } }

export interface Present {
  readonly me: Member | null
  readonly beside: Readonly<Record<string, unknown>>
}

const placeOf = (name: string) => `beside_${name}`

function joinFor(as: string, wanted: Beside): Record<string, unknown> {
  if ('every' in wanted) {
    const { field, path } = wanted.every
    return { from: wanted.from, localField: path.includes('.') ? placeOf(path) : path, foreignField: field, as: placeOf(as) }
  }
  const match =
    'id' in wanted
      ? { _id: _.eq(wanted.id) }
      : _.and([{ [wanted.mineUnder.field]: _.eq(wanted.mineUnder.id) }, _.expr($.eq(['$memberId', '$$me']))])
  const pipeline = $.pipeline().match(match).limit(1).done()
  return { from: wanted.from, ...('id' in wanted ? {} : { let: { me: '$_id' } }), pipeline, as: placeOf(as) }
}

/** The bound member of this openid, and the documents beside: one database call. */
export async function present(openid: string, besides: Readonly<Record<string, Beside>>): Promise<Present> {
  const names = Object.keys(besides)
  if (names.length === 0) return { me: await db.members.first({ openid }), beside: {} }
  let pipeline = db.members.matching({ openid }).limit(1)
  for (const name of names) pipeline = pipeline.lookup(joinFor(name, besides[name] as Beside))
  const [row] = (await pipeline.end()).list as Array<Member & Record<string, unknown>>
  if (!row) return { me: null, beside: {} }
  const found = (name: string) => {
    const documents = row[placeOf(name)] as unknown[]
    return 'every' in (besides[name] as Beside) ? documents : (documents[0] ?? null)
  }
  return { me: row, beside: Object.fromEntries(names.map((name) => [name, found(name)])) }
}

/** True when the person holds this role in the unit or in one above it. */
export function holds(me: Pick<Member, 'grants'>, roles: readonly Role[], orgPath: readonly string[], portfolio?: Portfolio): boolean {
  return me.grants.some(
    (grant) => roles.includes(grant.role) && orgPath.includes(grant.orgId) && (!portfolio || !grant.portfolio || grant.portfolio === portfolio),
  )
}

/** True when the person holds one of these roles anywhere. */
export function holdsSomewhere(me: Pick<Member, 'grants'>, roles: readonly Role[]): boolean {
  return me.grants.some((grant) => roles.includes(grant.role))
}
