import type { FundCard } from '@/types/fund'

type Sums = Pick<FundCard, 'openingFen' | 'incomeFen' | 'reservedFen' | 'paidFen' | 'leftFen'>

/** The three parts of a bar in percent of all the money; a fund without money has no bar. */
export function sharesOf({ openingFen, incomeFen, reservedFen, paidFen }: Sums): { readonly paid: number; readonly reserved: number } {
  const all = openingFen + incomeFen
  const share = (fen: number) => (all === 0 ? 0 : (fen / all) * 100)
  return { paid: share(paidFen), reserved: share(reservedFen) }
}

export const leftOf = (funds: readonly Sums[]) => funds.reduce((sum, { leftFen }) => sum + leftFen, 0)
