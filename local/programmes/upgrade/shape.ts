/** What an old client relies on in a reply: which fields there are, and of what type. Values are nobody's business. */
export type Shape = string | { readonly [field: string]: Shape } | readonly Shape[]

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, shapeOf(inner)]))
}

/** Fields that are gone or have become something else, as paths; new ones are welcome, and null may come and go. */
export function lostIn(before: Shape, now: Shape, at = ''): string[] {
  if (before === 'null' || now === 'null' || (typeof before === 'string' && before === now)) return []
  if (Array.isArray(before)) {
    if (!Array.isArray(now)) return [`${at}: was a list`]
    return before.length > 0 && now.length > 0 ? lostIn(before[0] as Shape, now[0] as Shape, `${at}[]`) : []
  }
  if (typeof before === 'string' || typeof now === 'string' || Array.isArray(now)) return [`${at}: was ${JSON.stringify(before)}, is ${JSON.stringify(now)}`]
  const [old, fresh] = [before as Readonly<Record<string, Shape>>, now as Readonly<Record<string, Shape>>]
  return Object.entries(old).flatMap(([field, inner]) => (field in fresh ? lostIn(inner, fresh[field] as Shape, `${at}.${field}`) : [`${at}.${field} is gone`]))
}
