/** What is written down of a version: a little of everything, in states that wait for somebody; and what its client asks of it. */
import type { Person } from '@/local/testing/person'
import type { ActionInput, ActionName } from '@/types/actions'
import { addDays, dayOf, startOfDay } from '@/types/calendar'
import { aidMembers, appliedBy, fundOn } from '@/local/testing/aids'
import { aMember, aPlan } from '@/local/testing/builders'
import { aFund } from '@/local/testing/funds'
import { aHandoutPlan, picked } from '@/local/testing/handouts'
import type { TestCloud } from '@/local/testing/startCloud'
import { castMembers, lead, submittedBy } from '@/local/testing/suggestions'

/** A request of that version's client: who, what, with what. */
export interface Recorded {
  readonly openid: string
  readonly action: ActionName
  readonly input: unknown
}

export const WRITTEN_AT = startOfDay('2026-11-20').getTime() + 2 * 3_600_000

const ask = <Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>): Recorded => ({ openid: person.openid, action, input })

/** Plays it; the answer is the recording, reads before the writes that change them. */
export async function writeDown(cloud: TestCloud): Promise<Recorded[]> {
  const roster = { ...aidMembers(), ...castMembers(), planner: aMember({ name: '罗晓芳', role: 'OFF' }), other: aMember({ name: '刘洋' }) }
  await cloud.load('members', Object.values(roster))
  const people = Object.fromEntries(Object.entries(roster).map(([name, member]) => [name, cloud.as(member)])) as Record<keyof typeof roster, Person>
  const { worker, mate, other, planner, chair, caseworker, finance, officer } = people
  const year = dayOf(new Date(cloud.clock.now())).slice(0, 4)
  const fundId = await fundOn(cloud, 10_000_000, year)
  await cloud.load('funds', [aFund({ year, source: 'union', openingFen: 10_000_000 })])
  const now = cloud.clock.now()

  const { activityId } = await planner.does('activity.saveDraft', { plan: aPlan({ capacity: 1, maxLine: 3 }, now) })
  await planner.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  for (const person of [worker, mate]) await person.does('activity.signUp', { activityId, guests: 0, answers: {} })
  const { activityId: pendingId } = await planner.does('activity.saveDraft', { plan: aPlan({ title: '读书会' }, now) })
  await planner.does('activity.submit', { activityId: pendingId })

  const suggestionId = await submittedBy(worker)
  const assignedId = await submittedBy(mate)
  await lead(cloud, people as never, assignedId, 'reviewing')

  const aidId = await appliedBy(worker, { kind: 'temporary', urgent: 'illness' })
  await caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
  const approvedId = await appliedBy(mate, { kind: 'temporary', urgent: 'illness' })
  await caseworker.does('aid.accept', { aidId: approvedId, isUrgent: true, note: '' })
  await chair.does('aid.advance', { aidId: approvedId, amountFen: 100_000, fundId, note: '' })

  const today = dayOf(new Date(now))
  const plan = aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] }, fromDay: today, untilDay: addDays(today, 5) }, now)
  const { handoutId } = await planner.does('handout.saveDraft', { plan })
  await planner.does('handout.addPeople', { handoutId, staffNos: [roster.worker.staffNo, roster.other.staffNo] })
  await planner.does('handout.submit', { handoutId })
  await chair.does('handout.decide', { handoutId, verdict: 'approve', note: '' })
  await cloud.fire(new Date(now))

  return [
    ask(worker, 'activity.list', { scope: 'coming' }), ask(worker, 'activity.get', { activityId }), ask(worker, 'activity.mine', { scope: 'coming' }),
    ask(planner, 'activity.desk', { activityId }), ask(planner, 'activity.roster', { activityId }),
    ask(worker, 'suggestion.mine', {}), ask(worker, 'suggestion.get', { suggestionId }), ask(officer, 'suggestion.list', { year }),
    ask(officer, 'suggestion.desk', { suggestionId }), ask(worker, 'aid.mine', {}), ask(worker, 'aid.get', { aidId }), ask(caseworker, 'aid.list', {}), ask(chair, 'aid.desk', { aidId }),
    ask(chair, 'aid.ceilings', { aidId }), ask(worker, 'handout.mine', {}), ask(planner, 'handout.list', {}), ask(planner, 'handout.desk', { handoutId }),
    ask(planner, 'handout.rows', { handoutId }), ask(chair, 'inbox.list', {}), ask(worker, 'message.list', {}),
    ask(chair, 'activity.decide', { activityId: pendingId, verdict: 'approve', note: '' }), ask(worker, 'activity.cancelSignUp', { activityId }),
    ask(mate, 'activity.acceptOffer', { activityId }), ask(officer, 'suggestion.accept', { suggestionId, note: '' }),
    ask(people.department, 'suggestion.review', { suggestionId: assignedId, verdict: 'adopt', reason: '可行' }),
    ask(chair, 'aid.advance', { aidId, amountFen: 100_000, fundId, note: '' }), ask(finance, 'aid.pay', { aidId: approvedId, paidOn: today, note: '' }),
    ask(mate, 'aid.sign', { aidId: approvedId, amountFen: 100_000 }), ask(other, 'handout.decline', { handoutId }), ask(planner, 'handout.end', { handoutId }),
    ask(other, 'activity.get', { activityId: 'nothing_of_this_name' }),
  ]
}
