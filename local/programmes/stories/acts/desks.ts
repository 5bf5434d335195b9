/** Desks and phones: somebody stands in, a phone is bound, let go and given up. */
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { addDays } from '@/types/calendar'
import { castOf, today } from './stage'

export async function standingIn(cloud: TestCloud): Promise<void> {
  const deputy = aMember({ role: 'VICE' })
  const { chair } = await castOf(cloud, { chair: aMember({ role: 'CHAIR' }), deputy })
  await chair.does('inbox.delegate', { deputyStaffNo: deputy.staffNo, fromDay: today(cloud), untilDay: addDays(today(cloud), 3), reason: '出差' })
  await chair.does('inbox.endDelegation', {})
}

export async function phones(cloud: TestCloud): Promise<void> {
  const members = { chair: aMember({ role: 'CHAIR' }), bound: aMember(), newcomer: aMember({ openid: null }) }
  const { chair, bound } = await castOf(cloud, members)
  const { staffNo, name } = members.newcomer
  const { code } = await chair.does('session.issueCode', { staffNo })
  await cloud.as(aMember()).does('session.bind', { staffNo, name, code })
  await chair.does('session.release', { staffNo, reason: '换了手机' })
  await bound.does('session.unbind', {})
}
