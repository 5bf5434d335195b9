/**
 * What the demonstration does not do, played beside it for the failures: turning back, giving up, taking away, ending early.
 * Each act has people and things of its own, so that one may be added without reading the others.
 */
import { aidCastOn, aidMembers, anApplication, appliedBy, leadAid, type AidCast } from '@/local/testing/aids'
import { asked } from '@/local/testing/activities'
import { aMember, aPlan } from '@/local/testing/builders'
import { aFund } from '@/local/testing/funds'
import { aHandoutPlan, draftedHandout, handoutMembers, picked, runningHandout, type HandoutCast } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import type { ActionInput } from '@/types/actions'
import { castOn, lead, submittedBy } from '@/local/testing/suggestions'
import { addDays, dayOf, HOUR_MS } from '@/types/calendar'

type Act = (cloud: TestCloud) => Promise<unknown>

const today = (cloud: TestCloud) => dayOf(new Date(cloud.clock.now()))

async function activities(cloud: TestCloud): Promise<void> {
  const officer = await cloud.person(aMember({ role: 'OFF' }))
  const chair = await cloud.person(aMember({ role: 'CHAIR' }))
  const roster = Array.from({ length: 5 }, () => aMember())
  await cloud.load('members', roster)
  const [one, two, three] = roster.map(cloud.as) as [Person, Person, Person]
  const open = async (plan: Parameters<typeof aPlan>[0]) => {
    const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan(plan, cloud.clock.now()) })
    await officer.does('activity.submit', { activityId })
    await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
    return activityId
  }
  const activityId = await open({ capacity: 1, maxLine: 3, repeats: { dayOfMonth: 5, until: addDays(today(cloud), 90).slice(0, 7) } })
  await officer.does('activity.copy', { activityId })
  for (const person of [one, two, three]) await person.does('activity.signUp', { activityId, ...asked })
  await one.does('activity.cancelSignUp', { activityId })
  await two.does('activity.acceptOffer', { activityId })
  await officer.does('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 2 })
  await officer.does('activity.endSeries', { activityId })
  const plan = aPlan({}, cloud.clock.now())
  const { version } = await officer.does('activity.desk', { activityId })
  await officer.does('activity.change', { activityId, version, place: '职工活动中心', text: plan.text, startsAt: plan.startsAt ?? '', endsAt: plan.endsAt ?? '', signUpOpensAt: plan.signUpOpensAt ?? '', signUpClosesAt: plan.signUpClosesAt ?? '' })
  await officer.does('activity.close', { activityId })
  const { code: personCode } = await two.does('activity.myCode', { activityId })
  await officer.does('activity.start', { activityId })
  await officer.does('activity.scanPerson', { activityId, personCode })
  const other = await open({ startsAt: new Date(cloud.clock.now() + HOUR_MS).toISOString(), endsAt: new Date(cloud.clock.now() + 2 * HOUR_MS).toISOString(), signUpClosesAt: new Date(cloud.clock.now() + HOUR_MS / 2).toISOString() })
  await one.does('activity.signUp', { activityId: other, ...asked })
  await officer.does('activity.start', { activityId: other })
  await one.does('activity.checkIn', { code: (await officer.does('activity.door', { activityId: other })).code })
  const off = await open({})
  await chair.does('activity.cancel', { activityId: off, reason: '台风' })
}

async function suggestions(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { worker, mate, officer, chair } = cast
  const reason = '按程序办理'
  const returned = await submittedBy(worker)
  await officer.does('suggestion.return', { suggestionId: returned, reason })
  const again = { title: '', category: 'equipment', problem: '三号泵房的扶手松动。', measure: '焊牢后刷警示漆。', effect: '防止摔伤', isDone: false, costFen: null, photoFileIds: [] } satisfies Partial<ActionInput<'suggestion.resubmit'>>
  await worker.does('suggestion.resubmit', { suggestionId: returned, ...again })
  await officer.does('suggestion.acceptBatch', { items: [{ suggestionId: returned, note: '' }] })
  await mate.ask('suggestion.support', { suggestionId: returned })
  await officer.does('suggestion.assign', { suggestionId: returned, orgId: 'b-equip', isMajor: false })
  await officer.does('suggestion.reassign', { suggestionId: returned, orgId: 'b-ehs', reason })
  const declined = await submittedBy(mate)
  await officer.does('suggestion.decline', { suggestionId: declined, reason })
  await mate.does('suggestion.rate', { suggestionId: declined, stars: 2, text: '' })
  await mate.does('suggestion.reopen', { suggestionId: declined, reason })
  const stopped = await submittedBy(worker)
  await lead(cloud, cast, stopped, 'adopted')
  await cast.department.does('suggestion.stop', { suggestionId: stopped, reason })
  const shown = await submittedBy(worker)
  await lead(cloud, cast, shown, 'publicised')
  await mate.does('suggestion.object', { suggestionId: shown, text: '这个办法去年已经做过' })
  const { objections } = await officer.does('suggestion.desk', { suggestionId: shown })
  await chair.ask('suggestion.settle', { suggestionId: shown, objectionId: objections[0]?.objectionId ?? '', isUpheld: false, reason })
}

async function aids(cloud: TestCloud): Promise<void> {
  const { worker, mate, caseworker, chair } = await aidCastOn(cloud)
  const reason = '材料不全'
  const urgent = { kind: 'temporary', urgent: 'illness' } as const
  const aidId = await appliedBy(worker, urgent)
  await caseworker.does('aid.return', { aidId, reason })
  const { file, evidence } = anApplication(urgent)
  await worker.does('aid.resubmit', { aidId, file, evidence })
  await caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
  await chair.does('aid.ordinary', { aidId, reason })
  await worker.does('aid.withdraw', { aidId, reason })
  const declined = await appliedBy(mate, urgent)
  await caseworker.does('aid.decline', { aidId: declined, reason })
}

async function handouts(cloud: TestCloud): Promise<void> {
  const year = today(cloud).slice(0, 4)
  const members = handoutMembers()
  await cloud.load('members', Object.values(members))
  await cloud.load('funds', [aFund({ year, source: 'union', openingFen: 100_000_000 })])
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)]))
  const cast = { ...people, members } as unknown as HandoutCast
  const { officer, worker, mate } = cast
  const plan = aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] }, fromDay: today(cloud), untilDay: addDays(today(cloud), 5), year }, cloud.clock.now())
  const drafted = await draftedHandout(cast, plan, [members.worker, members.mate])
  await officer.does('handout.removePerson', { handoutId: drafted, rowId: `${drafted}_${members.mate._id}`, reason: '名单有误' })
  await officer.does('handout.clearList', { handoutId: drafted })
  const running = await runningHandout(cast, plan, [members.worker, members.mate])
  await officer.ask('handout.remind', { handoutId: running })
  const { code } = await officer.does('handout.deskCode', { handoutId: running })
  await worker.does('handout.sign', { handoutId: running, code })
  await officer.does('handout.takeBack', { handoutId: running, rowId: `${running}_${members.worker._id}`, reason: '签错了人' })
  await mate.does('handout.decline', { handoutId: running })
  await officer.does('handout.end', { handoutId: running })
  const called = await draftedHandout(cast, plan, [members.worker])
  await officer.does('handout.cancel', { handoutId: called, reason: '改期' })
}

async function desks(cloud: TestCloud): Promise<void> {
  const chair = await cloud.person(aMember({ role: 'CHAIR' }))
  const deputy = aMember({ role: 'VICE' })
  const newcomer = aMember({ openid: null })
  const bound = aMember()
  await cloud.load('members', [deputy, newcomer, bound])
  await chair.does('inbox.delegate', { deputyStaffNo: deputy.staffNo, fromDay: today(cloud), untilDay: addDays(today(cloud), 3), reason: '出差' })
  await chair.does('inbox.endDelegation', {})
  const { code } = await chair.does('session.issueCode', { staffNo: newcomer.staffNo })
  const phone = cloud.as(aMember())
  await phone.does('session.bind', { staffNo: newcomer.staffNo, name: newcomer.name, code })
  await chair.does('session.release', { staffNo: newcomer.staffNo, reason: '换了手机' })
  await cloud.as(bound).does('session.unbind', {})
}

async function membership(cloud: TestCloud): Promise<void> {
  const outside = [aMember({ isUnionMember: false }), aMember({ isUnionMember: false })]
  await cloud.load('members', outside)
  const [one, two] = outside.map(cloud.as) as [Person, Person]
  const officer = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] }))
  const caseOf = async (person: Person) => (await person.does('people.membership', {})).application?.caseId ?? ''
  await one.does('people.apply', { kind: 'join', reason: '愿意入会' })
  await officer.does('people.return', { caseId: await caseOf(one), reason: '请补一寸照片' })
  await one.does('people.withdraw', { caseId: await caseOf(one) })
  await two.does('people.apply', { kind: 'join', reason: '愿意入会' })
  await officer.does('people.approve', { caseId: await caseOf(two), note: '' })
}

async function elsewhere(cloud: TestCloud): Promise<void> {
  const { worker, officer } = await castOn(cloud)
  const suggestionId = await submittedBy(worker)
  await officer.does('suggestion.redirect', { suggestionId, channel: 'complaint', reason: '这是一件要维权的事' })
  const rights = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'legal', orgId: 'company' }] }))
  await rights.ask('suggestion.takeOver', { suggestionId, note: '已联系本人' })
  const member = aMember()
  await cloud.load('members', [member])
  const organiser = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] }))
  await organiser.ask('people.moveMembership', { memberId: member._id, event: 'retire', reason: '到龄退休' })
}

/** Last: its publicity moves the clock. */
async function rejected(cloud: TestCloud): Promise<void> {
  const members = aidMembers()
  await cloud.load('members', Object.values(members))
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)]))
  const cast = { ...people, members, fundId: `company_${today(cloud).slice(0, 4)}_relief` } as unknown as AidCast
  const aidId = await appliedBy(cast.worker)
  await leadAid({ cloud, cast }, aidId, 'toApprove')
  await cast.chair.does('aid.reject', { aidId, reason: '与核实情况不符' })
}

export const acts: Readonly<Record<string, Act>> = { activities, suggestions, aids, handouts, desks, membership, elsewhere, rejected }

/** Plays every act; one that stops is said and does not keep the others from playing. */
export async function playActs(cloud: TestCloud): Promise<string[]> {
  const stopped: string[] = []
  for (const [name, act] of Object.entries(acts)) await act(cloud).catch((error: Error) => stopped.push(`the act of ${name} stopped: ${error.message}`))
  return stopped
}
