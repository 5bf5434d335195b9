/** A list, or one of its people, taken back: the same request, delivered once more, takes back nothing that was listed since. */
import type { Allowance, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import { aFund } from '@/local/testing/funds'
import { aMinuteLater, aHandoutPlan, draftedHandout, handoutMembers, picked, type HandoutCast } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { addDays, dayOf } from '@/types/calendar'

let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  const members = handoutMembers()
  await cloud.load('members', Object.values(members))
  await cloud.load('funds', [aFund({ year: dayOf(new Date(cloud.clock.now())).slice(0, 4), source: 'union', openingFen: 100_000_000 })])
  cast = { ...Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])), members } as unknown as HandoutCast
})
afterAll(() => cloud.close())
afterEach(() => cloud.faults.clear())

const drafted = () => {
  const today = dayOf(new Date(cloud.clock.now()))
  const plan = aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] }, fromDay: today, untilDay: addDays(today, 5), year: today.slice(0, 4) }, cloud.clock.now())
  return draftedHandout(cast, plan, [cast.members.worker])
}
const allowancesOf = async (memberId: string, handoutId: string) => (await cloud.dump<Allowance>('allowances', { _id: (await cloud.dump<HandoutRow>('handoutRows', { handoutId, personKey: memberId }))[0]?.allowance ?? '' })).map(({ fen, times }) => ({ fen, times }))
const listed = (handoutId: string) => cloud.dump('handoutRows', { handoutId })

test('the same request says the same, and leaves whom the officer has listed meanwhile', async () => {
  const handoutId = await drafted()
  const requestId = crypto.randomUUID()
  const first = await cast.officer.does('handout.clearList', { handoutId }, requestId)
  expect(await cast.officer.does('handout.clearList', { handoutId }, requestId)).toEqual(first)
  expect(await listed(handoutId)).toHaveLength(0)
  await cast.officer.does('handout.addPeople', { handoutId, staffNos: [cast.members.mate.staffNo] })
  await cast.officer.does('handout.clearList', { handoutId }, requestId)
  expect(await listed(handoutId)).toHaveLength(1)
  // The control: another request takes it back.
  await cast.officer.does('handout.clearList', { handoutId })
  expect(await listed(handoutId)).toHaveLength(0)
})

test('when any call of it is lost, asked again it comes to its end once', async () => {
  for (let nth = 1; nth <= 8; nth += 1) {
    const handoutId = await drafted()
    const requestId = crypto.randomUUID()
    cloud.faults.plan({ kind: 'errorAfter', action: 'handout.clearList', request: 'database.', nth })
    const before = cloud.faults.struck().length
    await cast.officer.ask('handout.clearList', { handoutId }, requestId)
    const hasStruck = cloud.faults.struck().length > before
    cloud.faults.clear()
    const second = await cast.officer.does('handout.clearList', { handoutId }, requestId)
    expect(await listed(handoutId)).toHaveLength(0)
    expect(second.version).toBe((await cloud.dump<{ version: number }>('handouts', { _id: handoutId }))[0]?.version)
    if (!hasStruck) return expect(nth).toBeGreaterThan(4)
  }
})

test('somebody taken off the list by a call that broke off, and that nobody sent again, has the year’s share free when the plan is over', async () => {
  const handoutId = await drafted()
  const rowId = `${handoutId}_${cast.members.worker._id}`
  await cast.officer.does('handout.addPeople', { handoutId, staffNos: [cast.members.mate.staffNo] })
  // Between the line and the allowance.
  cloud.faults.plan({ kind: 'errorBefore', action: 'handout.removePerson', request: 'database.modifyDocument', nth: 2 })
  expect(await cast.officer.isRefused('handout.removePerson', { handoutId, rowId, reason: '名单有误' })).toBe('INTERNAL')
  cloud.faults.clear()
  const held = await allowancesOf(cast.members.worker._id, handoutId)
  expect(held).toMatchObject([{ times: expect.any(Number) }])
  await cast.officer.does('handout.cancel', { handoutId, reason: '改期' })
  for (let runs = 0; runs < 2; runs += 1) await aMinuteLater(cloud)
  const [before] = held
  expect(before).toBeDefined()
  const { unitFen = 0 } = (await cloud.dump<{ unitFen: number }>('handouts', { _id: handoutId }))[0] ?? {}
  expect(await allowancesOf(cast.members.worker._id, handoutId)).toEqual([{ fen: (before?.fen ?? 0) - unitFen, times: (before?.times ?? 0) - 1 }])
})
