/**
 * Which orders of two runs' requests are worth playing. Two neighbours that do not touch the same thing may change places
 * without anybody noticing; of all orders that differ only so, one is played (the smallest, A before B).
 */

/** A request as far as it can get in another's way. */
export interface Touch {
  /** Collections, or the service asked. */
  readonly on: readonly string[]
  readonly isWrite: boolean
}

const meet = (a: Touch, b: Touch) => (a.isWrite || b.isWrite) && a.on.some((name) => b.on.includes(name))

/** Enough to draw from evenly. */
const MOST = 20_000

export interface Orders {
  /** One letter a request. */
  readonly chosen: readonly string[]
  /** How many different ones there are; at most 20,000 are counted. */
  readonly all: number
}

/** All different orders, or so many of them, spread evenly. */
export function ordersOf(a: readonly Touch[], b: readonly Touch[], bound: number): Orders {
  const orders: string[] = []
  const go = (order: string, atA: number, atB: number) => {
    if (orders.length >= MOST) return
    if (atA === a.length && atB === b.length) return void orders.push(order)
    const [nextA, lastB] = [a[atA], b[atB - 1]]
    // A could have gone before the last of B: that order is played already.
    if (nextA && !(order.endsWith('B') && lastB && !meet(nextA, lastB))) go(`${order}A`, atA + 1, atB)
    if (atB < b.length) go(`${order}B`, atA, atB + 1)
  }
  go('', 0, 0)
  const chosen = orders.length <= bound ? orders : Array.from({ length: bound }, (_, index) => orders[Math.floor((index * orders.length) / bound)] as string)
  return { chosen, all: orders.length }
}
