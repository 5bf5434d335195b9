/** The periods officers ask for, as months of a year. */
export const periods = { year: [1, 12], h1: [1, 6], h2: [7, 12], q1: [1, 3], q2: [4, 6], q3: [7, 9], q4: [10, 12] } as const satisfies Record<string, readonly [number, number]>
export type PeriodName = keyof typeof periods

const twoDigits = (month: number) => String(month).padStart(2, '0')

/** These months as the period of a file: a year, a quarter or a month; files know no other. */
export function filePeriod(year: string, from: number, until: number): string | null {
  if (from === until) return `${year}-${twoDigits(from)}`
  if (from === 1 && until === 12) return year
  return until - from === 2 && until % 3 === 0 ? `${year}-Q${until / 3}` : null
}
