/** What is stored without being declared. */
import type { CollectionName } from '@/cloudfunctions/kit/collections'
import { countedCollections } from '@/cloudfunctions/kit/counted'
import { register } from '@/cloudfunctions/kit/register'
import type { CollectionRow } from '@/cloudfunctions/kit/register/row'

export const registerRows = register as Readonly<Record<string, CollectionRow>>

/** Fields of these documents that no row declares. `touch` and `countedIn` are the counting's own marks (kit/figures.ts). */
export function undeclared(name: CollectionName, docs: readonly object[], rows = registerRows): string[] {
  const known = new Set([...Object.keys(rows[name]?.fields ?? {}), ...(name in countedCollections ? ['touch', 'countedIn'] : [])])
  return [...new Set(docs.flatMap((doc) => Object.keys(doc)))].filter((field) => !known.has(field)).map((field) => `${name}.${field}`)
}
