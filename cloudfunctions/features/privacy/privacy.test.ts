/** What a person may see of the keeping of their own data, and have done about it. */
import type { Agreement, Evidence, PrivacyRequest, ReadLine } from '@/cloudfunctions/kit/documents/privacy'
import { agreementTexts } from '@/cloudfunctions/kit/agreementTexts'
import { DAY_MS } from '@/types/calendar'
import { aMember } from '@/local/testing/builders'
import { ownFile } from '@/local/testing/ownFile'
import type { Person } from '@/local/testing/person'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import { veiled } from '@/cloudfunctions/kit/pseudonym'

let cloud: TestCloud
beforeAll(async () => (cloud = await startCloud()))
afterEach(() => cloud.clock.reset())
afterAll(() => cloud.close())

const someone = async (traits: Parameters<typeof aMember>[0] = {}) => {
  const member = aMember(traits)
  return { ...(await cloud.person(member)), _id: member._id, name: member.name }
}
const databaseCalls = async (run: () => Promise<unknown>) => {
  const { requests } = await cloud.wire.record(run)
  return requests.filter(({ action }) => action.startsWith('database.')).length
}
const line = (subjectId: string, index: number): ReadLine => {
  const at = new Date(Date.UTC(2026, 10, 1 + index))
  return { _id: `${subjectId}-r${index}`, subjectId, by: 'o1', byName: '王干事', byUnit: '工会', what: '帮扶申请', objectId: 'a1', reason: '办理当前环节', at, day: at.toISOString().slice(0, 10), listKey: `${at.toISOString()}_${subjectId}-r${index}` }
}

describe('privacy.reads', () => {
  test('everybody sees who read their own data, newest first, page by page, and nobody sees another’s', async () => {
    const [worker, other] = [await someone(), await someone({ role: 'CHAIR' })]
    await cloud.load('reads', [0, 1, 2].map((index) => line(worker._id, index)))
    const first = await worker.does('privacy.reads', { limit: 2 })
    expect(first.items.map(({ at }) => at.slice(8, 10))).toEqual(['03', '02'])
    expect(first.items[0]).toEqual({ readId: expect.any(String) as string, at: expect.any(String) as string, byName: '王干事', byUnit: '工会', what: '帮扶申请', reason: '办理当前环节' })
    const second = await worker.does('privacy.reads', { limit: 2, cursor: first.next ?? '' })
    expect([second.items.length, second.next]).toEqual([1, null])
    expect((await other.does('privacy.reads', {})).items).toEqual([])
  })
})

describe('agreements', () => {
  const version = agreementTexts.birthdayNamed.version
  test('every purpose is listed with its text; given, withdrawn and given again, with a history', async () => {
    const worker = await someone()
    const { items } = await worker.does('privacy.agreements', {})
    expect(items.map(({ status }) => status)).toEqual(items.map(() => 'none'))
    expect(items.every(({ paragraphs }) => paragraphs.length >= 2)).toBe(true)
    const given = await worker.does('privacy.agree', { purpose: 'birthdayNamed', textVersion: version })
    expect(given.status).toBe('given')
    const agreementId = given.agreementId as string
    expect((await worker.does('privacy.withdraw', { agreementId })).status).toBe('withdrawn')
    expect((await worker.does('privacy.agree', { purpose: 'birthdayNamed', textVersion: version })).status).toBe('given')
    const [stored] = await cloud.dump<Agreement>('agreements', { _id: agreementId })
    expect(stored?.history.map(({ action }) => action)).toEqual(['agreement.give', 'agreement.withdraw', 'agreement.give'])
  })

  test('sent twice it is one; another purpose under the same request id, or an older text, is not agreed to; nobody withdraws for another', async () => {
    const [worker, other] = [await someone(), await someone()]
    const id = '11111111-1111-4111-8111-111111111111'
    const once = await worker.does('privacy.agree', { purpose: 'aidSharing', textVersion: agreementTexts.aidSharing.version }, id)
    expect(await worker.does('privacy.agree', { purpose: 'aidSharing', textVersion: agreementTexts.aidSharing.version }, id)).toEqual(once)
    const another = { purpose: 'aidSensitive', textVersion: agreementTexts.aidSensitive.version } as const
    expect(await worker.isRefused('privacy.agree', another, id)).toBe('REQUEST_REUSED')
    expect(await worker.isRefused('privacy.agree', another)).toBeNull()
    expect(await worker.isRefused('privacy.agree', { purpose: 'aidSensitive', textVersion: '2020-01' })).toBe('AGREEMENT_TEXT_CHANGED')
    expect(await other.isRefused('privacy.withdraw', { agreementId: once.agreementId as string })).toBe('NOT_FOUND')
  })

  test('an agreement to an older text is shown as such and no longer counts', async () => {
    const worker = await someone()
    const { agreementId } = await worker.does('privacy.agree', { purpose: 'aidPublicity', textVersion: agreementTexts.aidPublicity.version })
    await cloud.edit('agreements', agreementId as string, { textVersion: '2025-01' })
    const { items } = await worker.does('privacy.agreements', {})
    expect(items.find(({ purpose }) => purpose === 'aidPublicity')?.status).toBe('outdated')
  })
})

describe('privacy.export', () => {
  test('a file with everything kept of me and nothing of anybody else, by a link that dies', async () => {
    const [worker, other] = [await someone(), await someone()]
    await cloud.load('messages', [
      { _id: `${worker._id}-m`, memberId: worker._id, kind: 'notice', title: '我的消息', text: '停电通知', createdAt: new Date(), sending: 'sent' },
      { _id: `${other._id}-m`, memberId: other._id, kind: 'notice', title: '别人的消息', text: '别人的事', createdAt: new Date(), sending: 'sent' },
    ])
    const { reply, sheets } = await ownFile(worker)
    expect(reply.parts.map(({ title }) => title)).toEqual(expect.arrayContaining(['花名册', '消息']))
    const text = JSON.stringify(sheets)
    expect(text).toContain(worker.name)
    expect(text).toContain('停电通知')
    expect(text).toContain('微信已送达')
    expect(text).not.toMatch(new RegExp(`别人的|${other.name}"|${worker.openid}`))
    cloud.clock.advance(6 * 60_000)
    expect((await fetch(reply.url)).status).toBe(403)
  })

  test('is whole, however much there is', async () => {
    const worker = await someone()
    const many = Array.from({ length: 1_203 }, (_, index) => ({ _id: `${worker._id}-${index}`, memberId: worker._id, kind: 'notice', title: `第${index}条`, text: 'x', createdAt: new Date(), sending: 'sent' }))
    for (let from = 0; from < many.length; from += 500) await cloud.load('messages', many.slice(from, from + 500))
    const { reply, sheets } = await ownFile(worker)
    expect(reply.parts.find(({ title }) => title === '消息')?.rows).toBe(1_203)
    expect(JSON.stringify(sheets)).toContain('第1202条')
  })

  test('the taking is noted where the person sees it; asked twice it is one file, which the night removes', async () => {
    const worker = await someone()
    const id = '22222222-2222-4222-8222-222222222222'
    const first = await ownFile(worker, id)
    const again = await ownFile(worker, id)
    // The line of the taking itself is in the file, and in what the answer says of it.
    expect(again.reply.parts).toEqual(first.reply.parts)
    expect(first.reply.parts.map(({ title }) => title)).toEqual(first.sheets.map(({ sheet }) => sheet))
    expect(first.reply.parts).toContainEqual({ title: '谁看过我的资料', rows: 1 })
    expect((await worker.does('privacy.reads', {})).items).toMatchObject([{ what: '全部资料', reason: '本人导出' }])
    const kept = () => cloud.dump<Evidence>('evidence', { subjectId: worker._id })
    expect(await kept()).toHaveLength(1)
    await cloud.fire(new Date(Date.parse('2026-11-22T18:30:00Z') + 3 * DAY_MS))
    expect(await kept()).toMatchObject([{ fileId: '' }])
  })
})

describe('a request to delete', () => {
  const stored = async (id: string) => (await cloud.dump<PrivacyRequest>('privacyRequests', { _id: id }))[0] as PrivacyRequest
  const asked = async (person: Person) => (await person.does('privacy.askDeletion', { text: '请删除' })).request?.privacyRequestId as string

  test('what may go is named, and what stays with its reason; one at a time; due in fifteen days', async () => {
    const worker = await someone()
    const before = await worker.does('privacy.deletion', {})
    expect(before).toMatchObject({ request: null, blocked: { ask: null, takeBack: 'PRIVACY_REQUEST_SETTLED' } })
    expect(before.deletable).toContain('消息')
    expect(before.kept.every(({ reason }) => reason.length > 4)).toBe(true)
    const after = await worker.does('privacy.askDeletion', { text: '' })
    expect(after.request).toMatchObject({ status: 'open', number: expect.stringMatching(/^资料-\d{4}-\d{4}$/) as string })
    expect(after.blocked).toEqual({ ask: 'PRIVACY_REQUEST_OPEN', takeBack: null })
    expect(await worker.does('privacy.askDeletion', { text: '再来一次' })).toEqual(after)
    const { dueAt, submittedAt } = await stored(after.request?.privacyRequestId ?? '')
    expect(Math.floor(((dueAt?.getTime() ?? 0) - submittedAt.getTime()) / DAY_MS)).toBe(15)
  })

  test('asked by two phones at once it is one request, under one number', async () => {
    const worker = await someone()
    await Promise.all([worker.does('privacy.askDeletion', { text: '' }), worker.does('privacy.askDeletion', { text: '' })])
    expect(await cloud.dump<PrivacyRequest>('privacyRequests', { memberId: worker._id })).toHaveLength(1)
  })

  test('answered with deletion: what may go is gone, the rest stays, the person hears of it', async () => {
    const [worker, officer] = [await someone(), await someone({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })]
    await cloud.load('messages', [{ _id: `${worker._id}-gone`, memberId: worker._id, kind: 'notice', title: '旧消息', text: 'x', createdAt: new Date(), listKey: '2026' }])
    const privacyRequestId = await asked(worker)
    expect((await officer.does('privacy.desk', {})).items.map((item) => item.privacyRequestId)).toContain(privacyRequestId)
    const reply = await officer.does('privacy.answer', { privacyRequestId, verdict: 'delete', answer: '已删除消息' })
    expect(reply.status).toBe('done')
    expect((await cloud.dump<{ _id: string }>('messages', { memberId: worker._id })).map(({ _id }) => _id)).toEqual([`${privacyRequestId}_done`])
    expect(await cloud.dump('members', { _id: worker._id })).toHaveLength(1)
    expect((await stored(privacyRequestId)).removed).toMatchObject({ 消息: 1 })
    expect(await officer.isRefused('privacy.answer', { privacyRequestId, verdict: 'refuse', answer: '再答' })).toBe('PRIVACY_REQUEST_SETTLED')
  })

  test('two officers who decide at once are one decision: nothing goes when it was refused, and all of it when it was not', async () => {
    for (let round = 0; round < 4; round += 1) {
      const worker = await someone()
      const [one, two] = [await someone({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] }), await someone({ role: 'OFF' })]
      await cloud.load('messages', [{ _id: `${worker._id}-both`, memberId: worker._id, kind: 'notice', title: '旧消息', text: 'x', createdAt: new Date(), listKey: '2026' }])
      const privacyRequestId = await asked(worker)
      const replies = await Promise.all([
        one.ask('privacy.answer', { privacyRequestId, verdict: 'delete', answer: '删除' }),
        two.ask('privacy.answer', { privacyRequestId, verdict: 'refuse', answer: '活动正在报名' }),
      ])
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
      const { status } = await stored(privacyRequestId)
      const isThere = (await cloud.dump('messages', { _id: `${worker._id}-both` })).length === 1
      expect([status, isThere]).toEqual(replies[0]?.ok ? ['done', false] : ['refused', true])
    }
  })

  test('a deletion that breaks off at any point is finished, by the same call again or by the timer', async () => {
    const officer = await someone({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })
    for (const isAskedAgain of [true, false]) {
      for (const kind of ['errorBefore', 'errorAfter'] as const) {
        for (let nth = 2; nth <= 11; nth += 3) {
          const worker = await someone()
          await cloud.load('messages', [{ _id: `${worker._id}-m`, memberId: worker._id, kind: 'notice', title: '旧消息', text: 'x', createdAt: new Date(), listKey: '2026' }])
          const privacyRequestId = await asked(worker)
          const requestId = crypto.randomUUID()
          const answer = () => officer.ask('privacy.answer', { privacyRequestId, verdict: 'delete', answer: '删除' }, requestId)
          cloud.faults.plan({ kind, nth, action: 'privacy.answer', request: 'database.' })
          await answer().catch(() => null)
          cloud.faults.clear()
          const { status } = await stored(privacyRequestId)
          // Nothing is gone before it is decided.
          if (status === 'open') expect(await cloud.dump('messages', { _id: `${worker._id}-m` })).toHaveLength(1)
          if (isAskedAgain || status === 'open') expect((await answer()).ok).toBe(true)
          else await cloud.fire()
          const { status: end, history, removed } = await stored(privacyRequestId)
          expect([kind, nth, end, history.map(({ to }) => to), removed]).toEqual([kind, nth, 'done', ['open', 'deleting', 'done'], expect.objectContaining({ 消息: 1 })])
          expect((await cloud.dump<{ _id: string }>('messages', { memberId: worker._id })).map(({ _id }) => _id)).toEqual([`${privacyRequestId}_done`])
        }
      }
    }
  }, 60_000)

  test('messages whose addressee the database does not tell go with the others', async () => {
    const [worker, officer] = [await someone(), await someone({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })]
    process.env.APP_SECRET = demoEnvironment.APP_SECRET
    const box = veiled('messageBox', worker._id)
    await cloud.load('messages', [{ _id: `${box}-1`, memberId: box, to: null, kind: 'handout', title: '工会关怀可以领了', text: 'x', createdAt: new Date(), listKey: '2026' }])
    expect((await worker.does('privacy.export', {})).parts.find(({ title }) => title === '消息')?.rows).toBe(1)
    await officer.does('privacy.answer', { privacyRequestId: await asked(worker), verdict: 'delete', answer: '删除' })
    expect(await cloud.dump('messages', { memberId: box })).toEqual([])
  })

  test('refused with a reason that the person reads; taken back by the person alone', async () => {
    const [worker, officer] = [await someone(), await someone({ role: 'CHAIR' })]
    const first = await asked(worker)
    expect(await officer.isRefused('privacy.takeBack', { privacyRequestId: first })).toBe('NOT_FOUND')
    expect((await worker.does('privacy.takeBack', { privacyRequestId: first })).request?.status).toBe('withdrawn')
    expect(await worker.isRefused('privacy.takeBack', { privacyRequestId: first })).toBe('PRIVACY_REQUEST_SETTLED')
    const organiser = await someone({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })
    const second = await asked(worker)
    await organiser.does('privacy.answer', { privacyRequestId: second, verdict: 'refuse', answer: '活动正在报名，结束后再删' })
    expect((await worker.does('privacy.deletion', {})).request).toMatchObject({ status: 'refused', answer: '活动正在报名，结束后再删' })
  })

  test.each([
    ['a colleague', {}, 'NOT_FOUND'],
    ['an officer of other matters', { grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] }, 'NOT_FOUND'],
    ['an officer of another branch', { grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'b-office' }] }, 'NOT_FOUND'],
    ['the administrator', { role: 'ADM' }, 'NOT_FOUND'],
    ['an officer for the branch', { grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'b-prod1' }] }, null],
    ['an officer with all matters', { role: 'OFF' }, null],
  ] as const)('%s answers as they may', async (_who, traits, code) => {
    const [worker, person] = [await someone(), await someone(traits as never)]
    const privacyRequestId = await asked(worker)
    expect(await person.isRefused('privacy.answer', { privacyRequestId, verdict: 'refuse', answer: '说明' })).toBe(code)
  })

  test('nobody answers their own request, and the attempt is written down', async () => {
    const officer = await someone({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })
    const privacyRequestId = await asked(officer)
    expect(await officer.isRefused('privacy.answer', { privacyRequestId, verdict: 'delete', answer: '自己来' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await stored(privacyRequestId)).refusals).toMatchObject([{ by: officer._id }])
  })

  test('silence is noticed: a reminder, then the chair joins and the person is told', async () => {
    const [worker, chair] = [await someone(), await someone({ role: 'CHAIR' })]
    const privacyRequestId = await asked(worker)
    const { dueAt } = await stored(privacyRequestId)
    await cloud.fire(new Date((dueAt as Date).getTime() - DAY_MS))
    await cloud.fire(new Date((dueAt as Date).getTime() + 60_000))
    expect((await stored(privacyRequestId)).waitsFor).toContain('CHAIR@company')
    expect((await worker.does('message.list', {})).items.map(({ title }) => title)).toContain('您的申请已转上一级')
    expect((await chair.does('privacy.desk', {})).items.map((item) => item.privacyRequestId)).toContain(privacyRequestId)
  })
})

test('few database calls: a list two, the settings three, an answer three and one for each thing that goes', async () => {
  const [worker, officer] = [await someone(), await someone({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })]
  expect(await databaseCalls(() => worker.does('privacy.reads', {}))).toBe(2)
  expect(await databaseCalls(() => worker.does('privacy.agreements', {}))).toBe(2)
  expect(await databaseCalls(() => worker.does('privacy.deletion', {}))).toBe(3)
  expect(await databaseCalls(() => officer.does('privacy.desk', {}))).toBe(2)
  const privacyRequestId = (await worker.does('privacy.askDeletion', { text: '' })).request?.privacyRequestId as string
  expect(await databaseCalls(() => officer.does('privacy.answer', { privacyRequestId, verdict: 'refuse', answer: '说明' }))).toBe(3)
})
