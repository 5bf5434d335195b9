/** Cake vouchers: numbered, fetched, taken by the shop; and what is done twice, at once, or out of turn. */
import type { HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { aMember } from '@/local/testing/builders'
import { storedFund } from '@/local/testing/funds'
import { aMinuteLater, aHandoutPlan, draftedHandout, handoutCastOn, picked, runningHandout, storedHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import { overtaken } from '@/local/testing/overtaken'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked, differentlyHeard } from '@/local/testing/twice'

const NOW = new Date('2026-11-10T01:00:00Z')
let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(NOW)
  cast = await handoutCastOn(cloud, '2026')
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(NOW))

const at = () => new Date(cloud.clock.now()).toISOString()
const plan = (traits: Parameters<typeof aHandoutPlan>[0] = {}) =>
  aHandoutPlan({ form: 'voucher', item: '甜园饼屋蛋糕提货券', target: { ...picked, orgIds: [], posts: [] }, ...traits }, NOW.getTime())

async function aRound(count: number): Promise<{ handoutId: string; people: Member[] }> {
  const people = Array.from({ length: count }, () => aMember())
  await cloud.load('members', people)
  return { people, handoutId: await runningHandout(cast, plan(), people) }
}
const numbered = (handoutId: string, people: readonly Member[], first = 1) =>
  cast.officer.does('handout.number', { handoutId, lines: people.map(({ staffNo }, index) => ({ staffNo, voucherNo: `AQ-${first + index}` })) })
const rowOf = async (handoutId: string, { _id }: Member) => (await storedRows(cloud, handoutId)).find(({ personKey }) => personKey === _id) as HandoutRow

test('a voucher is numbered, fetched, and written off by the list of the shop; its person sees number and day', async () => {
  const { handoutId, people: [one, two] } = await aRound(2)
  if (!one || !two) throw new Error('nobody')
  expect((await numbered(handoutId, [one, two])).results.map(({ outcome }) => outcome)).toEqual([null, null])
  await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
  const { results } = await cast.officer.does('handout.redeem', { handoutId, voucherNos: ['aq-1', 'AQ-2', 'AQ-9'] })
  expect(results).toEqual([{ voucherNo: 'AQ-1', name: one.name, outcome: null }, { voucherNo: 'AQ-2', name: two.name, outcome: 'HANDOUT_VOUCHER_UNSIGNED' }, { voucherNo: 'AQ-9', name: '', outcome: 'HANDOUT_VOUCHER_UNKNOWN' }])
  await cloud.fire()
  expect((await cloud.as(one).does('handout.mine', {})).items[0]).toMatchObject({ status: 'signed', voucherNo: 'AQ-1', redeemedOn: '2026-11-10' })
  expect((await cast.officer.does('handout.rows', { handoutId })).items.map(({ voucherNo, redeemedOn }) => [voucherNo, redeemedOn]).sort()).toEqual([['AQ-1', '2026-11-10'], ['AQ-2', null]])
  const { history } = await rowOf(handoutId, one)
  expect([history.map(({ action }) => action), brokenLine(history)]).toEqual([['handout.list', 'handout.number', 'handout.sign', 'handout.redeem'], null])
})

test('a number given again under the same request stays what it has become since; under it another number is not given', async () => {
  const { handoutId, people: [one] } = await aRound(1)
  if (!one) throw new Error('nobody')
  const give = (voucherNo: string) => ({ handoutId, lines: [{ staffNo: one.staffNo, voucherNo }] })
  const requestId = crypto.randomUUID()
  const first = await cast.officer.does('handout.number', give('GIVEN-1'), requestId)
  expect(await cast.officer.isRefused('handout.number', give('GIVEN-2'), requestId)).toBe('REQUEST_REUSED')
  await cast.officer.does('handout.number', give('GIVEN-3'))
  expect(await cast.officer.does('handout.number', give('GIVEN-1'), requestId)).toEqual(first)
  expect((await rowOf(handoutId, one)).voucherNo).toBe('GIVEN-3')
})

test('the shop’s list comes after the end, and a second time: each voucher is written off once', async () => {
  const { handoutId, people: [one] } = await aRound(1)
  if (!one) throw new Error('nobody')
  await numbered(handoutId, [one])
  await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
  await cast.officer.does('handout.end', { handoutId })
  await aMinuteLater(cloud)
  for (const days of [3, 9]) {
    cloud.clock.set(new Date(NOW.getTime() + days * 86_400_000))
    expect((await cast.officer.does('handout.redeem', { handoutId, voucherNos: ['AQ-1'] })).results).toMatchObject([{ outcome: null }])
  }
  expect(await rowOf(handoutId, one)).toMatchObject({ redeemedOn: '2026-11-13' })
})

test('a list that arrives twice at the same moment is entered once, and both hear so', async () => {
  const { handoutId, people } = await aRound(2)
  const lines = people.map(({ staffNo }, index) => ({ staffNo, voucherNo: `T-${index}` }))
  expect(await differentlyHeard(cloud, asked(cast.officer, 'handout.number', { handoutId, lines }))).toEqual([])
})

test('a number goes to one person: not twice in a list, not to another later, not by two officers at once', async () => {
  const { handoutId, people: [one, two, three] } = await aRound(3)
  if (!one || !two || !three) throw new Error('nobody')
  const line = ({ staffNo }: Member, voucherNo: string) => ({ staffNo, voucherNo })
  const outcomes = async (lines: Array<ReturnType<typeof line>>) => (await cast.officer.does('handout.number', { handoutId, lines })).results.map(({ outcome }) => outcome)
  expect(await outcomes([line(one, 'B1'), line(two, 'b1'), line(aMember(), 'B2')])).toEqual([null, 'HANDOUT_VOUCHER_TWICE', 'HANDOUT_NOT_LISTED'])
  expect(await outcomes([line(two, 'B1'), line(one, 'B1')])).toEqual(['HANDOUT_VOUCHER_TWICE', null])
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([outcomes([line(two, `C${round}`)]), outcomes([line(three, `C${round}`)])])
    expect((await storedRows(cloud, handoutId)).filter(({ voucherNo }) => voucherNo === `C${round}`).length).toBeLessThanOrEqual(1)
  }
})

test('what the shop has taken is neither taken back nor given another number', async () => {
  const { handoutId, people: [one] } = await aRound(1)
  if (!one) throw new Error('nobody')
  await numbered(handoutId, [one])
  await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
  await cast.officer.does('handout.redeem', { handoutId, voucherNos: ['AQ-1'] })
  expect(await cast.officer.isRefused('handout.takeBack', { handoutId, rowId: `${handoutId}_${one._id}`, reason: '点错' })).toBe('HANDOUT_VOUCHER_USED')
  expect((await numbered(handoutId, [one], 7)).results).toMatchObject([{ outcome: 'HANDOUT_VOUCHER_USED' }])
})

test('who gives a number to somebody who is given another one in that moment hears so', async () => {
  const { handoutId, people: [one] } = await aRound(1)
  if (!one) throw new Error('nobody')
  const wanted = asked(cast.officer, 'handout.number', { handoutId, lines: [{ staffNo: one.staffNo, voucherNo: 'AQ-1' }] })
  const { data } = (await overtaken(cloud, wanted, 'handoutRows', () => numbered(handoutId, [one], 7))) as { data?: object }
  expect(data).toEqual({ results: [{ voucherNo: 'AQ-1', name: one.name, outcome: 'CHANGED_MEANWHILE' }] })
  expect((await rowOf(handoutId, one)).voucherNo).toBe('AQ-7')
})

test.each([['the leader of a group', 'leader'], ['the chair', 'chair'], ['an auditor', 'auditor'], ['a worker', 'worker']] as const)('%s writes off nothing', async (_who, who) => {
  const { handoutId } = await aRound(1)
  expect(await cast[who].isRefused('handout.redeem', { handoutId, voucherNos: ['AQ-1'] })).toBe('NOT_ALLOWED')
})

test('goods have no vouchers, so none is numbered or written off', async () => {
  const one = aMember()
  await cloud.load('members', [one])
  const handoutId = await runningHandout(cast, plan({ form: 'goods' }), [one])
  expect(await cast.officer.isRefused('handout.redeem', { handoutId, voucherNos: ['AQ-1'] })).toBe('HANDOUT_NO_VOUCHERS')
  expect(await cast.officer.isRefused('handout.number', { handoutId, lines: [{ staffNo: one.staffNo, voucherNo: 'AQ-1' }] })).toBe('HANDOUT_NO_VOUCHERS')
})

describe('money that meets other hands', () => {
  test('somebody added at the moment of handing in is on the list and in the budget, or in neither', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [one, two] = [aMember(), aMember()]
      await cloud.load('members', [one, two])
      const handoutId = await draftedHandout(cast, plan(), [one])
      await Promise.all([cast.officer.ask('handout.submit', { handoutId }), cast.officer.ask('handout.addPeople', { handoutId, staffNos: [two.staffNo] })])
      const { status, budgetFen, unitFen } = await storedHandout(cloud, handoutId)
      const listed = (await storedRows(cloud, handoutId)).filter((row) => row.status === 'listed').length
      if (status === 'pending') expect(listed * unitFen).toBeLessThanOrEqual(budgetFen)
    }
  })

  test('a run that broke off after paying ends with what was paid, whatever a line says since; others are settled all the same', async () => {
    const { handoutId, people: [one] } = await aRound(1)
    const other = await aRound(1)
    if (!one) throw new Error('nobody')
    await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
    for (const id of [handoutId, other.handoutId]) await cast.officer.does('handout.end', { handoutId: id })
    await aMinuteLater(cloud)
    const { paidFen, reservedFen } = await storedFund(cloud, 'company_2026_union')
    // As if the last write of the job was lost, and a mistake of the gate was put right meanwhile.
    await cloud.edit('handouts', handoutId, { job: 'close', spentFen: null })
    await cloud.edit('handoutRows', `${handoutId}_${one._id}`, { status: 'expired' })
    // And a plan whose money cannot be settled at all comes before it.
    await cloud.edit('handouts', other.handoutId, { job: 'close', reserveId: 'lost', takenInAll: 1, spentFen: null })
    await aMinuteLater(cloud)
    expect(await storedHandout(cloud, handoutId)).toMatchObject({ job: null, spentFen: 12_000, takenInAll: 1 })
    expect(await storedFund(cloud, 'company_2026_union')).toMatchObject({ paidFen, reservedFen })
    expect((await storedHandout(cloud, other.handoutId)).job).toBe('close')
  })
})
