/**
 * Which orders of two runs' requests are worth playing. Two neighbours that do not touch the same thing may change places
 * without anybody noticing; of all orders that differ only so, one is played (the smallest, A before B).
 */

import { fractionsFrom } from '../random'

/** A request as far as it can get in another's way. */
export interface Touch {
  /** Collections, or the service asked. */
  readonly on: readonly string[]
  readonly isWrite: boolean
}

const meet = (a: Touch, b: Touch) => (a.isWrite || b.isWrite) && a.on.some((name) => b.on.includes(name))

/** Up to here all are listed; of more some are drawn. */
export const LISTED = 20_000
const SEED = 15
/** Of those drawn every second one is restless, the others change sides rarely: most mistakes need few changes in the right places. */
const STAYS = 0.9
const DRAWS_EACH = 50

export interface Orders {
  /** One letter a request. */
  readonly chosen: readonly string[]
  /** How many different ones there are; above `LISTED` no more than that there are more. */
  readonly all: number
}

type Side = 'A' | 'B'
/** How many orders there are if A goes next, or B: natural logarithms, for of two long runs there are more than a number can hold. */
type Ahead = (last: Side, atA: number, atB: number) => Readonly<Record<Side, number>>

const NONE = -Infinity
const plus = (x: number, y: number) => (x === NONE || y === NONE ? Math.max(x, y) : Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y))))

function aheadOf(a: readonly Touch[], b: readonly Touch[]): Ahead {
  const width = b.length + 1
  const ways: Record<Side, Float64Array> = { A: new Float64Array((a.length + 1) * width), B: new Float64Array((a.length + 1) * width) }
  const ahead: Ahead = (last, atA, atB) => {
    const [nextA, lastB] = [a[atA], b[atB - 1]]
    // A could have gone before the last of B: that order is another one's twin.
    const isTwin = last === 'B' && nextA && lastB && !meet(nextA, lastB)
    return { A: nextA && !isTwin ? (ways.A[(atA + 1) * width + atB] ?? NONE) : NONE, B: atB < b.length ? (ways.B[atA * width + atB + 1] ?? NONE) : NONE }
  }
  for (let atA = a.length; atA >= 0; atA -= 1) {
    for (let atB = b.length; atB >= 0; atB -= 1) {
      for (const last of ['A', 'B'] as const) {
        const { A, B } = ahead(last, atA, atB)
        ways[last][atA * width + atB] = atA === a.length && atB === b.length ? 0 : plus(A, B)
      }
    }
  }
  return ahead
}

function listed(ahead: Ahead, requests: number): string[] {
  const orders: string[] = []
  const go = (order: string, last: Side, atA: number, atB: number) => {
    if (order.length === requests) return void orders.push(order)
    const { A, B } = ahead(last, atA, atB)
    if (A !== NONE) go(`${order}A`, 'A', atA + 1, atB)
    if (B !== NONE) go(`${order}B`, 'B', atA, atB + 1)
  }
  go('', 'A', 0, 0)
  return orders
}

/** One of all, each as likely as any other if nothing holds it on its side. */
function drawn(ahead: Ahead, requests: number, random: () => number, stays: number): string {
  let [order, last, atA, atB]: [string, Side, number, number] = ['', 'A', 0, 0]
  while (order.length < requests) {
    const { A, B } = ahead(last, atA, atB)
    const isA = random() < 1 / (1 + Math.exp(B - A))
    const isHeld = order !== '' && A !== NONE && B !== NONE && random() < stays
    if (!isHeld) last = isA ? 'A' : 'B'
    if (last === 'A') atA += 1
    else atB += 1
    order += last
  }
  return order
}

/** All different orders, or so many of them: spread evenly over the list, or drawn where the list would be too long. The same each time. */
export function ordersOf(a: readonly Touch[], b: readonly Touch[], bound: number): Orders {
  const [ahead, requests] = [aheadOf(a, b), a.length + b.length]
  const { A, B } = ahead('A', 0, 0)
  const all = requests === 0 ? 1 : Math.round(Math.exp(plus(A, B)))
  if (all <= LISTED) {
    const orders = listed(ahead, requests)
    return { chosen: orders.length <= bound ? orders : Array.from({ length: bound }, (_, index) => orders[Math.floor((index * orders.length) / bound)] as string), all }
  }
  const [chosen, random] = [new Set<string>(), fractionsFrom(SEED)]
  for (let draw = 0; draw < bound * DRAWS_EACH && chosen.size < bound; draw += 1) chosen.add(drawn(ahead, requests, random, draw % 2 === 0 ? 0 : STAYS))
  return { chosen: [...chosen], all }
}
