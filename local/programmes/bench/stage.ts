/**
 * A company in the middle of its work, made by its people through the API, and then the same many times over: every list that is
 * asked much has `records` rows behind it, most of them other people's where a list is of one's own. What is worked off or has an end
 * does not grow with the years: the plans that wait for the chair, the sign-ups of one activity.
 */
import { EJSON } from 'bson'
import { aHandoutPlan, picked } from '@/local/testing/handouts'
import { aidCastOn, appliedBy } from '@/local/testing/aids'
import { aFund } from '@/local/testing/funds'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { submittedBy } from '@/local/testing/suggestions'
import { asked } from '@/local/testing/activities'
import { dayOf } from '@/types/calendar'

/** Rows of a list of one's own that are really one's own. */
const MINE = 50
const WAITING = 100
const AT_ONE_ACTIVITY = 1_000
/** Half of the mates do things, half are there to do them. */
const HANDS = 4
const BATCH = 2_000
const headers = { 'content-type': 'application/json', authorization: 'TC3-HMAC-SHA256 Credential=local' }

export interface Stage {
  readonly cloud: TestCloud
  readonly worker: Person
  readonly mates: readonly Person[]
  readonly officer: Person
  readonly chair: Person
  readonly caseworker: Person
  readonly ids: Readonly<Record<'open' | 'pending' | 'suggestion' | 'notice' | 'handout', string>>
  /** The id of the n-th copy. */
  copyOf(id: string, index: number): string
}

const copyOf = (id: string, index: number) => `${id}x${index}`
const welfare = ['culture', 'democracy', 'welfare', 'publicity'] as const

async function played(cloud: TestCloud) {
  const { caseworker } = await aidCastOn(cloud)
  await cloud.load('funds', [aFund({ source: 'union', year: dayOf(new Date(cloud.clock.now())).slice(0, 4), openingFen: 100_000_000 })])
  const people = Array.from({ length: 1 + 2 * HANDS }, () => aMember())
  await cloud.load('members', people)
  const [worker, ...mates] = people.map((member) => cloud.as(member)) as [Person, ...Person[]]
  const officer = await cloud.person(aMember({ grants: welfare.map((portfolio) => ({ role: 'OFF' as const, portfolio, orgId: 'company' })) }))
  const chair = await cloud.person(aMember({ role: 'CHAIR' }))
  const planned = async (capacity: number) => {
    const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ capacity }, cloud.clock.now()) })
    await officer.does('activity.submit', { activityId })
    return activityId
  }
  const [open, pending] = [await planned(2 * HANDS), await planned(20)]
  await chair.does('activity.decide', { activityId: open, verdict: 'approve', note: '' })
  await worker.does('activity.signUp', { activityId: open, ...asked })
  const suggestion = await submittedBy(worker)
  // The copies are of the first; the newest, which a page shows, stay readable: what is sealed opens under its own id alone.
  for (const person of [worker, ...mates.slice(0, HANDS)]) await appliedBy(person)
  const { noticeId: notice } = await officer.does('notice.saveDraft', { plan: { title: '停水通知', text: '周三停水。', imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false, until: null } })
  await officer.does('notice.publish', { noticeId: notice })
  const { handoutId: handout } = await officer.does('handout.saveDraft', { plan: aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] } }, cloud.clock.now()) })
  await officer.does('handout.addPeople', { handoutId: handout, staffNos: people.map(({ staffNo }) => staffNo) })
  await officer.does('handout.submit', { handoutId: handout })
  await chair.does('handout.decide', { handoutId: handout, verdict: 'approve', note: '' })
  await cloud.fire()
  return { worker, mates, officer, chair, caseworker, people, ids: { open, pending, suggestion, notice, handout } }
}

interface Like {
  readonly _id: string
  readonly number?: string
  readonly staffNo?: string
  readonly openid?: string
  readonly memberId?: string
}

/** From the n-th copy on this stands for something else of its kind. */
type Until = readonly [value: string, from: number]

/** Copies with ids and numbers of their own. Made as text: a million are. */
async function many({ url, dump }: TestCloud, collectionName: string, query: object, records: number, ...others: readonly Until[]): Promise<void> {
  const [like] = await dump<Like>(collectionName, query)
  if (!like) throw new Error(`nothing in ${collectionName} to copy`)
  const text = EJSON.stringify(like, { relaxed: false })
  const own = [like._id, like.number, like.staffNo, like.openid].filter((value) => typeof value === 'string')
  const copy = (index: number) => [...own, ...others.filter(([, from]) => index >= from).map(([value]) => value)].reduce((made, value) => made.replaceAll(value, copyOf(value, index)), text)
  for (let from = 0; from < records; from += BATCH) {
    const data = Array.from({ length: Math.min(BATCH, records - from) }, (_, at) => copy(from + at))
    const body = JSON.stringify({ action: 'database.insertDocument', collectionName, data })
    const { code, message } = (await (await fetch(`${url}/admin`, { method: 'POST', headers, body })).json()) as { code?: string; message?: string }
    if (code) throw new Error(`${collectionName}: ${code} ${message ?? ''}`)
  }
}

/** With so many records in each collection that is listed. */
export async function openStage(records: number): Promise<Stage> {
  const cloud = await startCloud({ maxWorkers: 1 })
  const { people: [member], ids, ...hands } = await played(cloud)
  const mine = member?._id ?? ''
  await many(cloud, 'members', { _id: mine }, records)
  await many(cloud, 'activities', { _id: ids.open }, records)
  await many(cloud, 'activities', { _id: ids.pending }, Math.min(records, WAITING))
  await many(cloud, 'signups', { memberId: mine }, records, [mine, MINE], [ids.open, AT_ONE_ACTIVITY])
  await many(cloud, 'suggestions', { _id: ids.suggestion }, records, [mine, MINE])
  await many(cloud, 'messages', { memberId: mine }, records, [mine, MINE])
  await many(cloud, 'notices', { _id: ids.notice }, records)
  await many(cloud, 'handoutRows', { handoutId: ids.handout }, records)
  await many(cloud, 'aids', { subjectId: mine }, records)
  return { cloud, ids, copyOf, ...hands }
}
