/** The last one. Array's own `at` is younger than the phones that are served here. */
export const lastOf = <T>(list: readonly T[]): T | undefined => list[list.length - 1]
