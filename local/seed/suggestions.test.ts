import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { personOf } from '@/local/testing/person'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { suggestionStatuses } from '@/types/suggestionNames'
import { members, personCalled } from './people'
import { playSuggestions } from './suggestions'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.load('members', members)
})
afterAll(() => cloud.close())

test('the demonstration shows suggestions in nearly every state, numbered as they came', async () => {
  await playSuggestions({
    today: cloud.clock.now(),
    as: (name) => personOf(cloud, personCalled(name).openid ?? ''),
    asMember: ({ openid }) => personOf(cloud, openid ?? ''),
    at: async (instant, act) => {
      cloud.clock.set(instant)
      return act().finally(() => cloud.clock.reset())
    },
    tick: (instant) => cloud.fireTimer(instant),
  })
  const suggestions = (await cloud.dump<Suggestion>('suggestions', {})).sort((a, b) => (a.number < b.number ? -1 : 1))
  expect(suggestions.length).toBeGreaterThanOrEqual(20)
  const missing = Object.keys(suggestionStatuses).filter((status) => !suggestions.some((one) => one.status === status))
  expect(missing.length).toBeLessThanOrEqual(4)
  expect(suggestions.some(({ escalatedAt }) => escalatedAt)).toBe(true)
  expect(suggestions.some(({ isAnonymous }) => isAnonymous)).toBe(true)
  const years = new Set(suggestions.map(({ year }) => year))
  for (const year of years) {
    const days = suggestions.filter((one) => one.year === year).map(({ listKey }) => listKey.slice(0, 10))
    expect(days).toEqual([...days].sort())
  }
})
