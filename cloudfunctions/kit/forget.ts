/** What goes at a person's request, and by itself some days after they have left: the collections that say so in the register. */
import type { CollectionName } from './collections'
import { db } from './db'
import { oneOf, type Filter } from './filter'
import { register } from './register'
import type { CollectionRow } from './register/row'

const deletable = Object.entries(register as Readonly<Record<string, CollectionRow>>).filter(([, { onRequest, subject }]) => onRequest && subject !== null)

/** What is kept of these people under any of their names. */
const keptOf = ({ subject, keysOf }: CollectionRow, memberIds: readonly string[]): Filter => ({
  [subject as string]: oneOf(memberIds.flatMap((memberId) => keysOf?.(memberId) ?? [memberId])),
})

/** How much there is to go, by title. One call for each collection. */
export async function deletableOf(memberId: string): Promise<Record<string, number>> {
  const counts = await Promise.all(deletable.map(async ([name, row]) => [row.title, await db[name as CollectionName].count(keptOf(row, [memberId]))] as const))
  return Object.fromEntries(counts)
}

/** Removes it, at most 100 people at once; done twice, it is done. Gives how many documents went. */
export async function forget(memberIds: readonly string[]): Promise<number> {
  let gone = 0
  for (const [name, row] of deletable) gone += await db[name as CollectionName].remove(keptOf(row, memberIds))
  return gone
}
