/** Things handed out: the list made and cleared, signed for and taken back, vouchers, ended early, called off. */
import { aMember } from '@/local/testing/builders'
import { aFund } from '@/local/testing/funds'
import { aHandoutPlan, draftedHandout, handoutMembers, picked, runningHandout, type PlanInput } from '@/local/testing/handouts'
import type { TestCloud } from '@/local/testing/startCloud'
import { addDays } from '@/types/calendar'
import { aGroup, castOf, ledger, today, yearOf } from './stage'

async function castOn(cloud: TestCloud) {
  await ledger(cloud, aFund({ year: yearOf(cloud), openingFen: 100_000_000 }))
  return castOf(cloud, handoutMembers())
}
const named = (cloud: TestCloud, traits: Partial<PlanInput> = {}) => aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] }, untilDay: addDays(today(cloud), 5), ...traits }, cloud.clock.now())

/** A list made by its conditions, cleared, made again, and called off. */
export async function handoutPlanned(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { officer, chair, members } = cast
  const orgPath = await aGroup(cloud, 'g-acts-handout', '领取演练小组')
  await cloud.load('members', [aMember({ orgPath, openid: null }), aMember({ orgPath, openid: null })])
  const plan = aHandoutPlan({ target: { by: 'criteria', orgIds: ['g-acts-handout'], gender: null, posts: [] } }, cloud.clock.now())
  const made = await draftedHandout(cast, plan)
  await officer.does('handout.clearList', { handoutId: made })
  await officer.does('handout.makeList', { handoutId: made })
  await officer.does('handout.submit', { handoutId: made })
  await chair.does('handout.decide', { handoutId: made, verdict: 'return', note: '请再核对名单' })
  const handoutId = await draftedHandout(cast, named(cloud), [members.worker, members.mate])
  await officer.does('handout.removePerson', { handoutId, rowId: `${handoutId}_${members.mate._id}`, reason: '名单有误' })
  await officer.does('handout.cancel', { handoutId, reason: '改期' })
}

/** Reminded, signed for by oneself and by the distributor, declined, taken back, ended. */
export async function handoutToItsEnd(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { officer, worker, mate, members } = cast
  const other = aMember()
  await cloud.load('members', [other])
  const handoutId = await runningHandout(cast, named(cloud), [members.worker, members.mate, other])
  // Opening it to everybody on the list is the timer's; until then there is nobody to remind.
  await cloud.fire()
  await officer.does('handout.remind', { handoutId })
  const { code } = await officer.does('handout.deskCode', { handoutId })
  await worker.does('handout.sign', { handoutId, code })
  await officer.does('handout.takeBack', { handoutId, rowId: `${handoutId}_${members.worker._id}`, reason: '签错了人' })
  await officer.does('handout.signFor', { handoutId, memberId: members.worker._id, at: new Date(cloud.clock.now()).toISOString() })
  await officer.does('handout.signFor', { handoutId, memberId: other._id, at: new Date(cloud.clock.now()).toISOString() })
  await mate.does('handout.decline', { handoutId })
  await officer.does('handout.end', { handoutId })
}

/** Numbered, fetched, written off by the list of the shop. */
export async function handoutOfVouchers(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { officer, members } = cast
  const handoutId = await runningHandout(cast, named(cloud, { form: 'voucher', item: '甜园饼屋蛋糕提货券' }), [members.worker, members.mate])
  const lines = [members.worker, members.mate].map(({ staffNo }, index) => ({ staffNo, voucherNo: `AQ-${index + 1}` }))
  await officer.does('handout.number', { handoutId, lines })
  await officer.does('handout.signFor', { handoutId, memberId: members.worker._id, at: new Date(cloud.clock.now()).toISOString() })
  await officer.does('handout.redeem', { handoutId, voucherNos: ['AQ-1'] })
}
