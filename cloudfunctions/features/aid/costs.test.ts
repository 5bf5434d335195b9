/** What each action costs, and that the steps of the money, failing at any call, can simply be sent again. */
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { FaultRule } from '@/local/cloud'
import { aidCastOn, anApplication, appliedBy, aVisit, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ActionInput, ActionName } from '@/types/actions'
import type { AidStatus } from '@/types/aidNames'

const YUAN = 100
const FEN = 3_000 * YUAN
let cloud: TestCloud
let cast: AidCast

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
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length
const road = () => ({ cloud, cast })
const led = async (to: AidStatus) => leadAid(road(), await appliedBy(cast.worker), to)

/** Everything a step of the money can change, as it was; and back to it. */
async function snapshot(aidId: string) {
  const aid = await storedAid(cloud, aidId)
  const funds = await cloud.dump<Fund>('funds')
  const allowances = await cloud.dump<{ _id: string }>('allowances')
  return async () => {
    const known = new Set(allowances.map(({ _id }) => _id))
    const fresh = (await cloud.dump<{ _id: string }>('allowances')).filter(({ _id }) => !known.has(_id))
    const blank = { fen: 0, times: 0, holders: [], taken: [] }
    await Promise.all([
      cloud.edit('aids', aidId, without(aid)),
      ...funds.map((fund) => cloud.edit('funds', fund._id, without(fund))),
      ...allowances.map((one) => cloud.edit('allowances', one._id, without(one))),
      ...fresh.map(({ _id }) => cloud.edit('allowances', _id, blank)),
    ])
  }
}
const without = <Doc extends { _id: string }>({ _id, ...fields }: Doc) => fields

interface Money {
  readonly paid: number
  readonly reserved: number
  readonly had: number
}

interface Act {
  readonly from: AidStatus
  readonly action: ActionName
  readonly by: () => Person
  readonly input: (aidId: string) => unknown
  readonly calls: number
  readonly after: Money
}
const act = <Name extends ActionName>(from: AidStatus, action: Name, by: () => Person, input: (aidId: string) => ActionInput<Name>, calls: number, after: Money): Act => ({ from, action, by, input, calls, after })

const acts: readonly Act[] = [
  act('toApprove', 'aid.approve', () => cast.chair, (aidId) => ({ aidId, amountFen: FEN, fundId: cast.fundId, note: '' }), 14, { paid: 0, reserved: FEN, had: FEN }),
  act('approved', 'aid.pay', () => cast.finance, (aidId) => ({ aidId, paidOn: '2026-06-10', note: '' }), 6, { paid: FEN, reserved: 0, had: FEN }),
  act('approved', 'aid.withdraw', () => cast.worker, (aidId) => ({ aidId, reason: '' }), 5, { paid: 0, reserved: 0, had: 0 }),
  act('paid', 'aid.sign', () => cast.worker, (aidId) => ({ aidId, amountFen: FEN }), 3, { paid: FEN, reserved: 0, had: FEN }),
]

async function moneyOf(aidId: string): Promise<Money> {
  const [fund] = await cloud.dump<Fund>('funds', { _id: cast.fundId })
  const held = await cloud.dump<{ fen: number }>('allowances')
  const { openingFen, incomeFen, reservedFen, paidFen, leftFen } = fund as Fund
  expect(openingFen + incomeFen).toBe(reservedFen + paidFen + leftFen)
  const { grants } = await storedAid(cloud, aidId)
  expect(grants).toHaveLength(1)
  return { paid: paidFen, reserved: reservedFen, had: held.reduce((sum, { fen }) => sum + fen, 0) }
}

/** Failing before the effect is tried for every write by `npm run test:faults`. */
const kinds = ['errorAfter', 'crash'] as const

describe('a step of the money that fails at any call and is sent again', () => {
  test.each(acts)('$action takes $calls calls, has one effect and one answer, whichever of them fails', async ({ from, action, by, input, calls, after }) => {
    const aidId = await led(from)
    const restore = await snapshot(aidId)
    const ask = (requestId: string) => by().ask(action, input(aidId) as never, requestId)
    const { requests } = await cloud.wire.record(() => ask(crypto.randomUUID()))
    expect(databaseCalls(requests)).toBe(calls)
    const { history: straight } = await storedAid(cloud, aidId)
    for (const kind of kinds) {
      for (let nth = 1; nth <= calls; nth += kind === 'crash' ? 4 : 1) {
        await restore()
        const requestId = crypto.randomUUID()
        cloud.faults.plan({ kind, nth, action, request: 'database.' } as FaultRule)
        await ask(requestId).catch(() => null)
        cloud.faults.clear()
        const reply = await ask(requestId)
        expect([kind, nth, reply.ok]).toEqual([kind, nth, true])
        expect(await ask(requestId)).toEqual(reply)
        const aid = await storedAid(cloud, aidId)
        expect([kind, nth, aid.history.length, brokenLine(aid.history)]).toEqual([kind, nth, straight.length, null])
        expect([kind, nth, await moneyOf(aidId)]).toEqual([kind, nth, after])
      }
    }
  }, 120_000)

  test('delivered twice at once it is done once', async () => {
    for (const { from, action, by, input, after } of acts) {
      await freshStart(cloud, cast)
      cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
      const aidId = await led(from)
      const requestId = crypto.randomUUID()
      const replies = await Promise.all([by().ask(action, input(aidId) as never, requestId), by().ask(action, input(aidId) as never, requestId)])
      expect([action, replies[0]]).toEqual([action, replies[1]])
      expect([action, await moneyOf(aidId)]).toEqual([action, after])
    }
  })

  test('never sent again, a crash is mended by the timer: nothing stays put aside for an approval that was not given', async () => {
    const aidId = await led('toApprove')
    const restore = await snapshot(aidId)
    for (const nth of [8, 10, 11, 12, 13]) {
      await restore()
      cloud.faults.plan({ kind: 'crash', nth, action: 'aid.approve', request: 'database.' } as FaultRule)
      await cast.chair.ask('aid.approve', { aidId, amountFen: FEN, fundId: cast.fundId, note: '' }).catch(() => null)
      cloud.faults.clear()
      await cloud.fire(new Date(cloud.clock.now() + 3_600_000))
      const [fund] = await cloud.dump<Fund>('funds', { _id: cast.fundId })
      const held = await cloud.dump<{ fen: number }>('allowances')
      const isApproved = (await storedAid(cloud, aidId)).status === 'approved'
      expect([nth, fund?.reservedFen, held.reduce((sum, { fen }) => sum + fen, 0)]).toEqual([nth, isApproved ? FEN : 0, isApproved ? FEN : 0])
    }
  })
})

describe('database calls', () => {
  const cost = async <Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>) => {
    const { requests, runs } = await cloud.wire.record(() => person.does(action, input))
    return [action, databaseCalls(requests), (runs[0]?.replyBytes ?? 0) < 9_000]
  }

  test('lists take one beside the caller, details two or three more, each reading one to be noted', async () => {
    const aidId = await led('publicised')
    const costs = [
      await cost(cast.worker, 'aid.mine', { limit: 10 }),
      await cost(cast.caseworker, 'aid.list', { limit: 10 }),
      await cost(cast.mate, 'aid.publicity', {}),
      await cost(cast.auditor, 'aid.spending', { year: '2026' }),
      await cost(cast.worker, 'aid.get', { aidId }),
      await cost(cast.caseworker, 'aid.desk', { aidId }),
      await cost(cast.caseworker, 'aid.file', { aidId, reason: 'handle' }),
      await cost(cast.caseworker, 'aid.means', { aidId }),
      await cost(cast.vice, 'aid.ceilings', { aidId }),
    ]
    expect(costs).toEqual([
      ['aid.mine', 2, true], ['aid.list', 2, true], ['aid.publicity', 3, true], ['aid.spending', 3, true], ['aid.get', 4, true], ['aid.desk', 4, true], ['aid.file', 3, true], ['aid.means', 3, true],
      ['aid.ceilings', 6, true],
    ])
  })

  test('deciding takes at most four, with what must be looked up first', async () => {
    const aidId = await appliedBy(cast.worker)
    const costs = [
      await cost(cast.caseworker, 'aid.accept', { aidId, isUrgent: false, note: '' }),
      await cost(cast.caseworker, 'aid.visit', aVisit(aidId, cloud.clock.now())),
      await cost(cast.leader, 'aid.signVisit', { aidId }),
      await cost(cast.vice, 'aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: FEN, reason: '属实' }),
      await cost(cast.caseworker, 'aid.publicise', { aidId }),
      await cost(cast.mate, 'aid.object', { aidId, text: '不实' }),
      await cost(cast.welfare, 'aid.settle', { aidId, isUpheld: false, reason: '查实' }),
      await cost(cast.worker, 'aid.withdraw', { aidId, reason: '' }),
      await cost(cast.worker, 'aid.submit', anApplication()),
    ]
    expect(costs.map(([action, calls]) => [action, calls])).toEqual([
      ['aid.accept', 4], ['aid.visit', 2], ['aid.signVisit', 6], ['aid.opinion', 8], ['aid.publicise', 5], ['aid.object', 4], ['aid.settle', 3], ['aid.withdraw', 3], ['aid.submit', 16],
    ])
  })
})

