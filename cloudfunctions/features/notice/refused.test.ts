/** What is refused to officers with a notice: pictures of somebody else, words that may not be published, a notice that is out. */
import { localStorageRules } from '@/local/deploy/rules'
import { aMember } from '@/local/testing/builders'
import { startMessagingCloud } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import type { TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud
let officer: Person
let worker: Person

beforeAll(async () => {
  cloud = await startMessagingCloud({ storageRules: localStorageRules })
  officer = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'publicity', orgId: 'company' }] }))
  worker = await cloud.person(aMember())
})
afterAll(() => cloud.close())

const plan = { title: '停水通知', text: '周三上午停水。', imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false, until: null }
const saved = (traits: object = {}) => officer.does('notice.saveDraft', { plan: { ...plan, ...traits } })

test('a picture that somebody else uploaded is put into no notice, neither a new one nor one that is there', async () => {
  const [theirs, own] = [await uploaded(cloud, worker.openid, aJpeg()), await uploaded(cloud, officer.openid, aJpeg())]
  const refused = { ok: false, error: { code: 'BAD_INPUT', field: 'plan.imageFileIds' } }
  expect(await officer.ask('notice.saveDraft', { plan: { ...plan, imageFileIds: [theirs] } })).toMatchObject(refused)
  const { noticeId } = await saved({ imageFileIds: [own] })
  expect(await officer.ask('notice.saveDraft', { noticeId, plan: { ...plan, imageFileIds: [own, theirs] } })).toMatchObject(refused)
  expect(await officer.isRefused('notice.saveDraft', { noticeId, plan: { ...plan, imageFileIds: [own] } })).toBeNull()
})

test('what is out is not written anew', async () => {
  const { noticeId } = await saved()
  await officer.does('notice.publish', { noticeId })
  expect(await officer.isRefused('notice.saveDraft', { noticeId, plan: { ...plan, title: '停电通知' } })).toBe('NOTICE_WRONG_STATE')
  expect((await worker.does('notice.get', { noticeId })).title).toBe('停水通知')
})

test('words that may not be published keep it a draft', async () => {
  const { noticeId } = await saved({ text: '晚上一起赌博' })
  expect(await officer.isRefused('notice.publish', { noticeId })).toBe('SAFETY_BLOCKED')
  expect((await officer.does('notice.desk', { noticeId })).status).toBe('draft')
})

test('a notice that is not there is neither read nor confirmed', async () => {
  for (const action of ['notice.get', 'notice.confirm'] as const) expect([action, await worker.isRefused(action, { noticeId: 'never-written' })]).toEqual([action, 'NOT_FOUND'])
})

test('the lists of who has read are of one notice; the ledger is for those who publish', async () => {
  for (const list of ['notice.receipts', 'notice.unread'] as const) expect([list, await officer.isRefused('export.start', { list })]).toEqual([list, 'EXPORT_SUBJECT_NEEDED'])
  expect([await worker.isRefused('export.start', { list: 'notice.list' }), await officer.isRefused('export.start', { list: 'notice.list' })]).toEqual(['NOT_ALLOWED', null])
})
