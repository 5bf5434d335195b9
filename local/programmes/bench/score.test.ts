import { performanceOf, scoreOf, shiftOf } from './score'

test('a curve gives 0.9 at the good end, 0.5 in the middle, and next to nothing far beyond', () => {
  const curve = { p10: 2500, median: 4000 }
  expect([2500, 4000].map((value) => Number(scoreOf(value, curve).toFixed(3)))).toEqual([0.9, 0.5])
  expect(scoreOf(40_000, curve)).toBeLessThan(0.01)
  expect(scoreOf(0, curve)).toBe(1)
})

test('a page that is good in everything scores ninety, one that blocks for long does not', () => {
  const good = { fcpMs: 1800, lcpMs: 2500, tbtMs: 200, cls: 0.1 }
  expect(performanceOf(good)).toBeCloseTo(90, 1)
  expect(performanceOf({ ...good, tbtMs: 2000 })).toBeLessThan(65)
})

test('shifts that follow each other count together, those apart do not', () => {
  const at = (...instants: number[]) => instants.map((instant) => ({ at: instant, value: 0.1 }))
  expect(shiftOf(at(0, 500, 900))).toBeCloseTo(0.3)
  expect(shiftOf(at(0, 2000, 4000))).toBeCloseTo(0.1)
  expect(shiftOf([])).toBe(0)
})
