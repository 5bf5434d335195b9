/** What is stored without being declared: a field without a row, or a key inside of one without a place in its list. */
import type { CollectionName } from '@/cloudfunctions/kit/collections'
import { countedCollections } from '@/cloudfunctions/kit/counted'
import { register } from '@/cloudfunctions/kit/register'
import { inside, insideOfAll } from '@/cloudfunctions/kit/register/inside'
import type { CollectionRow } from '@/cloudfunctions/kit/register/row'

export const registerRows = register as Readonly<Record<string, CollectionRow>>

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof Date)

/** Keys of an object, or of the objects of a list, that nobody listed. P0 is for everybody to read and is not looked into. */
function undeclaredIn(name: CollectionName, field: string, value: unknown, rows: typeof registerRows): string[] {
  if (rows[name]?.fields[field]?.class === 'P0') return []
  const listed = insideOfAll[field] ?? (inside[name] as Readonly<Record<string, string>> | undefined)?.[field] ?? ''
  if (listed === '*') return []
  const known = new Set(listed.split(' '))
  return [value].flat().filter(isObject).flatMap((one) => Object.keys(one)).filter((key) => !known.has(key)).map((key) => `${field}.${key}`)
}

/** Fields of these documents, and keys one level inside of them, that no row declares. `touch` and `countedIn` are the counting's own marks (kit/figures.ts). */
export function undeclared(name: CollectionName, docs: readonly object[], rows = registerRows): string[] {
  const known = new Set([...Object.keys(rows[name]?.fields ?? {}), ...(name in countedCollections ? ['touch', 'countedIn'] : [])])
  const found = docs.flatMap((doc) => Object.entries(doc)).flatMap(([field, value]) => (known.has(field) ? (isMark(field) ? [] : undeclaredIn(name, field, value, rows)) : [field]))
  return [...new Set(found)].map((field) => `${name}.${field}`)
}

const isMark = (field: string) => field === 'touch' || field === 'countedIn'
