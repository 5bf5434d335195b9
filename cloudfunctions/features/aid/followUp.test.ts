import { aidCastOn, appliedBy, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ActionInput } from '@/types/actions'
import type { AidStatus } from '@/types/aidNames'

const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: AidCast
const led = async (to: AidStatus) => leadAid({ cloud, cast }, await appliedBy(cast.worker), to)

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(START)
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

describe('afterwards', () => {
  const proposed = async (input: object) => {
    const aidId = await led('aiding')
    await cast.caseworker.does('aid.proposeReview', { aidId, reason: '情况有变', ...input } as ActionInput<'aid.proposeReview'>)
    return aidId
  }

  test('the yearly review changes the category only when the chair agrees', async () => {
    const aidId = await proposed({ outcome: 'reclassify', category: 'deep' })
    await cast.chair.does('aid.confirmReview', { aidId, agrees: false, reason: '再看半年' })
    expect(await cast.vice.does('aid.desk', { aidId })).toMatchObject({ status: 'aiding', opinion: { category: 'relative' } })
    await cast.caseworker.does('aid.proposeReview', { aidId, outcome: 'reclassify', category: 'deep', reason: '病情加重' })
    await cast.chair.does('aid.confirmReview', { aidId, agrees: true, reason: '' })
    expect(await cast.vice.does('aid.desk', { aidId })).toMatchObject({ status: 'aiding', opinion: { category: 'deep' }, yearReview: { outcome: 'reclassify', byName: '李晓梅' } })
  })

  test('an exit has its reason and ends on the long clock; a follow-up half a year on, or at the review if that is earlier', async () => {
    const aidId = await proposed({ outcome: 'exit', exitReason: 'retired' })
    await cast.chair.does('aid.confirmReview', { aidId, agrees: true, reason: '' })
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'exited', endedAs: 'file', waitsFor: [] })
    const followed = await led('aiding')
    expect((await storedAid(cloud, followed)).dueAt?.toISOString().slice(0, 7)).toBe('2026-12')
    expect((await storedAid(cloud, followed)).yearReviewOn).toBe('2027-06-19')
  })
})
