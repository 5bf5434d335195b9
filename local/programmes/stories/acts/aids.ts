/** Help in need: sent back, urgent, given first and proved later, judged together, refused, looked at again. */
import { agreesToAid, aidMembers, anApplication, appliedBy, aVisit } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { aFund } from '@/local/testing/funds'
import type { Person } from '@/local/testing/person'
import { aJpeg } from '@/local/testing/pictures'
import type { TestCloud } from '@/local/testing/startCloud'
import { castOf, ledger, today, uploadedBy, yearOf } from './stage'

const YUAN = 100
const FEN = 3_000 * YUAN
const reason = '按办法办理'
const urgent = { kind: 'temporary', urgent: 'illness' } as const

async function castOn(cloud: TestCloud) {
  const fundId = await ledger(cloud, aFund({ year: yearOf(cloud), source: 'relief', openingFen: 100_000_000 }))
  return { ...(await castOf(cloud, { ...aidMembers(), third: aMember(), fourth: aMember() })), fundId }
}
type Cast = Awaited<ReturnType<typeof castOn>>

async function visited(cloud: TestCloud, { caseworker, leader }: Cast, aidId: string): Promise<void> {
  await caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
  await leader.does('aid.signVisit', { aidId })
}

const supported = ({ vice }: Cast, aidId: string) => vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: FEN, reason: '情况属实' })

/** Without publicity, judged by the committee together before the auditor: no day has to pass. */
async function judged(cloud: TestCloud, cast: Cast, person: Person): Promise<string> {
  const aidId = await appliedBy(person, {}, { publicityVersion: null })
  await cast.caseworker.does('aid.accept', { aidId, isUrgent: false, note: '' })
  await visited(cloud, cast, aidId)
  await supported(cast, aidId)
  for (const part of ['women', 'culture', 'safety'] as const) await cast[part].does('aid.vote', { aidId, isFor: true, note: '' })
  await cast.auditor.does('aid.witness', { aidId, note: '' })
  return aidId
}

/** Written, photographed, dropped and written again; returned, completed, urgent, ordinary, withdrawn. */
export async function aidBeforeTheVisit(cloud: TestCloud): Promise<void> {
  const { worker, mate, caseworker, chair, women } = await castOn(cloud)
  await agreesToAid(worker)
  await worker.does('aid.saveDraft', { draft: '{}' })
  await worker.does('aid.attach', { aidId: null, fileId: await uploadedBy(cloud, worker, aJpeg(), 'paper.jpg') })
  await worker.does('aid.dropDraft', {})
  const aidId = await appliedBy(worker, urgent)
  await caseworker.does('aid.return', { aidId, reason })
  const { file, evidence } = anApplication(urgent)
  await worker.does('aid.resubmit', { aidId, file, evidence })
  await caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
  await chair.does('aid.ordinary', { aidId, reason })
  await worker.does('aid.withdraw', { aidId, reason })
  const declined = await appliedBy(mate, urgent)
  await caseworker.does('aid.decline', { aidId: declined, reason })
  await mate.does('aid.askReview', { aidId: declined, reason: '收入里有一笔是借款' })
  await women.does('aid.reconsider', { aidId: declined, overturns: true, reason: '重新核实收入' })
}

/** From the committee's vote to the end of need, and into need again; another one the chair rejects. */
export async function aidToItsEnd(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { worker, mate, caseworker, chair, finance, fundId } = cast
  const aidId = await judged(cloud, cast, worker)
  await chair.does('aid.approve', { aidId, amountFen: FEN, fundId, note: '' })
  await finance.does('aid.pay', { aidId, paidOn: today(cloud), note: '随工资发放' })
  await worker.does('aid.sign', { aidId, amountFen: FEN })
  await caseworker.does('aid.followUp', { aidId, on: today(cloud), text: '钱已用上', continues: true, officialFileNo: '' })
  await caseworker.does('aid.proposeReview', { aidId, outcome: 'lift', reason: '爱人找到了工作' })
  await chair.does('aid.confirmReview', { aidId, agrees: true, reason: '' })
  await caseworker.does('aid.reopen', { aidId, reason: '又没有了工作' })
  await chair.does('aid.reject', { aidId: await judged(cloud, cast, mate), reason: '与核实情况不符' })
}

/** Money first, papers later; and one made public to which somebody objects. */
export async function aidInNeedAndInPublic(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { worker, third, fourth, mate, caseworker, chair, finance, welfare, fundId } = cast
  const aidId = await appliedBy(worker, urgent)
  await caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
  await chair.does('aid.advance', { aidId, amountFen: 1_000 * YUAN, fundId, note: '' })
  await finance.does('aid.pay', { aidId, paidOn: today(cloud), note: '' })
  await worker.does('aid.sign', { aidId, amountFen: 1_000 * YUAN })
  await worker.does('aid.supplement', { aidId, file: anApplication(urgent).file, evidence: [] })
  await chair.does('aid.assess', { scope: '公示救助结果', risks: '同事可能猜到是谁', measures: '只写姓氏、单位、类别、金额，七天后自动撤下' })
  for (const [person, isUpheld] of [[third, true], [fourth, false]] as const) {
    const shown = await appliedBy(person)
    await caseworker.does('aid.accept', { aidId: shown, isUrgent: false, note: '' })
    await visited(cloud, cast, shown)
    await supported(cast, shown)
    await caseworker.does('aid.publicise', { aidId: shown })
    await mate.does('aid.object', { aidId: shown, text: '他家有店' })
    await welfare.does('aid.settle', { aidId: shown, isUpheld, reason: '已查证' })
  }
}
