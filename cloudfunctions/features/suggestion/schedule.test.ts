import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'

let cloud: TestCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

const stored = (suggestionId: string) => storedSuggestion(cloud, suggestionId)
const at = (instant: string) => cloud.clock.set(new Date(instant))
const messagesTo = async (memberId: string, suggestionId: string) =>
  (await cloud.dump<{ title: string; page: string }>('messages', { memberId })).filter(({ page }) => page.endsWith(suggestionId)).map(({ title }) => title)

describe('silence', () => {
  test('reminds before the due time and escalates after it, once each, however often the timer runs', async () => {
    at('2026-06-01T01:00:00Z')
    const suggestionId = await submittedBy(cast.worker)
    at('2026-06-02T15:59:00Z')
    await cloud.fire()
    expect(await messagesTo(cast.members.officer._id, suggestionId)).toEqual([])
    // Due at the end of Thursday the 4th; one working day before begins at midnight before the 3rd.
    at('2026-06-02T16:00:00Z')
    await Promise.all([cloud.fire(), cloud.fire()])
    await cloud.fire()
    expect(await messagesTo(cast.members.officer._id, suggestionId)).toEqual(['有建议快到期了'])
    expect(await messagesTo(cast.members.culture._id, suggestionId)).toEqual([])

    at('2026-06-04T16:00:00Z')
    await Promise.all([cloud.fire(), cloud.fire()])
    await cloud.fire()
    const overdue = await stored(suggestionId)
    expect(overdue.history.filter(({ action }) => action === 'suggestion.escalate')).toHaveLength(1)
    expect(overdue.waitsFor).toContain('CHAIR@company')
    expect(await cast.worker.does('suggestion.get', { suggestionId })).toMatchObject({ isOverdue: true, isEscalated: true, status: 'submitted' })
    expect(await messagesTo(cast.members.worker._id, suggestionId)).toEqual(['您的建议已督办'])
    expect(await messagesTo(cast.members.chair._id, suggestionId)).toEqual(['有建议超期'])
    await cast.chair.does('suggestion.accept', { suggestionId, note: '我来催' })
    expect(await stored(suggestionId)).toMatchObject({ escalatedAt: null, status: 'accepted' })
  })

  test('of the chair is put to the chair and the vice chair, who sees it and cannot act; nobody is told that the chair watches over it', async () => {
    const vice = aMember({ role: 'VICE' })
    const deputy = await cloud.person(vice)
    at('2026-06-01T01:00:00Z')
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'cleared')
    const { dueAt } = await stored(suggestionId)
    cloud.clock.set(dueAt as Date)
    await cloud.fire()
    await cloud.fire()
    const overdue = await stored(suggestionId)
    expect(overdue.history.map(({ action }) => action).slice(-2)).toEqual(['suggestion.clear', 'suggestion.escalateChair'])
    expect(overdue.waitsFor).toEqual(expect.arrayContaining(['CHAIR@company', 'VICE@company']))
    expect((await deputy.does('inbox.list', { limit: 50 })).items).toContainEqual(expect.objectContaining({ id: suggestionId, isEscalated: true }))
    expect(await deputy.isRefused('suggestion.award', { suggestionId })).toBe('CASE_BY_DELEGATION_ONLY')
    for (const memberId of [vice._id, cast.members.chair._id]) expect(await messagesTo(memberId, suggestionId)).toContain('有建议超期')
    const told = await cloud.dump<{ title: string; text: string; page: string }>('messages', { memberId: cast.members.worker._id })
    const [text = ''] = told.filter(({ title, page }) => title === '您的建议已督办' && page.endsWith(suggestionId)).map((message) => message.text)
    expect(text).toContain('工会主席到期未办，系统已提醒并告知副主席')
    await cast.chair.does('suggestion.award', { suggestionId })
  })

  test('is caught up after days in which the timer did not run, weekends and exchanged days counted', async () => {
    // The eve of the National Day holidays: the 3rd working day after lies beyond them.
    at('2026-09-30T02:00:00Z')
    const suggestionId = await submittedBy(cast.worker)
    const { dueAt } = await stored(suggestionId)
    expect(dueAt?.toISOString() ?? '').toMatch(/^2026-10-1/)
    at('2026-11-20T02:00:00Z')
    await cloud.fire()
    expect(await stored(suggestionId)).toMatchObject({ escalatedAt: expect.any(Date), alarmAt: null, remindedAt: null })
  })

  test('is told even when telling failed the first time', async () => {
    at('2026-06-01T01:00:00Z')
    const suggestionId = await submittedBy(cast.worker)
    at('2026-06-05T02:00:00Z')
    cloud.faults.plan({ kind: 'errorBefore', door: 'timer', request: 'database.insert', times: 1 })
    await cloud.fire()
    expect((await stored(suggestionId)).escalatedAt).not.toBeNull()
    expect(await messagesTo(cast.members.worker._id, suggestionId)).toEqual([])
    await cloud.fire()
    expect(await messagesTo(cast.members.worker._id, suggestionId)).toEqual(['您的建议已督办'])
    expect((await stored(suggestionId)).history.filter(({ action }) => action === 'suggestion.escalate')).toHaveLength(1)
  })

  test('does not ring while the proposer corrects or when nothing waits any more', async () => {
    at('2026-06-01T01:00:00Z')
    const suggestionId = await submittedBy(cast.worker)
    await cast.officer.does('suggestion.return', { suggestionId, reason: '请补充' })
    at('2026-08-03T02:00:00Z')
    await cloud.fire()
    expect(await stored(suggestionId)).toMatchObject({ status: 'returned', escalatedAt: null, pausedDays: 3 })
  })
})

describe('publicity', () => {
  test('ends by itself, also days late and twice', async () => {
    at('2026-06-01T01:00:00Z')
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'publicised')
    at('2026-06-08T15:59:59Z')
    await cloud.fire()
    expect((await stored(suggestionId)).status).toBe('publicised')
    at('2026-06-12T02:00:00Z')
    await Promise.all([cloud.fire(), cloud.fire()])
    const cleared = await stored(suggestionId)
    expect(cleared.history.filter(({ action }) => action === 'suggestion.clear')).toHaveLength(1)
    expect(cleared).toMatchObject({ status: 'cleared', ownerLabel: '工会主席' })
  })
})

describe('similar suggestions', () => {
  test('are found once accepted, by worker and officer, and the pairs are counted once a day', async () => {
    at('2026-07-01T01:00:00Z')
    const text = { problem: '苯乙烯储罐呼吸阀冬天容易被聚合物堵住。', measure: '给呼吸阀加装电伴热，每周清洗一次阀盘。' }
    const asked = { problem: '苯乙烯罐顶的呼吸阀经常堵塞，罐压波动大。', measure: '建议呼吸阀装伴热带，并定期拆洗阀盘。' }
    const first = await submittedBy(cast.worker, text)
    expect((await cast.mate.does('suggestion.similar', asked)).items).toEqual([])
    await lead(cloud, cast, first, 'accepted')
    await cloud.fire()
    await cloud.fire()
    const found = await cloud.wire.record(() => cast.mate.does('suggestion.similar', asked))
    expect(found.value.items[0]).toMatchObject({ suggestionId: first, status: 'accepted' })
    expect(found.requests.filter(({ action }) => action.startsWith('database.'))).toHaveLength(2)
    const second = await submittedBy(cast.mate, asked)
    expect((await cast.officer.does('suggestion.likeness', { suggestionId: second })).items[0]?.suggestionId).toBe(first)
    expect(await cloud.dump('gramCounts', {})).toHaveLength(1)
  })

  test('are looked for in the own house only, and held words stay covered for whoever only oversees', async () => {
    const text = { problem: '循环水泵机封漏水，地面结冰。', measure: '更换集装式机封，并加装接水盘。' }
    const asked = { suggestionId: await submittedBy(cast.worker, text) }
    const other = await submittedBy(cast.mate, text)
    const alike = async (person: Person) => (await person.does('suggestion.likeness', asked)).items.find(({ suggestionId }) => suggestionId === other)
    const typing = async () => {
      const { items, isAnotherWaiting } = await cast.finance.does('suggestion.similar', text)
      return [items.length, isAnotherWaiting]
    }
    const vice = await cloud.person(aMember({ role: 'VICE' }))
    expect([(await alike(vice))?.problem, await typing()]).toEqual([text.problem, [0, true]])
    await cloud.edit('suggestions', other, { textCheck: 'review' })
    expect(await alike(vice)).toMatchObject({ title: '文字待审核', problem: '' })
    expect((await alike(cast.officer))?.problem).toBe(text.problem)
    for (const suggestionId of [other, asked.suggestionId]) await cloud.edit('suggestions', suggestionId, { orgPath: ['elsewhere'] })
    expect(await typing()).toEqual([0, false])
    await cloud.edit('suggestions', asked.suggestionId, { orgPath: ['company', 'b-prod1', 'g-prod1'] })
    expect(await alike(cast.officer)).toBeUndefined()
  })
})
