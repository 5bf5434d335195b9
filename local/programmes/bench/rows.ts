/** One line of the table of budgets. */
export interface Row {
  readonly metric: string
  readonly target: string
  readonly measured: string
  /** The test that goes red, the command that measures, or why nothing does. */
  readonly where: string
  /** Null where nothing was measured. */
  readonly isShort: boolean | null
}

export const KB = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

export function most<Item>(items: readonly Item[], value: (item: Item) => number): Item | null {
  return items.reduce<Item | null>((top, item) => (top !== null && value(top) >= value(item) ? top : item), null)
}

/** Rows in the order P1 … P20, and what is missing between them. */
export function inOrder(rows: readonly Row[]): Row[] {
  const numberOf = ({ metric }: Row) => Number(/^P(\d+)/.exec(metric)?.[1] ?? 99)
  const missing = Array.from({ length: 20 }, (_, index) => index + 1).filter((number) => !rows.some((row) => numberOf(row) === number))
  const absent = missing.map((number) => ({ metric: `P${number}`, target: '', measured: 'not asked for in this run', where: '', isShort: null }))
  return [...rows, ...absent].sort((a, b) => numberOf(a) - numberOf(b))
}

export const lineOf = ({ metric, target, measured, where, isShort }: Row) =>
  `| ${metric} | ${target} | ${measured} | ${where} | ${isShort === null ? 'not measured here' : isShort ? '**falls short**' : 'held'} |`
