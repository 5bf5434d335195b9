import { asked, openHouse, type House } from '@/local/testing/activities'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import type { ActionInput } from '@/types/actions'
import { HOUR_MS } from '@/types/calendar'
import type { Message } from '@/cloudfunctions/kit/documents/message'

let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.cloud.close())

const MINUTE_MS = 60_000
const inHours = (count: number) => new Date(Date.now() + count * HOUR_MS).toISOString()

/** The terms as they stand, with some of them changed. */
async function terms(activityId: string, traits: Partial<ActionInput<'activity.change'>> = {}): Promise<ActionInput<'activity.change'>> {
  const { version, plan } = await house.officer.does('activity.desk', { activityId })
  const { place, text, startsAt, endsAt, signUpOpensAt, signUpClosesAt } = plan
  return { activityId, version, place, text, startsAt: startsAt ?? '', endsAt: endsAt ?? '', signUpOpensAt: signUpOpensAt ?? '', signUpClosesAt: signUpClosesAt ?? '', ...traits }
}

const messagesOf = (activityId: string, kind: Message['kind']) =>
  house.cloud.dump<Message>('messages', { kind }).then((found) => found.filter(({ page }) => page.includes(activityId)))

describe('activity.change', () => {
  test('moves an approved activity, writes what changed, and tells everybody signed up once', async () => {
    const { cloud, officer, anOpenActivity, someWorkers } = house
    const activityId = await anOpenActivity()
    const people = (await someWorkers(3)) as [Person, Person, Person]
    for (const person of people) await person.does('activity.signUp', { activityId, ...asked })
    await people[2].does('activity.cancelSignUp', { activityId })
    const requestId = crypto.randomUUID()
    const to = await terms(activityId, { place: '职工活动中心', startsAt: inHours(80), endsAt: inHours(82) })
    const desk = await officer.does('activity.change', to, requestId)
    expect(await officer.does('activity.change', to, requestId)).toEqual(desk)
    expect(desk).toMatchObject({ place: '职工活动中心', startsAt: to.startsAt, status: 'open' })
    expect(desk.history.at(-1)).toMatchObject({ action: 'activity.change', byName: '陈志强' })
    expect(desk.history.at(-1)?.note).toContain('地点：厂区篮球场 → 职工活动中心')
    for (const minutes of [2, 3, 4, 5]) await cloud.fire(new Date(Date.now() + minutes * MINUTE_MS))
    expect(await messagesOf(activityId, 'activityChanged')).toHaveLength(2)
    const { items } = await people[0].does('activity.mine', { scope: 'coming' })
    expect(items[0]).toMatchObject({ place: '职工活动中心', startsAt: to.startsAt, endsAt: to.endsAt })
  })

  test('keeps the rules: times ahead and in order, the newest version, not once it has begun, not by others', async () => {
    const { cloud, officer, anOpenActivity } = house
    const activityId = await anOpenActivity()
    const ask = async (traits: Partial<ActionInput<'activity.change'>>) => officer.ask('activity.change', await terms(activityId, traits))
    const refused = (code: string, field?: string) => ({ ok: false, error: { code, ...(field ? { field } : {}) } })
    expect(await ask({ startsAt: inHours(-1) })).toMatchObject(refused('ACTIVITY_INCOMPLETE', 'startsAt'))
    expect(await ask({ endsAt: inHours(70) })).toMatchObject(refused('ACTIVITY_INCOMPLETE', 'endsAt'))
    expect(await ask({ signUpClosesAt: inHours(73) })).toMatchObject(refused('ACTIVITY_INCOMPLETE', 'signUpClosesAt'))
    expect(await ask({ version: 1 })).toMatchObject(refused('CHANGED_MEANWHILE'))
    const branchOfficer = await cloud.person(aMember({ orgPath: ['company', 'b-prod1', 'g-prod1'], grants: [{ role: 'OFF', orgId: 'b-prod1' }] }))
    expect(await branchOfficer.isRefused('activity.change', await terms(activityId))).toBe('NOT_FOUND')
    await officer.does('activity.close', { activityId })
    expect(await ask({ signUpClosesAt: inHours(40) })).toMatchObject(refused('ACTIVITY_SIGNUP_CLOSED', 'signUpClosesAt'))
    expect(await ask({ startsAt: inHours(20) })).toMatchObject({ ok: true })
    await officer.does('activity.start', { activityId })
    expect(await ask({ place: '食堂' })).toMatchObject(refused('ACTIVITY_BEGUN'))
  })
})

test('a series ends when an officer says so, and says it in the history', async () => {
  const { cloud, officer, anOpenActivity } = house
  const activityId = await anOpenActivity({ title: '月度读书', repeats: { dayOfMonth: 15, until: '2099-12' } })
  expect((await officer.does('activity.endSeries', { activityId })).history.at(-1)?.action).toBe('activity.endSeries')
  expect(await officer.isRefused('activity.endSeries', { activityId })).toBe('ACTIVITY_NO_SERIES')
  await cloud.fire(new Date(Date.now() + 40 * 24 * HOUR_MS))
  const { items } = await officer.does('activity.managed', { limit: 50 })
  expect(items.filter(({ title }) => title === '月度读书')).toHaveLength(1)
})

test('two groups of one key, or two questions, are refused: one of them would be lost', async () => {
  const { officer } = house
  const pools = [{ key: 'p0', name: '甲班', capacity: 30 }, { key: 'p0', name: '乙班', capacity: 10 }]
  expect(await officer.ask('activity.saveDraft', { plan: aPlan({ poolBy: 'choice', pools }) })).toMatchObject({ error: { code: 'BAD_INPUT', field: 'plan.pools' } })
  const question = { key: 'q0', label: '尺码', options: [], required: false }
  expect(await officer.ask('activity.saveDraft', { plan: aPlan({ questions: [question, { ...question, label: '忌口' }] }) })).toMatchObject({ error: { code: 'BAD_INPUT', field: 'plan.questions' } })
  expect(await officer.isRefused('activity.saveDraft', { plan: aPlan({ poolBy: 'choice', pools: pools.map((pool, index) => ({ ...pool, key: `p${index}` })) }) })).toBeNull()
})

test('places are changed once per request, with a line in the history, and stay within 3,000 altogether', async () => {
  const { officer, anOpenActivity } = house
  const pools = [{ key: 'p0', name: '甲组', capacity: 20 }, { key: 'p1', name: '乙组', capacity: 1000 }]
  const activityId = await anOpenActivity({ poolBy: 'choice', pools })
  const requestId = crypto.randomUUID()
  await officer.does('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 25 }, requestId)
  const { history, capacity } = await officer.does('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 25 }, requestId)
  expect(history.filter(({ action }) => action === 'activity.setCapacity').map(({ note }) => note)).toEqual(['甲组：20 → 25'])
  expect(capacity).toBe(1025)
  expect(await officer.ask('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 2001 })).toMatchObject({ error: { code: 'BAD_INPUT', field: 'capacity' } })
  const tooMany = pools.map((pool) => ({ ...pool, capacity: 1501 }))
  expect(await officer.ask('activity.saveDraft', { plan: aPlan({ poolBy: 'choice', pools: tooMany }) })).toMatchObject({ error: { code: 'BAD_INPUT' } })
  await officer.does('activity.start', { activityId })
  expect((await officer.does('activity.desk', { activityId })).blocked.setCapacity).toBe('ACTIVITY_BEGUN')
  expect(await officer.isRefused('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 30 })).toBe('ACTIVITY_BEGUN')
})

test('a request asked again after many others is still done once; another officer’s request of the same id is not it', async () => {
  const { officer, chair, anOpenActivity } = house
  const activityId = await anOpenActivity({ capacity: 20 })
  const requestId = crypto.randomUUID()
  const ask = { activityId, poolKey: 'p0', capacity: 8 }
  await officer.does('activity.setCapacity', ask, requestId)
  for (let capacity = 9; capacity < 29; capacity += 1) await officer.does('activity.setCapacity', { ...ask, capacity })
  const { capacity, history } = await officer.does('activity.setCapacity', ask, requestId)
  expect(capacity).toBe(28)
  expect(history.filter(({ action }) => action === 'activity.setCapacity')).toHaveLength(21)
  expect(await chair.isRefused('activity.setCapacity', ask, requestId)).toBe('REQUEST_REUSED')
})

test('the organiser is told of the decision, once', async () => {
  const { officer, chair } = house
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan() })
  await officer.does('activity.submit', { activityId })
  const requestId = crypto.randomUUID()
  for (let times = 0; times < 2; times += 1) await chair.does('activity.decide', { activityId, verdict: 'return', note: '请补充雨天安排' }, requestId)
  const told = await messagesOf(activityId, 'activityDecided')
  expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('请补充雨天安排')])
})
