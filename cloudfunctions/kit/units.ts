/** The tree of units: where somebody holds office, and how units hang together. */
import type { Portfolio, Role } from '@/types/roles'
import { db } from './db'
import type { Member, Org } from './documents/people'
import { not, oneOf } from './filter'

/** Ids of the units in which this person holds one of these roles; they hold it for everything below, too. */
export function unitsOf(me: Pick<Member, 'grants'>, roles: readonly Role[], portfolio?: Portfolio): string[] {
  const held = me.grants.filter((grant) => roles.includes(grant.role) && (!portfolio || !grant.portfolio || grant.portfolio === portfolio))
  return [...new Set(held.map(({ orgId }) => orgId))]
}

/** Every unit of the union; a company has fewer than a thousand. One call. */
export async function allUnits(): Promise<ReadonlyMap<string, Org>> {
  const orgs = await db.orgs.find({ _id: not('') }, { order: [['_id', 1]], limit: 1000 })
  return new Map(orgs.map((org) => [org._id, org]))
}

/** Ids from the top down to this unit; empty when there is no such unit. */
export function pathOf(orgId: string, units: ReadonlyMap<string, Org>): string[] {
  const path: string[] = []
  for (let org = units.get(orgId); org && !path.includes(org._id); org = org.parentId === null ? undefined : units.get(org.parentId)) path.unshift(org._id)
  return path
}

/** The units that all of these paths pass through, from the top. */
export function sharedPath(paths: ReadonlyArray<readonly string[]>): string[] {
  const [first = [], ...others] = paths
  const end = first.findIndex((orgId, depth) => others.some((path) => path[depth] !== orgId))
  return end === -1 ? [...first] : first.slice(0, end)
}

/** Ids of the units that stand for the whole: company, group and above. One call. */
export async function topUnits(): Promise<string[]> {
  const orgs = await db.orgs.find({ type: oneOf(['upper', 'group', 'company']) }, { limit: 20 })
  return orgs.map(({ _id }) => _id)
}
