import { agreesToAid, aidCastOn, anApplication, appliedBy, aVisit, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import type { ActionInput } from '@/types/actions'
import { DAY_MS, HOUR_MS } from '@/types/calendar'
import { aidStatuses, type AidStatus } from '@/types/aidNames'

const YUAN = 100
const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: AidCast
const road = () => ({ cloud, cast })
const led = async (to: AidStatus, file: Parameters<typeof appliedBy>[1] = {}, traits: Parameters<typeof appliedBy>[2] = {}) => leadAid(road(), await appliedBy(cast.worker, file, traits), to)
const wait = (ms: number) => cloud.clock.set(new Date(cloud.clock.now() + ms))
const statusOf = async (aidId: string) => (await storedAid(cloud, aidId)).status
const fund = async () => (await cloud.dump<Fund>('funds', { _id: cast.fundId }))[0] as Fund
const supports = (aidId: string, traits: object = {}) => ({ aidId, supports: true, category: 'relative', suggestedFen: 3_000 * YUAN, reason: '属实', ...traits }) as ActionInput<'aid.opinion'>
const approval = (aidId: string, yuan = 3_000) => ({ aidId, amountFen: yuan * YUAN, fundId: cast.fundId, note: '' })
const reason = '收入高于标准，可以申请复核'

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(START)
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

describe('the whole way', () => {
  test('from the application to the signed receipt, the follow-up and the end of need, and into need again', async () => {
    const aidId = await led('lifted')
    await cast.caseworker.does('aid.reopen', { aidId, reason: '又没有了工作' })
    const aid = await storedAid(cloud, aidId)
    expect(aid.history.map(({ action }) => action)).toEqual([
      'aid.submit', 'aid.accept', 'aid.visit', 'aid.signVisit', 'aid.opinion', 'aid.publicise', 'aid.clear', 'aid.approve', 'aid.pay', 'aid.sign', 'aid.followUp', 'aid.proposeReview',
      'aid.confirmReview', 'aid.reopen',
    ])
    expect(brokenLine(aid.history)).toBeNull()
    expect(aid).toMatchObject({ status: 'checking', round: 2, visit: null, opinion: null })
    expect(await fund()).toMatchObject({ paidFen: 3_000 * YUAN, reservedFen: 0, leftFen: 97_000 * YUAN })
    await leadAid(road(), aidId, 'submitted')
  })

  test('the applicant sees the step, the owner, the due day, the decision and every payment; the words of officers among themselves not', async () => {
    const aidId = await led('received')
    const view = await cast.worker.does('aid.get', { aidId })
    expect(view).toMatchObject({ status: 'received', ownerLabel: '工会专员', isForOther: false, agreesToPublicity: true, decision: { isYes: true, byLabel: '工会主席' } })
    expect(view.file).toMatchObject({ cause: 'lowIncome', members: [{ relation: 'self' }, { relation: 'spouse' }, { relation: 'child' }], checked: { people: 3 } })
    expect(view.grants).toMatchObject([{ amountFen: 3_000 * YUAN, isVoid: false, isUrgent: false }])
    expect(view.grants[0]?.clauses.map(({ key, isConfirmed }) => [key, isConfirmed])).toEqual([['aid.ceiling.living.other', false], ['aid.times.living', false]])
    expect(view.steps.filter(({ note }) => note !== '')).toEqual([])
    expect(view.steps.find(({ action }) => action === 'aid.opinion')?.byName).toBe('工会')
    expect((await cast.worker.does('aid.mine', {})).items).toContainEqual(expect.objectContaining({ aidId, toDo: null }))
  })

  test('back to be completed and in again: the same number, the days that were left', async () => {
    const aidId = await appliedBy(cast.worker)
    wait(2 * DAY_MS)
    await cast.caseworker.does('aid.return', { aidId, reason: '请补上收入证明' })
    expect((await cast.worker.does('aid.mine', {})).items).toContainEqual(expect.objectContaining({ aidId, toDo: 'complete', status: 'returned' }))
    wait(20 * DAY_MS)
    const before = await storedAid(cloud, aidId)
    const again = await cast.worker.does('aid.resubmit', { aidId, file: anApplication({ need: '补充说明' }).file, evidence: [] })
    expect(again).toMatchObject({ number: before.number, status: 'submitted', dueAt: '2026-06-26T16:00:00.000Z' })
    expect((await cast.worker.does('aid.get', { aidId })).file?.need).toBe('补充说明')
  })
})

describe('refused', () => {
  test('with the written reason, and reviewed once by people who have had no part in it', async () => {
    const aidId = await led('reviewing')
    await cast.vice.does('aid.opinion', { aidId, supports: false, reason })
    expect((await cast.worker.does('aid.get', { aidId })).decision).toMatchObject({ isYes: false, reason, byLabel: '工会委员会' })
    await cast.worker.does('aid.askReview', { aidId, reason: '收入里有一笔是借款' })
    expect(await cast.vice.isRefused('aid.reconsider', { aidId, overturns: false, reason })).toBe('CASE_CONFLICT_OF_INTEREST')
    await cast.women.does('aid.reconsider', { aidId, overturns: true, reason: '重新核实收入' })
    expect(await statusOf(aidId)).toBe('checking')
    await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    await cast.leader.does('aid.signVisit', { aidId })
    await cast.welfare.does('aid.opinion', { aidId, supports: false, reason })
    expect(await cast.worker.isRefused('aid.askReview', { aidId, reason: '再看看' })).toBe('AID_REVIEWED_BEFORE')
  })

  test('by the caseworker and by the chair, too; a refused one ends on the short clock', async () => {
    const early = await appliedBy(cast.worker)
    await cast.caseworker.does('aid.decline', { aidId: early, reason })
    expect(await storedAid(cloud, early)).toMatchObject({ status: 'declined', endedAs: 'notAided' })
    const late = await led('toApprove')
    await cast.chair.does('aid.reject', { aidId: late, reason })
    expect((await cast.worker.does('aid.get', { aidId: late })).decision).toMatchObject({ isYes: false, reason, byLabel: '工会主席' })
    expect(await fund()).toMatchObject({ reservedFen: 0, paidFen: 0 })
  })
})

describe('publicity', () => {
  const shown = async () => (await cast.mate.does('aid.publicity', { limit: 50 })).items

  test('shows a masked name, a unit, a neutral kind, the amount and the time, and ends to the second', async () => {
    const aidId = await led('publicised', { kind: 'medical', outlays: [{ kind: 'medical', yearFen: 12_000 * YUAN }] })
    const [row] = await shown()
    expect(row).toEqual({ aidId, maskedName: '张*', unitName: '生产一部', kindWord: '医疗类', amountFen: 3_000 * YUAN, startsAt: expect.any(String), endsAt: '2026-06-08T16:00:00.000Z' })
    cloud.clock.set(new Date('2026-06-08T15:59:58.000Z'))
    expect(await shown()).toHaveLength(1)
    cloud.clock.set(new Date('2026-06-08T16:00:00.000Z'))
    expect(await shown()).toEqual([])
    expect(await cast.mate.isRefused('aid.object', { aidId, text: '他家有店' })).toBe('AID_PUBLICITY_OVER')
    expect(await cast.chair.isRefused('aid.approve', approval(aidId))).not.toBeNull()
    await cloud.fire()
    expect(await statusOf(aidId)).toBe('toApprove')
  })

  test('an objection, even in the last second, stops the clock; not upheld, what was left goes on', async () => {
    const aidId = await led('publicised')
    cloud.clock.set(new Date('2026-06-08T15:59:50.000Z'))
    await cast.mate.does('aid.object', { aidId, text: '他家有店' })
    expect(await shown()).toEqual([])
    wait(3 * DAY_MS)
    await cloud.fire()
    expect(await statusOf(aidId)).toBe('objected')
    const desk = await cast.welfare.does('aid.desk', { aidId })
    expect(desk.objections).toMatchObject([{ text: '他家有店', isOpen: true }])
    expect(JSON.stringify(desk)).not.toContain(cast.members.mate.name)
    await cast.welfare.does('aid.settle', { aidId, isUpheld: false, reason: '店是租给别人的' })
    const { publicUntil } = await storedAid(cloud, aidId)
    expect(new Date(publicUntil as Date).getTime() - cloud.clock.now()).toBeLessThanOrEqual(10_000)
    expect(new Date(publicUntil as Date).getTime() - cloud.clock.now()).toBeGreaterThan(5_000)
    expect(await cast.mate.isRefused('aid.object', { aidId, text: '还是有店' })).toBe('AID_OBJECTED_BEFORE')
    wait(12_000)
    await cloud.fire()
    expect(await statusOf(aidId)).toBe('toApprove')
  })

  test('an objection that is upheld ends it, with the reason and the right to a review', async () => {
    const aidId = await led('publicised')
    await cast.mate.does('aid.object', { aidId, text: '他家有店' })
    await cast.welfare.does('aid.settle', { aidId, isUpheld: true, reason: '查实有经营收入' })
    const view = await cast.worker.does('aid.get', { aidId })
    expect(view).toMatchObject({ status: 'refused', decision: { reason: '查实有经营收入' }, blocked: { askReview: null } })
    expect(JSON.stringify(view.steps)).not.toContain('他家有店')
  })

  test('is open to whoever objected once, when the case is shown again in another round', async () => {
    const aidId = await led('publicised')
    await cast.mate.does('aid.object', { aidId, text: '他家有店' })
    await cast.welfare.does('aid.settle', { aidId, isUpheld: true, reason: '查实有经营收入' })
    await cast.worker.does('aid.askReview', { aidId, reason: '店去年已经关了' })
    await cast.culture.does('aid.reconsider', { aidId, overturns: true, reason: '店已注销，重新核实' })
    await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    await cast.leader.does('aid.signVisit', { aidId })
    await cast.vice.does('aid.opinion', supports(aidId))
    await cast.caseworker.does('aid.publicise', { aidId })
    await cast.mate.does('aid.object', { aidId, text: '又开了一家店' })
    await cast.welfare.does('aid.settle', { aidId, isUpheld: false, reason: '新店不是他家的' })
    // Control: once in this round, too.
    expect(await cast.mate.isRefused('aid.object', { aidId, text: '就是他家的' })).toBe('AID_OBJECTED_BEFORE')
  })

  test('needs an assessment that is in force', async () => {
    const aidId = await led('toPublicise')
    const [assessment] = await cloud.dump<{ _id: string; validUntil: string }>('aidAssessments')
    await cloud.edit('aidAssessments', assessment?._id ?? '', { validUntil: '2026-05-31' })
    expect(await cast.caseworker.isRefused('aid.publicise', { aidId })).toBe('AID_ASSESSMENT_NEEDED')
    await cloud.edit('aidAssessments', assessment?._id ?? '', { validUntil: assessment?.validUntil })
    await cast.caseworker.does('aid.publicise', { aidId })
  })

  test('refused by the applicant: the committee judges together, the auditor is there, nothing is shown', async () => {
    const aidId = await led('reviewing', {}, { publicityVersion: null })
    await cast.vice.does('aid.opinion', supports(aidId))
    expect(await statusOf(aidId)).toBe('voting')
    for (const member of ['women', 'culture', 'safety'] as const) await cast[member].does('aid.vote', { aidId, isFor: true, note: '' })
    expect(await statusOf(aidId)).toBe('voting')
    expect(await cast.auditor.isRefused('aid.vote', { aidId, isFor: true, note: '' })).toBe('CASE_NOT_YOUR_TURN')
    await cast.auditor.does('aid.witness', { aidId, note: '' })
    expect(await statusOf(aidId)).toBe('toApprove')
    expect(await shown()).toEqual([])
    await cast.chair.does('aid.approve', approval(aidId))
    expect(await cast.women.isRefused('aid.file', { aidId, reason: 'handle' })).toBe('NOT_FOUND')
  })
})

describe('in need', () => {
  test('a small sum first, the papers within fifteen days, publicity afterwards, the rest by the ordinary way', async () => {
    const aidId = await appliedBy(cast.worker, { urgent: 'illness', kind: 'temporary' })
    await cast.caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
    expect(await cast.chair.isRefused('aid.advance', approval(aidId, 3_001))).toBe('AID_OVER_CEILING')
    await cast.chair.does('aid.advance', approval(aidId, 1_000))
    await cast.finance.does('aid.pay', { aidId, paidOn: '2026-06-01', note: '' })
    await cast.worker.does('aid.sign', { aidId, amountFen: 1_000 * YUAN })
    expect(await cast.worker.does('aid.get', { aidId })).toMatchObject({ status: 'papersDue', papersDueOn: '2026-06-16', blocked: { supplement: null, withdraw: 'AID_WRONG_STATE' } })
    await cast.worker.does('aid.supplement', { aidId, file: anApplication({ urgent: 'illness', kind: 'temporary' }).file, evidence: [] })
    await cast.secondCaseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    await cast.leader.does('aid.signVisit', { aidId })
    await cast.vice.does('aid.opinion', supports(aidId, { suggestedFen: 2_500 * YUAN }))
    await cast.caseworker.does('aid.publicise', { aidId })
    wait(9 * DAY_MS)
    await cloud.fire()
    expect(await cast.chair.isRefused('aid.approve', approval(aidId, 1_501))).toBe('AID_OVER_PUBLICISED')
    await cast.chair.does('aid.approve', approval(aidId, 1_500))
    expect((await cast.worker.does('aid.get', { aidId })).grants.map(({ amountFen, isUrgent }) => [amountFen / YUAN, isUrgent])).toEqual([[1_000, true], [1_500, false]])
  })

  test('all given in need: after publicity nobody signs again', async () => {
    const aidId = await appliedBy(cast.worker, { urgent: 'death' })
    await cast.caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
    await cast.chair.does('aid.advance', approval(aidId, 2_000))
    await cast.finance.does('aid.pay', { aidId, paidOn: '2026-06-01', note: '' })
    await cast.worker.does('aid.sign', { aidId, amountFen: 2_000 * YUAN })
    await cast.worker.does('aid.supplement', { aidId, file: anApplication({ urgent: 'death' }).file, evidence: [] })
    await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    await cast.leader.does('aid.signVisit', { aidId })
    await cast.vice.does('aid.opinion', supports(aidId, { suggestedFen: 2_000 * YUAN }))
    await cast.caseworker.does('aid.publicise', { aidId })
    wait(9 * DAY_MS)
    await cloud.fire()
    expect(await statusOf(aidId)).toBe('received')
  })

  test('only where need was named; the chair may send it the ordinary way', async () => {
    const plain = await appliedBy(cast.worker)
    expect(await cast.caseworker.isRefused('aid.accept', { aidId: plain, isUrgent: true, note: '' })).toBe('AID_NOT_URGENT')
    const urgent = await appliedBy(cast.mate, { urgent: 'disaster' })
    await cast.caseworker.does('aid.accept', { aidId: urgent, isUrgent: true, note: '' })
    await cast.chair.does('aid.ordinary', { aidId: urgent, reason: '先核实再定' })
    expect(await statusOf(urgent)).toBe('checking')
  })
})

describe('for somebody else', () => {
  const other = () => ({ staffNo: cast.members.mate.staffNo, name: '冯海生' })

  test('a team leader of their unit, with a written authority; the person sees it and signs; the leader checks nothing', async () => {
    expect(await cast.leader.isRefused('aid.submit', anApplication({}, { forOther: other() }))).toBe('AID_AUTHORITY_NEEDED')
    expect(await cast.worker.isRefused('aid.submit', anApplication({}, { forOther: other() }))).toBe('NOT_ALLOWED')
    expect(await cast.leader.isRefused('aid.submit', anApplication({}, { forOther: { ...other(), name: '冯海' } }))).toBe('AID_PERSON_UNKNOWN')
  })

  test('one application at a time', async () => {
    await appliedBy(cast.worker)
    expect(await cast.worker.isRefused('aid.submit', anApplication())).toBe('AID_ONE_AT_A_TIME')
  })
})

describe('drafts and consent', () => {
  test('a draft is sealed, read by its writer alone, and gone when sent', async () => {
    const draft = JSON.stringify({ need: '草稿里的话' })
    const newcomer = await cloud.person(aMember({ name: '钟小梅' }))
    expect(await newcomer.isRefused('aid.saveDraft', { draft })).toBe('AID_CONSENT_NEEDED')
    await agreesToAid(newcomer)
    await newcomer.does('aid.saveDraft', { draft })
    expect((await newcomer.does('aid.draft', {})).draft).toBe(draft)
    expect((await cast.worker.does('aid.draft', {})).draft).toBeNull()
    expect(JSON.stringify(await cloud.dump('aidDrafts'))).not.toContain('草稿里的话')
    await appliedBy(newcomer)
    expect((await newcomer.does('aid.draft', {})).draft).toBeNull()
  })

  test('no application without agreement to the text as it is now; two agreements, each for itself', async () => {
    expect(await cast.worker.isRefused('aid.submit', anApplication({}, { sensitiveVersion: '1999' }))).toBe('AGREEMENT_TEXT_CHANGED')
    const aidId = await appliedBy(cast.worker)
    const given = await cloud.dump<{ purpose: string; about: string }>('agreements', { memberId: cast.members.worker._id })
    expect(given.filter(({ about }) => about === '' || about === aidId).map(({ purpose }) => purpose).sort()).toEqual(['aidPublicity', 'aidSensitive'])
  })
})

describe('time', () => {
  test('silence is noticed: a reminder, then the chair and the applicant hear of it, in words that tell nothing', async () => {
    const aidId = await appliedBy(cast.worker)
    wait(9 * DAY_MS)
    await cloud.fire()
    wait(HOUR_MS)
    await cloud.fire()
    const aid = await storedAid(cloud, aidId)
    expect(aid.history.at(-1)?.action).toBe('aid.escalate')
    const told = await cloud.dump<{ title: string; text: string; page: string }>('messages', { kind: 'aid' })
    expect(told.length).toBeGreaterThan(0)
    for (const { title, text } of told) expect(title + text).not.toMatch(/病|困难|帮扶|救助|元|低保/)
  })

  test('the inbox and the first screen say a number and a plain word', async () => {
    const aidId = await appliedBy(cast.worker)
    const row = (await cast.caseworker.does('inbox.list', { limit: 50 })).items.find(({ id }) => id === aidId)
    expect(row).toMatchObject({ noun: 'aid', title: '职工申请', status: aidStatuses.submitted })
    expect((await cast.caseworker.does('home.get', {})).desk).toContainEqual({ kind: 'aidWaits', count: 1 })
    await cast.caseworker.does('aid.return', { aidId, reason: '请补充' })
    expect((await cast.worker.does('home.get', {})).cards).toMatchObject([{ kind: 'aidAsks', id: aidId, title: '职工申请' }])
  })
})
