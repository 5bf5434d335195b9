/** An important notice to many: page after page in one minute of the timer, within its time, nobody forgotten or told twice. */
import { aMember } from '@/local/testing/builders'
import { useKitOn } from '@/local/testing/kit'
import type { Person } from '@/local/testing/person'
import { startMessagingCloud, templateId } from '@/local/testing/messaging'
import type { TestCloud } from '@/local/testing/startCloud'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import type { Notice } from '@/cloudfunctions/kit/documents/notice'
import type { Member } from '@/cloudfunctions/kit/documents/people'

let cloud: TestCloud
let chair: Person

beforeAll(async () => {
  cloud = await startMessagingCloud()
  chair = await cloud.person(aMember({ role: 'CHAIR' }))
  // What a day begins with is written: of what comes, the first is the first page.
  await cloud.fire()
})
afterAll(() => cloud.close())
afterEach(() => {
  jest.restoreAllMocks()
  cloud.faults.clear()
})

let groups = 0
let orgId = ''

/** A unit of its own for every case. */
async function aLargeGroup(people: number): Promise<Member[]> {
  groups += 1
  orgId = `g-large${groups}`
  await cloud.load('orgs', [{ _id: orgId, type: 'unionGroup', name: '大组', parentId: 'b-prod1' }])
  const members = Array.from({ length: people }, () => aMember({ orgPath: ['company', 'b-prod1', orgId], unitName: '大组' }))
  await cloud.load('members', members)
  return members
}

async function news(): Promise<string> {
  const plan = { title: '停水通知', text: '周三上午停水。', imageFileIds: [], pinned: false, important: true, mustConfirm: false, until: null, orgIds: [orgId] }
  const { noticeId } = await chair.does('notice.saveDraft', { plan })
  await chair.does('notice.publish', { noticeId })
  return noticeId
}

const inBoxes = (noticeId: string) => cloud.dump<Message>('messages', { page: `features/notice/pages/detail/index?id=${noticeId}` })
const boxes = async (noticeId: string) => (await inBoxes(noticeId)).map(({ memberId }) => memberId).sort()
const idsOf = (members: readonly Member[]) => members.map(({ _id }) => _id).sort()
const isTold = async (noticeId: string) => (await cloud.dump<Notice>('notices', { _id: noticeId }))[0]?.job === null

async function accept(members: readonly Member[]): Promise<void> {
  for (const member of members) {
    cloud.consent(member.openid ?? '', templateId('notice'))
    await cloud.as(member).does('message.consent', { answers: [{ templateId: templateId('notice'), answer: 'accept' }] })
  }
}
/** How many messages WeChat was asked to send to each. */
function timesSent(people: readonly Member[]): number[] {
  const to = cloud.outbox({ api: 'subscribeMessage.send' }).map(({ params }) => params.touser)
  return people.map(({ openid }) => to.filter((one) => one === openid).length)
}

test('all messages of a minute leave in it, more than one page; whoever has no consent costs one call', async () => {
  const people = await aLargeGroup(160)
  await accept(people.slice(0, 70))
  const noticeId = await news()
  const { requests } = await cloud.wire.record(() => cloud.fire())
  expect(timesSent(people)).toEqual(people.map((_, index) => (index < 70 ? 1 : 0)))
  const states = (await inBoxes(noticeId)).map(({ sending }) => sending)
  expect([states.length, states.filter((state) => state === 'sent').length, states.filter((state) => state === 'noConsent').length]).toEqual([160, 70, 90])
  const ofMessages = requests.filter(({ on, action }) => on === 'messages' && action === 'database.modifyDocument')
  // The consents of each of four pages are read at once; 70 are taken.
  expect([ofMessages.length, requests.filter(({ on }) => on === 'consents').length]).toEqual([90 + 70 * 2, 4 + 70])
}, 60_000)

test('a crash while messages leave: nobody gets two, and only the few under way may be lost', async () => {
  const people = await aLargeGroup(40)
  await accept(people)
  const noticeId = await news()
  cloud.faults.plan({ kind: 'crash', door: 'timer', request: 'wx.openApi', nth: 12 })
  for (let minute = 0; minute < 3; minute += 1) await cloud.fire(new Date(Date.now() + minute * 60_000))
  expect(Math.max(...timesSent(people))).toBe(1)
  const states = (await inBoxes(noticeId)).map(({ sending }) => sending)
  const lost = states.filter((state) => state === 'lost').length
  expect(lost).toBeGreaterThan(0)
  expect(lost).toBeLessThanOrEqual(5)
  expect(states.filter((state) => state === 'sent')).toHaveLength(40 - lost)
}, 60_000)

test.each(['errorBefore', 'errorAfter', 'crash'] as const)('%s in the middle of the pages: the next minute goes on, nobody is left out or told twice', async (kind) => {
  const people = await aLargeGroup(250)
  const noticeId = await news()
  const before = cloud.faults.struck().length
  cloud.faults.plan({ kind, door: 'timer', request: 'database.insertDocument', nth: 2 })
  await cloud.fire()
  expect(cloud.faults.struck().length).toBe(before + 1)
  expect([100, 200]).toContain((await boxes(noticeId)).length)
  expect(await isTold(noticeId)).toBe(false)
  await cloud.fire()
  expect(await boxes(noticeId)).toEqual(idsOf(people))
  expect(await isTold(noticeId)).toBe(true)
}, 60_000)

test('a thousand people have it in their boxes after one minute of the timer, at three database calls a hundred', async () => {
  const people = await aLargeGroup(1_000)
  const noticeId = await news()
  const { requests } = await cloud.wire.record(() => cloud.fire())
  expect(await boxes(noticeId)).toEqual(idsOf(people))
  expect(await isTold(noticeId)).toBe(true)
  const added = requests.filter(({ on, action }) => on === 'messages' && action === 'database.insertDocument')
  const moved = requests.filter(({ on, action }) => on === 'notices' && action === 'database.modifyDocument')
  // The eleventh page is empty: that it was the last is known by it. One more takes off the word for the figures.
  expect([added.length, moved.length]).toEqual([10, 12])
}, 60_000)

test('when pages take long it stops within its time, and the next minutes end it', async () => {
  const people = await aLargeGroup(1_600)
  const noticeId = await news()
  useKitOn(cloud)
  const { db } = await import('@/cloudfunctions/kit/db')
  const { noticeJobs } = await import('./schedule')
  let late = 0
  const real = performance.now.bind(performance)
  jest.spyOn(performance, 'now').mockImplementation(() => real() / 1_000 + late)
  const whole = db.messages.insertAll.bind(db.messages)
  // Each page takes a second.
  jest.spyOn(db.messages, 'insertAll').mockImplementation((docs) => {
    late += 1_000
    return whole(docs)
  })
  await noticeJobs.tellNotices(new Date())
  expect(await boxes(noticeId)).toHaveLength(1_200)
  expect(await isTold(noticeId)).toBe(false)
  await noticeJobs.tellNotices(new Date())
  expect(await boxes(noticeId)).toEqual(idsOf(people))
  expect(await isTold(noticeId)).toBe(true)
}, 60_000)
