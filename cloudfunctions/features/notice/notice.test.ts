import { aMember } from '@/local/testing/builders'
import { databaseCalls, startMessagingCloud } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import type { ActionInput } from '@/types/actions'
import { DAY_MS } from '@/types/calendar'
import { unitTypes } from '@/types/peopleNames'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import type { Notice, NoticeRead } from '@/cloudfunctions/kit/documents/notice'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import { brokenLine } from '@/cloudfunctions/kit/record'

type Plan = ActionInput<'notice.saveDraft'>['plan']

let cloud: TestCloud
let officer: Person
let leader: Person
let worker: Person
const officerMember = aMember({ grants: [{ role: 'OFF', portfolio: 'publicity', orgId: 'company' }], name: '何丽娟' })
const leaderMember = aMember({ grants: [{ role: 'GRP', orgId: 'g-prod1' }] })
const workerMember = aMember()
const elsewhere = aMember({ orgPath: ['company', 'b-equip', 'g-equip'], unitName: '设备动力部' })

beforeAll(async () => {
  cloud = await startMessagingCloud()
  officer = await cloud.person(officerMember)
  leader = await cloud.person(leaderMember)
  worker = await cloud.person(workerMember)
  await cloud.load('members', [elsewhere])
})
afterAll(() => cloud.close())
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

const aNotice = (traits: Partial<Plan> = {}): Plan => ({
  title: '停水通知', text: '周三上午停水，请提前储水。', imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false, until: null, ...traits,
})

async function draft(traits: Partial<Plan> = {}, by = officer): Promise<string> {
  return (await by.does('notice.saveDraft', { plan: aNotice(traits) })).noticeId
}

async function published(traits: Partial<Plan> = {}, by = officer): Promise<string> {
  const noticeId = await draft(traits, by)
  await by.does('notice.publish', { noticeId })
  return noticeId
}

const titles = async (person: Person, scope: 'current' | 'past' = 'current') => (await person.does('notice.list', { scope, limit: 50 })).items.map(({ title }) => title)
const document = async (noticeId: string) => (await cloud.dump<Notice>('notices', { _id: noticeId }))[0] as Notice

describe('notice.publish', () => {
  test('shows it to everybody it is for, and to nobody before', async () => {
    const noticeId = await draft({ title: '全员' })
    expect(await worker.isRefused('notice.get', { noticeId })).toBe('NOT_FOUND')
    const desk = await officer.does('notice.publish', { noticeId })
    expect(desk).toMatchObject({ status: 'published', audience: ['海晟化工工会'], blocked: { publish: 'NOTICE_WRONG_STATE', withdraw: null } })
    expect(await titles(worker)).toContain('全员')
    expect(await titles(cloud.as(elsewhere))).toContain('全员')
    expect(brokenLine((await document(noticeId)).history)).toBeNull()
  })

  test('to units reaches these units only', async () => {
    const noticeId = await published({ title: '一部和设备', orgIds: ['g-prod1', 'b-equip'] })
    expect(await titles(worker)).toContain('一部和设备')
    expect(await titles(cloud.as(elsewhere))).toContain('一部和设备')
    expect(await titles(officer)).toContain('一部和设备')
    const third = await cloud.person(aMember({ orgPath: ['company', 'b-prod2', 'g-prod2'], unitName: '生产二部' }))
    expect(await titles(third)).not.toContain('一部和设备')
    expect(await third.isRefused('notice.get', { noticeId })).toBe('NOT_FOUND')
  })

  test.each([
    ['somebody else’s unit', ['g-equip'], 'NOTICE_NOT_YOUR_UNIT'],
    ['everybody', [], 'NOTICE_NOT_YOUR_UNIT'],
    ['a unit that does not exist', ['g-nowhere'], 'NOTICE_NOT_YOUR_UNIT'],
    ['the own unit', ['g-prod1'], null],
  ])('by a team leader to %s', async (_sentence, orgIds, expected) => {
    expect(await leader.isRefused('notice.saveDraft', { plan: aNotice({ orgIds }) })).toBe(expected)
  })

  test('is not for workers, and a colleague elsewhere does not know the draft', async () => {
    expect(await worker.isRefused('notice.saveDraft', { plan: aNotice() })).toBe('NOT_ALLOWED')
    const noticeId = await draft()
    expect(await leader.isRefused('notice.publish', { noticeId })).toBe('NOT_FOUND')
    expect(await leader.isRefused('notice.desk', { noticeId })).toBe('NOT_FOUND')
  })

  test('sent twice publishes once and answers alike; a changed draft is not overwritten', async () => {
    const requestId = crypto.randomUUID()
    const plan = aNotice({ title: '两次' })
    const first = await officer.does('notice.saveDraft', { plan }, requestId)
    expect((await officer.does('notice.saveDraft', { plan }, requestId)).noticeId).toBe(first.noticeId)
    const { noticeId, version } = await officer.does('notice.saveDraft', { noticeId: first.noticeId, version: first.version, plan: aNotice({ title: '改过' }) })
    expect(await officer.isRefused('notice.saveDraft', { noticeId, version: version - 1, plan })).toBe('CHANGED_MEANWHILE')
    const again = crypto.randomUUID()
    const [one, two] = [await officer.ask('notice.publish', { noticeId }, again), await officer.ask('notice.publish', { noticeId }, again)]
    expect(two).toEqual(one)
    expect((await document(noticeId)).history.map(({ to }) => to)).toEqual(['draft', 'draft', 'published'])
  })

  test('is refused to the author who no longer holds office for a unit of the old draft', async () => {
    const member = aMember({ grants: [{ role: 'OFF', portfolio: 'publicity', orgId: 'company' }] })
    const author = await cloud.person(member)
    const noticeId = await draft({ title: '旧草稿' }, author)
    await cloud.edit('members', member._id, { grants: [{ role: 'GRP', orgId: 'g-prod1' }] })
    expect(await author.isRefused('notice.publish', { noticeId })).toBe('NOTICE_NOT_YOUR_UNIT')
    expect((await document(noticeId)).status).toBe('draft')
    await cloud.edit('members', member._id, { grants: member.grants })
    expect(await author.does('notice.publish', { noticeId })).toMatchObject({ status: 'published' })
  })

  test('refuses what is over already', async () => {
    const noticeId = await draft({ until: new Date(Date.now() - DAY_MS).toISOString() })
    expect(await officer.isRefused('notice.publish', { noticeId })).toBe('NOTICE_ALREADY_OVER')
  })
})

describe('a database call that fails', () => {
  const kinds = ['errorBefore', 'errorAfter'] as const
  const cases = kinds.flatMap((kind) => [1, 2, 3, 4, 5, 6].map((nth) => [kind, nth] as const))

  /** Asks like a phone does: the same request until there is an answer. */
  async function insisting<Data>(ask: () => Promise<{ ok: boolean; data?: Data }>): Promise<Data> {
    for (let tries = 0; tries < 4; tries += 1) {
      const reply = await ask()
      if (reply.ok) return reply.data as Data
    }
    throw new Error('no answer after four tries')
  }

  test.each(cases)('%s in call %d of publishing, confirming and withdrawing leaves one effect', async (kind, nth) => {
    const ids = [1, 2, 3, 4].map(() => crypto.randomUUID()) as [string, string, string, string]
    const plan = aNotice({ title: `断线${kind}${nth}`, mustConfirm: true })
    const fault = (action: string) => cloud.faults.plan({ kind, nth, action, request: 'database.' })
    fault('notice.saveDraft')
    const { noticeId } = await insisting(() => officer.ask('notice.saveDraft', { plan }, ids[0]))
    fault('notice.publish')
    await insisting(() => officer.ask('notice.publish', { noticeId }, ids[1]))
    fault('notice.confirm')
    const { confirmedAt } = await insisting(() => worker.ask('notice.confirm', { noticeId }, ids[2]))
    expect((await worker.does('notice.get', { noticeId })).confirmedAt).toBe(confirmedAt)
    fault('notice.withdraw')
    await insisting(() => officer.ask('notice.withdraw', { noticeId, reason: '试' }, ids[3]))
    cloud.faults.clear()
    expect((await document(noticeId)).history.map(({ to }) => to)).toEqual(['draft', 'published', 'withdrawn'])
    expect(await cloud.dump('notices', { title: plan.title })).toHaveLength(1)
    expect(await cloud.dump('noticeReads', { noticeId })).toHaveLength(1)
  })
})

describe('notice.list', () => {
  test('shows pinned ones first, page by page, with my receipts, for one call beside who I am', async () => {
    const group = 'b-ehs'
    const reader = await cloud.person(aMember({ orgPath: ['company', group, 'g-ehs'] }))
    for (const [title, pinned] of [['旧', false], ['置顶', true], ['新', false]] as const) await published({ title, pinned, orgIds: [group] })
    const listed = await cloud.wire.record(() => reader.does('notice.list', { scope: 'current', limit: 2 }))
    expect(databaseCalls(listed.requests)).toBe(2)
    const { items, next } = listed.value
    expect(items[0]).toMatchObject({ title: '置顶', readAt: null })
    await reader.does('notice.get', { noticeId: items[0]?.noticeId as string })
    const second = await reader.does('notice.list', { scope: 'current', limit: 2 })
    expect(second.items[0]?.readAt).not.toBeNull()
    expect(items.length + (await reader.does('notice.list', { scope: 'current', limit: 50, cursor: next as string })).items.length).toBeGreaterThanOrEqual(3)
  })

  test('moves what is over to the past, once', async () => {
    const until = new Date(Date.now() + DAY_MS)
    const noticeId = await published({ title: '到期', pinned: true, until: until.toISOString() })
    await cloud.fire(new Date(until.getTime() - 60_000))
    expect(await titles(worker)).toContain('到期')
    await cloud.fire(new Date(until.getTime() + 60_000))
    await cloud.fire(new Date(until.getTime() + 60_000))
    expect(await titles(worker)).not.toContain('到期')
    expect(await titles(worker, 'past')).toContain('到期')
    expect((await document(noticeId)).history.filter(({ to }) => to === 'expired')).toHaveLength(1)
  })
})

describe('notice.get', () => {
  test('is a receipt: one per person, however often and from however many phones it is opened', async () => {
    const noticeId = await published({ title: '回执' })
    const first = await cloud.wire.record(() => worker.does('notice.get', { noticeId }))
    expect(databaseCalls(first.requests)).toBe(2)
    const again = await cloud.wire.record(() => worker.does('notice.get', { noticeId }))
    expect(databaseCalls(again.requests)).toBe(1)
    expect(again.value.readAt).toBe(first.value.readAt)
    const other = cloud.as(elsewhere)
    await Promise.all([1, 2, 3, 4].map(() => other.does('notice.get', { noticeId })))
    expect(await cloud.dump<NoticeRead>('noticeReads', { noticeId })).toHaveLength(2)
  })

  test('of an important one also reads its message', async () => {
    const noticeId = await published({ title: '要紧', important: true })
    await cloud.fire()
    const before = await worker.does('message.unread', {})
    const first = await cloud.wire.record(() => worker.does('notice.get', { noticeId }))
    expect(databaseCalls(first.requests)).toBe(3)
    expect((await worker.does('message.unread', {})).unread).toBe(before.unread - 1)
  })
})

describe('notice.confirm', () => {
  test('is asked for where the notice says so, and counts once', async () => {
    const plain = await published({ title: '不用确认' })
    expect(await worker.isRefused('notice.confirm', { noticeId: plain })).toBe('NOTICE_NO_CONFIRMATION')
    const noticeId = await published({ title: '要确认', mustConfirm: true })
    await worker.does('notice.get', { noticeId })
    const [one, two] = await Promise.all([worker.does('notice.confirm', { noticeId }), worker.does('notice.confirm', { noticeId })])
    expect(two).toEqual(one)
    expect((await worker.does('notice.get', { noticeId })).confirmedAt).toBe(one?.confirmedAt)
  })

  test('without opening it first is reading it', async () => {
    const noticeId = await published({ mustConfirm: true })
    const { confirmedAt } = await worker.does('notice.confirm', { noticeId })
    expect(await worker.does('notice.get', { noticeId })).toMatchObject({ readAt: confirmedAt, confirmedAt })
  })
})

describe('the first screen', () => {
  test('shows an important notice until it is read, or confirmed where that is asked for', async () => {
    const unit = 'g-home'
    await cloud.load('orgs', [{ _id: unit, type: 'unionGroup', name: '首页组', parentId: 'b-office' }])
    const reader = await cloud.person(aMember({ orgPath: ['company', 'b-office', unit] }))
    const cards = async () => (await reader.does('home.get', {})).cards.filter(({ title }) => title.startsWith('首页')).map(({ kind, id }) => [kind, id])
    await published({ title: '首页普通', orgIds: [unit] })
    const noticeId = await published({ title: '首页重要', orgIds: [unit], important: true, mustConfirm: true })
    expect(await cards()).toEqual([['notice', noticeId]])
    await reader.does('notice.get', { noticeId })
    expect(await cards()).toEqual([['notice', noticeId]])
    await reader.does('notice.confirm', { noticeId })
    expect(await cards()).toEqual([])
  })
})

describe('notice.units', () => {
  test('names whom I may write to from the top down: the company, branches, teams, then departments and shifts', async () => {
    const { units } = await officer.does('notice.units', {})
    const types = new Map((await cloud.dump<Org>('orgs')).map(({ _id, type }) => [_id, type]))
    const ranks = units.map(({ orgId }) => Object.keys(unitTypes).indexOf(types.get(orgId) ?? ''))
    expect([new Set(ranks).size > 2, ranks]).toEqual([true, [...ranks].sort((a, b) => a - b)])
  })
})

describe('notice.readers', () => {
  test('says who has read it and who has not, unit by unit, page by page', async () => {
    const unit = 'g-readers'
    await cloud.load('orgs', [{ _id: unit, type: 'unionGroup', name: '回执组', parentId: 'b-office' }])
    const people = ['早班', '晚班'].flatMap((unitName) => [1, 2, 3].map(() => aMember({ orgPath: ['company', 'b-office', unit], unitName })))
    const gone: Member = aMember({ orgPath: ['company', 'b-office', unit], unitName: '早班', leftOn: '2026-01-01' })
    await cloud.load('members', [...people, gone])
    const noticeId = await published({ orgIds: [unit], mustConfirm: true })
    const [first, second] = people as [Member, Member]
    await cloud.as(first).does('notice.get', { noticeId })
    await cloud.as(second).does('notice.confirm', { noticeId })

    expect((await officer.does('notice.desk', { noticeId })).units).toEqual([
      { unitName: '晚班', people: 3, read: 0, confirmed: 0 },
      { unitName: '早班', people: 3, read: 2, confirmed: 1 },
    ])
    const read = await officer.does('notice.readers', { noticeId, scope: 'read' })
    expect(read.items.map(({ memberId, confirmedAt }) => [memberId, confirmedAt !== null])).toEqual([[first._id, false], [second._id, true]])
    const page = await cloud.wire.record(() => officer.does('notice.readers', { noticeId, scope: 'unread', limit: 3 }))
    expect(databaseCalls(page.requests)).toBe(2)
    const rest = await officer.does('notice.readers', { noticeId, scope: 'unread', limit: 3, cursor: page.value.next as string })
    expect([...page.value.items, ...rest.items].map(({ memberId }) => memberId)).toEqual(people.slice(2).map(({ _id }) => _id))
    expect((await officer.does('notice.readers', { noticeId, scope: 'unread', unitName: '早班' })).items).toHaveLength(1)
    expect(await worker.isRefused('notice.readers', { noticeId, scope: 'read' })).toBe('NOT_ALLOWED')
    expect(await leader.isRefused('notice.readers', { noticeId, scope: 'read' })).toBe('NOT_FOUND')
  })
})

describe('an important notice', () => {
  test('fills every box of its audience once, however large it is and however often the timer comes', async () => {
    const unit = 'g-many'
    await cloud.load('orgs', [{ _id: unit, type: 'unionGroup', name: '大组', parentId: 'b-office' }])
    const people = Array.from({ length: 230 }, () => aMember({ orgPath: ['company', 'b-office', unit] }))
    await cloud.load('members', people)
    const noticeId = await published({ title: '大组通知', orgIds: [unit], important: true })
    for (let times = 0; times < 3; times += 1) await Promise.all([cloud.fire(), cloud.fire()])
    const page = `features/notice/pages/detail/index?id=${noticeId}`
    const told = (await cloud.dump<Message>('messages', { page })).map(({ memberId }) => memberId)
    expect(told.sort()).toEqual(people.map(({ _id }) => _id).sort())
    expect((await document(noticeId)).job).toBeNull()
  })
})

describe('notice.withdraw', () => {
  test('takes it away from everybody, with a reason', async () => {
    const noticeId = await published({ title: '撤回' })
    await worker.does('notice.get', { noticeId })
    expect(await officer.does('notice.withdraw', { noticeId, reason: '日期写错' })).toMatchObject({ status: 'withdrawn' })
    expect(await worker.isRefused('notice.get', { noticeId })).toBe('NOT_FOUND')
    expect(await titles(worker)).not.toContain('撤回')
    expect((await document(noticeId)).history.at(-1)).toMatchObject({ to: 'withdrawn', note: '日期写错' })
    expect(await officer.isRefused('notice.withdraw', { noticeId, reason: '再撤' })).toBe('NOTICE_WRONG_STATE')
  })
})
