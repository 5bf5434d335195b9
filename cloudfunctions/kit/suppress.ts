/**
 * Small numbers that would tell about a person. One and two are not shown, and neither is what would give them
 * away by subtraction: what is hidden within a shown whole is at least two parts that make three or more
 * together, and below a hidden value everything is hidden. Zero is shown. A table is a tree with one kind of
 * part (units, or months), so that no two tables can be set against each other.
 */
export const SHOWN_FROM = 3

export interface Whole {
  readonly id: string
  readonly value: number
  readonly parts: readonly Whole[]
}

const isSmall = (value: number) => value > 0 && value < SHOWN_FROM
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** What belongs to the whole but to none of its parts: not shown itself, yet told by subtraction. */
const restOf = ({ value, parts }: Whole) => value - total(parts.map((part) => part.value))

function hide(whole: Whole, hidden: Set<string>): void {
  hidden.add(whole.id)
  for (const part of whole.parts) hide(part, hidden)
}

/** True when subtraction tells nothing: of several unknown values, each at least one, their sum leaves more than one way. */
function isSafe(unknown: readonly number[]): boolean {
  if (unknown.length <= 1) return !isSmall(unknown[0] ?? 0)
  return total(unknown) >= SHOWN_FROM && total(unknown) > unknown.length
}

/** Hidden for its own sake: small, or so made up that hiding all of its parts would still tell them. */
function mustHide(whole: Whole): boolean {
  if (isSmall(whole.value)) return true
  const unknown = [...whole.parts.map(({ value }) => value), restOf(whole)].filter((value) => value > 0)
  return whole.parts.some((part) => part.value > 0 && mustHide(part)) && !isSafe(unknown)
}

function hideWithin(whole: Whole, hidden: Set<string>): void {
  const positive = whole.parts.filter(({ value }) => value > 0).sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1))
  const first = positive.filter(mustHide)
  const shown = positive.filter((part) => !mustHide(part))
  const rest = restOf(whole)
  const unknown = [...first.map(({ value }) => value), ...(rest > 0 ? [rest] : [])]
  for (const part of first) hide(part, hidden)
  while (!isSafe(unknown) && shown.length > 0) {
    const next = shown.shift() as Whole
    unknown.push(next.value)
    hide(next, hidden)
  }
  for (const part of shown) hideWithin(part, hidden)
}

/** Ids of the values that must not be shown. */
export function hiddenIn(whole: Whole): ReadonlySet<string> {
  const hidden = new Set<string>()
  if (mustHide(whole)) hide(whole, hidden)
  else hideWithin(whole, hidden)
  return hidden
}
