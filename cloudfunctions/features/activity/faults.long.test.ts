/**
 * T6 for activities: each database call of each write fails in turn, before or after its effect, and
 * the phone sends the same request again. One effect, one answer, and the seats stay right.
 */
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { brokenSeats } from '@/local/programmes/seats'
import type { Reply } from '@/types/errors'

let cloud: TestCloud
let officer: Person
let chair: Person
const asked = { guests: 0, answers: {} }

beforeAll(async () => {
  cloud = await startCloud()
  officer = await cloud.person(aMember({ role: 'OFF' }))
  chair = await cloud.person(aMember({ role: 'CHAIR' }))
})
afterAll(() => cloud.close())

/** An open activity with one seat, somebody in it and somebody waiting; and a newcomer. */
async function aFullHouse(capacity = 1) {
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ capacity, maxLine: 5 }) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  const members = [aMember(), aMember(), aMember()]
  await cloud.load('members', members)
  const [seated, waiting, newcomer] = members.map((member) => cloud.as(member)) as [Person, Person, Person]
  await seated.does('activity.signUp', { activityId, ...asked })
  if (capacity === 1) await waiting.does('activity.signUp', { activityId, ...asked })
  return { activityId, seated, waiting, newcomer }
}

type House = Awaited<ReturnType<typeof aFullHouse>>
type Ask = (house: House, requestId: string) => Promise<Reply<unknown>>

interface Act {
  readonly action: string
  readonly calls: number
  readonly capacity?: number
  readonly prepare?: (house: House) => Promise<unknown>
  readonly ask: Ask
}

const acts: readonly Act[] = [
  { action: 'activity.signUp', calls: 3, capacity: 5, ask: ({ newcomer, activityId }, id) => newcomer.ask('activity.signUp', { activityId, ...asked }, id) },
  { action: 'activity.signUp', calls: 4, ask: ({ newcomer, activityId }, id) => newcomer.ask('activity.signUp', { activityId, ...asked }, id) },
  { action: 'activity.cancelSignUp', calls: 10, ask: ({ seated, activityId }, id) => seated.ask('activity.cancelSignUp', { activityId }, id) },
  { action: 'activity.cancelSignUp', calls: 5, ask: ({ waiting, activityId }, id) => waiting.ask('activity.cancelSignUp', { activityId }, id) },
  {
    action: 'activity.acceptOffer', calls: 2,
    prepare: ({ seated, activityId }) => seated.does('activity.cancelSignUp', { activityId }),
    ask: ({ waiting, activityId }, id) => waiting.ask('activity.acceptOffer', { activityId }, id),
  },
  { action: 'activity.start', calls: 4, ask: ({ activityId }, id) => officer.ask('activity.start', { activityId }, id) },
  {
    action: 'activity.scanPerson', calls: 3,
    prepare: ({ activityId }) => officer.does('activity.start', { activityId }),
    ask: async ({ activityId, seated }, id) => {
      const { code } = await seated.does('activity.myCode', { activityId })
      return officer.ask('activity.scanPerson', { activityId, personCode: code }, id)
    },
  },
  { action: 'activity.setCapacity', calls: 11, ask: ({ activityId }, id) => officer.ask('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 2 }, id) },
  { action: 'activity.cancel', calls: 4, ask: ({ activityId }, id) => chair.ask('activity.cancel', { activityId, reason: '台风' }, id) },
]

const faults = (calls: number) => (['errorBefore', 'errorAfter'] as const).flatMap((kind) => Array.from({ length: calls }, (_, index) => ({ kind, nth: index + 1 })))

/** What the phone hears when it keeps asking, as it does by itself. */
async function insisting(ask: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
  let reply = await ask()
  for (let tries = 0; tries < 3 && !reply.ok; tries += 1) reply = await ask()
  return reply
}

const linesOf = (signups: readonly Signup[]) => signups.map(({ history }) => history.length).reduce((sum, count) => sum + count, 0)

test.each(acts)('$action ($calls calls) happens once and answers the same, whichever call fails', async ({ action, calls, capacity, prepare, ask }) => {
  const once = async (fault: { kind: 'errorBefore' | 'errorAfter'; nth: number } | null) => {
    const house = await aFullHouse(capacity)
    await prepare?.(house)
    const requestId = crypto.randomUUID()
    if (fault) cloud.faults.plan({ ...fault, action, request: 'database.' })
    const reply = await insisting(() => ask(house, requestId))
    cloud.faults.clear()
    expect([fault, reply.ok]).toEqual([fault, true])
    expect([fault, await ask(house, requestId)]).toEqual([fault, reply])
    // What was interrupted half-way is set right once the activity has been quiet.
    for (const seconds of [100, 200, 300]) await cloud.fire(new Date(Date.now() + seconds * 1000))
    const [activity] = await cloud.dump<Activity>('activities', { _id: house.activityId })
    const signups = await cloud.dump<Signup>('signups', { activityId: house.activityId })
    expect([fault, brokenSeats(activity as Activity, signups)]).toEqual([fault, []])
    const offers = (await cloud.dump<Message>('messages', { kind: 'offer' })).filter(({ page }) => page.includes(house.activityId))
    return [activity?.history.length, linesOf(signups), offers.length]
  }
  const undisturbed = await once(null)
  for (const fault of faults(calls)) expect([fault, await once(fault)]).toEqual([fault, undisturbed])
}, 120_000)

describe.each([{ place: 'the last seat', status: 'seated', plan: { capacity: 1, maxLine: 0 } }, { place: 'the last place in line', status: 'waiting', plan: { capacity: 1, maxLine: 1 } }])(
  '$place is taken and the answer is lost',
  ({ status, plan }) => {
    it.each([2, 3])('the same request hears that it has it, not that all is full, when call %i loses its answer', async (nth) => {
      const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan(plan) })
      await officer.does('activity.submit', { activityId })
      await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
      const members = [aMember(), aMember(), aMember()]
      await cloud.load('members', members)
      const [first, person, late] = members.map((member) => cloud.as(member)) as [Person, Person, Person]
      if (status === 'waiting') await first.does('activity.signUp', { activityId, ...asked })
      cloud.faults.plan({ kind: 'errorAfter', nth, action: 'activity.signUp', request: 'database.' })
      const requestId = crypto.randomUUID()
      const reply = await insisting(() => person.ask('activity.signUp', { activityId, ...asked }, requestId))
      cloud.faults.clear()
      expect(reply).toMatchObject({ ok: true, data: { status } })
      // And nobody else gets in by it.
      expect(await late.isRefused('activity.signUp', { activityId, ...asked })).toMatch(/FULL$/)
    })
  },
)
