import { RESIDENT_WARM_CALLS, slopeOf, WARM_CALLS, wrongWith, type Sample } from './judge'
import { fractionsFrom } from '../random'

const EVERY = 500
/** A run with so many bytes more a call, and a memory that goes up and down by half a megabyte. */
function aRun({ calls = 3 * WARM_CALLS, leak = 0, handles = 0, seed = 1 } = {}): Sample[] {
  const random = fractionsFrom(seed)
  return Array.from({ length: calls / EVERY }, (_, index) => {
    const done = (index + 1) * EVERY
    const megabytes = (base: number) => base + (done * leak) / 2 ** 20 + (random() - 0.5)
    return { calls: done, heapMb: megabytes(50), rssMb: megabytes(400), dataMb: 10, handles: 15 + (handles * index) / 10, files: 66 }
  })
}

test('a memory that goes up and down and stays is nothing wrong, twenty times over', () => {
  for (let seed = 1; seed <= 20; seed += 1) expect(wrongWith(aRun({ seed }), [])).toEqual([])
})

test('its slope is nought, give or take, and that of a leak is the leak', () => {
  const [level, leaking] = [aRun(), aRun({ leak: 400 })].map((run) => slopeOf(run, ({ heapMb }) => heapMb)) as [ReturnType<typeof slopeOf>, ReturnType<typeof slopeOf>]
  expect(Math.abs(level.bytes)).toBeLessThan(level.giveOrTake * 1.5)
  expect(Math.abs(leaking.bytes - 400)).toBeLessThan(leaking.giveOrTake * 1.5)
})

test.each([
  ['a leak in the heap', { leak: 300 }, ['heap memory grows by']],
  ['a leak of the whole in a long run', { leak: 3_000, calls: 3 * RESIDENT_WARM_CALLS }, ['heap memory grows by', 'resident memory grows by']],
  ['handles that pile up', { handles: 5 }, ['handles: ']],
])('negative control: %s is noticed', (_what, traits, beginnings) => {
  const wrong = wrongWith(aRun(traits), [])
  expect(wrong).toHaveLength(beginnings.length)
  for (const [index, beginning] of beginnings.entries()) expect(wrong[index]).toContain(beginning)
})

test('what the model finds broken is wrong however short the run', () => expect(wrongWith(aRun({ calls: 1_500 }), ['I1 of an activity'])).toEqual(['broken: I1 of an activity']))

test('a run whose second half begins while the caches still fill is not judged by its memory', () => {
  expect(wrongWith(aRun({ calls: WARM_CALLS, leak: 3_000 }), [])).toEqual([])
  expect(slopeOf([], ({ heapMb }) => heapMb).giveOrTake).toBe(Infinity)
})
