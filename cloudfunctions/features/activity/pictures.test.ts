import { asked, openHouse, type House } from '@/local/testing/activities'
import { aMember, aPlan } from '@/local/testing/builders'
import { uploadedPhoto } from '@/local/testing/suggestions'

let house: House

beforeAll(async () => {
  house = await openHouse({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
})
afterAll(() => house.cloud.close())

test('covers and photographs are seen by everybody, and nobody learns from them who uploaded', async () => {
  const { cloud, officer, chair, anOpenActivity } = house
  const worker = await cloud.person(aMember())
  const activityId = await anOpenActivity({ coverFileId: await uploadedPhoto(cloud, officer) })
  await worker.does('activity.signUp', { activityId, ...asked })
  const detail = await worker.does('activity.get', { activityId })
  expect(await (await fetch(detail.coverUrl ?? '')).text()).toBe('a picture')
  for (const action of ['activity.start', 'activity.finish'] as const) await officer.does(action, { activityId })
  await officer.does('activity.archive', { activityId, spentFen: 0, awards: '', note: '', photoFileIds: [await uploadedPhoto(cloud, officer)] })
  const desk = await chair.does('activity.desk', { activityId })
  expect(await (await fetch(desk.wrapUp?.photoUrls[0] ?? '')).text()).toBe('a picture')
  const lists = await Promise.all((['coming', 'past'] as const).map((scope) => worker.does('activity.list', { scope, limit: 50 })))
  expect(JSON.stringify(lists)).toContain(activityId)
  expect(JSON.stringify([detail, desk, lists])).not.toContain(officer.openid)
})

test('a picture of somebody else, or one that was never uploaded, is no cover; a kept one stays', async () => {
  const { cloud, officer, chair } = house
  const save = (coverFileId: string, activityId?: string) => officer.ask('activity.saveDraft', { ...(activityId ? { activityId } : {}), plan: aPlan({ coverFileId }) })
  const refused = { ok: false, error: { code: 'ACTIVITY_PHOTO_NOT_YOURS', field: 'plan.coverFileId' } }
  expect(await save(await uploadedPhoto(cloud, chair))).toMatchObject(refused)
  expect(await save(`cloud://env.bucket/uploads/${officer.openid}/none.jpg`)).toMatchObject(refused)
  expect(await save(`cloud://env.bucket/uploads/${officer.openid}/../${chair.openid}/a.jpg`)).toMatchObject(refused)
  const { activityId, plan } = await officer.does('activity.saveDraft', { plan: aPlan({ coverFileId: await uploadedPhoto(cloud, officer) }) })
  const again = await officer.does('activity.saveDraft', { activityId, plan: aPlan({ coverFileId: plan.coverFileId }) })
  expect(again.plan.coverFileId).toBe(plan.coverFileId)
})
