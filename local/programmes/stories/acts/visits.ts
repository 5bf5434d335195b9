/** Visits: to the signature and beyond, for the family, refused, called off, and a kind of its own. */
import { aMember } from '@/local/testing/builders'
import { aFund } from '@/local/testing/funds'
import { aJpeg } from '@/local/testing/pictures'
import type { TestCloud } from '@/local/testing/startCloud'
import { aRecord, aReport, approval, leadVisit, visitMembers, YUAN } from '@/local/testing/visits'
import { addDays } from '@/types/calendar'
import { castOf, ledger, today, uploadedBy, yearOf } from './stage'

async function visitCastOn(cloud: TestCloud) {
  const fundId = await ledger(cloud, aFund({ year: yearOf(cloud), openingFen: 100_000_000 }))
  return { ...(await castOf(cloud, { ...visitMembers(), third: aMember() })), fundId }
}

/** In hospital: papers, a picture that is allowed, a gift, the signature, and looked after until it is over. */
export async function stayInHospital(cloud: TestCloud): Promise<void> {
  const cast = await visitCastOn(cloud)
  const { worker, leader, welfare, chair, members } = cast
  const { visitId } = await worker.does('visit.report', aReport(cloud))
  await worker.does('visit.attach', { visitId, kind: 'paper', fileId: await uploadedBy(cloud, worker, aJpeg(), 'paper.jpg') })
  await worker.does('visit.allowPhoto', { visitId, allows: true })
  await leader.does('visit.check', { visitId, seen: ['hospital'], note: '已去电核实' })
  await welfare.does('visit.review', { visitId, seen: [], note: '' })
  await chair.does('visit.approve', approval({ cloud, cast }, visitId))
  await welfare.does('visit.arrange', { visitId, on: today(cloud), staffNos: [members.welfare.staffNo, members.leader.staffNo] })
  await welfare.does('visit.record', aRecord(cloud, visitId, { followUp: '复工后再去看看', followUpOn: addDays(today(cloud), 10) }))
  await worker.does('visit.sign', { visitId, amountFen: 800 * YUAN })
  await leader.does('visit.follow', { visitId, note: '恢复得不错', nextOn: addDays(today(cloud), 20) })
  await leader.does('visit.follow', { visitId, note: '已正常上班' })
}

/** Signed for by the family; one refused; one called off with its gift already put aside. */
export async function otherVisits(cloud: TestCloud): Promise<void> {
  const cast = await visitCastOn(cloud)
  const { worker, third, leader, welfare, chair, members } = cast
  const mourned = await leader.does('visit.report', aReport(cloud, { kind: 'memberDeath', staffNo: members.mate.staffNo, seen: ['death'] }))
  await welfare.does('visit.review', { visitId: mourned.visitId, seen: [], note: '' })
  await chair.does('visit.approve', approval({ cloud, cast }, mourned.visitId, 3_000))
  await leader.does('visit.record', aRecord(cloud, mourned.visitId, { summary: '到灵堂慰问家属' }))
  await welfare.does('visit.signFor', { visitId: mourned.visitId, amountFen: 3_000 * YUAN, signerName: '刘芳', tie: 'spouse', reason: '签领表随凭证归档' })
  const refused = await worker.does('visit.report', aReport(cloud))
  await leader.does('visit.refuse', { visitId: refused.visitId, reason: '登记有误' })
  const { visitId } = await third.does('visit.report', aReport(cloud))
  await leadVisit({ cloud, cast }, visitId, 'toArrange')
  await welfare.does('visit.cancel', { visitId, reason: '本人不愿打扰' })
}

/** A kind that no other act reports. */
export async function kindsOfVisits(cloud: TestCloud): Promise<void> {
  const { welfare } = await visitCastOn(cloud)
  const kind = { code: 'moving', name: '乔迁新居', group: 'talk', isSensitive: false, isUrgent: false, gift: 'none', ceiling: null, papers: [], signer: 'self', months: 0, isOn: true, posts: [] } as const
  await welfare.does('visit.saveKind', { kind: { ...kind, papers: [], posts: [] }, reason: '职工代表提出' })
  await welfare.does('visit.saveKind', { kind: { ...kind, papers: [], posts: [], isOn: false }, reason: '先不开展' })
}
