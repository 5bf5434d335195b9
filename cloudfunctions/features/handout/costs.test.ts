/** What looking and listing cost in database calls: the same however many people are on the roster. HANDOUT_PEOPLE=20000 measures. */
import { aMember } from '@/local/testing/builders'
import { aHandoutPlan, handoutCastOn, picked, runningHandout, storedHandout, type HandoutCast } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

const PEOPLE = Number(process.env.HANDOUT_PEOPLE ?? 620)
const NOW = new Date('2026-09-21T01:00:00Z')

let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(NOW)
  cast = await handoutCastOn(cloud, '2026')
}, 60_000)
afterAll(() => cloud.close())

async function callsOf(work: () => Promise<unknown>): Promise<number> {
  const { requests } = await cloud.wire.record(work)
  return requests.filter(({ action }) => action.startsWith('database.')).length
}

test('looking, the caller among them: the worker’s own list three calls, the officers’ list two, a plan three, its lines two', async () => {
  const handoutId = await runningHandout(cast, aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] } }, NOW.getTime()), [cast.members.worker, cast.members.mate])
  await cloud.fire()
  expect(await callsOf(() => cast.worker.does('handout.mine', {}))).toBe(3)
  expect(await callsOf(() => cast.mate.does('handout.mine', {}))).toBe(3)
  expect(await callsOf(() => cast.officer.does('handout.list', {}))).toBe(2)
  expect(await callsOf(() => cast.officer.does('handout.desk', { handoutId }))).toBe(3)
  expect(await callsOf(() => cast.leader.does('handout.rows', { handoutId, limit: 50 }))).toBe(2)
}, 90_000)

test('a list for everybody is made in batches that cost the same each, goes on where a broken line stopped it, and lists nobody twice', async () => {
  for (let made = 0; made < PEOPLE; made += 500) await cloud.load('members', Array.from({ length: Math.min(500, PEOPLE - made) }, () => aMember({ openid: null })))
  const { handoutId } = await cast.officer.does('handout.saveDraft', { plan: aHandoutPlan({ unitFen: 100 }, NOW.getTime()) })
  const costs: number[] = []
  const started = Date.now()
  let slowest = 0
  for (let isDone = false; !isDone; ) {
    // The second batch breaks off after its lines were written.
    if (costs.length === 1) cloud.faults.plan({ kind: 'errorAfter', action: 'handout.makeList', request: 'database.insert', nth: 2 })
    const begun = Date.now()
    const { value, requests } = await cloud.wire.record(async () => (await cast.officer.ask('handout.makeList', { handoutId })) as Awaited<ReturnType<typeof cast.officer.ask<'handout.makeList'>>>)
    slowest = Math.max(slowest, Date.now() - begun)
    cloud.faults.clear()
    costs.push(requests.filter(({ action }) => action.startsWith('database.')).length)
    if (value.ok) isDone = value.data.isListDone
  }
  const took = Date.now() - started
  if (process.env.HANDOUT_PEOPLE) process.stdout.write(`${JSON.stringify({ people: PEOPLE, batches: costs.length, seconds: took / 1000, slowestMs: slowest, first: costs[0], last: costs.at(-2) })}\n`)
  const { people } = await storedHandout(cloud, handoutId)
  expect((await cloud.dump('handoutRows', { handoutId, status: 'listed' })).length).toBe(people)
  expect(people).toBe(PEOPLE + 9)
  // The caller, the people, their allowances (three), the lines, how far it is.
  expect(costs[0]).toBe(7)
}, 900_000)
