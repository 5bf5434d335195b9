/** What waits for a verdict is seen by those alone who may; what is no suggestion goes elsewhere and is not lost. */
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { aProposal, castOn, lead, storedSuggestion, submittedBy, uploadedPhoto, type Cast } from '@/local/testing/suggestions'

let cloud: TestCloud
let cast: Cast
let publicity: Person
let legal: Person
let verdict: 'pass' | 'review' | 'risky' = 'pass'
const HOUR_MS = 3_600_000

beforeAll(async () => {
  cloud = await startCloud({ judgeMedia: () => verdict, mediaCheckDelayMs: HOUR_MS, storageRules: { write: ['uploads/{openid}/'], read: [] } })
  cast = await castOn(cloud)
  publicity = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'publicity', orgId: 'company' }] }))
  legal = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'legal', orgId: 'company' }] }))
})
afterAll(() => cloud.close())
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

const stored = (suggestionId: string) => storedSuggestion(cloud, suggestionId)
const desk = (suggestionId: string) => cast.officer.does('suggestion.desk', { suggestionId })
const withPhoto = async () => submittedBy(cast.worker, { photoFileIds: [await uploadedPhoto(cloud, cast.worker)] })
const down = { api: 'security.msgSecCheck', reply: { errcode: -1, errmsg: 'system error' }, times: 1 }

/** WeChat's verdict on everything that waits for one. */
const verdictsCome = () => cloud.deliverVerdicts()

describe('a photo', () => {
  test('is seen by nobody but its author before its verdict, and by all who have the case after it', async () => {
    verdict = 'pass'
    const suggestionId = await withPhoto()
    const mine = await cast.worker.does('suggestion.get', { suggestionId })
    expect([mine.photoUrls.length, mine.photosHeld]).toEqual([1, 1])
    for (const person of [cast.officer, cast.chair, cast.auditor]) {
      const seen = await person.does('suggestion.desk', { suggestionId })
      expect([seen.photoUrls, seen.photoFileIds, seen.photosHeld]).toEqual([[], [], 1])
    }
    await verdictsCome()
    expect(await desk(suggestionId)).toMatchObject({ photosHeld: 0, photoUrls: [expect.any(String)] })
    expect((await stored(suggestionId)).photosOpen).toBe(false)
  })

  test('that is bad is seen by nobody else, and its author is told once', async () => {
    verdict = 'risky'
    const suggestionId = await withPhoto()
    await verdictsCome()
    await cloud.fire()
    expect(await desk(suggestionId)).toMatchObject({ photoUrls: [], photosRefused: 1 })
    const told = await cloud.dump<{ title: string; page: string }>('messages', { memberId: cast.members.worker._id })
    expect(told.filter(({ title, page }) => title === '有一张照片没有通过审核' && page.endsWith(suggestionId))).toHaveLength(1)
  })

  test('that nobody could judge waits for a person, and shows when that person passes it', async () => {
    cloud.script({ api: 'security.mediaCheckAsync', reply: { errcode: -1, errmsg: 'system error' }, times: 1 })
    const suggestionId = await withPhoto()
    const { items } = await publicity.does('safety.list', { limit: 50 })
    const [check] = await cloud.dump<{ _id: string }>('safetyChecks', { objectId: suggestionId })
    expect(items.find(({ checkId }) => checkId === check?._id)).toMatchObject({ kind: 'image', imageUrl: expect.any(String) })
    expect(await desk(suggestionId)).toMatchObject({ photoUrls: [] })
    await publicity.does('safety.decide', { checkId: check?._id ?? '', verdict: 'pass', reason: '' })
    expect(await desk(suggestionId)).toMatchObject({ photosHeld: 0, photoUrls: [expect.any(String)] })
  })

  test('whose verdict came before the suggestion was stored, or that was forgotten in a crash, is caught up', async () => {
    verdict = 'pass'
    const suggestionId = await withPhoto()
    const before = await stored(suggestionId)
    await verdictsCome()
    await cloud.edit('suggestions', suggestionId, { photosPassed: [], photosOpen: true })
    await cloud.fire()
    expect((await stored(suggestionId)).photosPassed).toEqual(before.photoFileIds)

    const forgotten = { ...before, _id: 'forgotten', number: 'forgotten' }
    await cloud.load('suggestions', [forgotten])
    await cloud.fire()
    expect(await stored('forgotten')).toMatchObject({ photosPassed: [], photosOpen: true })
    expect((await cloud.dump<{ status: string }>('safetyChecks', { objectId: 'forgotten' })).map(({ status }) => status)).toEqual(['review'])
  })
})

describe('words that no machine passed', () => {
  test('are read by their author and by the two offices that accept; everybody else reads that they wait', async () => {
    cloud.script(down as never)
    const suggestionId = await submittedBy(cast.worker, { title: '夜班热饭', problem: '夜班没有热饭，大家意见大。' })
    for (const person of [cast.officer, cast.chair]) expect(await person.does('suggestion.desk', { suggestionId })).toMatchObject({ title: '夜班热饭', isTextHeld: false })
    const held = await cast.auditor.does('suggestion.desk', { suggestionId })
    expect(held).toMatchObject({ title: '文字待审核', problem: '', measure: '', effect: '', isTextHeld: true })
    const { items } = await cast.auditor.does('suggestion.list', { year: String(new Date(cloud.clock.now()).getUTCFullYear()), limit: 50 })
    expect(JSON.stringify(items)).not.toContain('夜班热饭')
    const { items: alike, isAnotherWaiting } = await cast.mate.does('suggestion.similar', { problem: '夜班没有热饭，大家意见大。', measure: '' })
    expect([alike.some((one) => one.suggestionId === suggestionId), isAnotherWaiting]).toEqual([false, true])
    await cast.officer.does('suggestion.accept', { suggestionId, note: '' })
    expect(await cast.auditor.does('suggestion.desk', { suggestionId })).toMatchObject({ title: '夜班热饭', isTextHeld: false })
  })

  test('and pictures without a verdict do not reach a colleague whom the author named, neither in the list nor on the page, nor can that one write them anew', async () => {
    verdict = 'pass'
    cloud.script(down as never)
    const { staffNo, name } = cast.members.mate
    const wish = { title: '夜班热饭', share: 60, coProposers: [{ staffNo, name, share: 40 }], photoFileIds: [await uploadedPhoto(cloud, cast.worker)] }
    const suggestionId = await submittedBy(cast.worker, wish)
    const seenBy = async (person: Person) => {
      const { title, problem, photoUrls, photoFileIds } = await person.does('suggestion.get', { suggestionId })
      const card = (await person.does('suggestion.mine', { limit: 50 })).items.find((one) => one.suggestionId === suggestionId)
      return [title, card?.title, problem !== '', photoUrls.length, photoFileIds.length]
    }
    expect(await seenBy(cast.worker)).toEqual(['夜班热饭', '夜班热饭', true, 1, 1])
    expect(await seenBy(cast.mate)).toEqual(['文字待审核', '文字待审核', false, 0, 0])
    await cast.officer.does('suggestion.return', { suggestionId, reason: '请补充' })
    const { coProposers: _named, share: _share, isAnonymous: _openly, ...text } = aProposal()
    expect(await cast.mate.isRefused('suggestion.resubmit', { suggestionId, ...text })).toBe('SUGGESTION_NOT_YOURS')
    await cast.worker.does('suggestion.resubmit', { suggestionId, ...text, title: '夜班热饭', photoFileIds: [...(await stored(suggestionId)).photoFileIds] })
    await verdictsCome()
    await cast.officer.does('suggestion.accept', { suggestionId, note: '' })
    expect(await seenBy(cast.mate)).toEqual(['夜班热饭', '夜班热饭', true, 1, 1])
  })

  test('that are bad are never stored', async () => {
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ problem: '欢迎参加赌博' }))).toBe('SAFETY_BLOCKED')
  })
})

describe('我也遇到', () => {
  test('is said once by each colleague of one that is open to all, and not by its own author', async () => {
    const suggestionId = await submittedBy(cast.worker)
    expect(await cast.mate.isRefused('suggestion.support', { suggestionId })).toBe('NOT_FOUND')
    await cast.officer.does('suggestion.accept', { suggestionId, note: '' })
    expect(await cast.worker.isRefused('suggestion.support', { suggestionId })).toBe('SUGGESTION_OWN_SUPPORT')
    await Promise.all([cast.mate.does('suggestion.support', { suggestionId }), cast.finance.does('suggestion.support', { suggestionId })])
    expect(await cast.mate.does('suggestion.support', { suggestionId })).toEqual({ supports: 2 })
    expect((await desk(suggestionId)).supports).toBe(2)
  })
})

describe('a complaint', () => {
  test('goes to the officer for legal rights with its reason, is told, and is not counted as a suggestion', async () => {
    const suggestionId = await submittedBy(cast.worker)
    expect(await cast.officer.isRefused('suggestion.redirect', { suggestionId, channel: 'complaint', reason: '' })).toBe('BAD_INPUT')
    await cast.officer.does('suggestion.redirect', { suggestionId, channel: 'complaint', reason: '这是个人待遇问题' })
    expect(await cast.worker.does('suggestion.get', { suggestionId })).toMatchObject({ status: 'redirected', ownerLabel: '工会法律维权委员', answer: { verdict: 'redirect', reason: '这是个人待遇问题' }, dueAt: expect.any(String) })
    expect((await stored(suggestionId)).tally).toMatchObject({ submitted: 0 })
    const waiting = (await legal.does('inbox.list', {})).items.find(({ id }) => id === suggestionId)
    expect(waiting).toMatchObject({ office: '法律维权委员', status: '转其他渠道' })
    // Whoever takes it over has to know from whom it is.
    expect((await legal.does('suggestion.case', { suggestionId })).authors?.map(({ name }) => name)).toEqual(['张伟'])
    await legal.does('suggestion.takeOver', { suggestionId, note: '李委员接办，电话在工会公示栏' })
    expect(await stored(suggestionId)).toMatchObject({ waitsFor: [], archiveAt: expect.any(Date) })
  })

  test('that nobody takes over is escalated like everything else; a report goes to the chair at once', async () => {
    cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
    const suggestionId = await submittedBy(cast.worker)
    await cast.officer.does('suggestion.redirect', { suggestionId, channel: 'complaint', reason: '个人权益' })
    cloud.clock.set(new Date('2026-06-10T01:00:00Z'))
    await cloud.fire()
    expect((await stored(suggestionId)).waitsFor).toContain('CHAIR@company')
    const other = await submittedBy(cast.worker)
    await cast.officer.does('suggestion.redirect', { suggestionId: other, channel: 'report', reason: '反映违规' })
    expect((await stored(other)).waitsFor).toContain('CHAIR@company')
  })
})

describe('the departments to assign to', () => {
  test('are those in which somebody answers for it, for whoever may assign', async () => {
    const { departments } = await cast.officer.does('suggestion.departments', {})
    expect(departments.map(({ orgId }) => orgId).sort()).toEqual(['b-ehs', 'b-equip'])
    expect(await cast.worker.isRefused('suggestion.departments', {})).toBe('NOT_ALLOWED')
    await lead(cloud, cast, await submittedBy(cast.worker), 'reviewing')
  })

  test('are the only ones it can go to: nobody would see it in a unit where no one answers for it', async () => {
    await cloud.person(aMember({ name: '离职经理', grants: [{ role: 'DEPT', orgId: 'b-office' }], leftOn: '2026-01-01' }))
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'accepted')
    for (const orgId of ['b-prod1', 'b-office', 'company']) expect(await cast.officer.isRefused('suggestion.assign', { suggestionId, orgId, isMajor: false })).toBe('SUGGESTION_NO_DEPARTMENT')
    expect(await cast.officer.isRefused('suggestion.assign', { suggestionId, orgId: 'nowhere', isMajor: false })).toBe('NOT_FOUND')
    await cast.officer.does('suggestion.assign', { suggestionId, orgId: 'b-ehs', isMajor: false })
    expect(await cast.officer.isRefused('suggestion.reassign', { suggestionId, orgId: 'b-prod1', reason: '属生产' })).toBe('SUGGESTION_NO_DEPARTMENT')
    await cast.officer.does('suggestion.reassign', { suggestionId, orgId: 'b-equip', reason: '属设备' })
  })
})
