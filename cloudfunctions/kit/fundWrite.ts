/**
 * The single write by which money of a fund moves (docs/decisions/002: what is scarce is taken by one
 * update whose filter says so). Money, mark and line are one update; done twice it is done once.
 */
import { db, type Change } from './db'
import type { Balances, FundLine } from './documents/fund'
import { not, type Filter } from './filter'

/** What a line does to the balances; both sides of the equation move alike. */
export function effectOf({ kind, amountFen, freedFen, takesBack }: Pick<FundLine, 'kind' | 'amountFen' | 'freedFen' | 'takesBack'>): Partial<Balances> {
  switch (kind) {
    case 'opening':
      return { openingFen: amountFen, leftFen: amountFen }
    case 'income':
      return { incomeFen: amountFen, leftFen: amountFen }
    case 'reserve':
      return { reservedFen: amountFen, leftFen: -amountFen }
    case 'post':
      return { reservedFen: -amountFen - freedFen, paidFen: amountFen, leftFen: freedFen }
    case 'void':
      return { reservedFen: -amountFen, leftFen: amountFen }
    case 'counter':
      if (takesBack === 'post') return { paidFen: -amountFen, leftFen: amountFen }
      return { [takesBack === 'opening' ? 'openingFen' : 'incomeFen']: -amountFen, leftFen: -amountFen }
  }
}

/** Enters a line while the condition holds and the line is not there yet. False: one of the two was lost. */
export async function enter(line: FundLine, onlyIf: Filter, change: Pick<Change, 'set' | 'unset'> = {}, marks: readonly string[] = []): Promise<boolean> {
  const inc = { ...effectOf(line), unmoved: 1 }
  const push = { outbox: { each: [line] }, once: { each: [line._id, ...marks] } }
  return (await db.funds.change({ ...onlyIf, _id: line.fundId, keyed: true, once: not(line._id) }, { ...change, inc, push })) === 1
}
