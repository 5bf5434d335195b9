import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import { InboxItem } from '@/types/inbox'
import { whyNotDelegate } from './rules'

let cloud: TestCloud
let cast: Cast
let deputy: Person
const deputyMember = aMember({ name: '代办人', staffNo: 'D1' })

beforeAll(async () => {
  cloud = await startCloud()
  cast = await castOn(cloud)
  deputy = await cloud.person(deputyMember)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(new Date('2026-06-01T01:00:00Z')))
afterEach(() => cloud.clock.reset())

const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length
const idsFor = async (person: Person) => (await person.does('inbox.list', { limit: 50 })).items.map(({ id }) => id)

describe('inbox.list', () => {
  test('holds what waits for me and nothing else, oldest due first, from every noun, with one database call for me and one for each noun that may wait for me', async () => {
    const late = await submittedBy(cast.worker)
    cloud.clock.set(new Date('2026-06-03T01:00:00Z'))
    const later = await submittedBy(cast.worker)
    const { activityId } = await cast.culture.does('activity.saveDraft', { plan: aPlan({}, cloud.clock.now()) })
    await cast.culture.does('activity.submit', { activityId })
    cloud.clock.set(new Date('2026-06-05T01:00:00Z'))
    const { value, requests } = await cloud.wire.record(() => cast.officer.does('inbox.list', {}))
    expect(value.items.map(({ id }) => id)).toEqual([late, later])
    expect(value.items.map(({ isOverdue }) => isOverdue)).toEqual([true, false])
    const nouns = InboxItem.entries.noun.options.length
    // For me, for each noun; of activities, which wait for the chair alone, nothing is asked.
    expect(databaseCalls(requests)).toBe(1 + nouns - 1)
    expect(await idsFor(cast.chair)).toEqual([activityId])
    await cloud.fire()
    expect(await idsFor(cast.chair)).toEqual([activityId, late])
    expect(await idsFor(cast.worker)).toEqual([])
    expect(await idsFor(cast.culture)).toEqual([])
    await cast.officer.does('suggestion.return', { suggestionId: later, reason: '请补充' })
    expect(await idsFor(cast.worker)).toEqual([later])
    expect(await idsFor(cast.officer)).toEqual([late])
  })

  test('is paged across nouns without skipping or repeating', async () => {
    for (let count = 0; count < 5; count += 1) await submittedBy(cast.mate)
    const whole = await idsFor(cast.officer)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await cast.officer.does('inbox.list', { limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(whole)
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('standing in', () => {
  test('lasts from day to day; the history says for whom, and the right goes when the delegator’s goes', async () => {
    const today = await submittedBy(cast.worker)
    await cast.officer.does('inbox.delegate', { deputyStaffNo: 'D1', fromDay: '2026-06-02', untilDay: '2026-06-03', reason: '出差' })
    expect(await idsFor(deputy)).toEqual([])
    expect(await deputy.isRefused('suggestion.accept', { suggestionId: today, note: '' })).toBe('NOT_FOUND')

    cloud.clock.set(new Date('2026-06-03T15:00:00Z'))
    const { items } = await deputy.does('inbox.list', {})
    expect(items.find(({ id }) => id === today)).toMatchObject({ actingForName: '黄志文' })
    const { requests } = await cloud.wire.record(() => deputy.does('suggestion.accept', { suggestionId: today, note: '代办' }))
    expect(databaseCalls(requests)).toBe(4)
    expect((await storedSuggestion(cloud, today)).history.at(-1)).toMatchObject({ by: deputyMember._id, actingFor: cast.members.officer._id })
    expect((await cast.worker.does('suggestion.get', { suggestionId: today })).steps.at(-1)).toMatchObject({ byName: '代办人', actingForName: '黄志文' })

    const removed = cast.members.officer.grants
    await cloud.edit('members', cast.members.officer._id, { grants: [] })
    expect(await idsFor(deputy)).toEqual([])
    expect(await deputy.isRefused('suggestion.assign', { suggestionId: today, orgId: 'b-equip', isMajor: false })).toBe('NOT_FOUND')
    await cloud.edit('members', cast.members.officer._id, { grants: removed })

    cloud.clock.set(new Date('2026-06-03T16:00:00Z'))
    expect(await deputy.isRefused('suggestion.assign', { suggestionId: today, orgId: 'b-equip', isMajor: false })).toBe('NOT_FOUND')
  })

  test('does not help around a conflict of interest, neither the deputy’s nor the delegator’s', async () => {
    await cast.officer.does('inbox.delegate', { deputyStaffNo: 'D1', fromDay: '2026-06-01', untilDay: '2026-06-30', reason: '' })
    const ofDeputy = await submittedBy(deputy)
    const ofOfficer = await submittedBy(cast.officer)
    for (const suggestionId of [ofDeputy, ofOfficer]) expect(await deputy.isRefused('suggestion.accept', { suggestionId, note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    const ofWorker = await submittedBy(cast.worker)
    await deputy.does('suggestion.accept', { suggestionId: ofWorker, note: '' })
  })

  test('does not make two opinions out of one person', async () => {
    await cast.juror.does('inbox.delegate', { deputyStaffNo: cast.members.department.staffNo, fromDay: '2026-06-01', untilDay: '2026-06-30', reason: '' })
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'reviewing')
    const review = { suggestionId, verdict: 'adopt', reason: '' } as const
    await cast.department.does('suggestion.review', review)
    expect(await cast.department.isRefused('suggestion.review', review)).toBe('SUGGESTION_REVIEWED_BEFORE')
    await cast.juror.does('suggestion.review', review)
  })

  test('asked for again is answered as before, though the deputy has left and the days are over; a new one is refused', async () => {
    const shortMember = aMember({ name: '将离职', staffNo: 'D2' })
    await cloud.load('members', [shortMember])
    const wish = { deputyStaffNo: 'D2', fromDay: '2026-06-01', untilDay: '2026-06-02', reason: '' }
    const requestId = crypto.randomUUID()
    const first = await cast.executive.does('inbox.delegate', wish, requestId)
    await cloud.edit('members', shortMember._id, { leftOn: '2026-06-01' })
    cloud.clock.set(new Date('2026-06-05T01:00:00Z'))
    expect(await cast.executive.does('inbox.delegate', wish, requestId)).toEqual(first)
    expect(await cast.executive.isRefused('inbox.delegate', wish)).toBe('NOT_FOUND')
    expect(await cast.executive.isRefused('inbox.delegate', { ...wish, reason: '别的' }, requestId)).toBe('REQUEST_REUSED')
    const endId = crypto.randomUUID()
    const ended = await cast.executive.does('inbox.endDelegation', {}, endId)
    expect(await cast.executive.does('inbox.endDelegation', {}, endId)).toEqual(ended)
  })

  test('is told with the inbox itself, and why somebody is away to nobody else', async () => {
    await cast.juror.does('inbox.delegate', { deputyStaffNo: 'D1', fromDay: '2026-06-01', untilDay: '2026-06-09', reason: '住院' })
    expect((await cast.juror.does('inbox.list', {})).away).toMatchObject({ deputyName: '代办人', isOn: true, reason: '住院' })
    expect((await cast.auditor.does('inbox.list', {})).away).toBeNull()
    expect(JSON.stringify(await deputy.does('inbox.delegations', {}))).not.toContain('住院')
    await cast.juror.does('inbox.endDelegation', {})
    expect((await cast.juror.does('inbox.list', {})).away).toBeNull()
  })

  test('brings reminder, overdue notice and the count of the first screen to whoever stands in, as long as it lasts', async () => {
    const countOf = async (person: Person) => (await person.does('home.get', {})).desk.find(({ kind }) => kind === 'suggestionWaits')?.count ?? 0
    const before = await countOf(cast.officer)
    await cast.officer.does('inbox.delegate', { deputyStaffNo: 'D1', fromDay: '2026-06-01', untilDay: '2026-06-03', reason: '' })
    await cast.chair.does('inbox.delegate', { deputyStaffNo: 'D1', fromDay: '2026-06-05', untilDay: '2026-06-08', reason: '' })
    const suggestionId = await submittedBy(cast.worker)
    expect([await countOf(cast.officer), await countOf(deputy)]).toEqual([before + 1, before + 1])
    const titles = async (person: string) => (await cloud.dump<{ title: string; page: string }>('messages', { memberId: person })).filter(({ page }) => page.endsWith(suggestionId)).map(({ title }) => title)
    // Due at the end of the 4th: reminded from the 3rd on, and overdue from the 5th, when the chair is away.
    cloud.clock.set(new Date('2026-06-03T01:00:00Z'))
    await cloud.fire()
    await cloud.fire()
    for (const { _id } of [cast.members.officer, deputyMember]) expect(await titles(_id)).toEqual(['有建议快到期了'])
    cloud.clock.set(new Date('2026-06-04T01:00:00Z'))
    expect(await countOf(deputy)).toBe(0)
    cloud.clock.set(new Date('2026-06-05T01:00:00Z'))
    await cloud.fire()
    expect(await titles(cast.members.chair._id)).toEqual(['有建议超期'])
    expect((await titles(deputyMember._id)).sort()).toEqual(['有建议快到期了', '有建议超期'])
    await cast.chair.does('inbox.endDelegation', {})
    await cast.officer.does('inbox.endDelegation', {})
  })

  test('is replaced by a new one, ended by hand, and done once however often it is sent', async () => {
    const wish = { deputyStaffNo: 'D1', fromDay: '2026-06-01', untilDay: '2026-06-02', reason: '' }
    const requestId = crypto.randomUUID()
    const first = await cast.finance.does('inbox.delegate', wish, requestId)
    expect(await cast.finance.does('inbox.delegate', wish, requestId)).toEqual(first)
    await cast.finance.does('inbox.delegate', { ...wish, untilDay: '2026-06-09' })
    expect((await deputy.does('inbox.delegations', {})).forOthers.filter(({ fromName }) => fromName === '曾敏')).toMatchObject([{ untilDay: '2026-06-09', isOn: true }])
    expect((await cast.finance.does('inbox.endDelegation', {})).mine).toBeNull()
    expect((await deputy.does('inbox.delegations', {})).forOthers.filter(({ fromName }) => fromName === '曾敏')).toEqual([])
  })
})

describe('who may stand in', () => {
  const officer = aMember({ role: 'OFF' })
  test.each([
    ['a colleague', officer, aMember(), '2026-06-01', '2026-06-30', null],
    ['not oneself', officer, officer, '2026-06-01', '2026-06-30', 'DELEGATION_SELF'],
    ['not somebody who has left', officer, aMember({ leftOn: '2026-01-01' }), '2026-06-01', '2026-06-30', 'NOT_FOUND'],
    ['not for days that are over', officer, aMember(), '2026-05-01', '2026-05-30', 'DELEGATION_DAYS'],
    ['not backwards', officer, aMember(), '2026-06-09', '2026-06-08', 'DELEGATION_DAYS'],
    ['not for half a year', officer, aMember(), '2026-06-01', '2026-12-01', 'DELEGATION_DAYS'],
    ['not the auditor for the chair', aMember({ role: 'CHAIR' }), aMember({ role: 'AUD' }), '2026-06-01', '2026-06-30', 'DELEGATION_EXCLUSIVE'],
    ['not finance for the auditor', aMember({ role: 'AUD' }), aMember({ role: 'FIN' }), '2026-06-01', '2026-06-30', 'DELEGATION_EXCLUSIVE'],
    ['nobody for somebody without an office', aMember(), aMember(), '2026-06-01', '2026-06-30', 'NOT_ALLOWED'],
  ] as const)('%s', (_sentence, from, to, fromDay, untilDay, expected) => {
    expect(whyNotDelegate(from, to, fromDay, untilDay, '2026-06-01')).toBe(expected)
  })
})
