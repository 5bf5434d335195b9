import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import { DAY_MS } from '@/types/calendar'

let cloud: TestCloud
let cast: Cast
let vice: Person
const viceMember = aMember({ name: '林秀珍', role: 'VICE' })

beforeAll(async () => {
  cloud = await startCloud()
  cast = await castOn(cloud)
  vice = await cloud.person(viceMember)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(new Date('2026-06-01T01:00:00Z')))
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

const stored = (suggestionId: string) => storedSuggestion(cloud, suggestionId)
const waitsForFinance = async (suggestionId: string) => (await cast.finance.does('inbox.list', { limit: 50 })).items.find(({ id }) => id === suggestionId)
const shared = () => ({ share: 67, coProposers: [{ staffNo: cast.members.mate.staffNo, name: cast.members.mate.name, share: 33 }] })

/** Through publicity and the chair's word once more. */
async function awardedAgain(suggestionId: string): Promise<void> {
  await cast.officer.does('suggestion.publicise', { suggestionId })
  cloud.clock.advance(20 * DAY_MS)
  await cloud.fire()
  await cast.chair.does('suggestion.award', { suggestionId })
}

describe('the parts of an award', () => {
  test('are shown to each proposer to the fen, and add up', async () => {
    const suggestionId = await submittedBy(cast.worker, shared())
    await lead(cloud, cast, suggestionId, 'awarded')
    // 67 and 33 per cent of 420 yuan.
    expect((await cast.worker.does('suggestion.get', { suggestionId })).award).toMatchObject({ amountFen: 42_000, dueFen: 42_000, mineFen: 28_140 })
    expect((await cast.mate.does('suggestion.get', { suggestionId })).award).toMatchObject({ mineFen: 13_860 })
    const { authors, clauses } = await cast.finance.does('suggestion.case', { suggestionId })
    expect(authors?.map(({ name, amountFen }) => [name, amountFen])).toEqual([['张伟', 28_140], ['冯海生', 13_860]])
    expect(clauses.find(({ key }) => key === 'suggestion.grade4.max')).toMatchObject({ value: 50_000, unit: 'fen', isConfirmed: false, source: expect.stringContaining('待工会确认') })
    const [card] = (await cast.worker.does('suggestion.mine', { limit: 1 })).items
    expect(card).toMatchObject({ suggestionId, awardFen: 42_000 })
  })

  test('of a nameless proposer goes by the claim code', async () => {
    const { suggestionId, claimCode } = await cast.worker.does('suggestion.submit', { title: '', category: 'safety', problem: '更衣柜门锁坏了一排，东西放不住。', measure: '统一换锁，钥匙按柜号编号。', effect: '', isDone: false, costFen: null, photoFileIds: [], coProposers: [], share: 100, isAnonymous: true })
    await lead(cloud, cast, suggestionId, 'awarded')
    expect((await cast.worker.does('suggestion.claim', { claimCode: claimCode as string })).award).toMatchObject({ mineFen: 42_000 })
  })
})

describe('the value of the whole year', () => {
  test('is asked of finance twelve months after adoption, once; a higher grade pays the difference', async () => {
    const suggestionId = await submittedBy(cast.worker, shared())
    await lead(cloud, cast, suggestionId, 'awarded')
    await cast.finance.does('suggestion.pay', { suggestionId, note: '' })
    cloud.clock.set(new Date('2027-05-31T16:00:00Z'))
    await cloud.fire()
    expect(await waitsForFinance(suggestionId)).toBeUndefined()
    cloud.clock.set(new Date('2027-06-01T16:00:00Z'))
    await Promise.all([cloud.fire(), cloud.fire()])
    await cloud.fire()
    expect(await waitsForFinance(suggestionId)).toMatchObject({ office: '财务', dueAt: expect.any(String) })
    expect((await stored(suggestionId)).history.filter(({ action }) => action === 'suggestion.yearDue')).toHaveLength(1)

    // 120,000 yuan a year is grade 3: 60 of 100 points between 500 and 1500 yuan.
    expect(await cast.finance.does('suggestion.confirmYear', { suggestionId, yearFen: 12_000_000, note: '按全年台账' })).toMatchObject({ status: 'graded' })
    await awardedAgain(suggestionId)
    const mine = await cast.worker.does('suggestion.get', { suggestionId })
    expect(mine).toMatchObject({ status: 'awarded', award: { amountFen: 110_000, dueFen: 68_000, mineFen: 73_700, paidAt: null }, effectFound: { confirmedFen: 2_000_000, yearFen: 12_000_000 } })
    await cast.finance.does('suggestion.pay', { suggestionId, note: '补差' })
    expect(await cast.finance.isRefused('suggestion.pay', { suggestionId, note: '' })).toBe('CASE_NOT_YOUR_TURN')
    await cloud.fire(new Date(cloud.clock.now() + 31 * DAY_MS))
    expect((await stored(suggestionId)).status).toBe('archived')
  })

  test('that is no higher changes no award', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'awarded')
    await cast.finance.does('suggestion.pay', { suggestionId, note: '' })
    cloud.clock.set(new Date('2027-07-01T01:00:00Z'))
    await cloud.fire()
    await cast.finance.does('suggestion.confirmYear', { suggestionId, yearFen: 500_000, note: '' })
    expect(await stored(suggestionId)).toMatchObject({ status: 'awarded', award: { amountFen: 42_000, dueFen: 42_000 }, waitsFor: [] })
    const { figures } = await cast.chair.does('suggestion.statistics', { year: '2026' })
    expect(figures.find(({ figure }) => figure === 'yearFen')?.value).toBe(12_500_000)
  })

  test('sent again after a fault at any call, it is one step', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'awarded')
    await cast.finance.does('suggestion.pay', { suggestionId, note: '' })
    cloud.clock.set(new Date('2027-07-01T01:00:00Z'))
    await cloud.fire()
    const template = await stored(suggestionId)
    let copies = 0
    for (const kind of ['errorBefore', 'errorAfter'] as const) {
      for (let nth = 1; nth <= 4; nth += 1) {
        copies += 1
        const _id = `year${copies}`
        await cloud.load('suggestions', [{ ...template, _id, number: _id }])
        const requestId = crypto.randomUUID()
        const input = { suggestionId: _id, yearFen: 12_000_000, note: '' }
        cloud.faults.plan({ kind, nth, action: 'suggestion.confirmYear', request: 'database.' })
        await cast.finance.ask('suggestion.confirmYear', input, requestId).catch(() => null)
        cloud.faults.clear()
        const reply = await cast.finance.does('suggestion.confirmYear', input, requestId)
        expect(await cast.finance.does('suggestion.confirmYear', input, requestId)).toEqual(reply)
        expect((await stored(_id)).history).toHaveLength(template.history.length + 1)
      }
    }
  })
})

describe('an idea kept for later', () => {
  async function reserved(): Promise<string> {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'reviewing')
    for (const reviewer of [cast.department, cast.juror]) await reviewer.does('suggestion.review', { suggestionId, verdict: 'reserve', reason: '等大修' })
    return suggestionId
  }

  test('earns it once, whatever breaks on the way and is sent again', async () => {
    const template = await stored(await reserved())
    for (const [index, [kind, nth]] of ([1, 2, 3, 4, 5].flatMap((nth) => [['errorBefore', nth], ['errorAfter', nth]] as const)).entries()) {
      const _id = `reward${index}`
      await cloud.load('suggestions', [{ ...template, _id, number: _id }])
      const requestId = crypto.randomUUID()
      const input = { suggestionId: _id, amountFen: 20_000, reason: '思路好' }
      cloud.faults.plan({ kind, nth, action: 'suggestion.reward', request: 'database.' })
      await cast.chair.ask('suggestion.reward', input, requestId).catch(() => null)
      cloud.faults.clear()
      await cast.chair.does('suggestion.reward', input, requestId)
      expect(await stored(_id)).toMatchObject({ version: template.version + 1, award: { amountFen: 20_000, dueFen: 20_000 } })
    }
  })

  test('may earn an amount of the last grade from the chair; taken up later, only the difference is paid', async () => {
    const suggestionId = await reserved()
    expect(await cast.officer.isRefused('suggestion.reward', { suggestionId, amountFen: 20_000, reason: '思路好' })).toBe('CASE_NOT_YOUR_TURN')
    expect(await cast.chair.isRefused('suggestion.reward', { suggestionId, amountFen: 30_001, reason: '思路好' })).toBe('BAD_INPUT')
    await cast.chair.does('suggestion.reward', { suggestionId, amountFen: 20_000, reason: '思路好' })
    expect(await cast.chair.isRefused('suggestion.reward', { suggestionId, amountFen: 20_000, reason: '再来' })).toBe('SUGGESTION_PAYMENT_OPEN')
    expect(await cast.officer.isRefused('suggestion.resume', { suggestionId, reason: '大修了' })).toBe('SUGGESTION_PAYMENT_OPEN')
    await cast.finance.does('suggestion.pay', { suggestionId, note: '' })
    expect(await stored(suggestionId)).toMatchObject({ status: 'reserved', archiveAt: null, award: { amountFen: 20_000 } })

    await cast.officer.does('suggestion.resume', { suggestionId, reason: '大修了' })
    for (const reviewer of [cast.department, cast.juror]) await reviewer.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })
    await cast.department.does('suggestion.plan', { suggestionId, ownerName: '潘国强', finishOn: '2026-07-01', costFen: 0, expectedFen: 0 })
    await cast.executive.does('suggestion.sign', { suggestionId, verdict: 'agree', reason: '' })
    await cast.department.does('suggestion.complete', { suggestionId, note: '好了' })
    await cast.department.does('suggestion.confirmEffect', { suggestionId, effect: '好', hasMoney: true })
    await cast.finance.does('suggestion.confirmMoney', { suggestionId, confirmedFen: 2_000_000, note: '' })
    await cast.juror.does('suggestion.score', { suggestionId, technique: 20, benefit: 12, scope: 10, practicality: 18, isBorrowed: false, note: '' })
    await awardedAgain(suggestionId)
    expect((await stored(suggestionId)).award).toMatchObject({ amountFen: 42_000, dueFen: 22_000, paidAt: null })
  })
})

describe('a known result from elsewhere', () => {
  test('drops one grade, and the paper says so', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'verified')
    await cast.juror.does('suggestion.score', { suggestionId, technique: 20, benefit: 12, scope: 10, practicality: 18, isBorrowed: true, note: '' })
    expect((await cast.worker.does('suggestion.get', { suggestionId })).grade).toMatchObject({ grade: 5, isBorrowed: true, amountFen: 22_000 })
  })
})

describe('the signature of the management', () => {
  test('comes before anything is carried out; sent back, the department plans anew', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'adopted')
    const plan = { suggestionId, ownerName: '潘国强', finishOn: '2026-07-01', costFen: 0, expectedFen: 0 }
    await cast.department.does('suggestion.plan', plan)
    expect(await cast.worker.does('suggestion.get', { suggestionId })).toMatchObject({ status: 'implementing', ownerLabel: '行政分管领导', signedAt: null })
    expect(await cast.department.isRefused('suggestion.complete', { suggestionId, note: '好了' })).toBe('CASE_NOT_YOUR_TURN')
    expect(await cast.executive.isRefused('suggestion.sign', { suggestionId, verdict: 'return', reason: '' })).toBe('BAD_INPUT')
    await cast.executive.does('suggestion.sign', { suggestionId, verdict: 'return', reason: '工期避开大修' })
    expect(await stored(suggestionId)).toMatchObject({ status: 'adopted', plan: null })
    await cast.department.does('suggestion.plan', plan)
    // Handing it to another department does not sign it.
    await cast.officer.does('suggestion.reassign', { suggestionId, orgId: 'b-ehs', reason: '属安环' })
    expect(await cast.otherDepartment.isRefused('suggestion.complete', { suggestionId, note: '好了' })).toBe('CASE_NOT_YOUR_TURN')
    await cast.executive.does('suggestion.sign', { suggestionId, verdict: 'agree', reason: '' })
    await cast.otherDepartment.does('suggestion.complete', { suggestionId, note: '好了' })
    expect((await stored(suggestionId)).signature).toMatchObject({ by: cast.members.executive._id })
  })
})

describe('the vice chair', () => {
  test('approves no award without the chair’s delegation, is told why, and does with it', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'cleared')
    expect(await vice.isRefused('suggestion.award', { suggestionId })).toBe('CASE_BY_DELEGATION_ONLY')
    expect((await vice.does('suggestion.desk', { suggestionId })).blocked.award).toBe('CASE_BY_DELEGATION_ONLY')
    await cast.chair.does('inbox.delegate', { deputyStaffNo: viceMember.staffNo, fromDay: '2026-06-01', untilDay: '2026-06-30', reason: '' })
    cloud.clock.set(new Date('2026-06-20T01:00:00Z'))
    const waiting = (await vice.does('inbox.list', { limit: 50 })).items.find(({ id }) => id === suggestionId)
    expect(waiting).toMatchObject({ actingForName: '吴建明', office: '主席' })
    await vice.does('suggestion.award', { suggestionId })
    expect((await stored(suggestionId)).history.at(-1)).toMatchObject({ by: viceMember._id, actingFor: cast.members.chair._id })
  })
})

describe('the effect in money', () => {
  test('is settled by finance wherever the plan promised money, whatever the department says now; without a promise the jury is next', async () => {
    const promised = await submittedBy(cast.worker)
    await lead(cloud, cast, promised, 'verifying')
    expect((await stored(promised)).plan?.expectedFen).toBeGreaterThan(0)
    await cast.department.does('suggestion.confirmEffect', { suggestionId: promised, effect: '没有省下钱', hasMoney: false })
    expect(await stored(promised)).toMatchObject({ status: 'verifying', ownerLabel: '财务' })
    await cast.finance.does('suggestion.confirmMoney', { suggestionId: promised, confirmedFen: 0, note: '台账没有变化' })
    expect(await stored(promised)).toMatchObject({ status: 'verified', effectFound: { confirmedFen: 0 } })

    const plain = await submittedBy(cast.worker)
    await lead(cloud, cast, plain, 'adopted')
    await cast.department.does('suggestion.plan', { suggestionId: plain, ownerName: '潘国强', finishOn: '2026-07-01', costFen: 0, expectedFen: 0 })
    await cast.executive.does('suggestion.sign', { suggestionId: plain, verdict: 'agree', reason: '' })
    await cast.department.does('suggestion.complete', { suggestionId: plain, note: '好了' })
    await cast.department.does('suggestion.confirmEffect', { suggestionId: plain, effect: '好', hasMoney: false })
    expect((await stored(plain)).status).toBe('verified')
  })
})
