/** What is refused before anything is done: a case that is not there, the other side of the desk, a step that is not due. */
import { aidCastOn, appliedBy, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import { localStorageRules } from '@/local/deploy/rules'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud
let cast: AidCast

beforeAll(async () => {
  cloud = await startCloud({ storageRules: localStorageRules })
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())

test('a case that is not there is not found, whoever asks and whatever for', async () => {
  const aidId = 'never-written'
  expect(await cast.worker.isRefused('aid.get', { aidId })).toBe('NOT_FOUND')
  expect(await cast.caseworker.isRefused('aid.desk', { aidId })).toBe('NOT_FOUND')
  expect(await cast.caseworker.isRefused('aid.accept', { aidId, isUrgent: false, note: '' })).toBe('NOT_FOUND')
  expect(await cast.chair.isRefused('aid.reject', { aidId, reason: '不批' })).toBe('NOT_FOUND')
})

describe('an application that was just sent', () => {
  let aidId: string
  beforeAll(async () => {
    aidId = await leadAid({ cloud, cast }, await appliedBy(cast.worker), 'checking')
  })

  test('is read by officers at the desk, never as the applicant sees it', async () => {
    expect(await cast.caseworker.isRefused('aid.get', { aidId })).toBe('NOT_FOUND')
    expect(await cast.caseworker.isRefused('aid.desk', { aidId })).toBeNull()
  })

  test('has no calculation to explain before the visit is signed by two', async () => {
    expect(await cast.worker.isRefused('aid.means', { aidId })).toBe('AID_NO_EXPLANATION')
    expect((await cast.worker.does('aid.get', { aidId })).blocked.explain).toBe('AID_NO_EXPLANATION')
  })

  test('takes a photo only while it is back with the applicant, and only from them', async () => {
    const other = await appliedBy(cast.mate)
    const attaches = async (person = cast.mate) => person.isRefused('aid.attach', { aidId: other, isForOther: false, fileId: await uploaded(cloud, person.openid, aJpeg()) })
    expect(await attaches()).toBe('AID_WRONG_STATE')
    await cast.caseworker.does('aid.return', { aidId: other, reason: '请补上收入证明' })
    expect([await attaches(cast.caseworker), await attaches()]).toEqual(['AID_WRONG_STATE', null])
    expect(await cloud.dump('evidence', { objectId: (await storedAid(cloud, other))._id })).toHaveLength(1)
  })
})
