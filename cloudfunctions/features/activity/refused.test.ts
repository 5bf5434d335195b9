/** What is refused to people and to officers, and what somebody hears when another was quicker. */
import { asked, openHouse, type House, type Plan } from '@/local/testing/activities'
import { aMember, aPlan } from '@/local/testing/builders'
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import type { Person } from '@/local/testing/person'
import { asked as asks } from '@/local/testing/twice'
import { HOUR_MS } from '@/types/calendar'

let house: House
let worker: Person

beforeAll(async () => {
  house = await openHouse()
  worker = await house.cloud.person(aMember({ name: '张伟' }))
})
afterAll(() => house.cloud.close())
afterEach(() => house.cloud.clock.reset())

const signsUp = (person: Person, activityId: string) => person.does('activity.signUp', { activityId, ...asked })
const aDraft = async () => (await house.officer.does('activity.saveDraft', { plan: aPlan() })).activityId

async function aRunningActivity(plan: Plan = {}, people = 1) {
  const activityId = await house.anOpenActivity(plan)
  const persons = await house.someWorkers(people)
  for (const person of persons) await signsUp(person, activityId)
  await house.officer.does('activity.start', { activityId })
  return { activityId, persons: persons as [Person, ...Person[]], code: (await house.officer.does('activity.door', { activityId })).code }
}

describe('a worker', () => {
  test('has a code to show for an activity that is out and that they signed up for, and not after cancelling', async () => {
    const activityId = await house.anOpenActivity()
    expect(await worker.isRefused('activity.myCode', { activityId: await aDraft() })).toBe('NOT_FOUND')
    expect(await worker.isRefused('activity.myCode', { activityId })).toBe('SIGNUP_NONE')
    await signsUp(worker, activityId)
    expect(await worker.isRefused('activity.myCode', { activityId })).toBeNull()
    // Who has a seat has no offer to accept.
    expect(await worker.isRefused('activity.acceptOffer', { activityId })).toBe('OFFER_NONE')
    await worker.does('activity.cancelSignUp', { activityId })
    expect(await worker.isRefused('activity.myCode', { activityId })).toBe('SIGNUP_NONE')
    expect(await worker.isRefused('activity.cancelSignUp', { activityId })).toBe('SIGNUP_NONE')
  })

  test('is not counted in by the code of a door that no activity has any more', async () => {
    const { activityId, persons: [person], code } = await aRunningActivity()
    await house.cloud.edit('activities', activityId, { doorId: 'another' })
    expect(await person.isRefused('activity.checkIn', { code })).toBe('CHECKIN_BAD_CODE')
  })

  test('who cancels while being counted in is not counted', async () => {
    const { activityId, persons: [person], code } = await aRunningActivity()
    const cancels = () => person.does('activity.cancelSignUp', { activityId })
    expect(await codeWhenOvertaken(house.cloud, asks(person, 'activity.checkIn', { code }), 'signups', cancels)).toBe('CHECKIN_CANCELLED')
    expect((await house.officer.does('activity.desk', { activityId })).counts).toMatchObject({ attended: 0, cancelled: 1 })
  })

  test('hears that it is full when the last seat goes as they sign up, and is not put into a line that there is none of', async () => {
    const activityId = await house.anOpenActivity({ capacity: 1, maxLine: 0 })
    const [quick] = (await house.someWorkers(1)) as [Person]
    expect(await codeWhenOvertaken(house.cloud, asks(worker, 'activity.signUp', { activityId, ...asked }), 'activities', () => signsUp(quick, activityId))).toBe('ACTIVITY_FULL')
    expect((await house.officer.does('activity.desk', { activityId })).counts).toMatchObject({ seated: 1, waiting: 0 })
  })

  test('hears with four database calls that seats and line filled up as they signed up', async () => {
    const activityId = await house.anOpenActivity({ capacity: 1, maxLine: 1 })
    const quicker = await house.someWorkers(2)
    const fills = async () => {
      for (const person of quicker) await signsUp(person, activityId)
    }
    const { value, runs } = await house.cloud.wire.record(() => codeWhenOvertaken(house.cloud, asks(worker, 'activity.signUp', { activityId, ...asked }), 'activities', fills))
    expect(value).toBe('ACTIVITY_QUEUE_FULL')
    expect(runs.at(-1)?.requests).toHaveLength(4)
    expect((await house.officer.does('activity.desk', { activityId })).counts).toMatchObject({ seated: 1, waiting: 1 })
  })
})

describe('an officer', () => {
  test('has neither poster nor roster of what is not out yet, and its door only while it runs', async () => {
    const activityId = await aDraft()
    expect(await house.officer.isRefused('activity.poster', { activityId })).toBe('ACTIVITY_NOT_OPEN')
    expect(await house.officer.isRefused('export.start', { list: 'activity.roster', subjectId: activityId })).toBe('ACTIVITY_NOT_OPEN')
    expect(await house.officer.isRefused('export.start', { list: 'activity.roster' })).toBe('EXPORT_SUBJECT_NEEDED')
    expect(await house.officer.isRefused('activity.door', { activityId: await house.anOpenActivity() })).toBe('CHECKIN_NOT_RUNNING')
  })

  test('alone takes the ledger away; a worker does not', async () => {
    expect(await worker.isRefused('export.start', { list: 'activity.list' })).toBe('NOT_ALLOWED')
    expect(await house.officer.isRefused('export.start', { list: 'activity.list' })).toBeNull()
  })

  test('takes no step that is not due', async () => {
    const activityId = await aDraft()
    for (const action of ['activity.close', 'activity.start', 'activity.finish'] as const) {
      expect([action, await house.officer.isRefused(action, { activityId })]).toEqual([action, 'ACTIVITY_WRONG_STATE'])
    }
  })

  test('who scans somebody before it begins, of whom they are not the leader, or who has cancelled, counts nobody', async () => {
    const activityId = await house.anOpenActivity()
    const leader = await house.cloud.person(aMember({ grants: [{ role: 'GRP', orgId: 'g-prod2' }] }))
    const [person] = (await house.someWorkers(1)) as [Person]
    await signsUp(person, activityId)
    const { code: personCode } = await person.does('activity.myCode', { activityId })
    expect(await house.officer.isRefused('activity.scanPerson', { activityId, personCode })).toBe('CHECKIN_NOT_RUNNING')
    await house.officer.does('activity.start', { activityId })
    expect(await leader.isRefused('activity.scanPerson', { activityId, personCode })).toBe('NOT_FOUND')
    await person.does('activity.cancelSignUp', { activityId })
    expect(await house.officer.isRefused('activity.scanPerson', { activityId, personCode })).toBe('CHECKIN_CANCELLED')
  })

  test('enters nobody late who had not signed up, and nobody before the activity begins', async () => {
    const [member, activityId] = [aMember(), await house.anOpenActivity()]
    const person = await house.cloud.person(member)
    const late = { activityId, staffNo: member.staffNo, reason: '手机没电' }
    await house.officer.does('activity.start', { activityId })
    expect(await house.officer.isRefused('activity.lateEntry', late)).toBe('CHECKIN_NOT_SIGNED_UP')
    const coming = await house.anOpenActivity()
    await signsUp(person, coming)
    expect(await house.officer.isRefused('activity.lateEntry', { ...late, activityId: coming })).toBe('CHECKIN_NOT_RUNNING')
  })
})

describe('the chair', () => {
  const submitted = async (by: Person) => {
    const { activityId } = await by.does('activity.saveDraft', { plan: aPlan() })
    await by.does('activity.submit', { activityId })
    return { activityId, verdict: 'approve', note: '' } as const
  }

  test('does not approve what they planned themselves; another chair does', async () => {
    const own = await submitted(house.chair)
    expect(await house.chair.isRefused('activity.decide', own)).toBe('ACTIVITY_OWN_APPROVAL')
    const other = await house.cloud.person(aMember({ role: 'CHAIR' }))
    expect(await other.isRefused('activity.decide', own)).toBeNull()
    expect(await other.isRefused('activity.decide', own)).toBe('ACTIVITY_WRONG_STATE')
  })

  test('does not approve what should have begun already', async () => {
    const late = await submitted(house.officer)
    house.cloud.clock.advance(73 * HOUR_MS)
    expect(await house.chair.ask('activity.decide', late)).toMatchObject({ error: { code: 'ACTIVITY_INCOMPLETE', field: 'startsAt' } })
  })
})
