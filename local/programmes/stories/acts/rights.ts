/** The rights watch: contracts, things handed out and signed for, checks, reports, supervision, letters, standards. */
import { rightsMembers, someTerms } from '@/local/testing/rights'
import type { TestCloud } from '@/local/testing/startCloud'
import { addDays } from '@/types/calendar'
import { castOf, today } from './stage'

const standard = { kind: 'equipment', post: '', item: '安全帽', months: 36, source: '本单位劳动防护用品配备标准', from: '2019-01-01' } as const

async function facts(cloud: TestCloud, { members, worker, hr, ehs, safety }: Awaited<ReturnType<typeof castOn>>): Promise<void> {
  const memberId = members.worker._id
  const { standardId } = await ehs.does('rights.saveStandard', standard)
  const gloves = await ehs.does('rights.saveStandard', { ...standard, item: '耐油手套', months: 2 })
  await safety.does('rights.confirmStandard', { standardId })
  await ehs.does('rights.endStandard', { standardId: gloves.standardId, to: today(cloud) })
  await hr.does('rights.saveContract', { memberId, contract: someTerms({ endOn: addDays(today(cloud), -12) }) })
  await ehs.does('rights.issue', { memberId, item: '安全帽', issuedOn: addDays(today(cloud), -30), isSigned: false, goodUntil: null, damagedOn: null })
  await worker.does('rights.signFor', { item: '安全帽' })
  await ehs.does('rights.check', { memberId, check: 'yearly', doneOn: addDays(today(cloud), -10), toldOn: null })
}

const castOn = (cloud: TestCloud) => castOf(cloud, rightsMembers())

export async function rights(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { worker, mate, safety, legal } = cast
  await facts(cloud, cast)
  const reported = await worker.does('rights.report', { kind: 'notReceived', text: '三月份的手套没有领到' })
  await safety.does('rights.settle', { reportId: reported.reports[0]?.reportId ?? '', outcome: '已补发两双' })
  const again = await mate.does('rights.report', { kind: 'notSigned', text: '' })
  await mate.does('rights.takeBack', { reportId: again.reports[0]?.reportId ?? '' })
  const promise = { what: '续订抽查', finding: '两人到期未续订', checked: 20, fine: 18, promisedBy: '罗伟', promisedUntil: addDays(today(cloud), 10) }
  const { supervisionId } = await legal.does('rights.supervise', { area: 'contract', onDay: today(cloud), orgId: 'b-prod1', ...promise })
  await legal.does('rights.closeSupervision', { supervisionId, outcome: '两人已续订' })
  const { letterId } = await legal.does('rights.writeLetter', { area: 'contract', orgId: 'company', addressee: '海晟化工有限公司', note: '', answerBy: addDays(today(cloud), 15) })
  await legal.does('rights.answerLetter', { letterId, answeredOn: today(cloud), answer: '已续订' })
}
