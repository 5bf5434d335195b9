import { asked, openHouse, type House } from '@/local/testing/activities'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { asked as wantedOf, differentlyHeard } from '@/local/testing/twice'
import { HOUR_MS } from '@/types/calendar'

let cloud: House['cloud']
let officer: House['officer']
let anOpenActivity: House['anOpenActivity']
let someWorkers: House['someWorkers']
let worker: Person
const workerMember = aMember({ name: '张伟', staffNo: 'HS1' })

beforeAll(async () => {
  ({ cloud, officer, anOpenActivity, someWorkers } = await openHouse())
  worker = await cloud.person(workerMember)
})
afterAll(() => cloud.close())
afterEach(() => cloud.clock.reset())

const MINUTE_MS = 60_000

describe('the line', () => {
  test('is called in order, one offer per place, and passes on when an offer lapses', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 5 })
    const [seated, ann, bob, cai] = (await someWorkers(4)) as [Person, Person, Person, Person]
    await seated.does('activity.signUp', { activityId, ...asked })
    expect(await ann.does('activity.signUp', { activityId, ...asked })).toMatchObject({ status: 'waiting', number: 1 })
    expect(await bob.does('activity.signUp', { activityId, ...asked })).toMatchObject({ status: 'waiting', number: 2 })
    expect(await cai.does('activity.signUp', { activityId, ...asked })).toMatchObject({ status: 'waiting', number: 3 })
    await seated.does('activity.cancelSignUp', { activityId })
    expect((await ann.does('activity.get', { activityId })).mine?.status).toBe('offered')
    expect((await bob.does('activity.get', { activityId })).ahead).toBe(0)
    expect(await seated.does('activity.signUp', { activityId, ...asked })).toMatchObject({ status: 'waiting', number: 3 })

    await cloud.fire(new Date(Date.now() + 13 * HOUR_MS))
    const annNow = await ann.does('activity.get', { activityId })
    expect(annNow.mine?.status).toBe('lapsed')
    expect(await ann.isRefused('activity.acceptOffer', { activityId })).toBe('OFFER_LAPSED')
    expect((await bob.does('activity.get', { activityId })).mine?.status).toBe('offered')
    expect(await bob.does('activity.acceptOffer', { activityId })).toMatchObject({ status: 'seated' })
    expect((await cai.does('activity.get', { activityId })).ahead).toBe(0)
  })

  test('a place accepted twice at the same moment is accepted, not lapsed', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 5 })
    const [seated, next] = (await someWorkers(2)) as [Person, Person]
    await seated.does('activity.signUp', { activityId, ...asked })
    await next.does('activity.signUp', { activityId, ...asked })
    await seated.does('activity.cancelSignUp', { activityId })
    expect(await differentlyHeard(cloud, wantedOf(next, 'activity.acceptOffer', { activityId }))).toEqual([])
  })

  test('an offer accepted and cancelled at the same instant ends one way only', async () => {
    for (let round = 0; round < 5; round += 1) {
      const activityId = await anOpenActivity({ capacity: 1, maxLine: 5 })
      const [seated, next] = (await someWorkers(2)) as [Person, Person]
      await seated.does('activity.signUp', { activityId, ...asked })
      await next.does('activity.signUp', { activityId, ...asked })
      await seated.does('activity.cancelSignUp', { activityId })
      const [accepted, cancelled] = await Promise.all([next.ask('activity.acceptOffer', { activityId }), next.ask('activity.cancelSignUp', { activityId })])
      const { mine, left } = await next.does('activity.get', { activityId })
      expect(mine?.status === 'seated' ? left : 1 - left).toBe(0)
      expect(accepted.ok || cancelled.ok).toBe(true)
    }
  })

  test('a capacity raised by the officer calls the next in line; a capacity cut throws nobody out', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 5 })
    const [seated, next] = (await someWorkers(2)) as [Person, Person]
    await seated.does('activity.signUp', { activityId, ...asked })
    await next.does('activity.signUp', { activityId, ...asked })
    await officer.does('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 2 })
    expect((await next.does('activity.get', { activityId })).mine?.status).toBe('offered')
    await officer.does('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 0 })
    expect((await seated.does('activity.get', { activityId })).mine?.status).toBe('seated')
    expect(await worker.isRefused('activity.signUp', { activityId, ...asked })).toBe('ACTIVITY_FULL')
  })

  test('leaving the line moves those behind up', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 5 })
    const people = await someWorkers(4)
    for (const person of people) await person.does('activity.signUp', { activityId, ...asked })
    await people[1]?.does('activity.cancelSignUp', { activityId })
    expect((await people[2]?.does('activity.get', { activityId }))?.ahead).toBe(0)
    expect((await people[3]?.does('activity.get', { activityId }))?.ahead).toBe(1)
  })
})

test('whoever signs up again while the old place is being given back is asked to wait, and nobody oversells', async () => {
  const activityId = await anOpenActivity({ capacity: 2 })
  const people = (await someWorkers(3)) as [Person, Person, Person]
  const [hasty] = people
  await hasty.does('activity.signUp', { activityId, ...asked })
  cloud.faults.plan({ kind: 'delay', door: 'api', action: 'activity.cancelSignUp', request: 'database.modifyDocument', nth: 3, delayMs: 2500 })
  const cancelling = hasty.ask('activity.cancelSignUp', { activityId })
  for (let status = ''; status !== 'cancelled'; ) status = (await hasty.does('activity.get', { activityId })).mine?.status ?? ''
  expect(await hasty.isRefused('activity.signUp', { activityId, ...asked })).toBe('IN_PROGRESS')
  expect((await cancelling).ok).toBe(true)
  const answers = []
  for (const person of people) answers.push(await person.isRefused('activity.signUp', { activityId, ...asked }))
  expect(answers).toEqual([null, null, 'ACTIVITY_FULL'])
})

describe('after a crash', () => {
  test('a seat taken without an entry is found and given to whoever waits', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 3 })
    const [unlucky, waiting] = (await someWorkers(2)) as [Person, Person]
    cloud.faults.plan({ kind: 'errorBefore', door: 'api', action: 'activity.signUp', request: 'database.insertDocument' })
    expect(await unlucky.isRefused('activity.signUp', { activityId, ...asked })).toBe('INTERNAL')
    cloud.faults.clear()
    expect(await waiting.does('activity.signUp', { activityId, ...asked })).toMatchObject({ status: 'waiting' })
    await cloud.fire(new Date(Date.now() + 2 * MINUTE_MS))
    expect((await waiting.does('activity.get', { activityId })).mine?.status).toBe('offered')
    expect(await unlucky.does('activity.signUp', { activityId, ...asked })).toMatchObject({ status: 'waiting', number: 1 })
  })

  test('a cancellation interrupted before the place was given back still frees it', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 3 })
    const [leaving, waiting] = (await someWorkers(2)) as [Person, Person]
    await leaving.does('activity.signUp', { activityId, ...asked })
    await waiting.does('activity.signUp', { activityId, ...asked })
    cloud.faults.plan({ kind: 'errorBefore', door: 'api', action: 'activity.cancelSignUp', request: 'database.modifyDocument', nth: 3 })
    await leaving.ask('activity.cancelSignUp', { activityId })
    cloud.faults.clear()
    await cloud.fire(new Date(Date.now() + 2 * MINUTE_MS))
    expect((await waiting.does('activity.get', { activityId })).mine?.status).toBe('offered')
  })

  test('a place given up long after the last change is found as well', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 3 })
    const [leaving, waiting] = (await someWorkers(2)) as [Person, Person]
    await leaving.does('activity.signUp', { activityId, ...asked })
    await waiting.does('activity.signUp', { activityId, ...asked })
    await cloud.fire(new Date(Date.now() + 2 * MINUTE_MS))
    // The entry has moved; giving the place back fails, and the phone's second try finds its receipt.
    cloud.faults.plan({ kind: 'errorBefore', door: 'api', action: 'activity.cancelSignUp', request: 'database.modifyDocument', nth: 3 })
    const requestId = crypto.randomUUID()
    expect((await leaving.ask('activity.cancelSignUp', { activityId }, requestId)).ok).toBe(false)
    cloud.faults.clear()
    expect((await leaving.ask('activity.cancelSignUp', { activityId }, requestId)).ok).toBe(true)
    expect((await waiting.does('activity.get', { activityId })).mine?.status).toBe('waiting')
    await cloud.fire(new Date(Date.now() + 4 * MINUTE_MS))
    expect((await waiting.does('activity.get', { activityId })).mine?.status).toBe('offered')
  })

  test('an offer whose message was lost on its way is told after all, once, though nobody asks again', async () => {
    const activityId = await anOpenActivity({ capacity: 1, maxLine: 3 })
    const [leaving, waiting] = (await someWorkers(2)) as [Person, Person]
    await leaving.does('activity.signUp', { activityId, ...asked })
    await waiting.does('activity.signUp', { activityId, ...asked })
    cloud.faults.plan({ kind: 'errorBefore', door: 'api', action: 'activity.cancelSignUp', request: 'database.insertDocument' })
    expect((await leaving.ask('activity.cancelSignUp', { activityId })).ok).toBe(false)
    cloud.faults.clear()
    const offers = async () => (await waiting.does('message.list', {})).items.filter(({ kind }) => kind === 'offer').length
    expect([(await waiting.does('activity.get', { activityId })).mine?.status, await offers()]).toEqual(['offered', 0])
    await cloud.fire(new Date(Date.now() + 2 * MINUTE_MS))
    expect(await offers()).toBe(1)
    await officer.does('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 2 })
    await cloud.fire(new Date(Date.now() + 4 * MINUTE_MS))
    expect(await offers()).toBe(1)
  })

  test('more places whose calling of the next broke off: asked again, the officer sees the same, and the next is offered one', async () => {
    const seen = async (nth: number | null) => {
      const activityId = await anOpenActivity({ capacity: 1, maxLine: 3 })
      const [seated, next] = (await someWorkers(2)) as [Person, Person]
      await seated.does('activity.signUp', { activityId, ...asked })
      await next.does('activity.signUp', { activityId, ...asked })
      const requestId = crypto.randomUUID()
      const ask = () => officer.ask('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 2 }, requestId)
      if (nth !== null) {
        cloud.faults.plan({ kind: 'errorBefore', action: 'activity.setCapacity', request: 'database.', nth })
        expect([nth, (await ask()).ok]).toEqual([nth, false])
        cloud.faults.clear()
      }
      const reply = await ask()
      const { counts, version } = reply.ok ? reply.data : await Promise.reject(new Error(reply.error.code))
      return { counts, version, next: (await next.does('activity.get', { activityId })).mine?.status }
    }
    const undisturbed = await seen(null)
    expect(undisturbed.next).toBe('offered')
    for (const nth of [2, 3, 4, 5, 6, 7, 8]) expect([nth, await seen(nth)]).toEqual([nth, undisturbed])
  })
})
