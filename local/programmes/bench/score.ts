/**
 * Lighthouse's performance score from what was timed. Curves: GoogleChrome/lighthouse core/audits/metrics/*.js, `mobile`;
 * weights: core/config/default-config.js, version 10. Speed Index is not timed; the others share its weight.
 */
const curves = {
  fcpMs: { weight: 10, p10: 1800, median: 3000 },
  lcpMs: { weight: 25, p10: 2500, median: 4000 },
  tbtMs: { weight: 30, p10: 200, median: 600 },
  cls: { weight: 25, p10: 0.1, median: 0.25 },
} as const
export type Timing = Record<keyof typeof curves, number>

export interface Shift {
  readonly at: number
  readonly value: number
}

/** Abramowitz and Stegun 7.1.26; off by 1.5e-7 at most. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const rest = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x)
  return Math.sign(x) * (1 - rest)
}

/** Log-normal through 0.9 at `p10` and 0.5 at `median`, as Lighthouse draws it. */
export function scoreOf(value: number, { p10, median: middle }: { readonly p10: number; readonly median: number }): number {
  if (value <= 0) return 1
  const x = (Math.log(value / middle) * 0.9061938024368232) / -Math.log(p10 / middle)
  return (1 - erf(x)) / 2
}

export function performanceOf(timing: Timing): number {
  const parts = (Object.keys(curves) as Array<keyof Timing>).map((key) => ({ weight: curves[key].weight, score: scoreOf(timing[key], curves[key]) }))
  return (100 * parts.reduce((sum, { weight, score }) => sum + weight * score, 0)) / parts.reduce((sum, { weight }) => sum + weight, 0)
}

/** The worst five seconds of shifts that follow each other within one. */
export function shiftOf(shifts: readonly Shift[]): number {
  let [worst, sum, begun, last] = [0, 0, -Infinity, -Infinity]
  for (const { at, value } of shifts) {
    const isSame = at - last < 1000 && at - begun < 5000
    sum = isSame ? sum + value : value
    if (!isSame) begun = at
    last = at
    worst = Math.max(worst, sum)
  }
  return worst
}
