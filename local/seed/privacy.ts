/** People and their own data: an agreement given and taken back, a request to delete answered with a reason, one still open. */
import { DAY_MS } from '@/types/calendar'
import type { Stage } from './stage'

const VERSION = '2026-11'

export async function playPrivacy({ at, as, today }: Stage): Promise<void> {
  const daysAgo = (days: number) => new Date(today - days * DAY_MS)
  await at(daysAgo(20), () => as('张伟').does('privacy.agree', { purpose: 'birthdayNamed', textVersion: VERSION }))
  const { agreementId } = await at(daysAgo(18), () => as('赵丽').does('privacy.agree', { purpose: 'birthdayNamed', textVersion: VERSION }))
  if (agreementId) await at(daysAgo(6), () => as('赵丽').does('privacy.withdraw', { agreementId }))
  const { request } = await at(daysAgo(12), () => as('杨帆').does('privacy.askDeletion', { text: '旧消息太多，请帮我清掉' }))
  const answer = '您的建议正在核定奖励，进展还要靠消息通知您。奖励发放后再删，到时请再申请。'
  if (request) await at(daysAgo(10), () => as('周国栋').does('privacy.answer', { privacyRequestId: request.privacyRequestId, verdict: 'refuse', answer }))
  await at(daysAgo(2), () => as('赵丽').does('privacy.askDeletion', { text: '' }))
}
