/** Who counts as helped in the summary: different people who were given something, by what was decided and paid. */
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { groupingOf, peopleFrom, type FigureSource, type Group } from '@/cloudfunctions/kit/figures'
import { valueAt } from '@/cloudfunctions/kit/paths'
import { aidCastOn, appliedBy, leadAid, type AidCast } from '@/local/testing/aids'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aidFigures } from './figures'

const [source] = aidFigures as [FigureSource]
let cloud: TestCloud
let cast: AidCast
const road = () => ({ cloud, cast })

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())

/** As the roll-up groups them, each case by itself. */
function groupOf(aid: Aid): Group {
  const { deciding, telling } = groupingOf(source)
  const decided = Object.fromEntries(deciding.map((field, index) => [`d${index}`, valueAt(aid, field)]))
  const told = Object.fromEntries(telling.map((field, index) => [`p${index}`, [valueAt(aid, field)]]))
  return { _id: { path: aid.orgPath, ...decided }, n: 1, ...told }
}

const helped = async () => peopleFrom(source, (await cloud.dump<Aid>('aids')).map(groupOf)).flatMap(({ figure, ids }) => (figure === 'granted' ? ids : []))
/** As it was counted before: every approval. */
const approved = async () => (await cloud.dump<Aid>('aids')).filter(({ decision }) => decision?.isYes).length

test('nobody is helped by an approval alone, and who takes it back was not; another round and another case of the same person change nothing', async () => {
  const person = cast.members.worker._id
  const first = await leadAid(road(), await appliedBy(cast.worker), 'approved')
  expect([await helped(), await approved()]).toEqual([[], 1])
  await cast.worker.does('aid.withdraw', { aidId: first, reason: '家里情况好转' })
  // Control: by approvals this one would be counted for good.
  expect([await helped(), await approved()]).toEqual([[], 1])
  const second = await leadAid(road(), await appliedBy(cast.worker), 'lifted')
  expect(await helped()).toEqual([person])
  await cast.caseworker.does('aid.reopen', { aidId: second, reason: '又没有了工作' })
  const [reopened] = await cloud.dump<Aid>('aids', { _id: second })
  expect(reopened).toMatchObject({ status: 'checking', decision: null })
  expect(await helped()).toEqual([person])
  await cloud.load('aids', [{ ...(reopened as Aid), _id: 'another', number: '帮扶-2026-0999', status: 'received' }])
  expect(await helped()).toEqual([person])
})

test('help in need counts from its payment on, while its papers are checked, too', async () => {
  const before = (await helped()).length
  const { mate, caseworker, chair, finance, fundId } = { ...cast, fundId: cast.fundId }
  const aidId = await appliedBy(mate, { urgent: 'illness', askedFen: 100_000 })
  await caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
  await chair.does('aid.advance', { aidId, amountFen: 50_000, fundId, note: '' })
  expect(await helped()).toHaveLength(before)
  const today = new Date(cloud.clock.now()).toISOString().slice(0, 10)
  await finance.does('aid.pay', { aidId, paidOn: today, note: '' })
  await mate.does('aid.sign', { aidId, amountFen: 50_000 })
  expect(await helped()).toHaveLength(before + 1)
  await cloud.edit('aids', aidId, { status: 'checking' })
  expect(await helped()).toHaveLength(before + 1)
})
