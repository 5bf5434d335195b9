/** A setting that is no longer in use, and a decision about words that have changed meanwhile. */
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
})
afterAll(() => cloud.close())

const change = { key: 'suggestion.archiveDays', scope: 'default', value: 21, from: '2026-07-01', source: '本会2026年第3号文', reason: '夏季检修期延长' } as const

test('a setting that is no longer in use is not there, though its old rows are kept', async () => {
  const admin = await cloud.person(aMember({ role: 'ADM' }))
  await cloud.load('policies', [{ ...defaultPolicies[0], _id: 'old', key: 'suggestion.gone' }])
  expect(await admin.isRefused('policy.get', { key: 'suggestion.gone' })).toBe('NOT_FOUND')
  expect(await admin.isRefused('policy.propose', { ...change, key: 'suggestion.gone' })).toBe('NOT_FOUND')
})

test('the chair decides about the words that they have read: a proposal put anew meanwhile is looked at again', async () => {
  const [officer, chair] = [await cloud.person(aMember({ role: 'OFF' })), await cloud.person(aMember({ role: 'CHAIR' }))]
  const { version } = await officer.does('policy.propose', change)
  // One at a time: what waits is decided or taken back first.
  expect(await officer.isRefused('policy.propose', { ...change, value: 25 })).toBe('POLICY_WAITING')
  await officer.does('policy.withdraw', { key: change.key, scope: change.scope })
  await officer.does('policy.propose', { ...change, value: 25 })
  const decides = (of: number) => chair.isRefused('policy.decide', { key: change.key, scope: change.scope, version: of, verdict: 'confirm', note: '' })
  expect(await decides(version)).toBe('CHANGED_MEANWHILE')
  expect(await decides(version + 2)).toBeNull()
})
