/**
 * The log of a function: one JSON line a record, never a person's words. Long digit runs and WeChat
 * ids are masked wherever they stand, in texts of errors too.
 */
const OPENID = /\bo[\w-]{27}\b/g
const LONG_DIGITS = /\d{7,}/g

export function masked(text: string): string {
  return text.replace(OPENID, 'o***').replace(LONG_DIGITS, (digits) => `${digits.slice(0, 3)}***`)
}

function described(value: unknown): unknown {
  if (value instanceof Error) return masked(`${value.name}: ${value.message}\n${value.stack ?? ''}`).slice(0, 2_000)
  return typeof value === 'string' ? masked(value) : value
}

export function log(what: string, facts: Readonly<Record<string, unknown>>): void {
  const line = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, described(value)]))
  console.log(JSON.stringify({ what, ...line }))
}
