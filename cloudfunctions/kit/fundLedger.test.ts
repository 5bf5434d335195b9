/** However much has gathered in a fund, and wherever moving it was cut off, it arrives in the ledger. */
import type { Fund, FundEntry, FundLine } from '@/cloudfunctions/kit/documents/fund'
import { aFund, brokenLedger } from '@/local/testing/funds'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { waitingEntries } from './fundLedger'

const LINES = 320
const STORED = 130
let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

const lineOf = (fundId: string, index: number): FundLine => ({
  _id: `${fundId}-line-${index}`, fundId, kind: 'income', about: `request-${index}`, amountFen: 1, freedFen: 0, takesBack: null, title: '收入', note: '', at: new Date('2026-03-01T00:00:00Z'), by: 'test', words: null,
})

test('hundreds of lines of which a run that was cut off has stored some: one run moves them all, in few calls, and the chain holds', async () => {
  const begun = aFund({ openingFen: 0 })
  const outbox = Array.from({ length: LINES }, (_, index) => lineOf(begun._id, index))
  const fund: Fund = { ...begun, incomeFen: LINES, leftFen: LINES, outbox, once: outbox.map(({ _id }) => _id), unmoved: LINES }
  await cloud.load('funds', [fund])
  await cloud.load('fundEntries', waitingEntries(fund).slice(0, STORED))
  const { requests } = await cloud.wire.record(() => cloud.fire())
  const [after] = await cloud.dump<Fund>('funds', { _id: fund._id })
  const entries = await cloud.dump<FundEntry>('fundEntries', { fundId: fund._id })
  expect([after?.unmoved, after?.outbox.length, after?.head.seq, entries.length]).toEqual([0, 0, LINES, LINES])
  expect(brokenLedger(after as Fund, entries)).toEqual([])
  // One a step, two more where something was stored before, and what other jobs look up there; not one for each line.
  expect(requests.filter((request) => JSON.stringify(request).includes('fundEntries')).length).toBeLessThanOrEqual(20)
})
