/** T4 and T7 in small; `npm run test:model` in full. */
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { playModel, rareStrikes, type ModelResult } from './model/play'

let cloud: TestCloud
beforeAll(async () => (cloud = await startCloud({ maxWorkers: 2 })))
afterAll(() => cloud.close())

/** On a loaded machine; some seconds on a quiet one. */
const PATIENCE_MS = 120_000

test('twenty people in eight roles do as they please: the product answers like the model and stores the same', async () => {
  const result = await playModel(cloud, { seed: 1, commands: 45, faultRate: 0 })
  expect(result.broken).toEqual([])
  expect([result.done > 15, result.refused.barred > 3, result.refused.state > 3]).toEqual([true, true, true])
}, PATIENCE_MS)

test('the same while a quarter of the database calls fails and a quarter is late, the phone asking again', async () => {
  const result = await playModel(cloud, { seed: 2, commands: 15, faultRate: 0.5 })
  expect(result.broken).toEqual([])
  expect([result.tries > 20, Object.values(result.strikes).every((count) => count > 0)]).toEqual([true, true])
}, PATIENCE_MS)

test('negative control: a model that lets an accepted suggestion be taken back is noticed', async () => {
  const results: ModelResult[] = []
  for (let seed = 1; seed <= 4 && !results.some(({ broken }) => broken.length > 0); seed += 1) results.push(await playModel(cloud, { seed, commands: 70, faultRate: 0, mutant: 'suggestion' }))
  expect(results.at(-1)?.broken.length).toBe(1)
}, PATIENCE_MS)

test('a kind of failure that struck less than a hundred times in all runs is named', () => {
  const often = { strikes: { errorBefore: 60, errorAfter: 60, delay: 50 } }
  expect(rareStrikes([often, often])).toEqual([])
  expect(rareStrikes([often, { strikes: { errorBefore: 40, errorAfter: 39 } }])).toEqual(['errorAfter', 'delay'])
})
