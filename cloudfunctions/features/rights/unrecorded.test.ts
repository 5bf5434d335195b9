/** The first day of use: that the file has no contract in it yet is HR's to mend, and nobody's breach. */
import type { SupervisionLetter } from '@/cloudfunctions/kit/documents/rights'
import { aMember } from '@/local/testing/builders'
import { rightsCastOn, someTerms, storedFile, type RightsCast } from '@/local/testing/rights'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { contractClocks, type RightsSettings } from './clockRules'
import { isForPerson } from './rules'

const PLACE = { orgPath: ['company', 'b-prod1', 'g-prod1'] }
const TOLD = '您的劳动合同有提醒'
let cloud: TestCloud
let cast: RightsCast

beforeAll(async () => {
  cloud = await startCloud()
  cast = await rightsCastOn(cloud)
})
afterAll(() => cloud.close())

describe('without a contract on file', () => {
  const settings = { firstMonths: 1, deemedMonths: 12 } as RightsSettings
  const nothing = { contract: null, postSince: null, movedOn: null, leftOn: null, gender: null, issues: [], checks: {} }

  test.each([
    ['who began twenty years before the file', '2006-06-15', '2026-07-16', ['unrecorded']], ['who began more than the month of signing before it', '2026-06-15', '2026-07-16', ['unrecorded']],
    ['control: who began within that month', '2026-06-15', '2026-07-15', ['signing', 'unsigned', 'deemedOpen']], ['control: who began after it', '2026-08-01', '2026-07-16', ['signing', 'unsigned', 'deemedOpen']],
  ])('%s', (_who, joinedOn, openedOn, expected) => {
    const lights = contractClocks({ ...nothing, joinedOn, openedOn }, settings).flat().map(([, light]) => light)
    expect(lights.map(({ reason }) => reason)).toEqual(expected)
    expect(lights.map((light) => isForPerson(light))).toEqual(expected.map((reason) => !['unrecorded', 'signing'].includes(reason)))
  })
})

test('whoever was there before is HR’s to record: not red, not told so, not in a letter; who begins afterwards is', async () => {
  const [old, fresh] = [aMember({ name: '老职工', joinedOn: '2010-03-01', ...PLACE }), aMember({ name: '新来的', joinedOn: '2026-05-20', ...PLACE })]
  const [veteran, newcomer] = [await cloud.person(old), await cloud.person(fresh)]
  await cloud.fire(new Date('2026-06-01T04:00:00Z'))
  await cloud.fire(new Date('2026-07-01T04:00:00Z'))
  cloud.clock.set(new Date('2026-07-01T05:00:00Z'))
  expect((await storedFile(cloud, old)).lights.contract).toMatchObject({ colour: 'amber', reason: 'unrecorded' })
  expect((await storedFile(cloud, fresh)).lights.contract).toMatchObject({ colour: 'red', reason: 'unsigned' })
  expect((await veteran.does('rights.mine', {})).lights[0]).toMatchObject({ why: '系统里还没有合同记录，请人事登记', article: '' })
  const titles = async (person: typeof veteran) => (await person.does('message.list', { limit: 50 })).items.map(({ title }) => title)
  expect([(await titles(veteran)).includes(TOLD), (await titles(newcomer)).includes(TOLD)]).toEqual([false, true])
  const { letterId } = await cast.legal.does('rights.writeLetter', { area: 'contract', orgId: 'g-prod1', addressee: '人力资源部', note: '', answerBy: '2026-07-10' })
  const [letter] = await cloud.dump<SupervisionLetter>('supervisionLetters', { _id: letterId })
  const named = (letter?.lines ?? []).map(({ name }) => name)
  expect([named.includes('老职工'), named.includes('新来的')]).toEqual([false, true])
  // What HR enters as not signed is a breach, whenever the person began.
  await cast.hr.does('rights.saveContract', { memberId: old._id, contract: someTerms({ isSigned: false, startOn: '2026-01-01', begunOn: '2026-01-01' }) })
  expect((await storedFile(cloud, old)).lights.contract).toMatchObject({ colour: 'red', reason: 'unsigned' })
})
