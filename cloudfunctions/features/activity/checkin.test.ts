import { asked, openHouse, type House, type Plan } from '@/local/testing/activities'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { HOUR_MS } from '@/types/calendar'
import { doorCode, doorIdOf } from './codes'

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

describe('check-in', () => {
  async function aRunningActivity(plan: Plan = {}) {
    const activityId = await anOpenActivity(plan)
    const [person] = (await someWorkers(1)) as [Person]
    await person.does('activity.signUp', { activityId, ...asked })
    await officer.does('activity.start', { activityId })
    return { activityId, person }
  }

  test('at the door counts once, however often the code is scanned', async () => {
    const { activityId, person } = await aRunningActivity()
    const { code } = await officer.does('activity.door', { activityId })
    expect(code).toHaveLength(27)
    const first = await person.does('activity.checkIn', { code })
    expect(first.status).toBe('attended')
    expect(await person.does('activity.checkIn', { code })).toEqual(first)
    expect(await officer.does('activity.door', { activityId })).toMatchObject({ attended: 1, seated: 1 })
  })

  test('refuses an old code, a forged one, another activity’s, and people who did not sign up, wait or cancelled', async () => {
    const { activityId, person } = await aRunningActivity({ capacity: 2, maxLine: 3 })
    const other = await aRunningActivity()
    const { code } = await officer.does('activity.door', { activityId })
    expect(await person.isRefused('activity.checkIn', { code: (await officer.does('activity.door', { activityId: other.activityId })).code })).toBe('CHECKIN_NOT_SIGNED_UP')
    expect(await worker.isRefused('activity.checkIn', { code })).toBe('CHECKIN_NOT_SIGNED_UP')
    expect(await person.isRefused('activity.checkIn', { code: `${code.slice(0, 25)}AA` })).toBe('CHECKIN_BAD_CODE')
    process.env.APP_SECRET ??= 'x'.repeat(40)
    expect(await person.isRefused('activity.checkIn', { code: doorCode(doorIdOf(activityId), new Date()).code })).toBe('CHECKIN_BAD_CODE')
    cloud.clock.advance(31_000)
    expect(await person.isRefused('activity.checkIn', { code })).toBe('CHECKIN_OLD_CODE')
  })

  test('counted without network counts after the end as well; what came after the end, and a name without its code, do not', async () => {
    const activityId = await anOpenActivity()
    const [person] = (await someWorkers(1)) as [Person]
    await person.does('activity.signUp', { activityId, ...asked })
    cloud.clock.advance(72 * HOUR_MS)
    await officer.does('activity.start', { activityId })
    const { code } = await person.does('activity.myCode', { activityId })
    const at = new Date(Date.now() + 72 * HOUR_MS).toISOString()
    const scannedName = await officer.does('activity.uploadCheckIns', { activityId, way: 'personCode', entries: [{ memberId: (await officer.does('activity.roster', { activityId })).items[0]?.memberId ?? '', at }] })
    expect(scannedName.results).toEqual([{ name: '', outcome: 'CHECKIN_OTHER_ACTIVITY' }])
    await officer.does('activity.finish', { activityId })
    const after = new Date(Date.now() + 72 * HOUR_MS + 60_000)
    cloud.clock.advance(120_000)
    const upload = (instant: string) => officer.does('activity.uploadCheckIns', { activityId, way: 'personCode', entries: [{ personCode: code, at: instant }] })
    expect((await upload(after.toISOString())).results).toMatchObject([{ outcome: 'CHECKIN_NOT_RUNNING' }])
    expect((await upload(at)).results).toMatchObject([{ outcome: null }])
    expect((await person.does('activity.get', { activityId })).mine?.status).toBe('attended')
  })

  test('by an officer’s scan, by a team leader’s list, and late with a reason', async () => {
    const activityId = await anOpenActivity()
    const ownMember = aMember({ orgPath: ['company', 'b-prod1', 'g-prod1'] })
    const strangerToLeader = aMember({ orgPath: ['company', 'b-prod2', 'g-prod2'] })
    const late = aMember({ staffNo: 'HSLATE' })
    const leader = await cloud.person(aMember({ grants: [{ role: 'GRP', orgId: 'g-prod1' }] }))
    const [own, foreign, latecomer] = [await cloud.person(ownMember), await cloud.person(strangerToLeader), await cloud.person(late)]
    for (const person of [own, foreign, latecomer]) await person.does('activity.signUp', { activityId, ...asked })
    await officer.does('activity.start', { activityId })
    const { code } = await foreign.does('activity.myCode', { activityId })
    const at = new Date().toISOString()
    const ticked = await leader.does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries: [{ memberId: ownMember._id, at }, { memberId: strangerToLeader._id, at }] })
    expect(ticked.results).toEqual([{ name: ownMember.name, outcome: null }, { name: '', outcome: 'NOT_FOUND' }])
    const again = await leader.does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries: [{ memberId: ownMember._id, at }] })
    expect(again.results).toEqual([{ name: ownMember.name, outcome: null }])
    expect(await officer.does('activity.scanPerson', { activityId, personCode: code })).toMatchObject({ status: 'attended', way: 'personCode' })
    expect(await officer.isRefused('activity.scanPerson', { activityId: await anOpenActivity(), personCode: code })).toBe('CHECKIN_OTHER_ACTIVITY')
    await officer.does('activity.finish', { activityId })
    expect(await officer.does('activity.lateEntry', { activityId, staffNo: 'HSLATE', reason: '手机没电' })).toMatchObject({ status: 'attended', way: 'late', note: '手机没电' })
    expect(await officer.does('activity.desk', { activityId })).toMatchObject({ counts: { attended: 3, seated: 0 } })
  })
})

test('a team leader finds the way to the list while the activity runs; a worker does not', async () => {
  const activityId = await anOpenActivity()
  const leader = await cloud.person(aMember({ grants: [{ role: 'GRP', orgId: 'g-prod1' }] }))
  const worker = await cloud.person(aMember())
  const tickOff = async (person: Person) => (await person.does('activity.get', { activityId })).blocked.tickOff
  expect(await tickOff(leader)).toBe('CHECKIN_NOT_RUNNING')
  expect((await officer.does('activity.desk', { activityId })).blocked.lateEntry).toBe('LATE_ENTRY_NOT_NOW')
  await officer.does('activity.start', { activityId })
  expect([await tickOff(leader), await tickOff(officer), await tickOff(worker)]).toEqual([null, null, 'NOT_ALLOWED'])
})

test('a staff number typed in small or wide letters is found for a late entry', async () => {
  const activityId = await anOpenActivity()
  const person = await cloud.person(aMember({ staffNo: 'HSX77' }))
  await person.does('activity.signUp', { activityId, ...asked })
  await officer.does('activity.start', { activityId })
  expect(await officer.does('activity.lateEntry', { activityId, staffNo: 'hs x７7', reason: '手机没电' })).toMatchObject({ status: 'attended' })
})
