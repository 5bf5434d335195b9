import fc from 'fast-check'
import { ordersOf, type Touch } from './orders'

const touch = fc.record({ on: fc.uniqueArray(fc.constantFrom('members', 'aids', 'funds'), { minLength: 1, maxLength: 2 }), isWrite: fc.boolean() })
const touches = fc.array(touch, { maxLength: 4 })
const meet = (a: Touch, b: Touch) => (a.isWrite || b.isWrite) && [...a.on, ...b.on].length > new Set([...a.on, ...b.on]).size

function everyOrder(a: number, b: number): string[] {
  if (a === 0 || b === 0) return ['A'.repeat(a) + 'B'.repeat(b)]
  return [...everyOrder(a - 1, b).map((rest) => `A${rest}`), ...everyOrder(a, b - 1).map((rest) => `B${rest}`)]
}

/** All orders that neighbours changing places make of this one. */
function alike(order: string, a: readonly Touch[], b: readonly Touch[]): Set<string> {
  const found = new Set([order])
  for (const one of found) {
    for (let at = 0; at + 1 < one.length; at += 1) {
      if (one[at] === one[at + 1]) continue
      const before = [...one.slice(0, at)]
      const [nextA, nextB] = [a[before.filter((side) => side === 'A').length], b[before.filter((side) => side === 'B').length]]
      if (nextA && nextB && !meet(nextA, nextB)) found.add(`${one.slice(0, at)}${one[at + 1]}${one[at]}${one.slice(at + 2)}`)
    }
  }
  return found
}

describe('the orders of two runs', () => {
  it('hold exactly one of all that differ only by neighbours that do not get in each other’s way', () => {
    fc.assert(fc.property(touches, touches, (a, b) => {
      const { chosen } = ordersOf(a, b, Infinity)
      const classes = new Set(everyOrder(a.length, b.length).map((order) => [...alike(order, a, b)].sort()[0]))
      expect([...chosen].sort()).toEqual([...classes].sort())
    }), { numRuns: 200 })
  })

  it('are all of them where every request meets every other, and one where none does', () => {
    const writes = (on: string): Touch[] => Array.from({ length: 3 }, () => ({ on: [on], isWrite: true }))
    expect(ordersOf(writes('aids'), writes('aids'), Infinity).chosen).toHaveLength(20)
    expect(ordersOf(writes('aids'), writes('funds'), Infinity)).toEqual({ chosen: ['AAABBB'], all: 1 })
  })

  it('are spread evenly where there are more than wanted, and it is said of how many', () => {
    const writes: Touch[] = Array.from({ length: 3 }, () => ({ on: ['aids'], isWrite: true }))
    const { chosen, all } = ordersOf(writes, writes, 4)
    expect(all).toBe(20)
    expect(chosen.map((order) => order[0])).toEqual(['A', 'A', 'B', 'B'])
  })
})
