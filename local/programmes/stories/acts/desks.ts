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

/** Given up by oneself; bound anew, let go by an officer. */
export async function phones(cloud: TestCloud): Promise<void> {
  const newcomer = aMember({ openid: null })
  const { chair } = await castOf(cloud, { chair: aMember({ role: 'CHAIR' }), newcomer })
  const { staffNo, name } = newcomer
  const phone = cloud.as(aMember())
  const bind = async () => phone.does('session.bind', { staffNo, name, code: (await chair.does('session.issueCode', { staffNo })).code })
  await bind()
  await phone.does('session.unbind', {})
  await bind()
  await chair.does('session.release', { staffNo, reason: '换了手机' })
}
