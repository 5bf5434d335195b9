/** Sorting documents in memory, in the order an index would give. */
import { requestFailed } from './errors'
import { compareKeys, sortKeyAt } from './paths'
import { isDoc, isNumeric, toNumber, type Doc, type Maybe, type Value } from './values'

export interface SortField { readonly path: string; readonly parts: readonly string[]; readonly direction: 1 | -1 }

/** Reads `{a: 1, 'b.c': -1}`. Throws when a direction is anything else. */
export function readSort(spec: Value): SortField[] {
  if (!isDoc(spec)) throw requestFailed('$sort specification must be an object')
  return Object.entries(spec).map(([path, raw]) => {
    const direction = isNumeric(raw) ? toNumber(raw) : 0
    if (direction !== 1 && direction !== -1) throw requestFailed(`$sort key ordering must be 1 or -1: ${path}`)
    return { path, parts: path.split('.'), direction }
  })
}

/** A stable sort of anything that has a document; each document's keys are read once. */
export function sortDocs<T>(rows: readonly T[], docOf: (row: T) => Doc, fields: readonly SortField[]): T[] {
  if (fields.length === 0) return [...rows]
  const keyed = rows.map((row) => ({ row, keys: fields.map((f) => sortKeyAt(docOf(row), f.parts, f.direction)) }))
  return keyed.sort((a, b) => compareKeyLists(a.keys, b.keys, fields)).map(({ row }) => row)
}

function compareKeyLists(a: readonly Maybe[], b: readonly Maybe[], fields: readonly SortField[]): number {
  for (let i = 0; i < fields.length; i++) {
    const order = compareKeys(a[i], b[i])
    if (order !== 0) return order * (fields[i] as SortField).direction
  }
  return 0
}
