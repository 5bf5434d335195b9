/** Dotted paths through documents and arrays, as queries, sorts and indexes read them. */
import { compareValues } from './compare'
import { field, isDoc, type Doc, type Maybe, type Value } from './values'

/** The position a path part names in an array, or undefined when it is a field name. */
export const arrayIndex = (part: string): number | undefined => (/^(0|[1-9]\d{0,6})$/.test(part) ? Number(part) : undefined)

/**
 * Whether any value at the path passes. Arrays on the way are entered (their documents, or the element a
 * number names); the last value is handed over as it is, an absent one as undefined.
 */
export function someAt(value: Maybe, parts: readonly string[], at: number, test: (value: Maybe) => boolean): boolean {
  if (at === parts.length) return test(value)
  const part = parts[at] as string
  if (Array.isArray(value)) {
    const index = arrayIndex(part)
    if (index !== undefined && index < value.length && someAt(value[index], parts, at + 1, test)) return true
    return value.some((element) => isDoc(element) && someAt(element, parts, at, test))
  }
  return isDoc(value) ? someAt(field(value, part), parts, at + 1, test) : test(undefined)
}

/** A test of one value that also looks at the elements of an array, as most query operators do. */
export const orElement = (test: (value: Maybe) => boolean) => (value: Maybe): boolean =>
  Array.isArray(value) ? value.some(test) || test(value) : test(value)

/**
 * The values an index or a sort sees at a path: array elements one by one. `arrays` counts the arrays met.
 */
export function keysAt(doc: Doc, parts: readonly string[]): { values: Maybe[]; isArray: boolean } {
  const values: Maybe[] = []
  let isArray = false
  const collect = (value: Maybe, at: number): void => {
    if (Array.isArray(value)) {
      isArray = true
      const index = at < parts.length ? arrayIndex(parts[at] as string) : undefined
      if (index !== undefined && index < value.length) return collect(value[index], at + 1)
      if (at === parts.length) values.push(...(value.length === 0 ? [EMPTY_ARRAY] : value))
      else if (value.length === 0) values.push(undefined)
      else for (const element of value) collect(isDoc(element) ? element : undefined, isDoc(element) ? at : parts.length)
    } else if (at === parts.length) values.push(value)
    else collect(isDoc(value) ? field(value, parts[at] as string) : undefined, isDoc(value) ? at + 1 : parts.length)
  }
  collect(doc, 0)
  return { values, isArray }
}

/**
 * The document once per element of the array that all these paths enter, with the element in the array's
 * place: fields of one array are indexed element by element. Undefined when the paths enter different arrays.
 */
export function oneByOne(doc: Doc, paths: ReadonlyArray<readonly string[]>): Doc[] | undefined {
  const [first = []] = paths
  let value: Maybe = doc
  for (let at = 0; at < first.length; at++) {
    value = isDoc(value) ? field(value, first[at] as string) : undefined
    if (!Array.isArray(value)) continue
    const prefix = first.slice(0, at + 1)
    const isShared = paths.every((path) => path.length > prefix.length && prefix.every((part, i) => path[i] === part))
    return isShared ? (value.length === 0 ? [null] : value).map((element) => placed(doc, prefix, element)) : undefined
  }
  return undefined
}

const placed = (doc: Doc, [part = '', ...rest]: readonly string[], element: Value): Doc =>
  ({ ...doc, [part]: rest.length === 0 ? element : placed(field(doc, part) as Doc, rest, element) })

/** Stands for an empty array among keys; it sorts below null. */
export const EMPTY_ARRAY: Value[] = []

/** The key a document sorts by at this path: its smallest value ascending, its largest descending. */
export function sortKeyAt(doc: Doc, parts: readonly string[], direction: 1 | -1): Maybe {
  const only = parts.length === 1 ? field(doc, parts[0] as string) : undefined
  if (parts.length === 1 && !Array.isArray(only)) return only
  const { values } = keysAt(doc, parts)
  return values.reduce((best, value) => (compareKeys(value, best) * direction < 0 ? value : best), values[0])
}

/** Order of keys: like values, but the empty array comes before null. */
export function compareKeys(a: Maybe, b: Maybe): number {
  if (a === EMPTY_ARRAY || b === EMPTY_ARRAY) {
    if (a === b) return 0
    return a === EMPTY_ARRAY ? -1 : 1
  }
  return compareValues(a, b)
}
