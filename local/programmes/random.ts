export { fractionsFrom } from '@/local/cloud/fractions'

/** The same numbers for the same seed: below(n) is a whole number from 0 to n − 1. */
export type Random = (below: number) => number

export function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}
