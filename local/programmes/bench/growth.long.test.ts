/** P3: what is asked much costs the same however much is stored. */
import { growth, grows, looksAtMore, type ActionGrowth } from './growth'

const MANY = 10_000
/** It counts who signed up for one activity: of these and no others, a thousand at most here. */
const counting = ['activity.desk']

let all: ActionGrowth[]
beforeAll(async () => {
  all = await growth(MANY)
}, 600_000)

test('lists, details, sign-ups and approvals take exactly as many operations with ten thousand records as with a hundred', () => {
  expect(all.length).toBeGreaterThan(30)
  expect(all.filter(grows)).toEqual([])
})

test('and look at no more documents, but for what counts', () => {
  expect(all.filter(looksAtMore).map(({ action }) => action)).toEqual(counting)
})
