/** The seam between a proposal and a suggestion; the database is a list here, because no door uses the seam yet. */
import { db } from '@/cloudfunctions/kit/db'
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { aMember } from '@/local/testing/builders'
import { suggestionFrom } from './convert'

jest.mock('@/cloudfunctions/kit/numbers', () => ({ ...jest.requireActual<object>('@/cloudfunctions/kit/numbers'), numberFor: async () => 7 }))

const stored: Suggestion[] = []
beforeEach(() => {
  process.env.APP_SECRET = 'a local secret that protects nothing at all'
  stored.length = 0
  jest.spyOn(db.policies, 'find').mockResolvedValue([...defaultPolicies])
  jest.spyOn(db.calendars, 'find').mockResolvedValue([...defaultCalendars])
  jest.spyOn(db.suggestions, 'get').mockImplementation(async (id) => stored.find(({ _id }) => _id === id) ?? null)
  jest.spyOn(db.suggestions, 'insert').mockImplementation(async (suggestion) => stored.push(suggestion) > 0)
})
afterEach(() => jest.restoreAllMocks())

test('a proposal that was not filed goes on as a suggestion, once, with its origin, its proposers and words that wait for an eye', async () => {
  const was = { origin: { noun: 'proposal', id: 'p1', number: '提案-2026-0007' }, title: '', problem: '通勤车班次少', measure: '早晚各加一班', proposers: [aMember(), aMember(), aMember()] } as const
  const at = new Date('2026-06-01T01:00:00Z')
  const first = await suggestionFrom(was, 'officer', { id: 'r1', digest: 'd' }, at)
  expect(await suggestionFrom(was, 'officer', { id: 'r2', digest: 'd' }, at)).toEqual(first)
  expect(stored).toHaveLength(1)
  expect(stored[0]).toMatchObject({
    number: '建议-2026-0007', status: 'submitted', title: '早晚各加一班', origin: was.origin, textCheck: 'review', visible: false, dueAt: new Date('2026-06-04T16:00:00Z'),
    waitsFor: expect.arrayContaining(['OFF.democracy@company']),
  })
  expect(stored[0]?.authors.map(({ share }) => share)).toEqual([34, 33, 33])
})
