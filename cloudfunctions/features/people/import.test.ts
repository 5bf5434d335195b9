/** The personnel office's list, from a file to the roster. */
import { randomUUID } from 'node:crypto'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { SheetJob, SheetPart } from '@/cloudfunctions/kit/documents/sheet'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { appliedImport, checkedImport, sheetFrom, workbookOf, type Value } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { DAY_MS, dayOf } from '@/types/calendar'

let cloud: TestCloud
let hr: Person

beforeEach(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  hr = await cloud.person(aMember({ name: '人事', staffNo: 'HR1', grants: [{ role: 'HR', orgId: 'company' }, { role: 'ADM', orgId: 'company' }] }))
})
afterEach(() => cloud.close())

const HEAD = ['工号', '姓名', '性别', '入职日期', '部门', '分会', '工会小组', '岗位', '班次', '是否会员', '入会日期', '离职日期', '生日', '生日历法']
const NOTHING = { new: 0, changed: 0, unchanged: 0, wrong: 0, leaver: 0 }

/** A row by its columns; what is not named is empty. */
const line = (fields: Readonly<Record<string, Value>>) => HEAD.map((label) => fields[label] ?? null)
const list = (...rows: ReadonlyArray<Readonly<Record<string, Value>>>) => workbookOf({ name: '名册', rows: [HEAD, ...rows.map(line)] })
const memberOf = async (staffNo: string) => (await cloud.dump<Member>('members', { staffNo }))[0] as Member
const everybody = async () => (await cloud.dump<Member>('members')).length
const somebody = async (traits: Parameters<typeof aMember>[0] = {}) => {
  const member = aMember(traits)
  await cloud.load('members', [member])
  return member
}
const zhang = { 工号: 'N1', 姓名: '张三', 性别: '男', 入职日期: '2020/3/1', 部门: '生产一部', 分会: '生产一部分会', 工会小组: '生产一部工会小组', 岗位: '操作工', 班次: '甲班' }

describe('a list of new people', () => {
  test('shows what it would do and writes nothing until it is started; then everybody is on the roster', async () => {
    const before = await everybody()
    const job = await checkedImport(cloud, hr, await list(zhang, { 工号: 'N2', 姓名: '李四', 是否会员: '是', 入会日期: new Date(Date.UTC(2021, 4, 1)) }))
    expect(job).toMatchObject({ status: 'ready', total: 2, found: { ...NOTHING, new: 2 }, applied: NOTHING, percent: 100, blocked: { start: null } })
    expect(await everybody()).toBe(before)
    const done = await appliedImport(hr, job)
    expect(done).toMatchObject({ status: 'done', applied: { ...NOTHING, new: 2 } })
    const member = await memberOf('N1')
    expect(member).toMatchObject({
      name: '张三', gender: 'male', joinedOn: '2020-03-01', unitName: '生产一部', orgPath: ['company', 'b-prod1', 'g-prod1'], post: '操作工', shift: '甲班',
      isUnionMember: false, membership: 'none', grants: [], openid: null, leftOn: null,
    })
    expect(brokenLine(member.history ?? [])).toBeNull()
    expect(await memberOf('N2')).toMatchObject({ isUnionMember: true, membership: 'member', memberSince: '2021-05-01', orgPath: ['company'] })
  })

  test('brings birthdays without their year, by either calendar, and only where the roster has none', async () => {
    const own = await somebody({ staffNo: 'N8', name: '周九', birthday: { calendar: 'solar', month: 1, day: 2, isLeapMonth: false, key: 's01-02' } })
    const job = await checkedImport(cloud, hr, await list(
      { ...zhang, 生日: '1985-06-18' },
      { 工号: 'N2', 姓名: '李四', 生日: '农历闰六月初十' },
      { 工号: 'N3', 姓名: '王五', 生日: '1979-12-30', 生日历法: '农历' },
      { 工号: 'N8', 姓名: own.name, 生日: '1990-05-05' },
      { 工号: 'N4', 姓名: '赵六', 生日: '6月31日' },
      { 工号: 'N5', 姓名: '钱七', 生日: '1980-12-31', 生日历法: '农历' },
    ))
    expect(job.found).toMatchObject({ new: 3, unchanged: 1, wrong: 2 })
    expect(JSON.stringify(await cloud.dump('sheetParts'))).not.toMatch(/1985|1979|1990/)
    await appliedImport(hr, job, true)
    const keys = await Promise.all(['N1', 'N2', 'N3', 'N8'].map(async (staffNo) => (await memberOf(staffNo)).birthday?.key))
    expect(keys).toEqual(['s06-18', 'l06+10', 'l12-30', 's01-02'])
  })

  test('says for each row what is wrong, and starts only when the officer leaves those rows out', async () => {
    const job = await checkedImport(cloud, hr, await list(
      zhang,
      { 工号: 'N3', 姓名: '' },
      { 工号: 'N4', 姓名: '王五', 入职日期: '2021-02-30' },
      { 工号: 'N5', 姓名: '赵六', 工会小组: '不存在的小组' },
      { 工号: 'N6', 姓名: '钱七', 是否会员: '是' },
      { 工号: 'N1', 姓名: '又一个' },
      { 工号: 'N7', 姓名: '孙八', 入职日期: '2199-01-01' },
    ))
    expect(job).toMatchObject({ found: { new: 1, wrong: 6 }, blocked: { start: 'SHEET_HAS_ERRORS', startWithout: null } })
    const { items } = await hr.does('sheet.rows', { jobId: job.jobId, show: 'wrong' })
    expect(items.map(({ row, key, issues }) => [row, key, ...issues.map(({ column, issue }) => `${column} ${issue}`)])).toEqual([
      [3, 'N3', '姓名 required'], [4, 'N4', '入职日期 noSuchDay'], [5, 'N5', '工会小组 unknownUnit'], [6, 'N6', '入会日期 memberNeedsDay'], [7, 'N1', '工号 duplicate'], [8, 'N7', '入职日期 future'],
    ])
    expect(await hr.isRefused('sheet.start', { jobId: job.jobId, withoutWrong: false, leavers: 0 })).toBe('SHEET_HAS_ERRORS')
    await appliedImport(hr, job, true)
    expect((await memberOf('N1')).name).toBe('张三')
    expect(await memberOf('N3')).toBeUndefined()
    const again = await hr.does('sheet.rows', { jobId: job.jobId, show: 'wrong' })
    expect(again.items).toEqual(items)
  })

  test('notices numbers that lost their zeros, asks, and fills them when told so', async () => {
    await Promise.all(['00011', '00012', '00013', '00014'].map((staffNo) => somebody({ staffNo, openid: null })))
    const file = await list({ 工号: 11, 姓名: '甲' }, { 工号: '00015', 姓名: '乙' })
    const asked = await checkedImport(cloud, hr, file)
    expect(asked).toMatchObject({ short: { usualLength: 5, count: 1, example: '11' }, found: { wrong: 1, new: 1 } })
    const filled = await checkedImport(cloud, hr, file, { padTo: 5 })
    expect(filled).toMatchObject({ found: { wrong: 0, new: 1, changed: 1 } })
    // A short number that stands on the roster is right as it is, whatever the others lost.
    await somebody({ staffNo: '7', openid: null })
    const mixed = await checkedImport(cloud, hr, await list({ 工号: 7, 姓名: '丙' }, { 工号: 12, 姓名: '丁' }), { padTo: 5 })
    expect((await hr.does('sheet.rows', { jobId: mixed.jobId, show: 'changed' })).items.map(({ key }) => key)).toEqual(['7', '00012'])
    const left = await checkedImport(cloud, hr, file, { padTo: 2 })
    expect(left).toMatchObject({ short: null, found: { wrong: 0, new: 2 } })
  })

  test('pages its rows without skipping or repeating', async () => {
    const people = Array.from({ length: 620 }, (_, index) => ({ 工号: `P${String(index).padStart(4, '0')}`, 姓名: `人${index}` }))
    const job = await checkedImport(cloud, hr, await list(...people))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await hr.does('sheet.rows', { jobId: job.jobId, show: 'new', limit: 50, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ key }) => key))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(people.map((person) => person.工号))
  })
})

describe('the same list again, and a changed one', () => {
  test('changes nothing when nothing changed, and says in words what did; what the list does not say stays', async () => {
    await appliedImport(hr, await checkedImport(cloud, hr, await list(zhang)))
    const same = await checkedImport(cloud, hr, await list(zhang))
    expect(same).toMatchObject({ found: { unchanged: 1, changed: 0 }, blocked: { start: 'SHEET_NOTHING_TO_DO' } })
    const bound = await memberOf('N1')
    await cloud.edit('members', bound._id, { openid: 'oBound', grants: [{ role: 'GRP', orgId: 'g-prod1' }], relatives: ['x'] })
    const job = await checkedImport(cloud, hr, await list({ ...zhang, 岗位: '班长', 班次: null, 工会小组: '设备动力工会小组', 分会: '设备动力分会' }))
    expect((await hr.does('sheet.rows', { jobId: job.jobId, show: 'changed' })).items[0]?.changes).toEqual(['工会组织：生产一部工会小组 → 设备动力工会小组', '岗位：操作工 → 班长'].sort((a, b) => (a < b ? 1 : -1)).reverse())
    await appliedImport(hr, job)
    expect(await memberOf('N1')).toMatchObject({ post: '班长', shift: '甲班', orgPath: ['company', 'b-equip', 'g-equip'], openid: 'oBound', grants: [{ role: 'GRP' }], relatives: ['x'] })
    expect(brokenLine((await memberOf('N1')).history ?? [])).toBeNull()
  })

  test('an admission day makes no member of somebody who left the union', async () => {
    await somebody({ staffNo: 'Q1', name: '退会人', membership: 'quit', isUnionMember: false, memberSince: '2010-01-01', openid: null })
    await appliedImport(hr, await checkedImport(cloud, hr, await list({ 工号: 'Q1', 姓名: '退会人', 岗位: '新岗位', 是否会员: '是', 入会日期: '2010-01-01' })))
    expect(await memberOf('Q1')).toMatchObject({ membership: 'quit', isUnionMember: false, post: '新岗位' })
  })
})

describe('people who left', () => {
  test('by a day in the list: rights, office and account end at once, the past stays', async () => {
    const leaver = aMember({ staffNo: 'L1', name: '走的人', role: 'CHAIR' })
    const phone = await cloud.person(leaver)
    await cloud.load('bindings', [{ _id: leaver.openid as string, memberId: leaver._id, boundAt: new Date() }])
    expect(await phone.isRefused('inbox.list', {})).toBeNull()
    await appliedImport(hr, await checkedImport(cloud, hr, await list({ 工号: 'L1', 姓名: '走的人', 离职日期: '2026-05-31' })))
    expect(await phone.isRefused('inbox.list', {})).toBe('NOT_BOUND')
    expect(await memberOf('L1')).toMatchObject({ leftOn: '2026-05-31', grants: [], openid: null, bindSeal: null })
    expect((await memberOf('L1')).bindingHistory).toMatchObject([{ action: 'released', reason: '离职' }])
    expect(await cloud.dump('bindings', { memberId: leaver._id })).toEqual([])
  })

  test('an officer who left is named to the chair with the way to hand over; of others nobody hears', async () => {
    const chair = await somebody({ role: 'CHAIR', name: '主席' })
    const leader = await somebody({ staffNo: 'L3', name: '组长', grants: [{ role: 'GRP', orgId: 'g-prod1' }] })
    await somebody({ staffNo: 'L4', name: '工人' })
    await appliedImport(hr, await checkedImport(cloud, hr, await list({ 工号: 'L3', 姓名: '组长', 离职日期: '2026-05-31' }, { 工号: 'L4', 姓名: '工人', 离职日期: '2026-05-31' })))
    const told = await cloud.dump<{ memberId: string; page: string }>('messages')
    expect(told.map(({ memberId, page }) => [memberId, page])).toEqual([[chair._id, `features/people/pages/handover/index?id=${leader._id}`]])
    // And what was theirs can still be handed over.
    const successor = await somebody({ staffNo: 'NEXT3' })
    expect(await cloud.as(chair).does('people.handoverPlan', { memberId: leader._id, successorStaffNo: successor.staffNo })).toMatchObject({ blocked: { handover: null } })
  })

  test('a failure in the middle neither leaves the account’s lock behind nor keeps the chair from hearing', async () => {
    const chair = await somebody({ role: 'CHAIR', name: '主席' })
    for (const nth of [1, 2, 3]) {
      const leader = await somebody({ staffNo: `L5${nth}`, name: '组长', grants: [{ role: 'GRP', orgId: 'g-prod1' }] })
      await cloud.load('bindings', [{ _id: leader.openid as string, memberId: leader._id, boundAt: new Date() }])
      const job = await checkedImport(cloud, hr, await list({ 工号: leader.staffNo, 姓名: '组长', 离职日期: '2026-05-31' }))
      await hr.does('sheet.start', { jobId: job.jobId, withoutWrong: false, leavers: 0 })
      const writes = ['database.removeDocument', 'database.insertDocument', 'database.modifyDocument']
      cloud.faults.plan({ kind: 'errorBefore', action: 'sheet.step', request: writes[nth - 1] })
      expect((await hr.ask('sheet.step', { jobId: job.jobId })).ok).toBe(false)
      await hr.does('sheet.step', { jobId: job.jobId })
      expect([nth, (await memberOf(leader.staffNo)).leftOn, await cloud.dump('bindings', { memberId: leader._id })]).toEqual([nth, '2026-05-31', []])
      expect((await cloud.dump<{ page: string }>('messages', { memberId: chair._id })).map(({ page }) => page)).toContain(`features/people/pages/handover/index?id=${leader._id}`)
    }
  })

  test('by not being in a complete list: they are shown, counted back and only then let go; back in a later list they are back', async () => {
    await somebody({ staffNo: 'L2', name: '不在表里', openid: null })
    const rows = [{ 工号: 'HR1', 姓名: '人事' }, zhang]
    const partial = await checkedImport(cloud, hr, await list(...rows))
    expect(partial.found.leaver).toBe(0)
    const job = await checkedImport(cloud, hr, await list(...rows), { isComplete: true })
    expect(job.found).toMatchObject({ new: 1, leaver: 1 })
    expect((await hr.does('sheet.rows', { jobId: job.jobId, show: 'leaver' })).items).toMatchObject([{ key: 'L2', name: '不在表里' }])
    expect(await hr.isRefused('sheet.start', { jobId: job.jobId, withoutWrong: false, leavers: 0 })).toBe('SHEET_LEAVERS_UNCONFIRMED')
    await appliedImport(hr, job)
    expect((await memberOf('L2')).leftOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    const back = await checkedImport(cloud, hr, await list({ 工号: 'L2', 姓名: '不在表里' }))
    expect(back.found.changed).toBe(1)
    await appliedImport(hr, back)
    expect((await memberOf('L2')).leftOn).toBeNull()
  })

  test('the last administrator is not let go by a list', async () => {
    const byDay = await checkedImport(cloud, hr, await list({ 工号: 'HR1', 姓名: '人事', 离职日期: '2026-01-01' }))
    expect((await hr.does('sheet.rows', { jobId: byDay.jobId, show: 'wrong' })).items).toMatchObject([{ issues: [{ issue: 'lastAdmin' }] }])
    const byAbsence = await checkedImport(cloud, hr, await list(zhang), { isComplete: true })
    expect(byAbsence.found).toMatchObject({ leaver: 0, wrong: 1 })
    await appliedImport(hr, byAbsence, true)
    expect((await memberOf('HR1')).leftOn).toBeNull()
  })
})

describe('who may', () => {
  test('personnel and administrators of the company; nobody else learns that a job exists', async () => {
    const job = await checkedImport(cloud, hr, await list(zhang))
    const others = await Promise.all([aMember(), aMember({ role: 'CHAIR' }), aMember({ grants: [{ role: 'HR', orgId: 'b-prod1' }] })].map((member) => cloud.person(member)))
    for (const other of others) {
      const fileId = await sheetFrom(cloud, other, await list(zhang))
      expect(await other.isRefused('sheet.open', { kind: 'people', fileId, isComplete: false, padTo: null })).toBe('NOT_ALLOWED')
      for (const action of ['sheet.get', 'sheet.step', 'sheet.cancel'] as const) expect(await other.isRefused(action, { jobId: job.jobId })).toBe('NOT_FOUND')
    }
  })

  test('a file from somebody else’s folder is not read, and the file is removed once it is read', async () => {
    const stranger = await cloud.person(aMember())
    const fileId = await sheetFrom(cloud, stranger, await list(zhang))
    const input = { kind: 'people', isComplete: false, padTo: null } as const
    expect(await hr.isRefused('sheet.open', { ...input, fileId })).toBe('SHEET_NOT_YOURS')
    const own = await sheetFrom(cloud, hr, await list(zhang))
    const requestId = randomUUID()
    const first = await hr.does('sheet.open', { ...input, fileId: own }, requestId)
    expect(await hr.does('sheet.open', { ...input, fileId: own }, requestId)).toEqual(first)
    expect(await hr.isRefused('sheet.open', { ...input, fileId: own, isComplete: true }, requestId)).toBe('REQUEST_REUSED')
    expect(await hr.isRefused('sheet.open', { ...input, fileId: own })).toBe('SHEET_NOT_YOURS')
  })

  test('a job given up leaves no row behind, one under way cannot be given up, and no second one starts beside it', async () => {
    const job = await checkedImport(cloud, hr, await list(zhang))
    await hr.does('sheet.cancel', { jobId: job.jobId })
    expect(await cloud.dump<SheetPart>('sheetParts', { jobId: job.jobId })).toEqual([])
    // Also where the removal did not get through and nobody asks again.
    const left = await checkedImport(cloud, hr, await list(zhang))
    cloud.faults.plan({ kind: 'errorBefore', action: 'sheet.cancel', request: 'database.removeDocument' })
    expect((await hr.ask('sheet.cancel', { jobId: left.jobId })).ok).toBe(false)
    expect(await cloud.dump<SheetPart>('sheetParts', { jobId: left.jobId })).not.toEqual([])
    await cloud.fire(new Date(cloud.clock.now() + 60_000))
    expect(await cloud.dump<SheetPart>('sheetParts', { jobId: left.jobId })).toEqual([])
    const [first, second] = [await checkedImport(cloud, hr, await list(zhang)), await checkedImport(cloud, hr, await list({ ...zhang, 岗位: '别的' }))]
    await hr.does('sheet.start', { jobId: first.jobId, withoutWrong: false, leavers: 0 })
    expect(await hr.isRefused('sheet.cancel', { jobId: first.jobId })).toBe('SHEET_WRONG_STATE')
    expect(await hr.isRefused('sheet.start', { jobId: second.jobId, withoutWrong: false, leavers: 0 })).toBe('SHEET_OTHER_RUNNING')
    const [stored] = await cloud.dump<SheetJob>('sheetJobs', { _id: first.jobId })
    expect(brokenLine(stored?.history ?? [])).toBeNull()
  })

  test('an opening that breaks off before there is a job leaves rows for a night at most; what is under way keeps its own', async () => {
    const input = async () => ({ kind: 'people', isComplete: false, padTo: null, fileId: await sheetFrom(cloud, hr, await list(zhang)) }) as const
    const storedOf = async () => (await cloud.dump<SheetPart>('sheetParts')).map(({ jobId }) => jobId)
    const [kept, broken, later] = [await checkedImport(cloud, hr, await list(zhang)), await input(), await input()]
    const breaksOff = () => cloud.faults.plan({ kind: 'errorBefore', action: 'sheet.open', request: 'database.insertDocument', nth: 2 })
    breaksOff()
    expect((await hr.ask('sheet.open', broken)).ok).toBe(false)
    breaksOff()
    const requestId = randomUUID()
    expect((await hr.ask('sheet.open', later, requestId)).ok).toBe(false)
    expect(new Set(await storedOf()).size).toBe(3)
    // Asked again the day after, it is gone on with: its rows are young again.
    const night = new Date(`${dayOf(new Date(cloud.clock.now() + 2 * DAY_MS))}T17:15:00Z`)
    cloud.clock.set(new Date(night.getTime() - 60_000))
    const job = await hr.does('sheet.open', later, requestId)
    await cloud.fire(night)
    expect(new Set(await storedOf())).toEqual(new Set([kept.jobId, job.jobId]))
    expect((await cloud.dump<SheetPart>('sheetParts', { jobId: job.jobId })).map(({ what }) => what).sort()).toEqual(['keys', 'rows'])
  })

  test('a list nobody went on with is dropped after a week, the rows behind a report after a month', async () => {
    const [left, done] = [await checkedImport(cloud, hr, await list(zhang)), await checkedImport(cloud, hr, await list({ 工号: 'N9', 姓名: '' }, zhang))]
    await appliedImport(hr, done, true)
    await cloud.fire(new Date(cloud.clock.now() + 6 * DAY_MS))
    expect((await hr.does('sheet.get', { jobId: left.jobId })).status).toBe('ready')
    await cloud.fire(new Date(cloud.clock.now() + 8 * DAY_MS))
    expect((await hr.does('sheet.get', { jobId: left.jobId })).status).toBe('cancelled')
    expect((await cloud.dump<SheetPart>('sheetParts')).map(({ jobId }) => jobId)).toEqual([done.jobId])
    await cloud.fire(new Date(cloud.clock.now() + 31 * DAY_MS))
    expect(await cloud.dump('sheetParts')).toEqual([])
  })

  test('the template can be opened and read back by the import itself', async () => {
    const { url } = await hr.does('sheet.template', { kind: 'people' })
    const file = Buffer.from(await (await fetch(url)).arrayBuffer())
    const job = await checkedImport(cloud, hr, file)
    expect(job.columns).toHaveLength(16)
    expect(job.ignored).toEqual([])
  })
})
