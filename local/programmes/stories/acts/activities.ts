/** Activities: the line that moves up, the door and the list, what is changed, copied, ended and called off. */
import { asked } from '@/local/testing/activities'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { addDays, HOUR_MS } from '@/types/calendar'
import { castOf, today } from './stage'

type Plan = Parameters<typeof aPlan>[0]

async function stageFor(cloud: TestCloud) {
  const members = { officer: aMember({ role: 'OFF' }), chair: aMember({ role: 'CHAIR' }), one: aMember(), two: aMember(), three: aMember() }
  const cast = await castOf(cloud, members)
  const { officer, chair } = cast
  const drafted = async (plan: Plan) => {
    const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan(plan, cloud.clock.now()) })
    await officer.does('activity.submit', { activityId })
    return activityId
  }
  const opened = async (plan: Plan = {}) => {
    const activityId = await drafted(plan)
    await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
    return activityId
  }
  const signsUp = (person: Person, activityId: string) => person.does('activity.signUp', { activityId, ...asked })
  return { ...cast, drafted, opened, signsUp }
}

/** Full, given up, moved up, made larger, changed, closed, begun, ended, filed. */
export async function activityToItsEnd(cloud: TestCloud): Promise<void> {
  const { officer, chair, one, two, three, members, drafted, opened, signsUp } = await stageFor(cloud)
  await chair.does('activity.decide', { activityId: await drafted({}), verdict: 'return', note: '请写明预算' })
  const activityId = await opened({ capacity: 1, maxLine: 3, repeats: { dayOfMonth: 5, until: addDays(today(cloud), 90).slice(0, 7) } })
  await officer.does('activity.copy', { activityId })
  for (const person of [one, two, three]) await signsUp(person, activityId)
  await one.does('activity.cancelSignUp', { activityId })
  await two.does('activity.acceptOffer', { activityId })
  await officer.does('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 3 })
  await signsUp(one, activityId)
  await officer.does('activity.endSeries', { activityId })
  const plan = aPlan({}, cloud.clock.now())
  const { version } = await officer.does('activity.desk', { activityId })
  await officer.does('activity.change', {
    activityId, version, place: '职工活动中心', text: plan.text, startsAt: plan.startsAt ?? '', endsAt: plan.endsAt ?? '', signUpOpensAt: plan.signUpOpensAt ?? '', signUpClosesAt: plan.signUpClosesAt ?? '',
  })
  await officer.does('activity.close', { activityId })
  const { code: personCode } = await two.does('activity.myCode', { activityId })
  await officer.does('activity.start', { activityId })
  await officer.does('activity.scanPerson', { activityId, personCode })
  const at = new Date(cloud.clock.now()).toISOString()
  await officer.does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries: [{ memberId: members.three._id, at }] })
  await officer.does('activity.finish', { activityId })
  await officer.does('activity.lateEntry', { activityId, staffNo: members.one.staffNo, reason: '手机没电' })
  await officer.does('activity.archive', { activityId, spentFen: 120_000, awards: '', note: '一切顺利', photoFileIds: [] })
}

/** Checked in at the door an hour before it begins; and one called off. */
export async function activityAtTheDoor(cloud: TestCloud): Promise<void> {
  const { officer, chair, one, two, opened, signsUp } = await stageFor(cloud)
  const within = (hours: number) => new Date(cloud.clock.now() + hours * HOUR_MS).toISOString()
  const activityId = await opened({ startsAt: within(1), endsAt: within(2), signUpClosesAt: within(0.5) })
  await signsUp(one, activityId)
  await officer.does('activity.start', { activityId })
  await one.does('activity.checkIn', { code: (await officer.does('activity.door', { activityId })).code })
  const off = await opened()
  await signsUp(two, off)
  await chair.does('activity.cancel', { activityId: off, reason: '台风' })
}
