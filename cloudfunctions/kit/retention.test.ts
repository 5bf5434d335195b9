/** What is over goes by itself: to the day, also when a night was missed, by the settings of that day. */
import * as fc from 'fast-check'
import { addDays } from '@/types/calendar'
import { aMember } from '@/local/testing/builders'
import { useKitOn } from '@/local/testing/kit'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Evidence, Purge } from './documents/privacy'
import { defaultPolicies } from './defaultPolicies'
import { cutoffOf, monthsBefore, yearBefore } from './retentionRules'
import type { Rule } from './register/row'

type Kit = typeof import('./retention')
let cloud: TestCloud
let kit: Kit
const NIGHT = new Date('2026-11-21T18:30:00Z')
const at = (instant: string) => new Date(instant)
const left = async (collection: string, query: object = {}) => (await cloud.dump<{ _id: string }>(collection, query)).map(({ _id }) => _id)

beforeAll(async () => {
  cloud = await startCloud()
  useKitOn(cloud)
  kit = await import('./retention')
})
afterAll(() => cloud.close())

describe('days', () => {
  test.each([
    ['2026-11-22', 12, '2025-11-22'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2026-01-15', 36, '2023-01-15'],
    ['2028-02-29', 12, '2027-02-28'],
  ])('%s less %i months is %s', (day, months, earlier) => expect(monthsBefore(day, months)).toBe(earlier))

  test('nothing goes before its time: each day that is over began at least so many months earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 60 }), (days, months) => {
        const day = addDays('1990-01-01', days)
        expect(monthsBefore(day, months) < day).toBe(true)
        expect(monthsBefore(addDays(day, 1), months) >= monthsBefore(day, months)).toBe(true)
      }),
    )
  })

  test('a year is over at its end', () => {
    const policy = { key: 'k', unit: 'months' as const, value: 12 }
    expect([...'0'].map(() => yearBefore(cutoffOf(policy, '2026-12-30')))).toEqual(['2024'])
    expect(yearBefore(cutoffOf(policy, '2026-12-31'))).toBe('2025')
    expect(yearBefore(cutoffOf(policy, '2027-06-30'))).toBe('2025')
  })
})

test('every rule of the register has its setting, in days or months, with a source', () => {
  expect(kit.timedRules.length).toBeGreaterThan(8)
  for (const { rule } of kit.timedRules) {
    const setting = defaultPolicies.find(({ key }) => key === rule.policy)
    expect([rule.policy, setting?.unit]).toEqual([rule.policy, expect.stringMatching(/^(months|calendarDays)$/)])
    expect(setting?.source).toMatch(/待工会确认|第.+条/)
  }
})

/** For each rule a document that ended on the last day that is over, one a day later, and one that has not ended. */
const valueOn = (rule: Rule, day: string) => ('since' in rule ? at(`${day}T15:59:59Z`) : 'sinceDay' in rule ? day : day.slice(0, 4))
const fieldOf = (rule: Rule) => ('since' in rule ? rule.since : 'sinceDay' in rule ? rule.sinceDay : rule.sinceYear)

test('each rule, to the day: what is over goes or is emptied, the day after stays, what has not ended stays', async () => {
  const today = '2031-07-15'
  for (const { collection, rule } of kit.timedRules) {
    const policy = defaultPolicies.find(({ key }) => key === rule.policy)
    if (!policy) throw new Error(rule.policy)
    const cutoff = cutoffOf(policy, today)
    const days = 'sinceYear' in rule ? [`${yearBefore(cutoff)}-06-01`, `${Number(yearBefore(cutoff)) + 1}-06-01`] : [cutoff, addDays(cutoff, 1)]
    const make = (name: string, ended: unknown) => ({ _id: `${collection}-${rule.policy}-${name}`, ...rule.onlyIf, [fieldOf(rule)]: ended, number: `${rule.policy}-${name}`, staffNo: `${rule.policy}-${name}` })
    await cloud.load(collection, [make('over', valueOn(rule, days[0] as string)), make('dayAfter', valueOn(rule, days[1] as string)), make('running', 'since' in rule ? null : '')])
  }
  const { failed } = await kit.purge(today, at('2031-07-15T00:00:00Z'))
  expect(failed).toEqual([])
  for (const { collection, rule } of kit.timedRules) {
    const rows = (await cloud.dump<{ _id: string; blankedOn?: string }>(collection)).filter(({ _id }) => _id.startsWith(`${collection}-${rule.policy}-`))
    const kept = rows.filter(({ blankedOn }) => !rule.blank || !blankedOn).map(({ _id }) => _id.split('-').at(-1)).sort()
    expect([rule.policy, kept]).toEqual([rule.policy, ['dayAfter', 'running']])
  }
})

test('a missed night is made up by the next, and a second run of the same night does nothing', async () => {
  const old = { _id: 'm-old', memberId: 'x', createdAt: at('2025-11-10T00:00:00Z') }
  await cloud.load('messages', [old, { ...old, _id: 'm-new', createdAt: at('2026-11-10T00:00:00Z') }])
  expect(await kit.purgeNightly(at('2026-11-21T12:00:00Z'))).toBe(0)
  expect(await left('messages', { memberId: 'x' })).toEqual(['m-new', 'm-old'])
  expect(await kit.purgeNightly(NIGHT)).toBeGreaterThan(0)
  expect(await left('messages', { memberId: 'x' })).toEqual(['m-new'])
  await cloud.load('messages', [old])
  expect(await kit.purgeNightly(new Date(NIGHT.getTime() + 60_000))).toBe(0)
  expect(await left('messages', { memberId: 'x' })).toEqual(['m-new', 'm-old'])
  // The night of the 23rd never came.
  expect(await kit.purgeNightly(at('2026-11-23T18:30:00Z'))).toBeGreaterThan(0)
  expect(await left('messages', { memberId: 'x' })).toEqual(['m-new'])
  expect(await cloud.dump<Purge>('purges', { _id: '2026-11-24' })).toMatchObject([{ removed: { messages: 1 }, failed: [] }])
})

test('a longer time that the union confirmed from a day on is followed from that day', async () => {
  const row = defaultPolicies.find(({ key }) => key === 'retention.messages')
  await cloud.load('policies', [{ ...row, _id: 'retention.messages_default_2032-01-01', value: 24, from: '2032-01-01' }])
  const made = { memberId: 'y', createdAt: at('2030-12-01T00:00:00Z') }
  await cloud.load('messages', [{ ...made, _id: 'y1' }])
  await kit.purge('2032-01-01', at('2032-01-01T18:30:00Z'))
  expect(await left('messages', { memberId: 'y' })).toEqual(['y1'])
  await kit.purge('2032-12-02', at('2032-12-02T18:30:00Z'))
  expect(await left('messages', { memberId: 'y' })).toEqual([])
})

test('evidence goes thirty days after the decision: file and link, and the row says when', async () => {
  const evidence = await import('./evidence')
  const someone = aMember()
  const proof = { noun: 'aids', objectId: 'decided', subjectId: someone._id }
  const fileId = await uploaded(cloud, someone.openid as string, aJpeg(16, 16)).catch(() => '')
  const { files } = await import('./cloud')
  const upload = fileId || (await files.upload(`uploads/${someone.openid}/a.jpg`, aJpeg(16, 16))).fileID
  const kept = await evidence.keepEvidence({ ...proof, by: someone, fileId: upload, field: 'fileId', now: NIGHT })
  await evidence.endEvidence(proof, at('2026-12-22T00:00:00Z'))
  await kit.purge('2026-12-21', at('2026-12-21T18:30:00Z'))
  expect(await evidence.evidenceOf(proof)).toHaveLength(1)
  await kit.purge('2026-12-22', at('2026-12-22T18:30:00Z'))
  expect(await evidence.evidenceOf(proof)).toEqual([])
  expect((await files.temporaryUrls([kept.fileId], 60)).fileList[0]?.tempFileURL).toBe('')
  expect(await cloud.dump<Evidence>('evidence', { _id: kept._id })).toMatchObject([{ fileId: '' }])
})

test('thirty days after somebody left, what is not needed is emptied; the name stays for three years, then the row goes', async () => {
  const { relatives, birthday, gender } = { relatives: ['t1'], birthday: { calendar: 'solar', month: 6, day: 1, isLeapMonth: false, key: 'solar-06-01' }, gender: 'female' }
  const leaver = { ...aMember({ name: '王芳', leftOn: '2034-03-01' }), relatives, birthday, gender }
  await cloud.load('members', [leaver])
  const now = async () => (await cloud.dump<Record<string, unknown>>('members', { _id: leaver._id }))[0]
  await kit.purge('2034-03-30', NIGHT)
  expect(await now()).toMatchObject({ relatives, birthday, gender })
  await kit.purge('2034-03-31', NIGHT)
  expect(await now()).toMatchObject({ name: '王芳', staffNo: leaver.staffNo, relatives: [], birthday: null, gender: null, blankedOn: '2034-03-31' })
  await kit.purge('2034-04-01', NIGHT)
  expect(await now()).toMatchObject({ blankedOn: '2034-03-31' })
  await kit.purge('2037-03-01', NIGHT)
  expect(await now()).toBeUndefined()
})

test('what a leaver could have had deleted goes on that day too, under every name; a night in which that fails empties nothing', async () => {
  const { db } = await import('./db')
  const { veiled } = await import('./pseudonym')
  const leaver = { ...aMember({ name: '王芳', leftOn: '2044-03-01' }), relatives: ['t1'] }
  const box = veiled('messageBox', leaver._id)
  await cloud.load('members', [leaver])
  await cloud.load('bindings', [{ _id: leaver.openid, memberId: leaver._id, boundAt: at('2040-03-01T00:00:00Z') }])
  await cloud.load('consents', [{ _id: 'c-leaver', openid: leaver.openid, templateId: 't', left: 2, counted: [] }])
  await cloud.load('messages', [leaver._id, box].map((memberId) => ({ _id: `l-${memberId}`, memberId, createdAt: at('2044-03-01T00:00:00Z') })))
  const told = async () => (await Promise.all([leaver._id, box].map((memberId) => left('messages', { memberId })))).flat().length
  await kit.purge('2044-03-30', at('2044-03-30T18:30:00Z'))
  expect(await told()).toBe(2)
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  jest.spyOn(db.messages, 'remove').mockRejectedValueOnce(new Error('no answer'))
  expect((await kit.purge('2044-03-31', at('2044-03-31T18:30:00Z'))).failed).toEqual(['leavers'])
  expect((await cloud.dump<{ relatives: string[] }>('members', { _id: leaver._id }))[0]?.relatives).toEqual(['t1'])
  expect((await kit.purge('2044-04-01', at('2044-04-01T18:30:00Z'))).failed).toEqual([])
  expect([await told(), (await cloud.dump<{ relatives: string[] }>('members', { _id: leaver._id }))[0]?.relatives]).toEqual([0, []])
  expect([await cloud.dump('bindings', { memberId: leaver._id }), await cloud.dump('consents', { openid: leaver.openid }), (await cloud.dump<{ openid: string | null }>('members', { _id: leaver._id }))[0]?.openid]).toEqual([[], [], null])
})

test('one rule that fails is tried again the next night and does not stop the others', async () => {
  const { db } = await import('./db')
  await cloud.load('messages', [{ _id: 'z1', memberId: 'z', createdAt: at('2020-01-01T00:00:00Z') }])
  await cloud.load('noticeReads', [{ _id: 'z2', memberId: 'z', readAt: at('2020-01-01T00:00:00Z') }])
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  jest.spyOn(db.messages, 'remove').mockRejectedValueOnce(new Error('no answer'))
  expect(await kit.purge('2027-01-01', NIGHT)).toMatchObject({ failed: ['messages'], removed: { noticeReads: 1 } })
  expect(await left('messages', { memberId: 'z' })).toEqual(['z1'])
  await kit.purge('2027-01-02', NIGHT)
  expect(await left('messages', { memberId: 'z' })).toEqual([])
})
