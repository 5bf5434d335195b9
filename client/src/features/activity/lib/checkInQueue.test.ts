/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { fakeCloud, refusal } from '@/local/testing/taro/fakeCloud'
import { withoutPauses } from '@/local/testing/taro/pauses'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import type { Person } from '@/local/testing/person'
import { call } from '../../../lib/call'

type Queue = typeof import('./checkInQueue')

let cloud: ScreenCloud
const realFetch = globalThis.fetch

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
beforeEach(() => holdPhone(cloud.officer))
afterEach(() => {
  jest.restoreAllMocks()
  globalThis.fetch = realFetch
})

/** The program as it starts: it knows what the phone kept and nothing else. */
function started(): Queue {
  let queue: Queue | undefined
  jest.isolateModules(() => {
    queue = jest.requireActual<Queue>('./checkInQueue')
  })
  return queue as Queue
}

async function running(people: number): Promise<{ activityId: string; goers: Person[] }> {
  const activityId = await cloud.activity()
  const goers = []
  for (let person = 0; person < people; person++) goers.push(await cloud.goes(activityId))
  await cloud.officer.does('activity.start', { activityId })
  return { activityId, goers }
}

const memberOf = async (person: Person) => (await person.does('session.me', {})).me?.memberId ?? ''
const attendedIn = async (activityId: string) => (await cloud.officer.does('activity.desk', { activityId })).counts.attended
const outcomesOf = (queue: Queue) => queue.keptCheckIns().map(({ outcome }) => outcome)

describe('check-ins kept on the phone', () => {
  it('wait without network, and count everybody once when it returns', async () => {
    const { activityId, goers } = await running(3)
    const queue = started()
    const reconnect = cutNetwork()
    const taken = await Promise.all(goers.map(async (goer) => ({ activityId, way: 'tickOff' as const, who: await memberOf(goer), name: '' })))
    expect(queue.keepCheckIns(taken)).toBe(3)
    await queue.sendCheckIns()
    expect(outcomesOf(queue)).toEqual(['waiting', 'waiting', 'waiting'])
    expect(await attendedIn(activityId)).toBe(0)
    reconnect()
    await queue.sendCheckIns()
    expect(outcomesOf(queue)).toEqual(['done', 'done', 'done'])
    expect(await attendedIn(activityId)).toBe(3)
  })

  it('go again under the same request id when the reply is lost, even after a restart', async () => {
    withoutPauses()
    const { activityId, goers } = await running(1)
    const sent: string[] = []
    let isLosing = true
    globalThis.fetch = async (address, init) => {
      const { action, requestId } = JSON.parse(String(init?.body)) as { action: string; requestId: string }
      const response = await realFetch(address, init)
      if (action !== 'activity.uploadCheckIns') return response
      sent.push(requestId)
      if (isLosing) throw new TypeError('connection reset')
      return response
    }
    const before = started()
    before.keepCheckIns([{ activityId, way: 'tickOff', who: await memberOf(goers[0] as Person), name: '' }])
    await before.sendCheckIns()
    expect(outcomesOf(before)).toEqual(['waiting'])
    isLosing = false
    const after = started()
    await after.sendCheckIns()
    expect(outcomesOf(after)).toEqual(['done'])
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent).size).toBe(1)
    expect(await attendedIn(activityId)).toBe(1)
  })

  it('carry the time at which the person stood at the door', async () => {
    const { activityId, goers } = await running(1)
    const startsAt = cloud.clock.now()
    const queue = started()
    const reconnect = cutNetwork()
    const who = await memberOf(goers[0] as Person)
    queue.keepCheckIns([{ activityId, way: 'tickOff', who, name: '' }], new Date(startsAt))
    await queue.sendCheckIns()
    cloud.clock.set(new Date(startsAt + 80 * 3_600_000))
    reconnect()
    await queue.sendCheckIns()
    expect(queue.keptCheckIns()[0]?.at).toBe(new Date(startsAt).toISOString())
    cloud.clock.reset()
  })

  it('keep a refused person in sight until the reason was read', async () => {
    const { activityId } = await running(0)
    const queue = started()
    queue.keepCheckIns([{ activityId, way: 'tickOff', who: 'nobody', name: '某人' }])
    await queue.sendCheckIns()
    expect(outcomesOf(queue)).toEqual(['CHECKIN_NOT_SIGNED_UP'])
    queue.clearAnswered(activityId)
    expect(queue.keptCheckIns()).toEqual([])
  })

  it('keep nobody twice', () => {
    fakeCloud().isOnline = false
    const queue = started()
    const person = { activityId: 'a1', way: 'personCode' as const, who: 'code-of-one', name: '' }
    expect(queue.keepCheckIns([person])).toBe(1)
    expect(queue.keepCheckIns([person])).toBe(0)
    expect(queue.keptCheckIns()).toHaveLength(1)
  })

  it('go in batches of at most fifty, each of one activity and one way', async () => {
    const phone = fakeCloud()
    phone.gives('activity.uploadCheckIns', { results: Array.from({ length: 50 }, () => ({ name: '某人', outcome: null })) })
    const queue = started()
    phone.isOnline = false
    queue.keepCheckIns(Array.from({ length: 60 }, (_, index) => ({ activityId: 'a1', way: 'tickOff' as const, who: `m${index}`, name: '' })))
    queue.keepCheckIns([{ activityId: 'a2', way: 'personCode', who: 'code-of-one', name: '' }])
    phone.isOnline = true
    await queue.sendCheckIns()
    const uploads = phone.asked.filter(({ action }) => action === 'activity.uploadCheckIns')
    const batches = uploads.map(({ input }) => [input.activityId, (input.entries as unknown[]).length])
    expect(batches).toEqual([['a1', 50], ['a1', 10], ['a2', 1]])
    expect(new Set(uploads.map(({ requestId }) => requestId)).size).toBe(3)
  })

  it('go as nobody but who took them', async () => {
    const phone = fakeCloud()
    phone.gives('session.me', { me: { memberId: 'a' } })
    phone.gives('activity.uploadCheckIns', { results: [{ name: '某人', outcome: null }] })
    const queue = started()
    queue.keepCheckIns([{ activityId: 'a1', way: 'tickOff', who: 'm1', name: '' }])
    await queue.sendCheckIns()
    phone.isOnline = false
    queue.keepCheckIns([{ activityId: 'a1', way: 'tickOff', who: 'm2', name: '' }])
    phone.isOnline = true
    phone.gives('session.me', { me: { memberId: 'b' } })
    await queue.sendCheckIns()
    expect(queue.keptCheckIns()).toEqual([])
    expect(phone.asked.filter(({ action }) => action === 'activity.uploadCheckIns')).toHaveLength(1)
    phone.gives('session.me', { me: { memberId: 'a' } })
    const again = started()
    expect(again.keptCheckIns()).toEqual([])
    await call('session.me', {})
    expect(started().keptCheckIns().map(({ outcome }) => outcome)).toEqual(['done', 'waiting'])
  })

  it('stay as they are when the cloud asks for patience', async () => {
    const phone = fakeCloud()
    phone.gives('activity.uploadCheckIns', refusal('TOO_MANY_CALLS'))
    const queue = started()
    queue.keepCheckIns([{ activityId: 'a1', way: 'tickOff', who: 'm1', name: '' }])
    await queue.sendCheckIns()
    expect(outcomesOf(queue)).toEqual(['waiting'])
  })
})
