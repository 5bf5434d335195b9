/**
 * Which orders of two runs' requests are worth playing. Two neighbours that do not touch the same thing may change places
 * without anybody noticing; of all orders that differ only so, one is played (the smallest, A before B).
 */

/** A request as far as it can get in another's way. */
export interface Touch {
  /** Collection, or the service asked. */
  readonly on: string
  readonly isWrite: boolean
}

const meet = (a: Touch, b: Touch) => a.on === b.on && (a.isWrite || b.isWrite)

/** All different orders, one letter a request, at most `bound`. */
export function ordersOf(a: readonly Touch[], b: readonly Touch[], bound: number): string[] {
  const orders: string[] = []
  const go = (order: string, atA: number, atB: number) => {
    if (orders.length >= bound) return
    if (atA === a.length && atB === b.length) return void orders.push(order)
    const [nextA, lastB] = [a[atA], b[atB - 1]]
    // A could have gone before the last of B: that order is played already.
    if (nextA && !(order.endsWith('B') && lastB && !meet(nextA, lastB))) go(`${order}A`, atA + 1, atB)
    if (atB < b.length) go(`${order}B`, atA, atB + 1)
  }
  go('', 0, 0)
  return orders
}
