import { aidCastOn, appliedBy, aVisit, freshStart, leadAid, rows, storedAid, type AidCast, type AidRole } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { refOf } from '@/cloudfunctions/kit/fund'
import type { ActionInput } from '@/types/actions'
import { DAY_MS } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'

const YUAN = 100
const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: AidCast
const road = () => ({ cloud, cast })
const led = async (to: AidStatus, file: Parameters<typeof appliedBy>[1] = {}, traits: Parameters<typeof appliedBy>[2] = {}) => leadAid(road(), await appliedBy(cast.worker, file, traits), to)
const wait = (ms: number) => cloud.clock.set(new Date(cloud.clock.now() + ms))
const fund = async () => (await cloud.dump<Fund>('funds', { _id: cast.fundId }))[0] as Fund
const supports = (aidId: string, traits: object = {}) => ({ aidId, supports: true, category: 'relative', suggestedFen: 3_000 * YUAN, reason: '属实', ...traits }) as ActionInput<'aid.opinion'>
const approval = (aidId: string, yuan = 3_000) => ({ aidId, amountFen: yuan * YUAN, fundId: cast.fundId, note: '' })

beforeAll(async () => {
  Object.assign(process.env, demoEnvironment)
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

describe('money', () => {
  test('withdrawn after approval: the reserve and the allowance of the year come back, nothing can be paid', async () => {
    const aidId = await led('approved')
    expect(await fund()).toMatchObject({ reservedFen: 3_000 * YUAN })
    await cast.worker.does('aid.withdraw', { aidId, reason: '家里情况好转' })
    expect(await fund()).toMatchObject({ reservedFen: 0, leftFen: 100_000 * YUAN, pending: {} })
    expect(await cloud.dump('allowances', { fen: 3_000 * YUAN })).toEqual([])
    expect(await cast.finance.isRefused('aid.pay', { aidId, paidOn: '2026-06-10', note: '' })).toBe('NOT_FOUND')
  })

  test('what the household had this year counts: a couple cannot take the ceiling twice', async () => {
    const spouse = { relation: 'spouse', birthYear: 1986, health: 'good', work: 'working', school: 'none', staffNo: cast.members.mate.staffNo } as const
    const self = { relation: 'self', birthYear: 1985, health: 'good', work: 'working', school: 'none', staffNo: '' } as const
    const first = await appliedBy(cast.worker, { members: [self, spouse] })
    await leadAid(road(), first, 'reviewing')
    await cast.vice.does('aid.opinion', supports(first, { suggestedFen: 8_000 * YUAN }))
    await cast.caseworker.does('aid.publicise', { aidId: first })
    wait(9 * DAY_MS)
    await cloud.fire()
    await cast.chair.does('aid.approve', approval(first, 8_000))
    const second = await appliedBy(cast.mate)
    await leadAid(road(), second, 'reviewing')
    expect(await cast.vice.isRefused('aid.opinion', supports(second, { suggestedFen: 1 }))).toBe('AID_OVER_CEILING')
  })

  test('above the ceiling a vote, where the rule allows one, and then no more than was voted', async () => {
    const aidId = await appliedBy(cast.worker, { kind: 'medical', outlays: [{ kind: 'medical', yearFen: 60_000 * YUAN }] })
    await cast.caseworker.does('aid.accept', { aidId, isUrgent: false, note: '' })
    await cast.caseworker.does('aid.visit', { ...aVisit(aidId, cloud.clock.now()), rows: rows({ outlays: [{ kind: 'medical', yearFen: 60_000 * YUAN }] }) })
    await cast.leader.does('aid.signVisit', { aidId })
    expect(await cast.vice.isRefused('aid.opinion', supports(aidId, { suggestedFen: 50_001 * YUAN }))).toBe('AID_OVER_CEILING')
    await cast.vice.does('aid.opinion', supports(aidId, { suggestedFen: 30_000 * YUAN }))
    for (const member of ['women', 'culture', 'welfare'] as const) await cast[member].does('aid.vote', { aidId, isFor: true, note: '' })
    await cast.caseworker.does('aid.publicise', { aidId })
    wait(9 * DAY_MS)
    await cloud.fire()
    const seen = await cast.chair.does('aid.ceilings', { aidId, amountFen: 30_000 * YUAN })
    expect(seen).toMatchObject({ roomFen: 20_000 * YUAN, voteRoomFen: 50_000 * YUAN, publicisedFen: 30_000 * YUAN, blocked: null })
    expect(seen.ceilings.map(({ basis, clause }) => [basis, clause.isConfirmed])).toEqual([['household', false], ['selfPaid', false]])
    await cast.chair.does('aid.approve', approval(aidId, 30_000))
  })

  test('is refused before the signature: above what was made public, above what the fund has, from a fund of others', async () => {
    const aidId = await led('toApprove')
    expect(await cast.chair.isRefused('aid.approve', approval(aidId, 3_001))).toBe('AID_OVER_PUBLICISED')
    expect(await cast.chair.isRefused('aid.approve', { ...approval(aidId), fundId: 'company_2025_relief' })).toBe('AID_FUND_OTHER')
    await cloud.edit('funds', cast.fundId, { leftFen: 2_999 * YUAN })
    expect((await cast.chair.does('aid.ceilings', { aidId, amountFen: 3_000 * YUAN })).blocked).toBe('FUND_SHORT')
    const requestId = crypto.randomUUID()
    expect(await cast.chair.isRefused('aid.approve', approval(aidId), requestId)).toBe('FUND_SHORT')
    expect([await cloud.dump('aidIntents', { aidId }), await cloud.dump('allowances', { fen: 3_000 * YUAN })]).toEqual([[], []])
    await cloud.edit('funds', cast.fundId, { leftFen: 3_000 * YUAN })
    await cast.chair.does('aid.approve', approval(aidId), requestId)
  })

  test('two chairs at once, with two amounts: one signature, one reserve', async () => {
    const aidId = await led('toApprove')
    const codes = await Promise.all([cast.chair.isRefused('aid.approve', approval(aidId, 3_000)), cast.secondChair.isRefused('aid.approve', approval(aidId, 2_000))])
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    const { grants } = await storedAid(cloud, aidId)
    expect(grants).toHaveLength(1)
    const { reservedFen, pending } = await fund()
    expect(Object.keys(pending)).toEqual([refOf(grants[0]?.grantId ?? '')])
    expect(reservedFen).toBe((codes[0] === null ? 3_000 : 2_000) * YUAN)
    expect(await cloud.dump('allowances', { fen: reservedFen })).toHaveLength(1)
  })

  /** Two applications, both made public, both waiting for the chair. */
  async function twoToApprove(yuan: number, members: Parameters<typeof appliedBy>[1] = {}): Promise<[string, string]> {
    const aidIds = [await appliedBy(cast.worker, members), await appliedBy(cast.mate)] as [string, string]
    for (const aidId of aidIds) {
      await leadAid(road(), aidId, 'reviewing')
      await cast.vice.does('aid.opinion', supports(aidId, { suggestedFen: yuan * YUAN }))
      await cast.caseworker.does('aid.publicise', { aidId })
    }
    wait(9 * DAY_MS)
    await cloud.fire()
    return aidIds
  }
  const bothAtOnce = ([first, second]: readonly [string, string], yuan: number) =>
    Promise.all([cast.chair.isRefused('aid.approve', approval(first, yuan)), cast.secondChair.isRefused('aid.approve', approval(second, yuan))])

  test('two applications of one household at once: the ceiling of the year is kept', async () => {
    const spouse = { relation: 'spouse', birthYear: 1986, health: 'good', work: 'working', school: 'none', staffNo: cast.members.mate.staffNo } as const
    const aidIds = await twoToApprove(5_000, { members: [{ ...spouse, relation: 'self', staffNo: '' }, spouse] })
    expect((await bothAtOnce(aidIds, 5_000)).map((code) => code ?? '').sort()).toEqual(['', 'AID_OVER_CEILING'])
    expect(await fund()).toMatchObject({ reservedFen: 5_000 * YUAN })
  })

  test('two approvals at once on a fund that has enough for one: one of them', async () => {
    const aidIds = await twoToApprove(3_000)
    await cloud.edit('funds', cast.fundId, { leftFen: 5_000 * YUAN, openingFen: 5_000 * YUAN })
    expect((await bothAtOnce(aidIds, 3_000)).map((code) => code ?? '').sort()).toEqual(['', 'FUND_SHORT'])
    expect(await fund()).toMatchObject({ reservedFen: 3_000 * YUAN, leftFen: 2_000 * YUAN })
  })

  test('paying and withdrawing at once: one of them', async () => {
    const aidId = await led('approved')
    const codes = await Promise.all([cast.finance.isRefused('aid.pay', { aidId, paidOn: '2026-06-10', note: '' }), cast.worker.isRefused('aid.withdraw', { aidId, reason: '' })])
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    const { paidFen, reservedFen } = await fund()
    expect([paidFen, reservedFen]).toEqual(codes[0] === null ? [3_000 * YUAN, 0] : [0, 0])
  })

  test('is signed for by the person alone, for exactly what was paid, once', async () => {
    const aidId = await led('paid')
    expect(await cast.worker.isRefused('aid.sign', { aidId, amountFen: 2_999 * YUAN })).toBe('AID_AMOUNT_DIFFERS')
    expect(await cast.finance.isRefused('aid.sign', { aidId, amountFen: 3_000 * YUAN })).toBe('AID_NOT_YOURS')
    await cast.worker.does('aid.sign', { aidId, amountFen: 3_000 * YUAN })
    expect(await cast.worker.isRefused('aid.sign', { aidId, amountFen: 3_000 * YUAN })).toBe('AID_WRONG_STATE')
    expect(await cast.finance.isRefused('aid.pay', { aidId, paidOn: '2026-06-10', note: '' })).toBe('AID_WRONG_STATE')
  })
})

describe('who may not', () => {
  const attempts: Partial<Record<AidStatus, readonly [entitled: readonly AidRole[], attempt: (role: AidRole, aidId: string) => Promise<string | null>]>> = {
    submitted: [['caseworker', 'secondCaseworker'], (role, aidId) => cast[role].isRefused('aid.accept', { aidId, isUrgent: true, note: '' })],
    checking: [['caseworker', 'secondCaseworker', 'leader'], (role, aidId) => cast[role].isRefused('aid.visit', { ...aVisit(aidId, cloud.clock.now()), on: '2027-01-01' })],
    reviewing: [['vice', 'welfare'], (role, aidId) => cast[role].isRefused('aid.opinion', supports(aidId, { suggestedFen: 9_999_999 * YUAN }))],
    toApprove: [['chair', 'secondChair'], (role, aidId) => cast[role].isRefused('aid.approve', approval(aidId, 3_001))],
    approved: [['finance'], (role, aidId) => cast[role].isRefused('aid.pay', { aidId, paidOn: '2027-01-01', note: '' })],
    paid: [['worker'], (role, aidId) => cast[role].isRefused('aid.sign', { aidId, amountFen: 1 })],
    aiding: [['caseworker', 'secondCaseworker'], (role, aidId) => cast[role].isRefused('aid.followUp', { aidId, on: '2027-01-01', text: '好', continues: true, officialFileNo: '' })],
  }

  test.each(Object.entries(attempts))('%s is the turn of those it waits for; to all others it is not there, not theirs, or not their turn', async (status, [entitled, attempt]) => {
    const aidId = await led(status as AidStatus)
    const codes = await Promise.all((Object.keys(cast.members) as AidRole[]).map(async (role) => [role, (await attempt(role, aidId)) ?? ''] as const))
    const notTheirs = ['NOT_FOUND', 'CASE_NOT_YOUR_TURN', 'AID_NOT_YOURS', 'CASE_CONFLICT_OF_INTEREST']
    expect(codes.filter(([, code]) => !notTheirs.includes(code)).map(([role]) => role).sort()).toEqual([...entitled].sort())
    expect(codes.filter(([, code]) => code === '')).toEqual([])
  })

  test('nobody on their own case, a relative’s, or one of the household; every attempt is on record', async () => {
    const relative = aMember({ name: '近亲', role: 'CASE', relatives: [cast.members.worker._id] })
    const relativeOfficer = await cloud.person(relative)
    const aidId = await appliedBy(cast.worker)
    expect(await relativeOfficer.isRefused('aid.accept', { aidId, isUrgent: false, note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await relativeOfficer.isRefused('aid.file', { aidId, reason: 'handle' })).toBe('NOT_FOUND')
    const own = await appliedBy(cast.secondCaseworker)
    expect(await cast.secondCaseworker.isRefused('aid.accept', { aidId: own, isUrgent: false, note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    const spouse = { relation: 'spouse', birthYear: 1986, health: 'good', work: 'working', school: 'none', staffNo: cast.members.caseworker.staffNo } as const
    const household = await appliedBy(cast.mate, { members: [{ ...spouse, relation: 'self', staffNo: '' }, spouse] })
    expect(await cast.caseworker.isRefused('aid.accept', { aidId: household, isUrgent: false, note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await storedAid(cloud, household)).refusals).toMatchObject([{ by: cast.members.caseworker._id, action: 'aid.accept' }])
    expect((await cast.secondCaseworker.does('aid.desk', { aidId: household })).refusals).toMatchObject([{ byName: '李晓梅' }])
  })

  test('nobody twice on one case in different steps, whichever hat', async () => {
    const twoHats = await cloud.person(aMember({ name: '两职', grants: [{ role: 'CASE', orgId: 'company' }, { role: 'OFF', portfolio: 'welfare', orgId: 'company' }, { role: 'CHAIR', orgId: 'company' }] }))
    const aidId = await appliedBy(cast.worker)
    await twoHats.does('aid.accept', { aidId, isUrgent: false, note: '' })
    await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    expect(await cast.caseworker.isRefused('aid.signVisit', { aidId })).toBe('AID_VISITOR_TWICE')
    await cast.leader.does('aid.signVisit', { aidId })
    expect(await twoHats.isRefused('aid.opinion', supports(aidId))).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await cast.vice.does('aid.desk', { aidId })).blocked.opinion).toBeNull()
    expect((await twoHats.does('aid.desk', { aidId })).blocked.opinion).toBe('CASE_CONFLICT_OF_INTEREST')
  })

  test('the administrator and finance open no file; the auditor reads all payments and changes nothing', async () => {
    const aidId = await led('approved')
    for (const role of ['admin', 'finance', 'auditor', 'mate', 'leader'] as const) {
      for (const action of ['aid.file', 'aid.means', 'aid.ceilings'] as const) expect([role, await cast[role].isRefused(action, { aidId, reason: 'handle' } as never)]).toEqual([role, 'NOT_FOUND'])
    }
    for (const role of ['admin', 'mate', 'leader'] as const) expect([role, await cast[role].isRefused('aid.desk', { aidId })]).toEqual([role, 'NOT_FOUND'])
    expect(await cast.admin.isRefused('aid.list', {})).toBe('NOT_ALLOWED')
    expect(await cast.admin.isRefused('aid.spending', { year: '2026' })).toBe('NOT_ALLOWED')
    const desk = await cast.auditor.does('aid.desk', { aidId })
    expect(desk).toMatchObject({ canRead: false, visit: null, opinion: null, objections: [] })
    expect([...new Set(Object.values(desk.blocked))].filter((code) => code === null)).toEqual([])
    expect((await cast.auditor.does('aid.spending', { year: '2026' })).items.find((row) => row.aidId === aidId)).toMatchObject({ name: '张伟', amountFen: 3_000 * YUAN, kindWord: '生活类' })
    expect(await cast.worker.isRefused('aid.spending', { year: '2026' })).toBe('NOT_ALLOWED')
  })

  test('every reading of a file is written down, with who, what and why', async () => {
    const aidId = await led('checking')
    await cast.leader.does('aid.file', { aidId, reason: 'check' })
    const reads = await cloud.dump<{ byName: string; what: string; reason: string; subjectId: string }>('reads', { objectId: aidId })
    expect(reads).toMatchObject([{ byName: '叶建华', what: '申请材料', reason: '准备核实走访', subjectId: cast.members.worker._id }])
    await cast.worker.does('aid.get', { aidId })
    expect(await cloud.dump('reads', { objectId: aidId })).toHaveLength(1)
  })
})

