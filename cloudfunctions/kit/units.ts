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

type Units = ReadonlyMap<string, Pick<Org, '_id' | 'type' | 'parentId'>>

/** Ids from the very top down to this unit; empty when there is no such unit. */
export function chainOf(orgId: string, units: Units): string[] {
  const chain: string[] = []
  for (let org = units.get(orgId); org && !chain.includes(org._id); org = org.parentId === null ? undefined : units.get(org.parentId)) chain.unshift(org._id)
  return chain
}

/**
 * Ids from the company down to this unit, as they stand on people and on what they do. A company is a house of its own: an
 * office in it, or in the group above it, reaches no other one. Units above the companies have the path of their own.
 */
export function pathOf(orgId: string, units: Units): string[] {
  const chain = chainOf(orgId, units)
  const company = chain.findIndex((id) => units.get(id)?.type === 'company')
  return company === -1 ? chain : chain.slice(company)
}

/** What an office held in this unit is answerable for as a whole: its company, or every company below a unit that stands above them. */
export function housesOf(orgId: string, units: Units): string[] {
  const [house] = pathOf(orgId, units)
  if (house === undefined) return []
  if (units.get(house)?.type === 'company') return [house]
  const below = [...units.values()].filter(({ _id, type }) => type === 'company' && chainOf(_id, units).includes(orgId))
  return [orgId, ...below.map(({ _id }) => _id)]
}

/** Units that stand above every company, or are the only one: who answers for all. */
export function wholeOf(units: Units): ReadonlySet<string> {
  const companies = [...units.values()].filter(({ type }) => type === 'company').map(({ _id }) => chainOf(_id, units))
  const [first = []] = companies
  return new Set(first.filter((orgId) => companies.every((chain) => chain.includes(orgId))))
}

/** The units that all of these paths pass through, from the top. */
export function sharedPath(paths: ReadonlyArray<readonly string[]>): string[] {
  const [first = [], ...others] = paths
  const end = first.findIndex((orgId, depth) => others.some((path) => path[depth] !== orgId))
  return end === -1 ? [...first] : first.slice(0, end)
}

/** The units that stand for a whole: companies, groups and what is above them. One call. */
export async function topUnits(): Promise<ReadonlyMap<string, Org>> {
  const orgs = await db.orgs.find({ type: oneOf(['upper', 'group', 'company']) }, { limit: 200 })
  return new Map(orgs.map((org) => [org._id, org]))
}
