/** The periods officers ask for, as months of a year. */
export const periods = { year: [1, 12], h1: [1, 6], h2: [7, 12], q1: [1, 3], q2: [4, 6], q3: [7, 9], q4: [10, 12] } as const satisfies Record<string, readonly [number, number]>
export type PeriodName = keyof typeof periods
