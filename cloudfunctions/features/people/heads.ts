/** How many people of these companies each unit has, itself and below: one call for both trees. */
import { database } from '@/cloudfunctions/kit/cloud'
import { db } from '@/cloudfunctions/kit/db'
import type { Org } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'

const $ = database.command.aggregate

interface Count {
  readonly _id: { readonly union: readonly string[]; readonly employer: readonly string[] | null }
  readonly people: number
}

/** People stand in few different pairs of paths, however many they are: the cloud counts the pairs. */
export async function headsIn(units: ReadonlyMap<string, Org>, houses: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { list } = await db.members.matching({ leftOn: null, orgPath: oneOf(houses) }).group({ _id: { union: '$orgPath', employer: '$employerPath' }, people: $.sum(1) }).limit(10_000).end()
  const heads = new Map<string, number>()
  for (const { _id, people } of list as Count[]) {
    for (const orgId of new Set([..._id.union, ...(_id.employer ?? [])])) if (units.has(orgId)) heads.set(orgId, (heads.get(orgId) ?? 0) + people)
  }
  return heads
}
