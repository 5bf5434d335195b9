import { samples, type Sample } from './fixtures/suggestions'
import { unseenPairs } from './fixtures/unseenPairs'
import { ALIKE_FROM, ALIKE_SHOWN, ASKED_PAIRS, countsOf, gramsOf, likeness, rarest, type Counts } from './similarRules'

const grams = samples.map(({ problem, measure }) => gramsOf(problem, measure))
const isPair = (a: Sample, b: Sample) => a !== b && a.same !== undefined && a.same === b.same
const paired = samples.map((_sample, index) => index).filter((index) => samples.some((other) => isPair(samples[index] as Sample, other)))

/** A floor, no aim: nothing is tuned on this set. */
const UNSEEN = { recall: 0.68, precision: 0.77 }

type Likeness = (a: readonly string[], b: readonly string[], table: Counts) => number

/** Pairs of the second set as samples, each pair with its own name. */
const unseen: readonly Sample[] = unseenPairs.flatMap(([first, second], index) => [first, second].map(([problem, measure]) => ({ problem, measure, same: `unseen ${index}` })))

/** The same for the second set among everything: how many of its texts find their twin, and how much of what they show is one. */
function measuredUnseen() {
  const all = [...samples, ...unseen]
  const gramsOfAll = all.map(({ problem, measure }) => gramsOf(problem, measure))
  const rank = { right: 0, wrong: 0 }
  const asking = all.map((_sample, index) => index).slice(samples.length)
  for (const index of asking) {
    const others = all.map((_sample, other) => other).filter((other) => other !== index)
    const mine = gramsOfAll[index] as string[]
    const table = countsOf(others.map((other) => gramsOfAll[other] as string[]))
    const asked = rarest(mine, table, ASKED_PAIRS)
    const candidates = others.filter((other) => gramsOfAll[other]?.some((gram) => asked.includes(gram)))
    const scored = candidates.map((other) => ({ other, score: likeness(mine, gramsOfAll[other] as string[], table) })).filter(({ score }) => score >= ALIKE_FROM)
    for (const { other } of scored.sort((a, b) => b.score - a.score).slice(0, ALIKE_SHOWN)) rank[isPair(all[index] as Sample, all[other] as Sample) ? 'right' : 'wrong'] += 1
  }
  return { recall: rank.right / asking.length, precision: rank.right / (rank.right + rank.wrong) }
}

/** Each sample asked against all the others, as if it were just being typed: what would be shown? */
function measured(alike: Likeness, from: number, pairsOf: (index: number) => readonly string[]) {
  let right = 0
  let wrong = 0
  let lookedAt = 0
  for (const [index] of samples.entries()) {
    const others = samples.map((_sample, other) => other).filter((other) => other !== index)
    const table = countsOf(others.map((other) => grams[other] as string[]))
    const mine = pairsOf(index)
    const asked = rarest(mine, table, ASKED_PAIRS)
    const candidates = others.filter((other) => pairsOf(other).some((gram) => asked.includes(gram)))
    lookedAt += candidates.length
    const scored = candidates.map((other) => ({ other, score: alike(mine, pairsOf(other), table) })).filter(({ score }) => score >= from)
    for (const { other } of scored.sort((a, b) => b.score - a.score).slice(0, ALIKE_SHOWN)) {
      if (isPair(samples[index] as Sample, samples[other] as Sample)) right += 1
      else wrong += 1
    }
  }
  return { recall: right / paired.length, precision: right / (right + wrong), lookedAt: lookedAt / samples.length }
}

describe('finding likely duplicates among a hundred suggestions', () => {
  test('the set is large enough to mean something', () => {
    expect(samples.length).toBeGreaterThanOrEqual(100)
    expect(paired.length / 2).toBeGreaterThanOrEqual(25)
    expect(samples.filter(({ near }) => near).length).toBeGreaterThanOrEqual(15)
  })

  test('shows every pair, and nine of ten that it shows are one', () => {
    const found = measured(likeness, ALIKE_FROM, (index) => grams[index] as string[])
    console.log(`duplicates: recall ${found.recall.toFixed(3)}, precision ${found.precision.toFixed(3)}, ${found.lookedAt.toFixed(1)} of ${samples.length} looked at`)
    expect(found.recall).toBeGreaterThanOrEqual(0.98)
    expect(found.precision).toBeGreaterThanOrEqual(0.9)
    expect(found.lookedAt).toBeLessThan(samples.length / 5)
  })

  test('in a second set, of other matters in looser words and never tuned on, what is found is measured and may not get worse', () => {
    expect(unseenPairs.length).toBeGreaterThanOrEqual(60)
    const found = measuredUnseen()
    console.log(`duplicates, unseen set: recall ${found.recall.toFixed(3)}, precision ${found.precision.toFixed(3)}, ${unseenPairs.length} pairs`)
    expect(found.recall).toBeGreaterThanOrEqual(UNSEEN.recall)
    expect(found.precision).toBeGreaterThanOrEqual(UNSEEN.precision)
  })

  test('blanks find nothing in Chinese: words split on them have no recall', () => {
    const words = (index: number) => `${samples[index]?.problem} ${samples[index]?.measure}`.split(/\s+/)
    const shared: Likeness = (a, b) => (a.some((word) => b.includes(word)) ? 1 : 0)
    expect(measured(shared, 0.01, words).recall).toBe(0)
  })
})

describe('likeness', () => {
  const table = countsOf(grams)
  test.each([
    ['is one for the same words', '泵房地面有积水', '泵房地面有积水', 1, 1],
    ['does not mind stops and full-width letters', '泵房ＬＥＤ灯坏了。', '泵房led灯，坏', 0.8, 1],
    ['is nought for different matters', '班车没有暖气', '储罐氮封阀内漏', 0, 0],
    ['is nought for an empty text', '', '泵房地面有积水', 0, 0],
  ])('%s', (_sentence, a, b, least, most) => {
    const found = likeness(gramsOf(a), gramsOf(b), table)
    expect(found).toBeGreaterThanOrEqual(least)
    expect(found).toBeLessThanOrEqual(most + 1e-9)
  })

  test('is not misled by a text that names properties of objects', () => {
    expect(likeness(gramsOf('constructor __proto__'), gramsOf('泵房'), table)).toBe(0)
  })
})
