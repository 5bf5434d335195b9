/** Counting before a document has one budget over all its rounds; what it managed is kept for the next call. */
import { useKitOn } from '@/local/testing/kit'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { activityFigures } from '@/cloudfunctions/features/activity/figures'
import type { Signup } from '@/cloudfunctions/kit/documents/activity'
import type { FigureSource } from '@/cloudfunctions/kit/figures'

const source = activityFigures[1] as FigureSource
let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  useKitOn(cloud)
})
afterEach(() => jest.restoreAllMocks())
afterAll(() => cloud.close())

test('a counting that takes too long stops within its budget, says so, and the next calls end it', async () => {
  const { db } = await import('@/cloudfunctions/kit/db')
  const { rollUpAll } = await import('@/cloudfunctions/kit/rollUp')
  for (let month = 0; month < 12; month += 1) {
    const signup = { _id: `s${month}`, memberId: 'm', kind: 'flag', status: 'attended', guests: 0, startsAt: new Date(Date.UTC(2025, month, 5)), orgPath: ['company'] }
    await db.signups.insert(signup as unknown as Signup)
  }
  const waiting = async () => (await db.figureCells.find({ isDirty: true }, { limit: 100 })).length
  const real = performance.now.bind(performance)
  const whole = db.signups.matching.bind(db.signups)
  let late = 0
  jest.spyOn(performance, 'now').mockImplementation(() => real() / 100 + late)
  // Each month takes a second to count.
  const counting = jest.spyOn(db.signups, 'matching').mockImplementation((filter) => {
    late += 1_000
    return whole(filter)
  })
  expect(await rollUpAll([source], new Date(0), 5_000)).toBe(false)
  expect(counting.mock.calls.length).toBeLessThanOrEqual(5)
  expect(counting.mock.calls.length).toBeGreaterThan(0)
  expect(await waiting()).toBeGreaterThan(0)
  let calls = 1
  while (calls < 20 && !(await rollUpAll([source], new Date(0), 5_000))) calls += 1
  expect([await waiting(), calls > 1, calls < 20]).toEqual([0, true, true])
  expect(await db.figureCells.find({ records: 1, period: '2025-07' }, { limit: 5 })).toHaveLength(1)
})
