/** A reason that nobody can see is no reason; what a phone's keyboard offers is taken. */
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aProposal, castOn, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'

let cloud: TestCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())

test.each([['a filler and a blank of Braille', '\u3164\u2800'], ['soft hyphens', '\u00AD\u00AD'], ['a line mark', '\u2028'], ['tag characters', '\uDB40\uDC41\uDB40\uDC42'], ['an accent', '\u0301']])(
  'a suggestion is not declined for a reason of %s', async (_what, reason) => {
    const suggestionId = await submittedBy(cast.worker)
    expect(await cast.officer.ask('suggestion.decline', { suggestionId, reason })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field: 'reason' } })
    expect((await storedSuggestion(cloud, suggestionId)).status).toBe('submitted')
  })

test('a suggestion of fillers alone is not taken, one with a family of emoji is kept as it was written', async () => {
  expect(await cast.worker.ask('suggestion.submit', aProposal({ problem: '\u3164\u2800' }))).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field: 'problem' } })
  const problem = '雨天接孩子 👨‍👩‍👧 的车棚漏水，请补一补。'
  const suggestionId = await submittedBy(cast.worker, { problem })
  expect((await storedSuggestion(cloud, suggestionId)).problem).toBe(problem)
})
