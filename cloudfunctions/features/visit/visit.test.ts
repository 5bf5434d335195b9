import { brokenBalance, storedFund } from '@/local/testing/funds'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked, differentlyHeard } from '@/local/testing/twice'
import { approval, aRecord, aReport, freshVisits, leadVisit, storedVisit, visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { DAY_MS, HOUR_MS } from '@/types/calendar'
import type { VisitStatus } from '@/types/visitNames'

const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: VisitCast
const road = () => ({ cloud, cast })
const reported = async (traits: Parameters<typeof aReport>[1] = {}) => (await cast.worker.does('visit.report', aReport(cloud, traits))).visitId
const led = async (to: VisitStatus) => leadVisit(road(), await reported(), to)
const statusOf = async (visitId: string) => (await storedVisit(cloud, visitId)).status

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())
let day = 0
beforeEach(async () => {
  day += 1
  cloud.clock.set(new Date(START.getTime() + day * DAY_MS))
  await freshVisits(cloud, cast)
})
afterEach(() => cloud.clock.reset())

describe('a stay in hospital', () => {
  test('goes from the report over check, review, approval and visit to the signature, and the money is paid once', async () => {
    const visitId = await led('closed')
    const visit = await storedVisit(cloud, visitId)
    expect(visit.history.map(({ action }) => action)).toEqual(['visit.report', 'visit.check', 'visit.review', 'visit.approve', 'visit.arrange', 'visit.record', 'visit.sign'])
    expect(brokenLine(visit.history)).toBeNull()
    expect(visit).toMatchObject({ status: 'closed', proof: 'app', outcome: 'inTime', missKey: '', endedYear: '2026' })
    const fund = await storedFund(cloud, cast.fundId)
    expect(fund).toMatchObject({ paidFen: 800 * YUAN, reservedFen: 0, leftFen: 99_200 * YUAN })
    expect(brokenBalance(fund)).toEqual([])
  })

  test('the person sees state, owner, plan, gift and the rule behind it', async () => {
    const visitId = await led('toSign')
    const view = await cast.worker.does('visit.get', { visitId })
    expect(view).toMatchObject({ status: 'toSign', ownerLabel: '您本人', isMine: true, canRead: false, gift: 'money', plan: { visitorNames: ['李晓梅', '叶建华'] } })
    expect(view.grant?.clauses.map(({ key, value, isConfirmed }) => [key, value, isConfirmed])).toEqual([['visit.ceiling.illness', 1000 * YUAN, false], ['visit.times.illness', 2, false]])
    expect((await cast.worker.does('visit.mine', {})).items).toContainEqual(expect.objectContaining({ visitId, toSign: true }))
    expect((await cast.worker.does('home.get', {})).cards).toContainEqual(expect.objectContaining({ kind: 'visitAsks', id: visitId, title: '工会关怀' }))
    expect(await cast.worker.isRefused('visit.sign', { visitId, amountFen: 700 * YUAN })).toBe('VISIT_AMOUNT_DIFFERS')
  })

  test('is one matter, whoever reports it first; reported again after it was cancelled, it is a new one', async () => {
    const visitId = await reported()
    expect(await cast.leader.isRefused('visit.report', aReport(cloud, { staffNo: cast.members.worker.staffNo }))).toBe('VISIT_REPORTED_BEFORE')
    await cast.worker.does('visit.cancel', { visitId, reason: '已经好了' })
    expect(await reported()).not.toBe(visitId)
  })

  test('is refused after six months and before the day itself; of an unknown kind; for somebody of another team', async () => {
    expect(await cast.worker.isRefused('visit.report', aReport(cloud, { eventOn: '2025-11-01' }))).toBe('VISIT_TOO_LATE')
    expect(await cast.worker.isRefused('visit.report', aReport(cloud, { eventOn: '2026-12-01' }))).toBe('VISIT_DAY_AHEAD')
    expect(await cast.worker.isRefused('visit.report', aReport(cloud, { kind: 'party' }))).toBe('VISIT_KIND_UNKNOWN')
    expect(await cast.otherLeader.isRefused('visit.report', aReport(cloud, { staffNo: cast.members.worker.staffNo }))).toBe('VISIT_PERSON_UNKNOWN')
    expect(await cast.mate.isRefused('visit.report', aReport(cloud, { staffNo: cast.members.worker.staffNo }))).toBe('NOT_ALLOWED')
  })

  test('is not approved before somebody has seen the papers', async () => {
    const visitId = await reported()
    await cast.leader.does('visit.check', { visitId, seen: [], note: '' })
    expect(await cast.welfare.isRefused('visit.review', { visitId, seen: [], note: '' })).toBe('VISIT_PAPERS_UNSEEN')
    await cast.welfare.does('visit.review', { visitId, seen: ['hospital'], note: '' })
    expect(await statusOf(visitId)).toBe('approving')
  })

  test('cancelled after the approval, the reserve and the allowance go back', async () => {
    const visitId = await led('toArrange')
    await cast.welfare.does('visit.cancel', { visitId, reason: '本人不愿打扰' })
    expect(await storedFund(cloud, cast.fundId)).toMatchObject({ reservedFen: 0, paidFen: 0, leftFen: 100_000 * YUAN })
    expect((await cloud.dump<{ times: number }>('allowances')).filter(({ times }) => times > 0)).toEqual([])
    expect(await cast.worker.isRefused('visit.sign', { visitId, amountFen: 800 * YUAN })).toBe('VISIT_WRONG_STATE')
  })

  test('of somebody who is not in the union is visited without a gift', async () => {
    const { visitId } = await cast.outsider.does('visit.report', aReport(cloud))
    await cast.leader.does('visit.check', { visitId, seen: [], note: '' })
    await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
    expect(await storedVisit(cloud, visitId)).toMatchObject({ status: 'toArrange', rules: { gift: 'none' } })
    await cast.leader.does('visit.record', aRecord(cloud, visitId, { need: 'hardship', needText: '家里只有一份收入' }))
    expect(await storedVisit(cloud, visitId)).toMatchObject({ status: 'closed', proof: 'record' })
    expect((await cast.outsider.does('visit.get', { visitId })).offersAid).toBe(true)
  })
})

describe('a death', () => {
  const bereaved = async () => (await cast.leader.does('visit.report', aReport(cloud, { kind: 'memberDeath', staffNo: cast.members.mate.staffNo, seen: ['death'] }))).visitId

  test('is owed within 24 hours; visited before the approval, it goes on to the signature of the family', async () => {
    const visitId = await bereaved()
    expect(await storedVisit(cloud, visitId)).toMatchObject({ status: 'reviewing' })
    const { visitBy, reportedAt } = await storedVisit(cloud, visitId)
    expect(new Date(visitBy).getTime() - new Date(reportedAt).getTime()).toBe(24 * HOUR_MS)
    await cast.leader.does('visit.record', aRecord(cloud, visitId, { summary: '到灵堂慰问家属' }))
    await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
    await cast.chair.does('visit.approve', approval(road(), visitId, 3_000))
    expect(await statusOf(visitId)).toBe('toSign')
    const paper = { visitId, amountFen: 3_000 * YUAN, signerName: '刘芳', tie: 'spouse' as const }
    expect(await cast.welfare.isRefused('visit.signFor', { ...paper, reason: '' })).toBe('VISIT_PROOF_NEEDED')
    expect(await cast.chair.isRefused('visit.signFor', { ...paper, reason: '签领表随凭证归档' })).toBe('CASE_NOT_YOUR_TURN')
    await cast.welfare.does('visit.signFor', { ...paper, reason: '签领表随凭证归档' })
    expect(await storedVisit(cloud, visitId)).toMatchObject({ status: 'closed', proof: 'reason' })
    expect(await storedFund(cloud, cast.fundId)).toMatchObject({ paidFen: 3_000 * YUAN, reservedFen: 0 })
  })

  test('not visited in time, it is missed: on the list of that month, by team, until the end of time', async () => {
    const visitId = await bereaved()
    cloud.clock.set(new Date(cloud.clock.now() + 3 * DAY_MS))
    await cast.leader.does('visit.record', aRecord(cloud, visitId))
    const missed = await cast.welfare.does('visit.missed', { month: '2026-06' })
    expect(missed.items).toMatchObject([{ visitId, name: '冯海生', isLate: true }])
    expect(missed.groups).toMatchObject([{ orgId: 'g-prod1', count: 1 }])
    expect((await cast.otherLeader.does('visit.missed', { month: '2026-06' })).items).toEqual([])
    expect(await cast.auditor.isRefused('visit.missed', { month: '2026-06' })).toBe('NOT_ALLOWED')
  })
})

describe('ended without a visit', () => {
  const isMissed = async (visitId: string) => (await cast.welfare.does('visit.missed', { month: '2026-06' })).items.some((one) => one.visitId === visitId)
  const later = (days: number) => cloud.clock.set(new Date(cloud.clock.now() + days * DAY_MS))

  test.each(['visit.refuse', 'visit.cancel'] as const)('by %s after the day it was owed, the person stays among the missed; before it, nobody was missed', async (action) => {
    const end = async (visitId: string) => (action === 'visit.refuse' ? cast.leader : cast.welfare).does(action, { visitId, reason: '登记有误' })
    const inTime = await reported()
    await end(inTime)
    const tooLate = await reported({ eventOn: '2026-05-20' })
    later(12)
    await end(tooLate)
    expect([await isMissed(inTime), await isMissed(tooLate)]).toEqual([false, true])
  })
})

describe('ceilings', () => {
  test('two stays a year, each within its own ceiling; the third is visited without a gift', async () => {
    const days = ['2026-06-01', '2026-05-01', '2026-04-01']
    const ids: string[] = []
    for (const eventOn of days) ids.push(await leadVisit(road(), await reported({ eventOn }), 'approving'))
    const [first = '', second = '', third = ''] = ids
    expect(await cast.chair.isRefused('visit.approve', approval(road(), first, 1_001))).toBe('VISIT_OVER_CEILING')
    await cast.chair.does('visit.approve', approval(road(), first, 1_000))
    await cast.chair.does('visit.approve', approval(road(), second, 1_000))
    expect(await cast.chair.isRefused('visit.approve', approval(road(), third, 1))).toBe('VISIT_YEAR_USED')
    expect(await cast.chair.does('visit.quota', { visitId: third })).toMatchObject({ usedTimes: 2, usedFen: 2_000 * YUAN, roomFen: 0, blocked: 'VISIT_YEAR_USED' })
    await cast.chair.does('visit.approve', { visitId: third, amountFen: 0, fundId: '', note: '今年的次数已用完' })
    expect(await statusOf(third)).toBe('toArrange')
  })

  test('approved at once, only as many as the year allows; with room for both, both', async () => {
    const prepare = async (kind: 'wedding' | 'illness', seen: 'marriage' | 'hospital', days: readonly string[]) => {
      const ids: string[] = []
      for (const eventOn of days) {
        const visitId = await reported({ kind, eventOn })
        await cast.leader.does('visit.check', { visitId, seen: [seen], note: '' })
        await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
        ids.push(visitId)
      }
      return ids
    }
    const approveAll = async (ids: readonly string[]) => {
      const replies = await Promise.all(ids.map((visitId) => cast.chair.ask('visit.approve', approval(road(), visitId, 900))))
      return replies.filter(({ ok }) => ok).length
    }
    expect(await approveAll(await prepare('wedding', 'marriage', ['2026-05-03', '2026-05-04']))).toBe(1)
    expect(await approveAll(await prepare('illness', 'hospital', ['2026-05-03', '2026-05-04']))).toBe(2)
    expect(brokenBalance(await storedFund(cloud, cast.fundId))).toEqual([])
  })
})

describe('a talk', () => {
  const begun = async () => (await cast.leader.does('visit.report', aReport(cloud, { kind: 'discipline', staffNo: cast.members.worker.staffNo, story: '夜班违章被通报' }))).visitId

  test('is arranged, talked, followed up and closed without money; of oneself one reads only that it is a talk', async () => {
    const visitId = await begun()
    expect((await cast.worker.does('visit.mine', {})).items).toContainEqual(expect.objectContaining({ visitId, kindName: '谈心' }))
    const plan = { visitId, staffNos: [cast.members.leader.staffNo] }
    expect(await cast.leader.isRefused('visit.arrange', { ...plan, on: '2026-12-01' })).toBe('VISIT_DAY_AHEAD')
    await cast.leader.does('visit.arrange', { ...plan, on: '2026-06-20' })
    expect(await statusOf(visitId)).toBe('arranged')
    await cast.leader.does('visit.record', aRecord(cloud, visitId, { summary: '谈了一个小时，情绪稳定', followUp: '两周后再谈', followUpOn: '2026-07-20' }))
    expect(await statusOf(visitId)).toBe('following')
    await cast.welfare.does('visit.follow', { visitId, note: '已恢复正常', nextOn: null })
    expect(await statusOf(visitId)).toBe('closed')
  })

  test('is led by nobody who decides about people for the employer, and by no relative', async () => {
    const visitId = await begun()
    const plan = (staffNo: string) => ({ visitId, on: '2026-06-25', staffNos: [cast.members.leader.staffNo, staffNo] })
    expect(await cast.leader.isRefused('visit.arrange', plan(cast.members.hr.staffNo))).toBe('VISIT_PERSON_UNKNOWN')
    await cloud.edit('members', cast.members.culture._id, { relatives: [cast.members.worker._id] })
    expect(await cast.leader.isRefused('visit.arrange', plan(cast.members.culture.staffNo))).toBe('VISIT_PERSON_UNKNOWN')
    await cloud.edit('members', cast.members.culture._id, { relatives: [] })
    await cast.leader.does('visit.arrange', plan(cast.members.culture.staffNo))
    expect(await statusOf(visitId)).toBe('arranged')
  })

  test('is hidden from whoever decides about people for the employer, even in an office of the union', async () => {
    const visitId = await begun()
    expect(await cast.hr.isRefused('visit.get', { visitId })).toBe('NOT_FOUND')
    expect(await cast.hrLeader.isRefused('visit.get', { visitId })).toBe('NOT_FOUND')
    expect(await cast.hrLeader.isRefused('visit.note', { visitId, reason: 'handle' })).toBe('NOT_FOUND')
    expect(await cast.hrLeader.isRefused('visit.record', aRecord(cloud, visitId))).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await cast.hrLeader.does('visit.list', {})).items).toEqual([])
    expect((await cast.leader.does('visit.list', {})).items).toHaveLength(1)
    expect((await cast.leader.does('visit.note', { visitId, reason: 'handle' })).story).toBe('夜班违章被通报')
  })
})

describe('the dictionary', () => {
  test('is edited from today on, with its history; what was reported before keeps its own', async () => {
    const before = await reported()
    const { kinds, canEdit } = await cast.welfare.does('visit.kinds', {})
    expect(canEdit).toBe(true)
    const illness = kinds.find(({ code }) => code === 'illness')
    expect(illness).toMatchObject({ name: '生病住院', limit: { value: 1000 * YUAN, isConfirmed: false }, times: { value: 2 }, due: { value: 3, unit: 'workingDays' } })
    const { limit: _limit, times: _times, due: _due, ...kind } = illness as NonNullable<typeof illness>
    await cast.welfare.does('visit.saveKind', { kind: { ...kind, name: '住院治疗', isOn: false }, reason: '委员会决定' })
    expect(await cast.mate.isRefused('visit.report', aReport(cloud))).toBe('VISIT_KIND_UNKNOWN')
    expect((await storedVisit(cloud, before)).rules.name).toBe('生病住院')
    await cast.chair.does('visit.saveKind', { kind, reason: '改回来' })
    expect((await cast.chair.does('visit.kindHistory', { code: 'illness' })).rows).toMatchObject([{ byName: '吴建明', reason: '改回来', kind: { isOn: true } }])
    expect(await cast.culture.isRefused('visit.saveKind', { kind, reason: '试试' })).toBe('NOT_ALLOWED')
    expect(await cast.chair.isRefused('visit.saveKind', { kind: { ...kind, gift: 'none' }, reason: '试试' })).toBe('VISIT_KIND_GIFT')
    expect((await cast.mate.does('visit.kinds', {})).canEdit).toBe(false)
  })

  test('an edit that arrives twice at the same moment is one, on a new day and on one that has a row', async () => {
    const kindNow = async () => {
      const [first] = (await cast.welfare.does('visit.kinds', {})).kinds
      const { limit: _limit, times: _times, due: _due, ...kind } = first as NonNullable<typeof first>
      return kind
    }
    const edit = async () => asked(cast.welfare, 'visit.saveKind', { kind: await kindNow(), reason: '委员会决定' })
    expect(await differentlyHeard(cloud, await edit())).toEqual([])
    await cast.welfare.does('visit.saveKind', { kind: await kindNow(), reason: '先改一次' })
    expect(await differentlyHeard(cloud, await edit())).toEqual([])
  })

  test('an edit whose answer was lost and that is sent again the next day is the same edit; of another kind under its request id none', async () => {
    const wedding = (await cast.welfare.does('visit.kinds', {})).kinds.find(({ code }) => code === 'wedding') ?? (await cast.welfare.does('visit.kinds', {})).kinds[0]
    const { limit: _limit, times: _times, due: _due, ...kind } = wedding as NonNullable<typeof wedding>
    const [requestId, edit] = [crypto.randomUUID(), { kind: { ...kind, isOn: false }, reason: '委员会决定' }]
    const first = await cast.welfare.does('visit.saveKind', edit, requestId)
    cloud.clock.advance(24 * 60 * 60_000)
    try {
      expect(await cast.welfare.does('visit.saveKind', edit, requestId)).toEqual(first)
      expect((await cast.chair.does('visit.kindHistory', { code: kind.code })).rows).toHaveLength(1)
      const other = { ...edit, kind: { ...kind, code: 'anotherKind' } }
      expect(await cast.welfare.isRefused('visit.saveKind', other, requestId)).toBe('REQUEST_REUSED')
      expect(await cast.welfare.isRefused('visit.saveKind', other)).toBeNull()
    } finally {
      cloud.clock.reset()
    }
  })
})

describe('conflict of interest', () => {
  test('nobody handles the matter of a relative, and the attempt is on record', async () => {
    await cloud.edit('members', cast.members.leader._id, { relatives: [cast.members.worker._id] })
    const visitId = await reported()
    expect(await cast.leader.isRefused('visit.check', { visitId, seen: [], note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await cast.leader.isRefused('visit.note', { visitId, reason: 'handle' })).toBe('NOT_FOUND')
    await cast.branchChair.does('visit.check', { visitId, seen: ['hospital'], note: '' })
    expect((await cast.welfare.does('visit.get', { visitId })).refusals).toMatchObject([{ byName: '叶建华', action: 'visit.check' }])
    await cloud.edit('members', cast.members.leader._id, { relatives: [] })
  })
})
