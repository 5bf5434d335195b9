/** A list taken back: the same request, delivered once more, takes back nothing that was listed since. */
import { aFund } from '@/local/testing/funds'
import { aHandoutPlan, draftedHandout, handoutMembers, picked, type HandoutCast } from '@/local/testing/handouts'
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
