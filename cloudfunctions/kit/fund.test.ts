/** What nouns that spend rely on: put aside, paid once or given back, whatever fails in between. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDoor, buildFunctions } from '@/local/testing/buildFunctions'
import type { BankCall } from '@/local/testing/bank'
import { aMember } from '@/local/testing/builders'
import { aFund, brokenLedger, storedFund } from '@/local/testing/funds'
import { databaseCalls } from '@/local/testing/messaging'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { FundEntry } from './documents/fund'

let cloud: TestCloud
const functionsDir = mkdtempSync(path.join(tmpdir(), 'fund-'))

beforeAll(async () => {
  await buildFunctions(functionsDir)
  await buildDoor('bank', functionsDir, {}, path.resolve(__dirname, '../../local/testing/bank'))
  cloud = await startCloud({ functionsDir })
})
afterAll(async () => {
  await cloud.close()
  rmSync(functionsDir, { recursive: true, force: true })
})

let year = 2029
/** A new ledger with 100 yuan. */
async function aLedger(openingFen = 10_000): Promise<string> {
  year += 1
  const fund = aFund({ year: String(year), openingFen })
  await cloud.load('funds', [fund])
  return fund._id
}

async function bank(action: BankCall['action'], fundId: string, amountFen: number, id = 'a'): Promise<string | null> {
  const reply = await cloud.call('bank', { action, fundId, id, amountFen }, 'bank')
  if (!('result' in reply)) throw new Error(JSON.stringify(reply))
  return (reply.result as { code: string | null }).code
}

async function sums(fundId: string) {
  const fund = await storedFund(cloud, fundId)
  expect(brokenLedger(fund, await cloud.dump<FundEntry>('fundEntries', { fundId }))).toEqual([])
  return [fund.reservedFen, fund.paidFen, fund.leftFen]
}

test.each<[string, ReadonlyArray<readonly [BankCall['action'], number, string | null]>, readonly number[]]>([
  ['put aside, then paid', [['reserve', 600, null], ['post', 600, null]], [0, 600, 9_400]],
  ['paid below what was put aside: the rest is free again', [['reserve', 600, null], ['post', 450, null]], [0, 450, 9_550]],
  ['put aside, then given back', [['reserve', 600, null], ['void', 600, null]], [0, 0, 10_000]],
  ['put aside twice under one id', [['reserve', 600, null], ['reserve', 600, null]], [600, 0, 9_400]],
  ['the same id with another amount', [['reserve', 600, null], ['reserve', 700, 'FUND_RESERVED_OTHERWISE']], [600, 0, 9_400]],
  ['more than is left', [['reserve', 10_001, 'FUND_SHORT']], [0, 0, 10_000]],
  ['all that is left', [['reserve', 10_000, null]], [10_000, 0, 0]],
  ['paid twice', [['reserve', 600, null], ['post', 600, null], ['post', 600, null]], [0, 600, 9_400]],
  ['paid above what was put aside', [['reserve', 600, null], ['post', 601, 'FUND_OVER_RESERVED']], [600, 0, 9_400]],
  ['paid without being put aside', [['post', 600, 'FUND_NOT_RESERVED']], [0, 0, 10_000]],
  ['paid after it was given back', [['reserve', 600, null], ['void', 600, null], ['post', 600, 'FUND_SETTLED']], [0, 0, 10_000]],
  ['given back after it was paid', [['reserve', 600, null], ['post', 600, null], ['void', 600, 'FUND_SETTLED']], [0, 600, 9_400]],
  ['given back twice', [['reserve', 600, null], ['void', 600, null], ['void', 600, null]], [0, 0, 10_000]],
  ['given back whole, whatever amount is named', [['reserve', 600, null], ['void', 10, null]], [0, 0, 10_000]],
  ['asked again to be put aside after payment: nothing more is taken', [['reserve', 600, null], ['post', 600, null], ['reserve', 600, null]], [0, 600, 9_400]],
  ['asked again to be put aside after it was given back', [['reserve', 600, null], ['void', 600, null], ['reserve', 600, 'FUND_SETTLED']], [0, 0, 10_000]],
  ['given back before it was put aside: a slower approval comes too late', [['void', 600, null], ['reserve', 600, 'FUND_SETTLED'], ['void', 600, null]], [0, 0, 10_000]],
])('%s', async (_name, acts, expected) => {
  const fundId = await aLedger()
  for (const [action, amountFen, code] of acts) expect([action, amountFen, await bank(action, fundId, amountFen)]).toEqual([action, amountFen, code])
  expect(await sums(fundId)).toEqual(expected)
})

test('each of the three takes one database call', async () => {
  const fundId = await aLedger()
  for (const [action, id] of [['reserve', 'a'], ['post', 'a'], ['reserve', 'b'], ['void', 'b']] as const) {
    const { requests } = await cloud.wire.record(() => bank(action, fundId, 500, id))
    expect([action, databaseCalls(requests)]).toEqual([action, 1])
  }
})

test('a payment can be taken back by a line against it; its money is free again', async () => {
  const fundId = await aLedger()
  await bank('reserve', fundId, 500)
  await bank('post', fundId, 500)
  const chair = await cloud.person(aMember({ role: 'CHAIR' }))
  const { items } = await chair.does('fund.entries', { fundId })
  await chair.does('fund.counter', { fundId, entryId: items[0]?.entryId ?? '', reason: '付给了另一个人，已退回' })
  expect(await sums(fundId)).toEqual([0, 0, 10_000])
  expect(items.map(({ kind, title }) => [kind, title])).toEqual([['post', '慰问 a'], ['reserve', '慰问 a'], ['opening', '期初']])
})

test('forty approvals at once for money that is enough for ten: ten are approved', async () => {
  const fundId = await aLedger()
  const codes = await Promise.all(Array.from({ length: 40 }, (_, index) => bank('reserve', fundId, 1_000, `n${index}`)))
  expect([codes.filter((code) => code === null).length, codes.filter((code) => code === 'FUND_SHORT').length]).toEqual([10, 30])
  expect(await sums(fundId)).toEqual([10_000, 0, 0])
})

test('a payment and a withdrawal of one reserve at the same time: one of the two', async () => {
  for (let round = 0; round < 5; round += 1) {
    const fundId = await aLedger()
    await bank('reserve', fundId, 800)
    const codes = await Promise.all([bank('post', fundId, 800), bank('void', fundId, 800), bank('post', fundId, 800), bank('void', fundId, 800)])
    expect(codes[0] === codes[1]).toBe(false)
    const [reserved, paid] = await sums(fundId)
    expect([reserved, paid]).toEqual([0, codes[0] === null ? 800 : 0])
  }
})

describe('a call that fails at any point and is made again has one effect', () => {
  const cases = [
    ['reserve', [], 600, [600, 0, 9_400]],
    ['post', [['reserve', 600]], 600, [0, 600, 9_400]],
    ['post', [['reserve', 600]], 450, [0, 450, 9_550]],
    ['void', [['reserve', 600]], 600, [0, 0, 10_000]],
    ['void', [], 600, [0, 0, 10_000]],
  ] as const
  const CALLS = 3

  test.each(cases)('%s after %j of %i fen', async (action, before, amountFen, expected) => {
    for (const kind of ['errorBefore', 'errorAfter', 'crash'] as const) {
      for (let nth = 1; nth <= CALLS; nth += 1) {
        const fundId = await aLedger()
        for (const [earlier, fen] of before) await bank(earlier, fundId, fen)
        cloud.faults.plan({ kind, nth, door: 'bank', request: 'database.' })
        await bank(action, fundId, amountFen).catch(() => null)
        cloud.faults.clear()
        expect([kind, nth, await bank(action, fundId, amountFen)]).toEqual([kind, nth, null])
        expect([kind, nth, await sums(fundId)]).toEqual([kind, nth, expected])
      }
    }
  })
})
