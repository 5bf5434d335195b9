import { aMember } from '@/local/testing/builders'
import { databaseCalls, sentTo, startMessagingCloud, templateId } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { HOUR_MS } from '@/types/calendar'
import type { Consent, Message } from '@/cloudfunctions/kit/documents/message'
import type { Member } from '@/cloudfunctions/kit/documents/people'

let cloud: TestCloud
let chair: Person
const MINUTE_MS = 60_000

beforeAll(async () => {
  cloud = await startMessagingCloud()
  chair = await cloud.person(aMember({ role: 'CHAIR' }))
})
afterAll(() => cloud.close())
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

let units = 0
/** A unit of its own for every case, so that one case's messages are not another's. */
async function aUnit(people: number): Promise<{ orgId: string; members: Member[]; persons: Person[] }> {
  units += 1
  const orgId = `g-test${units}`
  await cloud.load('orgs', [{ _id: orgId, type: 'unionGroup', name: `测试${units}组`, parentId: 'b-prod1' }])
  const members = Array.from({ length: people }, () => aMember({ orgPath: ['company', 'b-prod1', orgId], unitName: `测试${units}组` }))
  await cloud.load('members', members)
  return { orgId, members, persons: members.map((member) => cloud.as(member)) }
}

/** Somebody in a unit of their own. */
async function aPerson(): Promise<{ orgId: string; member: Member; person: Person }> {
  const { orgId, members, persons } = await aUnit(1)
  return { orgId, member: members[0] as Member, person: persons[0] as Person }
}

const plan = { title: '停水通知', text: '周三上午停水。', imageFileIds: [], pinned: false, important: true, mustConfirm: false, until: null }

/** An important notice to this unit: one message in each box, waiting to be sent. */
async function news(orgId: string, title = plan.title): Promise<string> {
  const { noticeId } = await chair.does('notice.saveDraft', { plan: { ...plan, title, orgIds: [orgId] } })
  await chair.does('notice.publish', { noticeId })
  return noticeId
}

const messagesOf = (member: Member) => cloud.dump<Message>('messages', { memberId: member._id })
const consents = async (member: Member) => (await cloud.dump<Consent>('consents', { openid: member.openid })).map(({ left }) => left)

async function accepts(person: Person, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    cloud.consent(person.openid, templateId('notice'))
    await person.does('message.consent', { answers: [{ templateId: templateId('notice'), answer: 'accept' }] })
  }
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS)

describe('message.consent', () => {
  test('counts one acceptance once, however often it is sent, and nothing else', async () => {
    const { member, person } = await aPerson()
    const requestId = crypto.randomUUID()
    const answers = [
      { templateId: templateId('notice'), answer: 'accept' as const },
      { templateId: templateId('offer'), answer: 'reject' as const },
      { templateId: templateId('safety'), answer: 'filter' as const },
    ]
    expect(await person.does('message.consent', { answers }, requestId)).toEqual({ counted: 1 })
    await person.does('message.consent', { answers }, requestId)
    expect(await consents(member)).toEqual([1])
    await person.does('message.consent', { answers })
    expect(await consents(member)).toEqual([2])
    await person.does('message.consent', { answers: [{ templateId: templateId('notice'), answer: 'ban' }] })
    expect(await consents(member)).toEqual([0])
  })

  test('counts parallel acceptances each once', async () => {
    const { member, person } = await aPerson()
    const answers = [{ templateId: templateId('notice'), answer: 'accept' as const }]
    const same = crypto.randomUUID()
    await Promise.all([same, same, crypto.randomUUID(), crypto.randomUUID()].map((id) => person.does('message.consent', { answers }, id)))
    expect(await consents(member)).toEqual([3])
  })

  test('refuses a template that is not ours', async () => {
    const { person } = await aPerson()
    expect(await person.isRefused('message.consent', { answers: [{ templateId: 'somebody-elses', answer: 'accept' }] })).toBe('BAD_INPUT')
  })

  test('tells which templates there are and how many messages are left', async () => {
    const { person } = await aPerson()
    await accepts(person, 2)
    const recorded = await cloud.wire.record(() => person.does('message.consents', {}))
    const notice = recorded.value.templates.find(({ kinds }) => kinds.includes('notice'))
    expect(notice).toEqual({ templateId: templateId('notice'), kinds: ['notice'], left: 2 })
    expect(databaseCalls(recorded.requests)).toBe(2)
  })
})

describe('the outbox', () => {
  test('sends one message for one consent, and the next stays in the box', async () => {
    const { orgId, member, person } = await aPerson()
    await accepts(person)
    await news(orgId, '第一条')
    await news(orgId, '第二条')
    await cloud.fire()
    await cloud.fire()
    expect(sentTo(cloud, person.openid).map(({ errcode }) => errcode)).toEqual([0])
    expect((await messagesOf(member)).map(({ sending }) => sending).sort()).toEqual(['noConsent', 'sent'])
    expect(await consents(member)).toEqual([0])
  })

  test('sends once when the timer comes twice, also at the same time', async () => {
    const { orgId, persons } = await aUnit(3)
    for (const person of persons) await accepts(person)
    await news(orgId)
    await Promise.all([cloud.fire(), cloud.fire(), cloud.fire()])
    await cloud.fire()
    for (const { openid } of persons) expect(sentTo(cloud, openid)).toHaveLength(1)
  })

  test('believes WeChat when it says that no consent is left', async () => {
    const { orgId, member, person } = await aPerson()
    // Counted by us, but used up or withdrawn at WeChat's.
    await person.does('message.consent', { answers: [{ templateId: templateId('notice'), answer: 'accept' }] })
    await person.does('message.consent', { answers: [{ templateId: templateId('notice'), answer: 'accept' }] })
    await news(orgId)
    await cloud.fire()
    expect(sentTo(cloud, person.openid).map(({ errcode }) => errcode)).toEqual([43101])
    expect(await consents(member)).toEqual([0])
    expect((await messagesOf(member))[0]).toMatchObject({ sending: 'noConsent', unreached: true })
  })

  test('tries again later, more and more seldom, when WeChat is busy, and keeps the consent', async () => {
    const { orgId, member, person } = await aPerson()
    await accepts(person)
    await news(orgId)
    cloud.script({ api: 'subscribeMessage.send', reply: { errcode: 45009, errmsg: 'reach max api daily quota limit' }, times: 2, params: { touser: person.openid } })
    for (const minutes of [0, 1, 3, 5, 14]) await cloud.fire(inMinutes(minutes))
    expect(sentTo(cloud, person.openid).map(({ errcode }) => errcode)).toEqual([45009, 45009, 0])
    expect((await messagesOf(member))[0]).toMatchObject({ sending: 'sent', tries: 3, unreached: false })
    expect(await consents(member)).toEqual([0])
  })

  test('gives up after five tries and leaves the person to be told by mouth', async () => {
    const { orgId, member, person } = await aPerson()
    await accepts(person)
    await news(orgId)
    cloud.script({ api: 'subscribeMessage.send', reply: { errcode: 43108, errmsg: 'busy' }, times: 99, params: { touser: person.openid } })
    for (const minutes of [0, 3, 14, 80, 500, 900, 1400]) await cloud.fire(inMinutes(minutes))
    expect(sentTo(cloud, person.openid)).toHaveLength(5)
    expect((await messagesOf(member))[0]).toMatchObject({ sending: 'failed', unreached: true })
  })

  test('never sends again what may have arrived: the answer was lost', async () => {
    const { orgId, member, person } = await aPerson()
    await accepts(person)
    await news(orgId)
    await cloud.fire()
    const { orgId: other, member: second, person: secondPerson } = await aPerson()
    await accepts(secondPerson)
    await news(other)
    cloud.faults.plan({ kind: 'errorAfter', door: 'timer', request: 'wx.openApi' })
    for (const minutes of [0, 3, 20, 100]) await cloud.fire(inMinutes(minutes))
    expect((await messagesOf(member))[0]).toMatchObject({ sending: 'sent' })
    expect(sentTo(cloud, secondPerson.openid)).toHaveLength(1)
    expect((await messagesOf(second))[0]).toMatchObject({ sending: 'lost', unreached: true })
  })

  test('never sends again after a crash in the middle', async () => {
    const { orgId, member, person } = await aPerson()
    await accepts(person)
    await news(orgId)
    cloud.faults.plan({ kind: 'crash', door: 'timer', request: 'wx.openApi' })
    for (const minutes of [0, 3, 20]) await cloud.fire(inMinutes(minutes))
    expect(sentTo(cloud, person.openid)).toHaveLength(1)
    expect((await messagesOf(member))[0]?.sending).toBe('lost')
  })

  test('says nothing private on the lock screen', async () => {
    const { orgId, person } = await aPerson()
    await accepts(person)
    await news(orgId, '困难职工帮扶申请开始受理')
    await cloud.fire()
    const [sent] = sentTo(cloud, person.openid)
    expect(JSON.stringify(sent?.params)).not.toMatch(/困难|帮扶/)
    expect((await person.does('message.list', {})).items[0]?.text).toContain('困难职工帮扶申请开始受理')
  })

  test('that is broken never breaks a decision', async () => {
    const { orgId, person } = await aPerson()
    await accepts(person)
    cloud.script({ api: 'subscribeMessage.send', reply: { errcode: 40001, errmsg: 'invalid credential' }, times: 1, params: { touser: person.openid } })
    const noticeId = await news(orgId)
    await cloud.fire()
    expect(sentTo(cloud, person.openid).map(({ errcode }) => errcode)).toEqual([40001])
    expect(await person.does('notice.get', { noticeId })).toMatchObject({ title: plan.title })
  })
})

describe('my box', () => {
  test('is one page after another, newest first, read one by one or all at once', async () => {
    const { orgId, person } = await aPerson()
    for (const title of ['一', '二', '三']) {
      await news(orgId, title)
      await cloud.fire()
      cloud.clock.advance(MINUTE_MS)
    }
    expect(await person.does('message.unread', {})).toEqual({ unread: 3 })
    const listed = await cloud.wire.record(() => person.does('message.list', { limit: 2 }))
    expect(databaseCalls(listed.requests)).toBe(2)
    const [newest] = listed.value.items
    const rest = await person.does('message.list', { limit: 2, cursor: listed.value.next as string })
    expect([...listed.value.items, ...rest.items].map(({ text }) => text)).toEqual(['「三」请点开看看。', '「二」请点开看看。', '「一」请点开看看。'])
    const read = await cloud.wire.record(() => person.does('message.read', { messageIds: [newest?.messageId as string] }))
    expect([read.value.unread, databaseCalls(read.requests)]).toEqual([2, 3])
    expect(await person.does('message.read', {})).toEqual({ unread: 0 })
  })

  test('is nobody else’s', async () => {
    const { orgId, members, persons } = await aUnit(2)
    const [first, other] = persons as [Person, Person]
    await news(orgId)
    await cloud.fire()
    const theirs = (await other.does('message.list', {})).items.map(({ messageId }) => messageId)
    await first.does('message.read', { messageIds: theirs })
    expect((await messagesOf(members[1] as Member))[0]?.readAt).toBeNull()
  })
})

describe('message.unreached', () => {
  async function aUnitWithLeader() {
    const unit = await aUnit(3)
    const leader = await cloud.person(aMember({ orgPath: ['company', 'b-prod1', unit.orgId], grants: [{ role: 'GRP', orgId: unit.orgId }] }))
    return { ...unit, leader }
  }

  test('lists after a day who was neither sent to nor has looked, of the own unit only', async () => {
    const { orgId, members, persons, leader } = await aUnitWithLeader()
    const [reached, reader, silent] = persons as [Person, Person, Person]
    const stranger = await aUnitWithLeader()
    await accepts(reached)
    const noticeId = await news(orgId)
    await cloud.fire()
    expect((await leader.does('message.unreached', {})).items).toEqual([])
    await reader.does('notice.get', { noticeId })
    cloud.clock.advance(25 * HOUR_MS)
    const listed = await cloud.wire.record(() => leader.does('message.unreached', {}))
    const others = listed.value.items.filter(({ memberId }) => members.some(({ _id }) => _id === memberId))
    expect(others.map(({ memberId, why }) => [memberId, why])).toEqual([[members[2]?._id, 'noConsent']])
    expect(databaseCalls(listed.requests)).toBe(3)
    expect((await stranger.leader.does('message.unreached', {})).items).toEqual([])
    expect(await silent.isRefused('message.unreached', {})).toBe('NOT_ALLOWED')
    expect([await silent.isRefused('export.start', { list: 'message.unreached' }), await leader.isRefused('export.start', { list: 'message.unreached' })]).toEqual(['NOT_ALLOWED', null])
  })

  test('is shorter by whoever was told, and only their own leader may say so', async () => {
    const { orgId, leader } = await aUnitWithLeader()
    const stranger = await aUnitWithLeader()
    await news(orgId)
    await cloud.fire()
    cloud.clock.advance(25 * HOUR_MS)
    const { items } = await leader.does('message.unreached', {})
    const messageIds = items.map(({ messageId }) => messageId)
    expect(messageIds.length).toBeGreaterThanOrEqual(3)
    expect(await stranger.leader.does('message.told', { messageIds })).toEqual({ told: 0 })
    const requestId = crypto.randomUUID()
    const first = await leader.does('message.told', { messageIds }, requestId)
    expect(first).toEqual({ told: messageIds.length })
    expect(await leader.does('message.told', { messageIds }, requestId)).toEqual(first)
    expect((await leader.does('message.unreached', {})).items).toEqual([])
  })

  test('forgets a notice that was withdrawn', async () => {
    const { orgId, leader } = await aUnitWithLeader()
    const noticeId = await news(orgId)
    await cloud.fire()
    await chair.does('notice.withdraw', { noticeId, reason: '写错了' })
    cloud.clock.advance(25 * HOUR_MS)
    expect((await leader.does('message.unreached', {})).items).toEqual([])
  })
})
