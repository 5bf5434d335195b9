import { brokenLine } from '@/cloudfunctions/kit/record'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aProposal, castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import { DAY_MS } from '@/types/calendar'

let cloud: TestCloud
let cast: Cast

/** A Monday morning in a year whose calendar is announced; the first half year has holidays to trip over. */
const monday = new Date('2026-06-01T01:00:00Z')

beforeAll(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(monday))
afterEach(() => cloud.clock.reset())

const stored = (suggestionId: string) => storedSuggestion(cloud, suggestionId)
const seen = (suggestionId: string) => cast.worker.does('suggestion.get', { suggestionId })

describe('suggestion.submit', () => {
  test('gives a number at once and says who has it and by when', async () => {
    const reply = await cast.worker.does('suggestion.submit', aProposal())
    expect(reply).toMatchObject({ number: expect.stringMatching(/^建议-2026-\d{4}$/), status: 'submitted', ownerLabel: '工会民主管理委员', claimCode: null })
    // Three working days after Monday: Thursday, until midnight in Shanghai.
    expect(reply.dueAt).toBe('2026-06-04T16:00:00.000Z')
  })

  test('counts up without holes, also when many send at once', async () => {
    const replies = await Promise.all(Array.from({ length: 6 }, () => cast.worker.does('suggestion.submit', aProposal())))
    const numbers = replies.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 6 }, (_, index) => (numbers[0] as number) + index))
  })

  test('makes one of a double tap, with the same answer', async () => {
    const requestId = crypto.randomUUID()
    const proposal = aProposal()
    const first = await cast.worker.ask('suggestion.submit', proposal, requestId)
    expect(await cast.worker.ask('suggestion.submit', proposal, requestId)).toEqual(first)
    expect(await cast.worker.isRefused('suggestion.submit', aProposal(), requestId)).toBe('REQUEST_REUSED')
  })

  test('takes the beginning of the measure for a missing title', async () => {
    const { suggestionId } = await cast.worker.does('suggestion.submit', aProposal({ measure: '给泵房装灯。其他以后再说' }))
    expect((await seen(suggestionId)).title).toBe('给泵房装灯')
  })

  test('refuses shares that do not make a hundred, strangers as co-proposers, and photos of somebody else', async () => {
    const { mate } = cast.members
    const beside = (share: number, name = mate.name) => ({ coProposers: [{ staffNo: mate.staffNo, name, share }] })
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ ...beside(30), share: 60 }))).toBe('SUGGESTION_SHARES')
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ ...beside(40, '别人'), share: 60 }))).toBe('SUGGESTION_COPROPOSER_UNKNOWN')
    const photo = `cloud://env.bucket/uploads/${mate.openid}/a.jpg`
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ photoFileIds: [photo] }))).toBe('SUGGESTION_PHOTO_NOT_YOURS')
    const missing = `cloud://env.bucket/uploads/${cast.worker.openid}/a.jpg`
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ photoFileIds: [missing] }))).toBe('SUGGESTION_PHOTO_NOT_YOURS')
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ ...beside(40), share: 60 }))).toBeNull()
  })

  test('stores what it may not show to others as waiting for a human eye when the check is down', async () => {
    cloud.script({ api: 'security.msgSecCheck', reply: { errCode: -1, errMsg: 'system error' }, times: 1 } as never)
    const suggestionId = await submittedBy(cast.worker)
    expect(await stored(suggestionId)).toMatchObject({ textCheck: 'review', visible: false })
    await lead(cloud, cast, suggestionId, 'accepted')
    expect(await stored(suggestionId)).toMatchObject({ textCheck: 'pass', visible: true })
  })
})

describe('a suggestion that goes all the way', () => {
  test('is accepted, reviewed, carried out, checked by finance, graded, made public, awarded, paid, rated and archived', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'graded')
    // 20,000 yuan a year is grade 4; 60 of 100 points between 300 and 500 yuan.
    expect((await stored(suggestionId)).grade).toMatchObject({ grade: 4, points: 60, amountFen: 42_000, isBorrowed: false })
    await cast.officer.does('suggestion.publicise', { suggestionId })
    const [row] = (await cast.mate.does('suggestion.publicity', {})).items.filter((item) => item.suggestionId === suggestionId)
    expect(row).toMatchObject({ authors: '张*', unitName: '生产一部', grade: 4, amountFen: 42_000, endsAt: '2026-06-08T16:00:00.000Z' })

    cloud.clock.set(new Date('2026-06-08T16:00:01Z'))
    expect((await cast.mate.does('suggestion.publicity', {})).items.some((item) => item.suggestionId === suggestionId)).toBe(false)
    expect(await cast.chair.isRefused('suggestion.award', { suggestionId })).toBe('SUGGESTION_WRONG_STATE')
    await cloud.fire()
    await cast.chair.does('suggestion.award', { suggestionId })
    expect(await cast.chair.isRefused('suggestion.award', { suggestionId })).toBe('SUGGESTION_WRONG_STATE')
    await cast.finance.does('suggestion.pay', { suggestionId, note: '随六月工资发放' })
    expect(await cast.finance.isRefused('suggestion.pay', { suggestionId, note: '' })).toBe('CASE_NOT_YOUR_TURN')
    await cast.worker.does('suggestion.rate', { suggestionId, stars: 5, text: '很快' })
    expect(await cast.worker.isRefused('suggestion.rate', { suggestionId, stars: 1, text: '' })).toBe('SUGGESTION_RATED')

    const mine = await seen(suggestionId)
    expect(mine).toMatchObject({ award: { amountFen: 42_000 }, effectFound: { expectedFen: 3_000_000, confirmedFen: 2_000_000 }, rating: { stars: 5 }, answer: { verdict: 'adopt', reason: '可行；同意' } })
    expect(mine.steps.map(({ action }) => action.replace('suggestion.', ''))).toEqual([
      'submit', 'accept', 'assign', 'review', 'review', 'plan', 'sign', 'complete', 'confirmEffect', 'confirmMoney', 'score', 'publicise', 'clear', 'award', 'pay', 'rate',
    ])
    expect(mine.steps.filter(({ action }) => action === 'suggestion.review').every(({ byName }) => byName === '评审组')).toBe(true)

    // Money was confirmed, so it stays until the whole year is known.
    await cloud.fire(new Date(cloud.clock.now() + 31 * DAY_MS))
    expect((await stored(suggestionId)).status).toBe('awarded')
    cloud.clock.set(new Date('2027-06-01T16:00:01Z'))
    await cloud.fire()
    await cast.finance.does('suggestion.confirmYear', { suggestionId, yearFen: 2_100_000, note: '' })
    await cloud.fire(new Date(cloud.clock.now() + 31 * DAY_MS))
    const end = await stored(suggestionId)
    expect(end).toMatchObject({ status: 'archived', waitsFor: [], version: end.history.length })
    expect(brokenLine(end.history)).toBeNull()
  })

  test('tells the proposer each time something has happened, without money or names of others', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'implementing')
    const messages = await cloud.dump<{ title: string; text: string; page: string; memberId: string }>('messages', { memberId: cast.members.worker._id })
    const about = messages.filter(({ page }) => page.endsWith(suggestionId))
    expect(about.map(({ title }) => title).sort()).toEqual(['建议已受理', '建议开始实施', '建议有了答复', '建议进入评审'].sort())
    const names = Object.values(cast.members).map(({ name }) => name)
    for (const { text } of about) expect(names.some((name) => text.includes(name)) || /元|分钱/.test(text)).toBe(false)
  })
})

describe('a refusal', () => {
  test('needs a reason, is told to the proposer, and may be questioned once', async () => {
    const suggestionId = await submittedBy(cast.worker)
    expect(await cast.officer.isRefused('suggestion.decline', { suggestionId, reason: '' })).toBe('BAD_INPUT')
    await cast.officer.does('suggestion.decline', { suggestionId, reason: '请补充改进办法' })
    expect(await seen(suggestionId)).toMatchObject({ status: 'declined', answer: { verdict: 'decline', reason: '请补充改进办法' }, blocked: { reopen: null } })
    await cast.worker.does('suggestion.reopen', { suggestionId, reason: '办法写在第二段' })
    expect(await seen(suggestionId)).toMatchObject({ status: 'submitted', answer: null, reopened: true })
    await cast.officer.does('suggestion.decline', { suggestionId, reason: '仍无办法' })
    expect(await cast.worker.isRefused('suggestion.reopen', { suggestionId, reason: '再来' })).toBe('SUGGESTION_REOPENED_BEFORE')
  })

  test('by the reviewers needs a reason too; where they disagree the chair has the last word', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'reviewing')
    expect(await cast.department.isRefused('suggestion.review', { suggestionId, verdict: 'notAdopt', reason: '' })).toBe('BAD_INPUT')
    await cast.department.does('suggestion.review', { suggestionId, verdict: 'notAdopt', reason: '结构承不住' })
    expect(await cast.department.isRefused('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })).toBe('CASE_NOT_YOUR_TURN')
    expect(await cast.chair.isRefused('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })).toBe('CASE_NOT_YOUR_TURN')
    await cast.juror.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '可以加固' })
    expect(await stored(suggestionId)).toMatchObject({ status: 'reviewing', ownerLabel: '工会主席', waitsFor: ['CHAIR@company', 'CHAIR@b-prod1', 'CHAIR@g-prod1'] })
    await cast.chair.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '先做试点' })
    expect(await seen(suggestionId)).toMatchObject({ status: 'adopted', answer: { verdict: 'adopt', reason: '可以加固；先做试点' } })
  })
})

describe('a return for correction', () => {
  test('stops the clock and goes on with the same number and the days that were left', async () => {
    const suggestionId = await submittedBy(cast.worker)
    const { number } = await seen(suggestionId)
    cloud.clock.set(new Date('2026-06-03T02:00:00Z'))
    await cast.officer.does('suggestion.return', { suggestionId, reason: '请写清是哪台泵' })
    expect(await seen(suggestionId)).toMatchObject({ status: 'returned', ownerLabel: '您本人', dueAt: null })
    // A weekend later: one working day was left, so Monday gives Tuesday.
    cloud.clock.set(new Date('2026-06-08T02:00:00Z'))
    const { coProposers: _others, share: _share, isAnonymous: _isAnonymous, ...text } = aProposal()
    await cast.worker.does('suggestion.resubmit', { suggestionId, ...text })
    expect(await seen(suggestionId)).toMatchObject({ status: 'submitted', number, problem: text.problem, dueAt: '2026-06-09T16:00:00.000Z' })
  })

  test('lets the proposer withdraw, which nobody can after acceptance', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await cast.worker.does('suggestion.withdraw', { suggestionId })
    expect(await cast.officer.isRefused('suggestion.accept', { suggestionId, note: '' })).toBe('SUGGESTION_WRONG_STATE')
    const other = await submittedBy(cast.worker)
    await lead(cloud, cast, other, 'accepted')
    expect(await cast.worker.isRefused('suggestion.withdraw', { suggestionId: other })).toBe('SUGGESTION_WRONG_STATE')
  })
})

describe('an anonymous suggestion', () => {
  test('is answered by claim code, and nothing stored tells who wrote it', async () => {
    const requestId = crypto.randomUUID()
    const proposal = aProposal({ isAnonymous: true })
    const first = await cast.worker.does('suggestion.submit', proposal, requestId)
    expect(await cast.worker.does('suggestion.submit', proposal, requestId)).toEqual(first)
    const claimCode = first.claimCode as string
    const document = JSON.stringify(await stored(first.suggestionId))
    const { _id, openid, name, staffNo } = cast.members.worker
    for (const trace of [`"${_id}"`, openid as string, name, staffNo, claimCode, 'b-prod1', monday.toISOString()]) expect(document).not.toContain(trace)
    expect((await cast.worker.does('suggestion.mine', {})).items.some(({ suggestionId }) => suggestionId === first.suggestionId)).toBe(false)
    expect(await cast.worker.isRefused('suggestion.get', { suggestionId: first.suggestionId })).toBe('NOT_FOUND')

    await cast.officer.does('suggestion.decline', { suggestionId: first.suggestionId, reason: '已有规定' })
    expect(await cast.worker.does('suggestion.claim', { claimCode: claimCode.toLowerCase() })).toMatchObject({ status: 'declined', answer: { reason: '已有规定' }, authors: [] })
    await cast.worker.does('suggestion.rate', { suggestionId: first.suggestionId, claimCode, stars: 2, text: '' })
    expect((await stored(first.suggestionId)).history.map(({ by }) => by)).toEqual(['proposer', cast.members.officer._id, 'proposer'])
    expect(await cast.worker.isRefused('suggestion.claim', { claimCode: '2222-2222-2222' })).toBe('NOT_FOUND')
  })

  test('carries neither photos nor companions', async () => {
    const photo = `cloud://env.bucket/uploads/${cast.worker.openid}/a.jpg`
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ isAnonymous: true, photoFileIds: [photo] }))).toBe('SUGGESTION_ANONYMOUS_ALONE')
  })

  test('is still not handled by the one who wrote it', async () => {
    const { suggestionId } = await cast.officer.does('suggestion.submit', aProposal({ isAnonymous: true }))
    expect(await cast.officer.isRefused('suggestion.accept', { suggestionId, note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
  })
})

describe('a batch', () => {
  test('accepts each with its own words and says of each what became of it', async () => {
    const [one, two, done] = [await submittedBy(cast.worker), await submittedBy(cast.mate), await submittedBy(cast.mate)]
    await lead(cloud, cast, done as string, 'accepted')
    const items = [{ suggestionId: one as string, note: '请设备部看' }, { suggestionId: two as string, note: '好' }, { suggestionId: done as string, note: '' }, { suggestionId: 'nothing', note: '' }]
    const { results } = await cast.officer.does('suggestion.acceptBatch', { items })
    expect(results.map(({ outcome }) => outcome)).toEqual([null, null, 'SUGGESTION_WRONG_STATE', 'NOT_FOUND'])
    expect((await stored(one as string)).history.at(-1)).toMatchObject({ action: 'suggestion.accept', note: '请设备部看' })
  })

  test('leaves out words that no machine passed: they are opened and accepted alone', async () => {
    const [held, plain] = [await submittedBy(cast.worker), await submittedBy(cast.mate)]
    await cloud.edit('suggestions', held, { textCheck: 'review' })
    const { results } = await cast.officer.does('suggestion.acceptBatch', { items: [{ suggestionId: held, note: '' }, { suggestionId: plain, note: '' }] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['SUGGESTION_TEXT_UNREAD', null])
    expect(await stored(held)).toMatchObject({ status: 'submitted', textCheck: 'review', visible: false })
    await cast.officer.does('suggestion.accept', { suggestionId: held, note: '' })
    expect(await stored(held)).toMatchObject({ status: 'accepted', textCheck: 'pass' })
  })
})
