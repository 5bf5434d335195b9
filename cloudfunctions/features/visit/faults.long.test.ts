/** The steps of the money, failing at any call, can simply be sent again. */
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { FaultRule } from '@/local/cloud'
import { brokenBalance, storedFund } from '@/local/testing/funds'
import { databaseCalls } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { approval, aReport, freshVisits, leadVisit, storedVisit, visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import type { ActionInput, ActionName } from '@/types/actions'
import { DAY_MS } from '@/types/calendar'
import type { VisitStatus } from '@/types/visitNames'

const START = new Date('2026-06-01T01:00:00Z')
const FEN = 800 * YUAN
let cloud: TestCloud
let cast: VisitCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await visitCastOn(cloud)
  // The first approval of a year begins the allowance with one call more.
  await led('toArrange')
})
afterAll(() => cloud.close())
let day = 0
beforeEach(async () => {
  day += 1
  cloud.clock.set(new Date(START.getTime() + day * DAY_MS))
  await freshVisits(cloud, cast)
})
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

const road = () => ({ cloud, cast })
const led = async (to: VisitStatus) => leadVisit(road(), (await cast.worker.does('visit.report', aReport(cloud))).visitId, to)
const without = <Doc extends { _id: string }>({ _id, ...fields }: Doc) => fields

/** Everything a step of the money can change, as it was; and back to it. */
async function snapshot(visitId: string) {
  const [[visit], fund] = [await cloud.dump<Visit>('visits', { _id: visitId }), await storedFund(cloud, cast.fundId)]
  if (!visit) throw new Error(`no visit ${visitId}`)
  const allowances = await cloud.dump<{ _id: string }>('allowances')
  return async () => {
    const known = new Map(allowances.map((one) => [one._id, one]))
    const all = await cloud.dump<{ _id: string }>('allowances')
    await Promise.all([
      cloud.edit('visits', visitId, without(visit)), cloud.edit('funds', fund._id, without(fund)),
      ...all.map(({ _id }) => cloud.edit('allowances', _id, known.has(_id) ? without(known.get(_id) as { _id: string }) : { fen: 0, times: 0, holders: [], taken: [] })),
    ])
  }
}

interface Money {
  readonly paid: number
  readonly reserved: number
  readonly had: number
}

interface Act {
  readonly from: VisitStatus
  readonly action: ActionName
  readonly by: () => Person
  readonly input: (visitId: string) => unknown
  readonly calls: number
  readonly after: Money
}
const act = <Name extends ActionName>(from: VisitStatus, action: Name, by: () => Person, input: (visitId: string) => ActionInput<Name>, calls: number, after: Money): Act => ({ from, action, by, input, calls, after })

const acts: readonly Act[] = [
  act('approving', 'visit.approve', () => cast.chair, (visitId) => approval(road(), visitId), 12, { paid: 0, reserved: FEN, had: FEN }),
  act('toArrange', 'visit.cancel', () => cast.welfare, (visitId) => ({ visitId, reason: '本人不愿打扰' }), 6, { paid: 0, reserved: 0, had: 0 }),
  act('toSign', 'visit.sign', () => cast.worker, (visitId) => ({ visitId, amountFen: FEN }), 4, { paid: FEN, reserved: 0, had: FEN }),
]

async function moneyOf(): Promise<Money> {
  const fund = await storedFund(cloud, cast.fundId)
  expect(brokenBalance(fund)).toEqual([])
  const held = await cloud.dump<{ fen: number }>('allowances')
  return { paid: fund.paidFen, reserved: fund.reservedFen, had: held.reduce((sum, { fen }) => sum + fen, 0) }
}

const kinds = ['errorBefore', 'errorAfter', 'crash'] as const

describe('a step of the money that fails at any call and is sent again', () => {
  test.each(acts.flatMap((one) => kinds.map((kind) => ({ ...one, kind }))))('$action takes $calls calls, has one effect and one answer, whichever of them ends with $kind', async ({ from, action, by, input, calls, after, kind }) => {
    const visitId = await led(from)
    const restore = await snapshot(visitId)
    const ask = (requestId: string) => by().ask(action, input(visitId) as never, requestId)
    const { requests } = await cloud.wire.record(() => ask(crypto.randomUUID()))
    expect(databaseCalls(requests)).toBe(calls)
    const { history: straight } = await storedVisit(cloud, visitId)
    for (let nth = 1; nth <= calls; nth += kind === 'crash' ? 4 : 1) {
      await restore()
      const requestId = crypto.randomUUID()
      cloud.faults.plan({ kind, nth, action, request: 'database.' } as FaultRule)
      await ask(requestId).catch(() => null)
      cloud.faults.clear()
      const reply = await ask(requestId)
      expect([nth, reply.ok]).toEqual([nth, true])
      expect(await ask(requestId)).toEqual(reply)
      const visit = await storedVisit(cloud, visitId)
      expect([nth, visit.history.length, brokenLine(visit.history)]).toEqual([nth, straight.length, null])
      expect([nth, await moneyOf()]).toEqual([nth, after])
    }
  })

  test('never sent again, a crash is mended by the timer: nothing stays put aside for an approval that was not given', async () => {
    const visitId = await led('approving')
    const restore = await snapshot(visitId)
    for (const nth of [6, 8, 10, 12]) {
      await restore()
      cloud.faults.plan({ kind: 'crash', nth, action: 'visit.approve', request: 'database.' } as FaultRule)
      await cast.chair.ask('visit.approve', approval(road(), visitId)).catch(() => null)
      cloud.faults.clear()
      await cloud.fire(new Date(cloud.clock.now() + 3_600_000))
      const isApproved = (await storedVisit(cloud, visitId)).status === 'toArrange'
      const { reserved, had } = await moneyOf()
      expect([nth, reserved, had]).toEqual([nth, isApproved ? FEN : 0, isApproved ? FEN : 0])
    }
  })
})
