import fc from 'fast-check'
import { LISTED, ordersOf, type Touch } from './orders'

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

  it('are drawn from everywhere where they are too many to list, each once and the same each time', () => {
    const writes: Touch[] = Array.from({ length: 13 }, () => ({ on: ['aids'], isWrite: true }))
    const { chosen, all } = ordersOf(writes, writes, 40)
    expect(all).toBe(10_400_600)
    expect(new Set(chosen).size).toBe(40)
    expect(ordersOf(writes, writes, 40).chosen).toEqual(chosen)
    for (const order of chosen) expect([...order].filter((side) => side === 'A')).toHaveLength(13)
    const [begun, half] = [chosen.filter((order) => order.startsWith('B')).length, chosen.filter((order) => order.slice(0, 13).split('B').length - 1 >= 7).length]
    expect([begun, half].every((count) => count >= 12 && count <= 28)).toBe(true)
    // Restless ones, and others that change sides a few times.
    const changes = chosen.map((order) => order.match(/A+|B+/g)?.length ?? 0)
    expect(changes.filter((count) => count > 10).length).toBeGreaterThan(12)
    expect(changes.filter((count) => count < 8).length).toBeGreaterThan(8)
  })

  it('of two long runs are drawn in no time, and none leaves the normal form', () => {
    const on = (name: string) => (_: unknown, index: number): Touch => ({ on: [index % 3 === 0 ? 'counters' : name], isWrite: true })
    const [a, b] = [Array.from({ length: 500 }, on('aids')), Array.from({ length: 700 }, on('funds'))]
    const { chosen, all } = ordersOf(a, b, 10)
    expect(all).toBeGreaterThan(LISTED)
    expect(chosen).toHaveLength(10)
    for (const order of chosen) {
      const at = { A: 0, B: 0 }
      for (const [index, side] of [...order].entries()) {
        const [nextA, lastB] = [a[at.A], b[at.B - 1]]
        if (side === 'A' && order[index - 1] === 'B') expect(nextA && lastB && meet(nextA, lastB)).toBe(true)
        at[side as 'A' | 'B'] += 1
      }
      expect(at).toEqual({ A: 500, B: 700 })
    }
  })
})
