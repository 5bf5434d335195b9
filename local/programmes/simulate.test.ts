/** The simulation itself: it loses nobody, gives no place twice, and gets worse when a limit is lower. */
import { assumed } from './simulate/platform'
import { signUpRush } from './simulate/scenarios'

const rush = { people: 2000, seats: 100, pools: 1, withinMs: 1000 }

test('everybody is answered or has given up, every place is taken once, and the same seed is the same morning', () => {
  const result = signUpRush(rush, { requestsASecond: 500 })
  expect([result.answered + result.gaveUp, result.seated]).toEqual([rush.people, rush.seats])
  expect(signUpRush(rush, { requestsASecond: 500 })).toEqual(result)
})

test('control: without a ceiling on requests the line is short, with a tenth of it people wait ten times as long', () => {
  const [free, usual, narrow] = [1e9, 500, 50].map((requestsASecond) => signUpRush(rush, { requestsASecond }).p99Ms) as [number, number, number]
  expect(free).toBeLessThan(usual)
  expect(narrow).toBeGreaterThan(usual * 3)
})

test('with nobody else there an answer takes its own steps and no longer', () => {
  const { p99Ms } = signUpRush({ people: 1, seats: 1, pools: 1, withinMs: 1 }, { requestsASecond: 500 })
  expect(p99Ms).toBeLessThanOrEqual(assumed.functionMs + 3 * assumed.databaseMs[1])
})
