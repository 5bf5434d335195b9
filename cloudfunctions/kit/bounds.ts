/**
 * The size of a request, judged before anything else touches it. WeChat recommends at most 100 kB a
 * call; ours are forms, so half of that is generous.
 */
const MAX_VALUES = 4_000
const MAX_DEPTH = 10
const MAX_CHARACTERS = 60_000

/** False when the request is larger or deeper than any form we have. Stops reading at the first limit. */
export function isWithinBounds(event: unknown): boolean {
  const pending: Array<[value: unknown, depth: number]> = [[event, 0]]
  let values = 0
  let characters = 0
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [value, depth] = next
    values += 1
    if (values > MAX_VALUES || depth > MAX_DEPTH) return false
    if (typeof value === 'string') characters += value.length
    if (characters > MAX_CHARACTERS) return false
    if (value === null || typeof value !== 'object') continue
    if (Array.isArray(value) && value.length > MAX_VALUES) return false
    for (const key of Object.keys(value)) {
      characters += key.length
      pending.push([(value as Record<string, unknown>)[key], depth + 1])
      if (pending.length > MAX_VALUES) return false
    }
  }
  return true
}
