/** People and their own data: an agreement given and taken back, everything as a file, what is to be deleted. */
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { castOf } from './stage'

export async function privacy(cloud: TestCloud): Promise<void> {
  const organiser = aMember({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })
  const { one, two, officer } = await castOf(cloud, { one: aMember(), two: aMember(), officer: organiser })
  const { items } = await one.does('privacy.agreements', {})
  const textVersion = items.find(({ purpose }) => purpose === 'birthdayNamed')?.version ?? ''
  const { agreementId } = await one.does('privacy.agree', { purpose: 'birthdayNamed', textVersion })
  await one.does('privacy.withdraw', { agreementId: agreementId ?? '' })
  await one.does('privacy.export', {})
  const asked = async (person: Person) => (await person.does('privacy.askDeletion', { text: '请删除' })).request?.privacyRequestId ?? ''
  await one.does('privacy.takeBack', { privacyRequestId: await asked(one) })
  await officer.does('privacy.answer', { privacyRequestId: await asked(one), verdict: 'refuse', answer: '活动正在报名，结束后再删' })
  await officer.does('privacy.answer', { privacyRequestId: await asked(two), verdict: 'delete', answer: '已删除消息' })
}
