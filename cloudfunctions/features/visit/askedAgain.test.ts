/** The only gift of a year is being approved and the connection breaks: the chair who sends it again hears that it is approved, not that the year is used up. */
import { brokenBalance, storedFund } from '@/local/testing/funds'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { approval, aReport, storedVisit, visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import type { FaultRule } from '@/local/cloud'
import { addDays } from '@/types/calendar'
import type { Allowance } from '@/cloudfunctions/kit/documents/handout'

let cloud: TestCloud
let cast: VisitCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())
afterEach(() => cloud.faults.clear())

let weddings = 0

/** A wedding, of which there is one gift a year, before the chair. */
async function aWedding(): Promise<string> {
  weddings += 1
  const { visitId } = await cast.worker.does('visit.report', aReport(cloud, { kind: 'wedding', eventOn: addDays('2026-01-01', weddings) }))
  await cast.leader.does('visit.check', { visitId, seen: ['marriage'], note: '' })
  await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
  return visitId
}
const had = async () => (await cloud.dump<Allowance>('allowances')).reduce((sum, { fen, times }) => ({ fen: sum.fen + fen, times: sum.times + times }), { fen: 0, times: 0 })

test.each(['errorBefore', 'errorAfter'] as const)('whichever call of the approval breaks off with %s, it is approved once, and the money is put aside once', async (kind) => {
  for (let nth = 1, hasStruck = true; hasStruck; nth += 1) {
    const visitId = await aWedding()
    const requestId = crypto.randomUUID()
    cloud.faults.plan({ kind, nth, action: 'visit.approve', request: 'database.' } as FaultRule)
    const struckBefore = cloud.faults.struck().length
    await cast.chair.ask('visit.approve', approval({ cloud, cast }, visitId), requestId)
    hasStruck = cloud.faults.struck().length > struckBefore
    cloud.faults.clear()
    const reply = await cast.chair.ask('visit.approve', approval({ cloud, cast }, visitId), requestId)
    expect([nth, reply]).toMatchObject([nth, { ok: true, data: { visitId, status: 'toArrange' } }])
    const fund = await storedFund(cloud, cast.fundId)
    expect([nth, await had(), fund.reservedFen, brokenBalance(fund)]).toEqual([nth, { fen: 800 * YUAN, times: 1 }, 800 * YUAN, []])
    await cast.welfare.does('visit.cancel', { visitId, reason: '改期' })
    if (!hasStruck) expect(nth).toBeGreaterThan(10)
  }
})

test('what was put aside under a request that broke off is not given as another sum under the same request; a second wedding of the year stays refused', async () => {
  const [visitId, second] = [await aWedding(), await aWedding()]
  const requestId = crypto.randomUUID()
  cloud.faults.plan({ kind: 'errorBefore', action: 'visit.approve', request: 'database.modifyDocument', nth: 2 } as FaultRule)
  expect(await cast.chair.isRefused('visit.approve', approval({ cloud, cast }, visitId), requestId)).toBe('INTERNAL')
  cloud.faults.clear()
  expect(await cast.chair.isRefused('visit.approve', approval({ cloud, cast }, visitId, 700), requestId)).toBe('REQUEST_REUSED')
  expect(await cast.chair.isRefused('visit.approve', approval({ cloud, cast }, second))).toBe('VISIT_YEAR_USED')
  await cast.chair.does('visit.approve', approval({ cloud, cast }, visitId), requestId)
  expect((await storedVisit(cloud, visitId)).grant?.amountFen).toBe(800 * YUAN)
})
