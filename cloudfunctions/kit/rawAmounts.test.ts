/** A copy of the database and no key: the ledger says how much, a case says who, and nothing leads from one to the other. */
import { aidCastOn, appliedBy, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { leadsTo, papersOf, type Paper } from '@/local/testing/joins'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Aid } from './documents/aid'
import type { Fund, FundEntry } from './documents/fund'
import { idFor } from './ids'

const FEN = 300_000

let cloud: TestCloud
let cast: AidCast
let aid: Aid
let pending: Paper[] = []
let papers: Paper[] = []

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await aidCastOn(cloud)
  const aidId = await appliedBy(cast.worker)
  await leadAid({ cloud, cast }, aidId, 'approved')
  pending = await papersOf(cloud)
  await cast.finance.does('aid.pay', { aidId, paidOn: '2026-06-10', note: '' })
  await cloud.fire()
  await cast.worker.does('aid.sign', { aidId, amountFen: FEN })
  aid = await storedAid(cloud, aidId)
  papers = await papersOf(cloud)
})
afterAll(() => cloud.close())

const ignored = () => new Set([...Object.entries(cast.members).filter(([role]) => role !== 'worker').map(([, { _id }]) => _id), cast.fundId])
const amountsIn = (all: readonly Paper[]) => all.filter(({ text }) => text.includes(`:${FEN},`))
const leads = (all: readonly Paper[]) => leadsTo(all, amountsIn(all), cast.members.worker, ignored(), { ids: ['reserve', 'post', 'void'].map((kind) => [cast.fundId, kind, aid.grants[0]?.grantId ?? '']) })

test('the amount is there, in the ledger and in the allowance of the year', () => {
  expect([...new Set(amountsIn(papers).map(({ collection }) => collection))].sort()).toEqual(['allowances', 'fundEntries'])
})

test.each([['put aside', () => pending], ['paid', () => papers]] as const)('while it is %s, nothing leads from the amount to the name', (_when, all) => {
  expect(amountsIn(all()).length).toBeGreaterThan(0)
  expect(leads(all())).toEqual([])
})

test('the ledger bears no id, no number and no moment of the case', async () => {
  const [grant] = aid.grants
  const stored = JSON.stringify([await cloud.dump<Fund>('funds'), await cloud.dump<FundEntry>('fundEntries'), await cloud.dump('allowances')])
  const moments = [grant?.approvedAt, grant?.paidAt, ...aid.history.map(({ at }) => at)].map((at) => at?.toISOString() ?? 'none')
  for (const mark of [aid._id, aid.number, grant?.grantId ?? '', idFor(cast.fundId, 'post', grant?.grantId ?? ''), ...moments]) expect([mark, stored.includes(mark)]).toEqual([mark, false])
})

test('its readers see number and moment all the same', async () => {
  const { items } = await cast.finance.does('fund.entries', { fundId: cast.fundId })
  expect(items.map(({ kind, title }) => [kind, title])).toEqual([['post', `帮扶 ${aid.number}`], ['reserve', `帮扶 ${aid.number}`]])
  expect(items[0]?.at).toBe(aid.grants[0]?.paidAt?.toISOString())
})

describe('control: one way left open is found', () => {
  const reopened = (collection: string, change: (doc: Record<string, unknown>) => Record<string, unknown>) =>
    papers.map((paper) => (paper.collection === collection && paper.text.includes(`:${FEN},`) ? { ...paper, text: JSON.stringify(change(JSON.parse(paper.text) as Record<string, unknown>)) } : paper))
  const grantId = () => aid.grants[0]?.grantId ?? ''

  test.each([
    ['a line that names the grant', 'fundEntries', () => ({ about: grantId() })],
    ['a line of the same instant', 'fundEntries', () => ({ at: aid.grants[0]?.paidAt })],
    ['an allowance held under the id of the grant', 'allowances', () => ({ holders: [grantId()] })],
  ] as const)('%s', (_what, collection, open) => {
    expect(leads(reopened(collection, (doc) => ({ ...doc, ...open() }))).length).toBeGreaterThan(0)
  })
})
