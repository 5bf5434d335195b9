import { db } from '@/cloudfunctions/kit/db'
import { callHead, expectChange, joinLine, standUp, takeSeat } from './seats'

const now = new Date('2026-11-22T02:00:00.000Z')
const where = { activityId: 'a1', poolKey: 'p0', pool: { capacity: 5 } }
const party = { memberId: 'm1', places: 1 }

/** A database that counts, like MongoDB, only updates after which the document differs. */
function aCountingDatabase() {
  let before = ''
  return jest.spyOn(db.activities, 'change').mockImplementation(async (_filter, { set }) => {
    const after = JSON.stringify(set)
    const isChanged = after !== before
    before = after
    return isChanged ? 1 : 0
  })
}
afterEach(() => jest.restoreAllMocks())

test.each([
  ['taking a seat', () => takeSeat(where, party, now)],
  ['joining the line', () => joinLine(where, party, 5, now)],
  ['calling the head', () => callHead(where, party, now)],
  ['standing up', () => standUp(where, party, now)],
])('%s done again in the same millisecond still counts as done', async (_words, act) => {
  aCountingDatabase()
  expect([await act(), await act()]).toEqual([true, true])
})

test('two touches of one millisecond differ, so that what is settled in between is told from what is not', async () => {
  const change = aCountingDatabase()
  await expectChange('a1', now)
  await expectChange('a1', now)
  const tokens = change.mock.calls.map(([, { set }]) => set?.seatsToken)
  expect(new Set(tokens).size).toBe(2)
})
