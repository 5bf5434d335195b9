/** A step that takes the case out of the sight of whoever took it: the answer lost on its way is heard again, by them and by nobody else. */
import { aidCastOn, appliedBy, aVisit, leadAid, type AidCast } from '@/local/testing/aids'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud
let cast: AidCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())

test('the team leader who has signed the visit', async () => {
  const aidId = await leadAid({ cloud, cast }, await appliedBy(cast.worker), 'checking')
  await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
  const requestId = crypto.randomUUID()
  const first = await cast.leader.does('aid.signVisit', { aidId }, requestId)
  expect(await cast.leader.does('aid.signVisit', { aidId }, requestId)).toEqual(first)
  // It is out of their sight all the same.
  expect(await cast.leader.isRefused('aid.signVisit', { aidId })).toBe('NOT_FOUND')
  expect(await cast.leader.isRefused('aid.desk', { aidId })).toBe('NOT_FOUND')
  // Somebody else with the same words and the same request learns nothing.
  const stranger = await cast.mate.ask('aid.signVisit', { aidId }, requestId)
  expect(stranger).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})

test('a draft saved again under the same request stays as it was then, also over a later one; with another text it is refused', async () => {
  const [requestId, text] = [crypto.randomUUID(), async () => (await cast.worker.does('aid.draft', {})).draft]
  const first = await cast.worker.does('aid.saveDraft', { draft: '第一稿' }, requestId)
  cloud.clock.set(new Date(cloud.clock.now() + 60_000))
  expect(await cast.worker.does('aid.saveDraft', { draft: '第一稿' }, requestId)).toEqual(first)
  expect(await cast.worker.isRefused('aid.saveDraft', { draft: '另一稿' }, requestId)).toBe('REQUEST_REUSED')
  expect(await text()).toBe('第一稿')
  await cast.worker.does('aid.saveDraft', { draft: '第二稿' })
  expect(await cast.worker.does('aid.saveDraft', { draft: '第一稿' }, requestId)).toEqual(first)
  expect(await text()).toBe('第二稿')
})

test('an assessment written down again under the same request is the one that stands; with other words it is refused', async () => {
  const [requestId, assessment] = [crypto.randomUUID(), { scope: '公示救助结果', risks: '同事可能猜到是谁', measures: '只写姓氏' }]
  const first = await cast.chair.does('aid.assess', assessment, requestId)
  expect(await cast.chair.does('aid.assess', assessment, requestId)).toEqual(first)
  for (const other of [{ scope: '别的范围' }, { risks: '没有风险' }, { measures: '写全名' }]) {
    expect([other, await cast.chair.isRefused('aid.assess', { ...assessment, ...other }, requestId)]).toEqual([other, 'REQUEST_REUSED'])
  }
})

test('the chair who has rejected', async () => {
  const aidId = await leadAid({ cloud, cast }, await appliedBy(cast.mate), 'toApprove')
  const [requestId, rejection] = [crypto.randomUUID(), { aidId, reason: '与核实情况不符' }]
  const first = await cast.chair.does('aid.reject', rejection, requestId)
  expect(await cast.chair.does('aid.reject', rejection, requestId)).toEqual(first)
  expect(await cast.chair.isRefused('aid.reject', rejection)).toBe('NOT_FOUND')
})
