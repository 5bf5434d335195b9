import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import { localStorageRules } from '@/local/deploy/rules'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aReport, leadVisit, storedVisit, visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import { DAY_MS } from '@/types/calendar'
import type { VisitPhoto } from '@/types/visitNames'

let cloud: TestCloud
let cast: VisitCast
const start = new Date('2026-06-01T01:00:00Z')

beforeAll(async () => {
  cloud = await startCloud({ storageRules: localStorageRules })
  cloud.clock.set(start)
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())
afterEach(() => cloud.clock.set(start))

const photo = async (person: Person, visitId: string, kind: VisitPhoto) => ({ visitId, kind, fileId: await uploaded(cloud, person.openid, aJpeg()) })

test('papers come from the person; a picture of the visit only after the person has said yes; each showing is written down', async () => {
  const { visitId } = await cast.worker.does('visit.report', aReport(cloud))
  const { photoId } = await cast.worker.does('visit.attach', await photo(cast.worker, visitId, 'paper'))
  const scene = await photo(cast.leader, visitId, 'scene')
  expect(await cast.leader.isRefused('visit.attach', scene)).toBe('VISIT_PHOTO_NOT_ALLOWED')
  await cast.worker.does('visit.allowPhoto', { visitId, allows: false })
  expect(await cast.leader.isRefused('visit.attach', scene)).toBe('VISIT_PHOTO_NOT_ALLOWED')
  expect(await cast.leader.isRefused('visit.allowPhoto', { visitId, allows: true })).toBe('VISIT_NOT_YOURS')
  await cast.worker.does('visit.allowPhoto', { visitId, allows: true })
  await cast.leader.does('visit.attach', scene)
  expect((await cast.welfare.does('visit.get', { visitId })).photos.map(({ kind }) => kind)).toEqual(['paper', 'scene'])
  await cast.leader.does('visit.photo', { visitId, photoId, reason: 'check' })
  expect(await cloud.dump('reads', { objectId: photoId })).toMatchObject([{ by: cast.members.leader._id, what: '佐证照片', reason: '核对材料' }])
  for (const role of ['mate', 'finance', 'auditor', 'hr', 'admin', 'otherLeader'] as const) {
    expect([role, await cast[role].isRefused('visit.photo', { visitId, photoId })]).toEqual([role, 'NOT_FOUND'])
  }
})

test('consent taken back, the pictures of the visit are gone at once, and the papers stay', async () => {
  const { visitId } = await cast.worker.does('visit.report', aReport(cloud, { eventOn: '2026-05-30' }))
  const paper = await cast.worker.does('visit.attach', await photo(cast.worker, visitId, 'paper'))
  await cast.worker.does('visit.allowPhoto', { visitId, allows: true })
  const scene = await cast.leader.does('visit.attach', await photo(cast.leader, visitId, 'scene'))
  const { url } = await cast.leader.does('visit.photo', { visitId, photoId: scene.photoId })
  expect((await fetch(url)).status).toBe(200)
  await cast.worker.does('visit.allowPhoto', { visitId, allows: false })
  expect(await cloud.dump('evidence', { _id: scene.photoId })).toMatchObject([{ removedAt: expect.any(Date), fileId: '' }])
  expect((await fetch(url)).status).not.toBe(200)
  expect(await cloud.dump('evidence', { _id: paper.photoId })).toMatchObject([{ removedAt: null }])
  expect(await cast.leader.isRefused('visit.photo', { visitId, photoId: scene.photoId })).toBe('NOT_FOUND')
  await cast.worker.does('visit.allowPhoto', { visitId, allows: true })
  expect((await cast.welfare.does('visit.get', { visitId })).photos.map(({ kind }) => kind)).toEqual(['paper'])
})

test('thirty days after the approval the papers are gone', async () => {
  const { visitId } = await cast.worker.does('visit.report', aReport(cloud, { eventOn: '2026-05-20' }))
  const { photoId } = await cast.worker.does('visit.attach', await photo(cast.worker, visitId, 'paper'))
  await leadVisit({ cloud, cast }, visitId, 'toArrange')
  const [kept] = await cloud.dump<Evidence>('evidence', { _id: photoId })
  const days = (new Date(kept?.removeAt as Date).getTime() - start.getTime()) / DAY_MS
  expect(Math.floor(days)).toBe(30)
})

test('somebody who does not use the app signs on paper, with a photo of the sheet; whoever does, signs in the app', async () => {
  const { visitId } = await cast.worker.does('visit.report', aReport(cloud, { eventOn: '2026-05-10' }))
  await leadVisit({ cloud, cast }, visitId, 'toSign')
  const paper = { visitId, amountFen: 800 * YUAN, signerName: '张伟', tie: 'self' as const, reason: '' }
  expect(await cast.welfare.isRefused('visit.signFor', paper)).toBe('VISIT_FAMILY_SIGNS')
  await cloud.edit('members', cast.members.worker._id, { openid: null })
  expect(await cast.welfare.isRefused('visit.signFor', { ...paper, tie: 'spouse' })).toBe('VISIT_FAMILY_SIGNS')
  expect(await cast.welfare.isRefused('visit.signFor', { ...paper, reason: '没有拍' })).toBe('VISIT_PROOF_NEEDED')
  await cast.welfare.does('visit.attach', await photo(cast.welfare, visitId, 'receipt'))
  await cast.welfare.does('visit.signFor', paper)
  expect(await storedVisit(cloud, visitId)).toMatchObject({ status: 'closed', proof: 'sheet' })
})
