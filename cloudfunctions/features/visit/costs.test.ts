/** What each action costs. */
import { databaseCalls } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aRecord, aReport, leadVisit, visitCastOn, type VisitCast } from '@/local/testing/visits'
import type { ActionInput, ActionName } from '@/types/actions'
import type { VisitStatus } from '@/types/visitNames'

let cloud: TestCloud
let cast: VisitCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())

const led = async (to: VisitStatus) => leadVisit({ cloud, cast }, (await cast.worker.does('visit.report', aReport(cloud))).visitId, to)

describe('database calls', () => {
  const cost = async <Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>) => {
    const { requests, runs } = await cloud.wire.record(() => person.does(action, input))
    return [action, databaseCalls(requests), (runs[0]?.replyBytes ?? 0) < 9_000]
  }

  test('lists take one beside the caller, my own two at once, details two more, a sensitive one opened by an officer and a note one more to be written down', async () => {
    const visitId = await led('arranged')
    expect([
      await cost(cast.worker, 'visit.mine', { limit: 10 }),
      await cost(cast.welfare, 'visit.list', { limit: 10 }),
      await cost(cast.auditor, 'visit.spending', { year: '2026' }),
      await cost(cast.worker, 'visit.get', { visitId }),
      await cost(cast.welfare, 'visit.get', { visitId }),
      await cost(cast.welfare, 'visit.note', { visitId, reason: 'visit' }),
      await cost(cast.chair, 'visit.quota', { visitId }),
      await cost(cast.welfare, 'visit.missed', { month: '2026-06' }),
      await cost(cast.chair, 'visit.statistics', { year: '2026' }),
    ]).toEqual([
      ['visit.mine', 3, true], ['visit.list', 2, true], ['visit.spending', 2, true], ['visit.get', 3, true], ['visit.get', 4, true], ['visit.note', 2, true], ['visit.quota', 4, true],
      ['visit.missed', 4, true], ['visit.statistics', 4, true],
    ])
  })

  test('deciding takes at most four', async () => {
    const { visitId } = await cast.mate.does('visit.report', aReport(cloud))
    const staffNos = [cast.members.welfare.staffNo]
    const on = '2026-06-01'
    const costs = [
      await cost(cast.leader, 'visit.check', { visitId, seen: ['hospital'], note: '' }),
      await cost(cast.welfare, 'visit.review', { visitId, seen: [], note: '' }),
      await cost(cast.leader, 'visit.arrange', { visitId, on, staffNos }),
      await cost(cast.leader, 'visit.record', aRecord(cloud, visitId)),
      await cost(cast.mate, 'visit.allowPhoto', { visitId, allows: true }),
      await cost(cast.chair, 'visit.refuse', { visitId, reason: '材料不符' }),
    ]
    expect(costs.map(([action, calls]) => [action, calls])).toEqual([
      ['visit.check', 3], ['visit.review', 3], ['visit.arrange', 4], ['visit.record', 2], ['visit.allowPhoto', 2], ['visit.refuse', 4],
    ])
  })

  test('a matter that was reported before is refused before a second one is drawn up', async () => {
    const report = aReport(cloud)
    await cast.culture.does('visit.report', report)
    const { value, requests } = await cloud.wire.record(() => cast.culture.isRefused('visit.report', report))
    expect([value, databaseCalls(requests)]).toEqual(['VISIT_REPORTED_BEFORE', 3])
  })
})
