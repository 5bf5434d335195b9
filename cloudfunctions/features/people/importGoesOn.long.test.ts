/** Lists that are gone on with: by the timer when the phone is away, after a crash, and as a whole where rows depend on each other. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { SheetJob } from '@/cloudfunctions/kit/documents/sheet'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { appliedImport, checkedImport, sheetFrom, steppedOut, workbookOf, type Value } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud
let hr: Person

beforeEach(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  hr = await cloud.person(aMember({ name: '人事', staffNo: 'HR1', grants: [{ role: 'HR', orgId: 'company' }, { role: 'ADM', orgId: 'company' }] }))
})
afterEach(() => cloud.close())

const HEAD = ['工号', '姓名', '性别', '入职日期', '部门', '分会', '工会小组', '岗位', '班次', '是否会员', '入会日期', '离职日期', '生日', '生日历法']

/** A row by its columns; what is not named is empty. */
const line = (fields: Readonly<Record<string, Value>>) => HEAD.map((label) => fields[label] ?? null)
const list = (...rows: ReadonlyArray<Readonly<Record<string, Value>>>) => workbookOf({ name: '名册', rows: [HEAD, ...rows.map(line)] })
const memberOf = async (staffNo: string) => (await cloud.dump<Member>('members', { staffNo }))[0] as Member
const everybody = async () => (await cloud.dump<Member>('members')).length
const somebody = async (traits: Partial<Member> = {}) => {
  const member = aMember(traits)
  await cloud.load('members', [member])
  return member
}
const zhang = { 工号: 'N1', 姓名: '张三', 性别: '男', 入职日期: '2020/3/1', 部门: '生产一部', 分会: '生产一部分会', 工会小组: '生产一部工会小组', 岗位: '操作工', 班次: '甲班' }

describe('the last administrators in one list', () => {
  const admins = ['A1', 'A2']
  const many = Array.from({ length: 300 }, (_, index) => ({ 工号: `M${String(index).padStart(4, '0')}`, 姓名: `人${index}` }))
  const leaving = (staffNo: string) => ({ 工号: staffNo, 姓名: staffNo, 离职日期: '2026-01-01' })

  beforeEach(async () => {
    await cloud.edit('members', (await memberOf('HR1'))._id, { grants: [{ role: 'HR', orgId: 'company' }] })
    for (const staffNo of admins) await somebody({ staffNo, name: staffNo, grants: [{ role: 'ADM', orgId: 'company' }], openid: null })
  })

  test('are seen together however far apart their rows are: both stay, and both rows say so', async () => {
    const job = await checkedImport(cloud, hr, await list(leaving('A1'), ...many, leaving('A2')))
    expect(job.found).toMatchObject({ wrong: 2, new: 300 })
    const { items } = await hr.does('sheet.rows', { jobId: job.jobId, show: 'wrong' })
    expect(items.map(({ key, issues }) => [key, issues[0]?.issue])).toEqual([['A1', 'lastAdmin'], ['A2', 'lastAdmin']])
    await appliedImport(hr, job, true)
    for (const staffNo of admins) expect((await memberOf(staffNo)).leftOn).toBeNull()
  })

  test('one by a day, the other by not being in a complete list', async () => {
    const job = await checkedImport(cloud, hr, await list({ 工号: 'HR1', 姓名: '人事' }, leaving('A1')), { isComplete: true })
    expect(job.found).toMatchObject({ wrong: 2, leaver: 0 })
  })

  test('negative control: one of the two may go, the other is left', async () => {
    const job = await checkedImport(cloud, hr, await list(leaving('A1'), ...many))
    expect(job.found).toMatchObject({ wrong: 0, changed: 1 })
    await appliedImport(hr, job)
    expect((await memberOf('A1')).leftOn).toBe('2026-01-01')
  })

  test('who became the last one after the preview is not let go, and the report says it instead of counting it', async () => {
    const job = await checkedImport(cloud, hr, await list(leaving('A1'), zhang))
    await cloud.edit('members', (await memberOf('A2'))._id, { grants: [] })
    const done = await appliedImport(hr, job)
    expect(done).toMatchObject({ status: 'done', applied: { new: 1, changed: 0, wrong: 1 } })
    expect((await hr.does('sheet.rows', { jobId: job.jobId, show: 'wrong' })).items).toMatchObject([{ key: 'A1', issues: [{ column: '离职日期', issue: 'lastAdmin' }] }])
    expect((await memberOf('A1')).leftOn).toBeNull()
  })
})

describe('a phone that goes away', () => {
  const people = Array.from({ length: 1_600 }, (_, index) => ({ 工号: `D${String(index).padStart(5, '0')}`, 姓名: `人${index}` }))
  const later = (minutes: number) => new Date(cloud.clock.now() + minutes * 60_000)

  test('leaves its job to the timer, from the check to the end; whoever comes back sees how far it is', async () => {
    const fileId = await sheetFrom(cloud, hr, await list(...people))
    const { jobId } = await hr.does('sheet.open', { kind: 'people', fileId, isComplete: false, padTo: null })
    await cloud.fire(later(1))
    expect(await hr.does('sheet.get', { jobId })).toMatchObject({ status: 'checking', percent: 0 })
    await cloud.fire(later(3))
    expect(await hr.does('sheet.get', { jobId })).toMatchObject({ status: 'ready', found: { new: 1_600 } })
    expect((await everybody())).toBe(1)
    await hr.does('sheet.start', { jobId, withoutWrong: false, leavers: 0 })
    await hr.does('sheet.step', { jobId })
    await cloud.fire(later(1))
    const [held] = await cloud.dump<SheetJob>('sheetJobs', { _id: jobId })
    expect(held).toMatchObject({ status: 'applying', at: 4 })
    cloud.faults.plan({ kind: 'crash', request: 'database.insertDocument', nth: 2 })
    await cloud.fire(later(4)).catch(() => null)
    expect((await hr.does('sheet.list', { kind: 'people' })).items[0]).toMatchObject({ jobId, status: 'applying' })
    await cloud.fire(later(5))
    expect(await hr.does('sheet.get', { jobId })).toMatchObject({ status: 'done', applied: { new: 1_600 } })
    expect(await everybody()).toBe(1_601)
    const members = await cloud.dump<Member>('members')
    expect(members.filter(({ staffNo, history }) => staffNo.startsWith('D') && history?.length !== 1)).toEqual([])
  })

  test('whoever left the company checks nothing more; what was started is written to its end', async () => {
    const fileId = await sheetFrom(cloud, hr, await list(zhang))
    const { jobId } = await hr.does('sheet.open', { kind: 'people', fileId, isComplete: false, padTo: null })
    const started = await checkedImport(cloud, hr, await list({ ...zhang, 工号: 'N2' }))
    await hr.does('sheet.start', { jobId: started.jobId, withoutWrong: false, leavers: 0 })
    await cloud.edit('members', (await memberOf('HR1'))._id, { leftOn: '2026-01-01' })
    await cloud.fire(later(3))
    const status = async (_id: string) => (await cloud.dump<SheetJob>('sheetJobs', { _id }))[0]?.status
    expect([await status(jobId), await status(started.jobId)]).toEqual(['checking', 'done'])
  })
})

describe('a list that is interrupted', () => {
  const people = Array.from({ length: 2_600 }, (_, index) => ({ 工号: `C${String(index).padStart(5, '0')}`, 姓名: `人${index}` }))
  const stored = async () => (await cloud.dump<Member>('members')).filter(({ staffNo }) => staffNo.startsWith('C')).length

  test('says where it is, and goes on from there: everybody once, counted once', async () => {
    const job = await checkedImport(cloud, hr, await list(...people))
    expect(job.found.new).toBe(2_600)
    await hr.does('sheet.start', { jobId: job.jobId, withoutWrong: false, leavers: 0 })
    cloud.faults.plan({ kind: 'crash', action: 'sheet.step', request: 'database.insertDocument', nth: 3 })
    await hr.ask('sheet.step', { jobId: job.jobId }).catch(() => null)
    const half = await stored()
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(2_600)
    expect(await hr.does('sheet.get', { jobId: job.jobId })).toMatchObject({ status: 'applying', percent: 0 })
    cloud.faults.plan({ kind: 'errorAfter', action: 'sheet.step', request: 'database.modifyDocument', nth: 1 })
    await hr.ask('sheet.step', { jobId: job.jobId }).catch(() => null)
    const done = await steppedOut(hr, job.jobId, 'applying')
    expect(done).toMatchObject({ status: 'done', applied: { new: 2_600 } })
    expect(await stored()).toBe(2_600)
    const members = await cloud.dump<Member>('members')
    expect(members.filter(({ staffNo, history }) => staffNo.startsWith('C') && history?.length !== 1)).toEqual([])
  })

  test('two officers pressing at once do it once', async () => {
    const job = await checkedImport(cloud, hr, await list(...people.slice(0, 600)))
    await hr.does('sheet.start', { jobId: job.jobId, withoutWrong: false, leavers: 0 })
    await Promise.all([1, 2, 3].map(() => hr.ask('sheet.step', { jobId: job.jobId })))
    expect(await steppedOut(hr, job.jobId, 'applying')).toMatchObject({ status: 'done', applied: { new: 600 } })
    expect(await stored()).toBe(600)
  })
})
