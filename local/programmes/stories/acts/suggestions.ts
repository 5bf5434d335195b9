/** Suggestions: answered in every way, objected to, kept for later, and long afterwards the value of the whole year. */
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { aProposal, castMembers, lead, submittedBy } from '@/local/testing/suggestions'
import { DAY_MS } from '@/types/calendar'
import { castOf } from './stage'

const castOn = (cloud: TestCloud) => castOf(cloud, castMembers())
const reason = '按程序办理'

/** Returned, written anew, taken up, supported, passed on; one taken back, one that is the same as another. */
export async function suggestionsTakenIn(cloud: TestCloud): Promise<void> {
  const { worker, mate, officer } = await castOn(cloud)
  const suggestionId = await submittedBy(worker)
  await officer.does('suggestion.return', { suggestionId, reason })
  const { title, category, problem, measure, effect, isDone, costFen, photoFileIds } = aProposal()
  await worker.does('suggestion.resubmit', { suggestionId, title, category, problem, measure, effect, isDone, costFen, photoFileIds })
  await officer.does('suggestion.acceptBatch', { items: [{ suggestionId, note: '' }] })
  await mate.does('suggestion.support', { suggestionId })
  const same = await submittedBy(mate)
  await officer.does('suggestion.merge', { suggestionId: same, intoId: suggestionId, reason: '' })
  await officer.does('suggestion.assign', { suggestionId, orgId: 'b-equip', isMajor: false })
  await officer.does('suggestion.reassign', { suggestionId, orgId: 'b-ehs', reason })
  const back = await submittedBy(worker)
  await worker.does('suggestion.withdraw', { suggestionId: back })
  const declined = await submittedBy(mate)
  await officer.does('suggestion.decline', { suggestionId: declined, reason })
  await mate.does('suggestion.rate', { suggestionId: declined, stars: 2, text: '' })
  await mate.does('suggestion.reopen', { suggestionId: declined, reason })
}

/** A complaint that goes to those who handle such. */
export async function suggestionElsewhere(cloud: TestCloud): Promise<void> {
  const { worker, officer } = await castOn(cloud)
  const legal = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'legal', orgId: 'company' }] }))
  const suggestionId = await submittedBy(worker)
  await officer.does('suggestion.redirect', { suggestionId, channel: 'complaint', reason: '这是一件要维权的事' })
  await legal.does('suggestion.takeOver', { suggestionId, note: '已联系本人' })
}

/** Stopped on the way; kept for later, rewarded, paid, taken up again; made public, objected to, the objection answered. */
export async function suggestionsUnderWay(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const { worker, mate, culture, officer, chair, department, juror, finance } = cast
  const stopped = await submittedBy(worker)
  await lead(cloud, cast, stopped, 'adopted')
  await department.does('suggestion.stop', { suggestionId: stopped, reason })
  const kept = await submittedBy(worker)
  await lead(cloud, cast, kept, 'reviewing')
  for (const reviewer of [department, juror]) await reviewer.does('suggestion.review', { suggestionId: kept, verdict: 'reserve', reason: '等大修' })
  await chair.does('suggestion.reward', { suggestionId: kept, amountFen: 20_000, reason: '思路好' })
  await finance.does('suggestion.pay', { suggestionId: kept, note: '' })
  await officer.does('suggestion.resume', { suggestionId: kept, reason: '大修了' })
  const shown = await submittedBy(worker)
  await lead(cloud, cast, shown, 'publicised')
  for (const [person, isUpheld] of [[mate, false], [culture, true]] as const) {
    await person.does('suggestion.object', { suggestionId: shown, text: '这个办法去年已经做过' })
    const { objections } = await officer.does('suggestion.desk', { suggestionId: shown })
    await officer.does('suggestion.settle', { suggestionId: shown, objectionId: objections.at(-1)?.objectionId ?? '', isUpheld, reason })
  }
}

const PUBLICITY_MS = 30 * DAY_MS
const YEAR_MS = 400 * DAY_MS

/** Last of all: publicity takes days, and the value of the whole year a year. */
export async function suggestionOfTheYear(cloud: TestCloud): Promise<void> {
  const cast = await castOn(cloud)
  const later = async (ms: number) => {
    cloud.clock.advance(ms)
    await cloud.fire()
  }
  const suggestionId = await submittedBy(cast.worker)
  await lead(cloud, cast, suggestionId, 'publicised')
  await later(PUBLICITY_MS)
  await cast.chair.does('suggestion.award', { suggestionId })
  await cast.finance.does('suggestion.pay', { suggestionId, note: '' })
  await later(YEAR_MS)
  await cast.finance.does('suggestion.confirmYear', { suggestionId, yearFen: 12_000_000, note: '按全年台账' })
}
