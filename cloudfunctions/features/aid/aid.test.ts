import { aidCastOn, appliedBy, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud
let cast: AidCast
const road = () => ({ cloud, cast })

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

describe('the whole way', () => {
  test('from the application to the signed receipt, the follow-up and the end of need', async () => {
    const aidId = await appliedBy(cast.worker)
    await leadAid(road(), aidId, 'lifted')
    const aid = await storedAid(cloud, aidId)
    expect(aid.history.map(({ action }) => action)).toEqual([
      'aid.submit', 'aid.accept', 'aid.visit', 'aid.signVisit', 'aid.opinion', 'aid.publicise', 'aid.clear', 'aid.approve', 'aid.pay', 'aid.sign', 'aid.followUp', 'aid.proposeReview',
      'aid.confirmReview',
    ])
  })
})
