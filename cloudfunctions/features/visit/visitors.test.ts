/** Those who go along, what they see; what the person reads of a refusal; the list by what is due first. */
import { bornOn, solar } from '@/local/testing/birthdays'
import { databaseCalls } from '@/local/testing/messaging'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { approval, aRecord, aReport, freshVisits, leadVisit, visitCastOn, type VisitCast, type VisitRole } from '@/local/testing/visits'
import { DAY_MS, dayOf } from '@/types/calendar'
import { dueKeyOf } from './terms'

const START = new Date('2026-06-01T01:00:00Z')
const WORDS = '母亲在市医院走的'
let cloud: TestCloud
let cast: VisitCast
const road = () => ({ cloud, cast })
const today = () => dayOf(new Date(cloud.clock.now()))

beforeAll(async () => {
  cloud = await startCloud()
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())
let day = 0
beforeEach(async () => {
  cloud.clock.set(new Date(START.getTime() + (day += 1) * DAY_MS))
  await freshVisits(cloud, cast)
})
afterEach(() => cloud.clock.reset())

const bereaved = async () => {
  const { visitId } = await cast.worker.does('visit.report', aReport(cloud, { kind: 'relativeDeath', story: WORDS }))
  await cast.leader.does('visit.check', { visitId, seen: ['death'], note: '死亡证明看过' })
  return visitId
}
const arranged = async (visitId: string, ...who: VisitRole[]) => {
  await cast.welfare.does('visit.arrange', { visitId, on: today(), staffNos: who.map((name) => cast.members[name].staffNo) })
  return visitId
}

describe('somebody without an office who is asked along', () => {
  test('sees whom to visit, when, with whom and for what; nothing of how it came about', async () => {
    const visitId = await arranged(await bereaved(), 'welfare', 'mate')
    const view = await cast.mate.does('visit.get', { visitId })
    expect(view).toMatchObject({ isVisitor: true, isMine: false, status: 'arranged', name: '张伟', kindName: '直系亲属去世', plan: { on: today(), visitorNames: ['李晓梅', '冯海生'], byName: '李晓梅' } })
    expect(view).toMatchObject({ canRead: false, why: '', steps: [], refusals: [], papers: [], photos: [], grant: null, gift: 'none', ownerLabel: '', dueAt: null })
    expect(Object.values(view.blocked).filter((code) => code === null)).toEqual([])
    expect(JSON.stringify(view)).not.toContain(WORDS)
    expect((await cast.mate.does('visit.mine', {})).toGo).toEqual([{ visitId, on: today(), name: '张伟', unitName: '生产一部' }])
    expect((await cast.worker.does('privacy.reads', {})).items).toContainEqual(expect.objectContaining({ what: '工会关怀事项', reason: '准备走访', byName: '冯海生' }))
  })

  test('takes no step, reads no note, no quota, no photo', async () => {
    const visitId = await arranged(await bereaved(), 'welfare', 'mate')
    expect(await cast.mate.isRefused('visit.note', { visitId, reason: 'visit' })).toBe('NOT_FOUND')
    expect(await cast.mate.isRefused('visit.quota', { visitId })).toBe('NOT_FOUND')
    expect(await cast.mate.isRefused('visit.photo', { visitId, photoId: 'any' })).toBe('NOT_FOUND')
    for (const action of ['visit.refuse', 'visit.cancel'] as const) expect([action, await cast.mate.isRefused(action, { visitId, reason: '不去了' })]).toEqual([action, 'NOT_FOUND'])
    expect(await cast.mate.isRefused('visit.record', aRecord(cloud, visitId))).toBe('NOT_FOUND')
    expect(await cast.mate.isRefused('visit.arrange', { visitId, on: today(), staffNos: [cast.members.mate.staffNo] })).toBe('NOT_FOUND')
  })

  test('sees nothing before being named, after somebody else was named instead, and once it is over', async () => {
    const visitId = await bereaved()
    const seen = async () => [await cast.mate.isRefused('visit.get', { visitId }), (await cast.mate.does('visit.mine', {})).toGo.length]
    expect(await seen()).toEqual(['NOT_FOUND', 0])
    await arranged(visitId, 'mate')
    expect(await seen()).toEqual([null, 1])
    await arranged(visitId, 'culture')
    expect(await seen()).toEqual(['NOT_FOUND', 0])
    await arranged(visitId, 'mate')
    await cast.leader.does('visit.record', aRecord(cloud, visitId))
    expect(await seen()).toEqual(['NOT_FOUND', 0])
  })

  test('of a talk reads that it is one, never why; who decides about people for the employer is told of none', async () => {
    const { visitId } = await cast.leader.does('visit.report', aReport(cloud, { kind: 'discipline', staffNo: cast.members.worker.staffNo, story: '夜班违章' }))
    await cast.leader.does('visit.arrange', { visitId, on: today(), staffNos: [cast.members.mate.staffNo] })
    expect(await cast.mate.does('visit.get', { visitId })).toMatchObject({ isVisitor: true, kindName: '谈心', name: '张伟' })
    await cloud.edit('members', cast.members.mate._id, { grants: [{ role: 'HR', orgId: 'company' }] })
    expect([await cast.mate.isRefused('visit.get', { visitId }), (await cast.mate.does('visit.mine', {})).toGo]).toEqual(['NOT_FOUND', []])
    await cloud.edit('members', cast.members.mate._id, { grants: [] })
  })

  test('may be a relative: they go along to a visit, to no talk, and decide nothing', async () => {
    await cloud.edit('members', cast.members.otherLeader._id, { relatives: [cast.members.worker._id], grants: [{ role: 'GRP', orgId: 'g-prod1' }] })
    const visitId = await arranged(await bereaved(), 'welfare', 'otherLeader')
    expect(await cast.otherLeader.does('visit.get', { visitId })).toMatchObject({ isMine: false, canRead: false, plan: { visitorNames: ['李晓梅', '潘国强'] } })
    expect(await cast.otherLeader.isRefused('visit.record', aRecord(cloud, visitId))).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await cast.otherLeader.isRefused('visit.note', { visitId, reason: 'visit' })).toBe('NOT_FOUND')
    const talk = await cast.leader.does('visit.report', aReport(cloud, { kind: 'mood', staffNo: cast.members.worker.staffNo }))
    const plan = { visitId: talk.visitId, on: today(), staffNos: [cast.members.otherLeader.staffNo] }
    expect(await cast.leader.isRefused('visit.arrange', plan)).toBe('VISIT_PERSON_UNKNOWN')
    await cloud.edit('members', cast.members.otherLeader._id, { relatives: [], grants: [{ role: 'GRP', orgId: 'g-equip' }] })
  })

  test('costs three calls beside the caller, an officer’s list one', async () => {
    const visitId = await arranged(await bereaved(), 'mate')
    const calls = async (act: () => Promise<unknown>) => databaseCalls((await cloud.wire.record(act)).requests)
    expect([await calls(() => cast.mate.does('visit.get', { visitId })), await calls(() => cast.mate.does('visit.mine', {})), await calls(() => cast.welfare.does('visit.list', {}))]).toEqual([3, 3, 2])
  })
})

describe('why nothing, or less, came of it', () => {
  const whyOf = async (visitId: string, who: VisitRole = 'worker') => (await cast[who].does('visit.get', { visitId })).why

  test.each([
    ['refused', async (visitId: string) => cast.leader.does('visit.refuse', { visitId, reason: '同一次住院已经登记过' }), '同一次住院已经登记过'],
    ['cancelled by the union', async (visitId: string) => cast.welfare.does('visit.cancel', { visitId, reason: '登记到别人名下了' }), '登记到别人名下了'],
    ['withdrawn by the person', async (visitId: string) => cast.worker.does('visit.cancel', { visitId, reason: '已经好了' }), ''],
  ])('%s, the person reads the words, nobody else in this place', async (_case, end, why) => {
    const { visitId } = await cast.worker.does('visit.report', aReport(cloud))
    expect(await whyOf(visitId)).toBe('')
    await end(visitId)
    expect([await whyOf(visitId), await whyOf(visitId, 'leader')]).toEqual([why, ''])
  })

  test('made without the gift, the chair says why and the person reads it', async () => {
    const visitId = await leadVisit(road(), (await cast.worker.does('visit.report', aReport(cloud))).visitId, 'approving')
    const bare = { visitId, amountFen: 0, fundId: '', note: '' }
    expect(await cast.chair.isRefused('visit.approve', bare)).toBe('BAD_INPUT')
    await cast.chair.does('visit.approve', { ...bare, note: '今年的次数已用完' })
    expect(await whyOf(visitId)).toBe('今年的次数已用完')
  })

  test('approved with the gift, the chair’s note is not the person’s', async () => {
    const visitId = await leadVisit(road(), (await cast.worker.does('visit.report', aReport(cloud))).visitId, 'approving')
    await cast.chair.does('visit.approve', { ...approval(road(), visitId), note: '情况属实' })
    expect(await whyOf(visitId)).toBe('')
  })
})

test('the list is in the order of what is due, over pages; what is over comes last, the newest first', async () => {
  const birthday = bornOn(solar(7, 1), { name: '丁立新' })
  await cloud.load('members', [birthday])
  cloud.clock.set(new Date('2026-06-22T01:00:00Z'))
  await cloud.fire(new Date('2026-06-22T01:00:00Z'))
  const first = (await cast.mate.does('visit.report', aReport(cloud))).visitId
  const urgent = (await cast.leader.does('visit.report', aReport(cloud, { kind: 'memberDeath', staffNo: cast.members.outsider.staffNo }))).visitId
  const [over, overLater] = [(await cast.worker.does('visit.report', aReport(cloud))).visitId, (await cast.worker.does('visit.report', aReport(cloud, { kind: 'accident' }))).visitId]
  for (const visitId of [over, overLater]) {
    cloud.clock.set(new Date(cloud.clock.now() + 60_000))
    await cast.worker.does('visit.cancel', { visitId, reason: '已经好了' })
  }
  const seen: string[] = []
  for (let cursor: string | undefined, page = 0; page < 40; page += 1) {
    const { items, next } = await cast.leader.does('visit.list', { limit: 2, ...(cursor ? { cursor } : {}) })
    seen.push(...items.map(({ visitId }) => visitId))
    if (next === null) break
    cursor = next
  }
  expect(new Set(seen).size).toBe(seen.length)
  const task = (await cloud.dump<{ _id: string }>('visits', { subjectId: birthday._id }))[0]?._id ?? ''
  const places = [urgent, first, task, overLater, over].map((visitId) => seen.indexOf(visitId))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places.includes(-1)).toBe(false)
})

test('until somebody has been there the visit counts where it is owed first, afterwards the step alone', () => {
  const [early, late, now] = ['2026-06-10', '2026-06-20', '2026-06-01'].map((text) => new Date(`${text}T16:00:00Z`)) as [Date, Date, Date]
  const key = (dueAt: Date | null, visitBy: Date, visitedOn: string | null, isEnded = false) => dueKeyOf({ _id: 'a', dueAt, visitBy, visitedOn }, isEnded, now).slice(0, 10)
  expect([key(late, early, null), key(early, late, null), key(late, early, '2026-06-05'), key(null, early, null)]).toEqual(['2026-06-10', '2026-06-10', '2026-06-20', '2026-06-10'])
  expect([key(null, early, '2026-06-05').slice(0, 4), key(early, early, null, true).slice(0, 4)]).toEqual(['9999', '9999'])
})
