/** The organisation: units, offices, places, relatives, membership, what is handed over. */
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { addDays } from '@/types/calendar'
import { castOf, today } from './stage'

const reason = '按换届结果'

/** A group that is named anew, goes under another branch with whom it holds, and is closed. */
export async function units(cloud: TestCloud): Promise<void> {
  const { adm, members } = await castOf(cloud, { adm: aMember({ role: 'ADM' }) })
  const made = await adm.does('people.addUnit', { type: 'unionGroup', name: '演练小组', parentId: 'b-prod2' })
  const orgId = made.units.find(({ name }) => name === '演练小组')?.orgId ?? ''
  const member = aMember({ orgPath: ['company', 'b-prod2', orgId], openid: null })
  await cloud.load('members', [member])
  await adm.does('people.renameUnit', { orgId, name: '检修演练小组' })
  await adm.does('people.moveUnit', { orgId, parentId: 'b-ehs' })
  // As a move stands that is under way: with many people below it takes several calls.
  await cloud.edit('members', member._id, { orgPath: ['company', 'b-prod2', orgId] })
  await cloud.edit('orgs', orgId, { moving: { upTo: '', done: 0, by: members.adm._id, heldUntil: new Date(cloud.clock.now()) } })
  await adm.does('people.stepUnit', { orgId })
  await adm.does('people.place', { memberId: member._id, orgId: 'g-ehs', employerOrgId: null, post: '班长', shift: '乙班', reason: '调动' })
  await adm.does('people.closeUnit', { orgId, reason: '合并' })
}

/** Proposed by one and confirmed, declined or taken back; relatives declared before. */
export async function offices(cloud: TestCloud): Promise<void> {
  const members = { adm: aMember({ role: 'ADM' }), chair: aMember({ role: 'CHAIR' }), worker: aMember(), mate: aMember() }
  const { adm, chair, worker } = await castOf(cloud, members)
  await worker.does('people.declare', { relatives: [{ staffNo: members.mate.staffNo, name: members.mate.name, relation: 'sibling' }] })
  const proposed = async (role: 'REP' | 'FIN' | 'EXEC') => (await adm.does('people.proposeRole', { memberId: members.worker._id, isRemoval: false, role, orgId: 'company', reason })).changeId
  await chair.does('people.confirmRole', { changeId: await proposed('REP'), note: '同意' })
  const delegate = { constituency: '生产一部选区', fromDay: today(cloud), untilDay: addDays(today(cloud), 1_800) }
  await adm.does('people.setDelegate', { memberId: members.worker._id, delegate, reason: '登记任期' })
  await chair.does('people.declineRole', { changeId: await proposed('FIN'), reason: '人选再议' })
  await adm.does('people.withdrawRole', { changeId: await proposed('EXEC') })
}

/** An officer leaves a plan behind; a successor takes it. */
export async function handover(cloud: TestCloud): Promise<void> {
  const members = { officer: aMember({ role: 'OFF' }), next: aMember({ role: 'OFF' }) }
  const { officer } = await castOf(cloud, members)
  await officer.does('activity.saveDraft', { plan: aPlan({}, cloud.clock.now()) })
  await officer.does('people.handover', { memberId: members.officer._id, successorStaffNo: members.next.staffNo, reason: '调到别的部门' })
}

/** To join: sent back and taken back, or admitted; a member who retires, comes back, and wants to leave. */
export async function membership(cloud: TestCloud): Promise<void> {
  const members = {
    one: aMember({ isUnionMember: false }), two: aMember({ isUnionMember: false }), member: aMember(),
    organiser: aMember({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] }),
  }
  const { one, two, member, organiser } = await castOf(cloud, members)
  const caseOf = async (person: Person) => (await person.does('people.membership', {})).application?.caseId ?? ''
  for (const person of [one, two]) await person.does('people.apply', { kind: 'join', reason: '愿意入会' })
  await organiser.does('people.return', { caseId: await caseOf(one), reason: '请补一寸照片' })
  await one.does('people.withdraw', { caseId: await caseOf(one) })
  await organiser.does('people.approve', { caseId: await caseOf(two), note: '' })
  for (const event of ['retire', 'resume'] as const) await organiser.does('people.moveMembership', { memberId: members.member._id, event, reason: '有文件' })
  await member.does('people.apply', { kind: 'quit', reason: '个人原因' })
}
