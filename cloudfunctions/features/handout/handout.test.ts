/** A handout from the plan to the signature, as its people see it. */
import { aMember } from '@/local/testing/builders'
import { storedFund } from '@/local/testing/funds'
import { aMinuteLater, aHandoutPlan, draftedHandout, handoutCastOn, picked, runningHandout, storedHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { DAY_MS } from '@/types/calendar'

const NOW = new Date('2026-09-21T01:00:00Z')
const FUND = 'company_2026_union'

let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(NOW)
  cast = await handoutCastOn(cloud, '2026')
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(NOW))

const plan = (traits: Parameters<typeof aHandoutPlan>[0] = {}) => aHandoutPlan(traits, NOW.getTime())
const toPicked = (traits: Parameters<typeof aHandoutPlan>[0] = {}) => plan({ ...traits, target: { ...picked, orgIds: [], posts: [] } })
const at = () => new Date(cloud.clock.now()).toISOString()
/** Nobody else's handouts stand on their lists. */
const newcomers = async (count: number) => {
  const people = Array.from({ length: count }, () => aMember())
  await cloud.load('members', people)
  return people
}

describe('a festival handout', () => {
  it('lists the members of the union and nobody else', async () => {
    const handoutId = await draftedHandout(cast, plan({ unitFen: 100 }))
    const rows = await storedRows(cloud, handoutId)
    expect(rows.map(({ personKey }) => personKey)).toContain(cast.members.worker._id)
    expect(rows.map(({ personKey }) => personKey)).not.toContain(cast.members.outsider._id)
    await cast.officer.does('handout.cancel', { handoutId, reason: '试排' })
    await aMinuteLater(cloud)
  })

  it('is approved, shown to its people, scanned and signed for', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await cloud.fire()
    const { items } = await cloud.as(one).does('handout.mine', {})
    expect(items).toMatchObject([{ handoutId, title: '中秋慰问品', status: 'waiting', place: '职工之家一楼' }])
    const told = await cloud.dump<Message>('messages', { memberId: one._id })
    expect(told.map(({ title }) => title)).toEqual(['中秋慰问品可以领了'])
    const row = await cast.officer.does('handout.signFor', { handoutId, code: items[0]?.code ?? '', at: at() })
    expect(row).toMatchObject({ name: one.name, status: 'signed', way: 'scan' })
    expect((await cloud.as(one).does('handout.mine', {})).items[0]).toMatchObject({ status: 'signed', code: null })
  })

  it('makes one line of two scans, and of the same tick sent again by a phone that was offline', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await cloud.fire()
    const code = (await cloud.as(one).does('handout.mine', {})).items[0]?.code ?? ''
    const first = await cast.officer.does('handout.signFor', { handoutId, code, at: at() })
    cloud.clock.set(new Date(NOW.getTime() + 60_000))
    const again = await Promise.all([
      cast.officer.does('handout.signFor', { handoutId, code, at: at() }),
      cast.leader.does('handout.signFor', { handoutId, memberId: one._id, at: at() }),
    ])
    expect(again.map(({ signedAt }) => signedAt)).toEqual([first.signedAt, first.signedAt])
    const [row] = await storedRows(cloud, handoutId)
    expect(row?.history.filter(({ action }) => action === 'handout.sign')).toHaveLength(1)
    expect(brokenLine(row?.history ?? [])).toBeNull()
  })

  it('is signed for by the worker who scans the desk, not with an old photograph of it', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked(), [one])
    const { code } = await cast.officer.does('handout.deskCode', { handoutId })
    cloud.clock.set(new Date(NOW.getTime() + 60_000))
    expect(await cloud.as(one).isRefused('handout.sign', { handoutId, code })).toBe('HANDOUT_OLD_CODE')
    const { code: fresh } = await cast.leader.does('handout.deskCode', { handoutId })
    expect(await cast.worker.isRefused('handout.sign', { handoutId, code: fresh })).toBe('HANDOUT_NOT_LISTED')
    expect(await cloud.as(one).does('handout.sign', { handoutId, code: fresh })).toMatchObject({ status: 'signed' })
  })

  it('is fetched by a colleague only with their name, who must be staff', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked(), [one])
    const ask = (takenByStaffNo: string) => cast.leader.isRefused('handout.signFor', { handoutId, memberId: one._id, takenByStaffNo, at: at() })
    expect(await ask('NOBODY')).toBe('HANDOUT_PROXY_UNKNOWN')
    expect(await ask(one.staffNo)).toBe('HANDOUT_PROXY_UNKNOWN')
    expect(await ask(cast.members.mate.staffNo)).toBeNull()
    expect(await storedRows(cloud, handoutId)).toMatchObject([{ status: 'proxy', takenByName: '冯海生', takenById: cast.members.mate._id }])
  })

  it('is taken back by the planner with a reason when the tick was a mistake, and can be signed for again', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await cast.leader.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
    const rowId = `${handoutId}_${one._id}`
    const taken = async () => (await cloud.dump<{ taken: string[] }>('allowances', { _id: (await storedRows(cloud, handoutId))[0]?.allowance })).map((allowance) => allowance.taken.length)
    expect(await taken()).toEqual([1])
    expect(await cast.leader.isRefused('handout.takeBack', { handoutId, rowId, reason: '点错' })).toBe('NOT_ALLOWED')
    const requestId = crypto.randomUUID()
    expect(await cast.officer.does('handout.takeBack', { handoutId, rowId, reason: '点错了人' }, requestId)).toMatchObject({ status: 'waiting', signedAt: null })
    expect(await cast.officer.does('handout.takeBack', { handoutId, rowId, reason: '点错了人' }, requestId)).toMatchObject({ status: 'waiting' })
    expect(await taken()).toEqual([0])
    await cast.leader.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
    expect(await taken()).toEqual([1])
    expect((await storedRows(cloud, handoutId))[0]?.history.map(({ action }) => action)).toEqual(['handout.list', 'handout.sign', 'handout.takeBack', 'handout.sign'])
  })

  it('is handed out by a leader to the own group only', async () => {
    const handoutId = await runningHandout(cast, toPicked({ unitFen: 100 }), [cast.members.other, cast.members.worker])
    expect(await cast.leader.isRefused('handout.signFor', { handoutId, memberId: cast.members.other._id, at: at() })).toBe('HANDOUT_NOT_YOUR_GROUP')
    const { items } = await cast.leader.does('handout.rows', { handoutId })
    expect(items.map(({ name }) => name)).toEqual(['张伟'])
    expect(await cast.worker.isRefused('handout.rows', { handoutId })).toBe('NOT_ALLOWED')
    expect(await cast.auditor.isRefused('handout.signFor', { handoutId, memberId: cast.members.worker._id, at: at() })).toBe('NOT_ALLOWED')
  })

  it('pays for what was fetched and frees the rest when it is over', async () => {
    const before = await storedFund(cloud, FUND)
    const people = await newcomers(3)
    const handoutId = await runningHandout(cast, toPicked(), people)
    expect((await storedFund(cloud, FUND)).reservedFen - before.reservedFen).toBe(36_000)
    await cast.officer.does('handout.signFor', { handoutId, memberId: people[0]?._id ?? '', at: at() })
    await cast.officer.does('handout.end', { handoutId })
    await aMinuteLater(cloud)
    const after = await storedFund(cloud, FUND)
    expect(after.paidFen - before.paidFen).toBe(12_000)
    expect(after.reservedFen).toBe(before.reservedFen)
    expect(await storedHandout(cloud, handoutId)).toMatchObject({ status: 'ended', job: null, spentFen: 12_000, takenInAll: 1 })
    expect((await storedRows(cloud, handoutId)).map(({ status }) => status).sort()).toEqual(['expired', 'expired', 'signed'])
    expect(await cast.officer.isRefused('handout.signFor', { handoutId, memberId: people[1]?._id ?? '', at: at() })).toBe('HANDOUT_OVER')
  })

  it('ends by itself after its last day, and nobody signs for it any more', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked(), [one])
    cloud.clock.set(new Date(NOW.getTime() + 9 * DAY_MS))
    expect(await cast.officer.isRefused('handout.signFor', { handoutId, memberId: one._id, at: at() })).toBe('HANDOUT_OVER')
    await cloud.fire()
    expect(await storedHandout(cloud, handoutId)).toMatchObject({ status: 'ended', job: 'close', takenInAll: null })
    await aMinuteLater(cloud)
    expect(await storedHandout(cloud, handoutId)).toMatchObject({ status: 'ended', job: null, takenInAll: 0 })
    expect(await cloud.dump('messages', { memberId: one._id, kind: 'handout' })).toHaveLength(0)
  })

  it('gives back the money and the allowances when it is given up', async () => {
    const before = await storedFund(cloud, FUND)
    const people = await newcomers(2)
    const first = await runningHandout(cast, toPicked({ unitFen: 100_000 }), people)
    await cast.chair.does('handout.cancel', { handoutId: first, reason: '供应商停业' })
    await aMinuteLater(cloud)
    expect((await storedFund(cloud, FUND)).leftFen).toBe(before.leftFen)
    const second = await draftedHandout(cast, toPicked({ unitFen: 100_000 }), people)
    expect(await storedHandout(cloud, second)).toMatchObject({ people: 2 })
  })

  it('is given up by the worker, whose allowance is free again', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked({ unitFen: 150_000 }), [one])
    await cloud.fire()
    expect(await cloud.as(one).does('handout.decline', { handoutId })).toMatchObject({ status: 'declined' })
    expect(await cast.officer.isRefused('handout.signFor', { handoutId, memberId: one._id, at: at() })).toBe('HANDOUT_DECLINED')
    const next = await draftedHandout(cast, toPicked({ unitFen: 150_000 }), [one])
    expect((await storedHandout(cloud, next)).people).toBe(1)
  })
})

describe('ceilings', () => {
  it('refuse a price above the yearly stop before anything is written, with the clause at hand', async () => {
    expect(await cast.officer.ask('handout.saveDraft', { plan: toPicked({ unitFen: 150_001 }) })).toMatchObject({ ok: false, error: { code: 'HANDOUT_OVER_CEILING', field: 'plan.unitFen' } })
    const { clauses } = await cast.officer.does('handout.ceilings', { kind: 'festival' })
    expect(clauses[0]).toMatchObject({ name: '每人每年上限', clause: { value: 150_000, isConfirmed: false } })
  })

  it('leave out whoever has had the year’s share, and say so', async () => {
    const [one, two] = await newcomers(2)
    if (!one || !two) throw new Error('nobody')
    await runningHandout(cast, toPicked({ unitFen: 100_000 }), [one])
    const { handoutId } = await cast.officer.does('handout.saveDraft', { plan: toPicked({ unitFen: 60_000, festival: 'national' }) })
    const { results } = await cast.officer.does('handout.addPeople', { handoutId, staffNos: [one.staffNo, two.staffNo, 'NOBODY', cast.members.outsider.staffNo] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['HANDOUT_YEAR_USED', null, 'HANDOUT_PERSON_UNKNOWN', 'HANDOUT_MEMBERS_ONLY'])
  })

  it('take the birthday gift once a year, from the month after the person joined', async () => {
    const birthday = { calendar: 'solar', month: 9, day: 30, isLeapMonth: false, key: 's09-30' } as const
    const old = aMember({ birthday, memberSince: '2020-01-01' })
    const fresh = aMember({ birthday, memberSince: '2026-09-01' })
    await cloud.load('members', [old, fresh])
    const cake = plan({ kind: 'birthday', title: '9月生日蛋糕', festival: null, month: '2026-09', form: 'voucher', item: '安琪蛋糕店提货券', unitFen: 20_000 })
    const first = await draftedHandout(cast, cake)
    expect((await storedRows(cloud, first)).map(({ personKey, status, reason }) => [personKey, status, reason])).toEqual(
      expect.arrayContaining([[old._id, 'listed', null], [fresh._id, 'barred', 'HANDOUT_TOO_NEW']]),
    )
    const again = await draftedHandout(cast, { ...cake, unitFen: 5_000 })
    expect(await storedRows(cloud, again)).toEqual(expect.arrayContaining([expect.objectContaining({ personKey: old._id, status: 'barred', reason: 'HANDOUT_YEAR_USED' })]))
  })

  it('are asked once more at the taking', async () => {
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, toPicked(), [one])
    const [row] = await storedRows(cloud, handoutId)
    await cloud.edit('allowances', row?.allowance ?? '', { holders: [] })
    expect(await cast.officer.isRefused('handout.signFor', { handoutId, memberId: one._id, at: at() })).toBe('HANDOUT_YEAR_USED')
  })

  it.each([
    ['cash on a birthday', { kind: 'birthday', festival: null, month: '2026-09', form: 'cash' }, 'HANDOUT_FORM'],
    ['a shopping card for a festival', { item: '永旺购物卡' }, 'HANDOUT_CASH_LIKE'],
    ['a festival gift without a festival', { festival: null }, 'HANDOUT_INCOMPLETE'],
    ['夏送清凉 in winter', { kind: 'coolness', festival: null, fromDay: '2026-12-01', untilDay: '2026-12-02' }, 'HANDOUT_OUT_OF_SEASON'],
    ['days the wrong way round', { untilDay: '2026-09-01' }, 'HANDOUT_DAYS'],
  ] as const)('no %s', async (_what, traits, code) => {
    expect(await cast.officer.isRefused('handout.saveDraft', { plan: toPicked(traits) })).toBe(code)
  })
})
