/** The value at a dotted path of a document; undefined when something on the way is missing. */
export function valueAt(doc: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined), doc)
}
