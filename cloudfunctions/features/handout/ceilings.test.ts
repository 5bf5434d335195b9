/**
 * The yearly stop of a person under plans made at the same moment, for random prices; and its negative control, which
 * reads and then writes and passes the ceiling.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { Allowance } from '@/cloudfunctions/kit/documents/handout'
import { aMember } from '@/local/testing/builders'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { aHandoutPlan, handoutCastOn, picked, type HandoutCast } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

const CEILING = 150_000
const NOW = new Date('2026-09-21T01:00:00Z')

interface Stage {
  readonly cloud: TestCloud
  readonly cast: HandoutCast
}

async function onStage<Result>(functionsDir: string | null, work: (stage: Stage) => Promise<Result>): Promise<Result> {
  const cloud = await startCloud(functionsDir ? { functionsDir, maxWorkers: 3 } : { maxWorkers: 3 })
  cloud.clock.set(NOW)
  try {
    return await work({ cloud, cast: await handoutCastOn(cloud, '2026') })
  } finally {
    await cloud.close()
  }
}

/** Several plans list one newcomer at once. Gives what was put aside for them in all, and by how many plans. */
async function together({ cloud, cast }: Stage, prices: readonly number[]): Promise<{ fen: number; plans: number }> {
  const person = aMember()
  await cloud.load('members', [person])
  const plans = await Promise.all(prices.map((unitFen) => cast.officer.does('handout.saveDraft', { plan: aHandoutPlan({ unitFen, target: { ...picked, orgIds: [], posts: [] } }, NOW.getTime()) })))
  const before = await cloud.dump<Allowance>('allowances')
  const answers = await Promise.all(plans.map(({ handoutId }) => cast.officer.does('handout.addPeople', { handoutId, staffNos: [person.staffNo] })))
  const listed = answers.map(({ results }) => results[0]?.outcome === null)
  const fresh = (await cloud.dump<Allowance>('allowances')).filter(({ _id }) => !before.some((old) => old._id === _id))
  expect(fresh.length).toBeLessThanOrEqual(1)
  return { fen: prices.reduce((sum, price, index) => sum + (listed[index] ? price : 0), 0), plans: listed.filter(Boolean).length }
}

test('whatever plans reach one person at once, together they stay within the yearly stop, and a part that fits is given', () =>
  onStage(null, (stage) =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 10_000, max: CEILING }), { minLength: 2, maxLength: 4 }), async (prices) => {
        const { fen, plans } = await together(stage, prices)
        expect(fen).toBeLessThanOrEqual(CEILING)
        expect(plans).toBeGreaterThan(0)
      }),
      { numRuns: 12, seed: 5 },
    ),
  ), 60_000)

test('negative control: an allowance that is read and then written is passed', async () => {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'allowance-'))
  await buildFunctions(functionsDir, { 'cloudfunctions/kit/allowance': 'local/testing/controls/racyAllowance.ts' })
  const isPassed = await onStage(functionsDir, async (stage) => {
    for (let tries = 0; tries < 20; tries += 1) {
      const { fen } = await together(stage, [100_000, 100_000, 100_000])
      if (fen > CEILING) return true
    }
    return false
  })
  rmSync(functionsDir, { recursive: true, force: true })
  expect(isPassed).toBe(true)
}, 60_000)
