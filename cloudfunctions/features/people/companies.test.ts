/** Two companies of one group in one database: each is a house of its own. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { SheetJob } from '@/cloudfunctions/kit/documents/sheet'
import { pathOf, housesOf, chainOf } from '@/cloudfunctions/kit/units'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { appliedImport, checkedImport, sheetFrom, workbookOf } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Role } from '@/types/roles'

const orgs = [
  { _id: 'group', type: 'group', name: '集团工会', parentId: null },
  { _id: 'a', type: 'company', name: '甲公司工会', parentId: 'group' },
  { _id: 'a1', type: 'branch', name: '一分会', parentId: 'a' },
  { _id: 'a1x', type: 'unionGroup', name: '一组', parentId: 'a1' },
  { _id: 'b', type: 'company', name: '乙公司工会', parentId: 'group' },
  { _id: 'b1', type: 'branch', name: '一分会', parentId: 'b' },
  { _id: 'bd', type: 'department', name: '乙公司生产部', parentId: 'b' },
] as const
const units = new Map(orgs.map((org) => [org._id as string, org]))

let cloud: TestCloud
const at = (orgPath: readonly string[], traits: Parameters<typeof aMember>[0] = {}) => aMember({ orgPath, openid: null, ...traits })
const officer = (orgId: string, ...roles: readonly Role[]) => aMember({ orgPath: [orgId], grants: roles.map((role) => ({ role, orgId })), declaredOn: '2026-01-01' })
const keepers = { a: officer('a', 'ADM', 'HR'), aChair: officer('a', 'CHAIR'), b: officer('b', 'ADM', 'HR'), bChair: officer('b', 'CHAIR'), group: officer('group', 'ADM', 'HR') }
const workers = { a: at(['a', 'a1', 'a1x'], { staffNo: 'W1', name: '甲职工' }), b: at(['b', 'b1'], { staffNo: 'W2', name: '乙职工' }) }
let as: Readonly<Record<keyof typeof keepers, Person>>

beforeEach(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  await cloud.load('orgs', orgs.map((org) => ({ ...org })))
  await cloud.load('members', [...Object.values(keepers), ...Object.values(workers)])
  as = Object.fromEntries(Object.entries(keepers).map(([name, member]) => [name, cloud.as(member)])) as typeof as
})
afterEach(() => cloud.close())

const rowOf = async (staffNo: string) => (await cloud.dump<Member>('members', { staffNo }))[0] as Member

test('paths begin at the company, and an office above companies answers for all of them', () => {
  expect(['a1x', 'b', 'bd', 'group', 'nowhere'].map((orgId) => pathOf(orgId, units))).toEqual([['a', 'a1', 'a1x'], ['b'], ['b', 'bd'], ['group'], []])
  expect(chainOf('a1', units)).toEqual(['group', 'a', 'a1'])
  expect(['a1x', 'b', 'group', 'nowhere'].map((orgId) => housesOf(orgId, units))).toEqual([['a'], ['b'], ['group', 'a', 'b'], []])
})

describe('an officer of one company', () => {
  test('sees and counts the units and people of their own company only', async () => {
    const tree = (await as.a.does('people.units', {})).units
    expect(tree.map(({ orgId, people }) => [orgId, people])).toEqual([['a', 3], ['a1', 1], ['a1x', 1]])
    expect((await as.b.does('people.units', {})).units.map(({ orgId }) => orgId).sort()).toEqual(['b', 'b1', 'bd'])
    const names = (await as.a.does('people.list', { limit: 50, hasLeft: false, officers: false })).items.map(({ staffNo }) => staffNo)
    expect(names).toContain('W1')
    expect(names).not.toContain('W2')
    expect((await as.a.does('session.roster', { limit: 50 })).items.map(({ staffNo }) => staffNo)).not.toContain('W2')
    for (const orgId of ['b', 'b1', 'group']) expect(await as.a.isRefused('people.list', { orgId, limit: 50, hasLeft: false, officers: false })).toBe('NOT_FOUND')
    expect((await as.a.does('people.list', { orgId: 'bd', limit: 50, hasLeft: false, officers: false })).items).toEqual([])
    expect(await as.a.isRefused('people.get', { memberId: workers.b._id })).toBe('NOT_FOUND')
    expect(await as.a.isRefused('session.issueCode', { staffNo: 'W2' })).toBe('NOT_FOUND')
  })

  test('appoints, places and keeps nobody of the other one, nor takes its people as a successor', async () => {
    expect(await as.a.isRefused('people.proposeRole', { memberId: workers.a._id, isRemoval: false, role: 'GRP', orgId: 'b1', reason: 'x' })).toBe('NOT_ALLOWED')
    expect(await as.a.isRefused('people.addUnit', { type: 'branch', name: '二分会', parentId: 'b' })).toBe('NOT_ALLOWED')
    expect(await as.a.isRefused('people.moveUnit', { orgId: 'a1', parentId: 'b' })).toBe('NOT_ALLOWED')
    const place = { memberId: workers.a._id, employerOrgId: null, post: 'x', shift: '', reason: 'x' }
    expect(await as.a.isRefused('people.place', { ...place, orgId: 'b1' })).toBe('NOT_ALLOWED')
    expect(await as.a.isRefused('people.place', { ...place, orgId: 'a1', employerOrgId: 'bd' })).toBe('ORG_WRONG_PLACE')
    expect(await as.a.isRefused('people.handover', { memberId: keepers.a._id, successorStaffNo: 'W2', reason: 'x' })).toBe('NOT_FOUND')
    expect(await as.a.isRefused('people.handover', { memberId: keepers.a._id, successorStaffNo: 'W1', reason: 'x' })).toBeNull()
  })

  test('has departments of its own: beside several companies none stands alone', async () => {
    const department = (parentId: string | null) => as.group.ask('people.addUnit', { type: 'department', name: '聚合车间', parentId })
    expect(await department(null)).toMatchObject({ error: { code: 'ORG_WRONG_PLACE', field: 'parentId' } })
    expect(await as.a.isRefused('people.addUnit', { type: 'department', name: '聚合车间', parentId: 'a' })).toBeNull()
  })

  test('lets nobody of the other one stand in for them', async () => {
    const days = { fromDay: '2099-06-01', untilDay: '2099-06-02', reason: '' }
    expect(await as.a.isRefused('inbox.delegate', { deputyStaffNo: 'W2', ...days })).toBe('NOT_FOUND')
    expect(await as.a.isRefused('inbox.delegate', { deputyStaffNo: 'W1', ...days })).toBeNull()
  })

  test('keeps the own company with its own second keeper; those of the other one neither see nor confirm', async () => {
    const { changeId } = await as.a.does('people.proposeRole', { memberId: workers.a._id, isRemoval: false, role: 'REP', orgId: 'a', reason: '选举' })
    for (const stranger of [as.b, as.bChair, as.group]) {
      expect(await stranger.isRefused('people.confirmRole', { changeId, note: '' })).toBe('NOT_FOUND')
      expect((await stranger.does('inbox.list', {})).items).toEqual([])
      expect((await stranger.does('people.roleChanges', { limit: 20 })).items).toEqual([])
    }
    expect(await as.aChair.does('people.confirmRole', { changeId, note: '' })).toMatchObject({ status: 'confirmed' })
  })

  test('is the last administrator of the own company, however many the other one has', async () => {
    await as.aChair.does('people.proposeRole', { memberId: keepers.a._id, isRemoval: true, role: 'ADM', orgId: 'a', reason: '调离' })
    const second = officer('a', 'CHAIR')
    await cloud.load('members', [second])
    const [change] = await cloud.dump<{ _id: string }>('roleChanges')
    expect(await cloud.as(second).isRefused('people.confirmRole', { changeId: change?._id ?? '', note: '' })).toBe('ROLE_LAST_ADMIN')
  })
})

describe('an activity', () => {
  test('is seen and entered by the people of the company that holds it', async () => {
    const culture = await cloud.person(aMember({ orgPath: ['a'], grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'a' }] }))
    const [mine, theirs] = [await cloud.person(aMember({ orgPath: ['a', 'a1'] })), await cloud.person(aMember({ orgPath: ['b', 'b1'] }))]
    const { activityId } = await culture.does('activity.saveDraft', { plan: aPlan({ title: '甲公司运动会' }, cloud.clock.now()) })
    await culture.does('activity.submit', { activityId })
    await as.aChair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
    const titles = async (person: Person) => (await person.does('activity.list', { scope: 'coming', limit: 20 })).items.map(({ title }) => title)
    expect([await titles(mine), await titles(theirs)]).toEqual([['甲公司运动会'], []])
    expect(await theirs.isRefused('activity.get', { activityId })).toBe('NOT_FOUND')
    expect(await theirs.isRefused('activity.signUp', { activityId, guests: 0, answers: {} })).toBe('NOT_FOUND')
    expect(await mine.isRefused('activity.signUp', { activityId, guests: 0, answers: {} })).toBeNull()
    expect((await as.bChair.does('activity.managed', { limit: 20 })).items).toEqual([])
  })
})

describe('lists', () => {
  const list = (...rows: ReadonlyArray<readonly (string | null)[]>) => workbookOf({ name: '名册', rows: [['工号', '姓名', '分会', '岗位'], ...rows] })

  test('of one company let nobody of the other one go, change nobody there and put new people where they belong', async () => {
    const complete = await checkedImport(cloud, as.a, await list([keepers.a.staffNo, keepers.a.name, null, null], [keepers.aChair.staffNo, keepers.aChair.name, null, null], ['N1', '新职工', '一分会', '电工'], ['N2', '新来的', null, null]), { isComplete: true })
    expect(complete.found).toMatchObject({ new: 2, leaver: 1, wrong: 0 })
    await appliedImport(as.a, complete)
    expect([(await rowOf('N1')).orgPath, (await rowOf('N2')).orgPath, (await rowOf('W1')).leftOn !== null, (await rowOf('W2')).leftOn]).toEqual([['a', 'a1'], ['a'], true, null])
    const foreign = await checkedImport(cloud, as.a, await list(['W2', '乙职工', null, '改我的岗位']))
    expect((await as.a.does('sheet.rows', { jobId: foreign.jobId, show: 'wrong' })).items).toMatchObject([{ key: 'W2', issues: [{ column: '工号', issue: 'otherCompany' }] }])
    expect((await rowOf('W2')).post).toBe(workers.b.post)
  })

  test('do not exist for the other company, and both may be written at the same time', async () => {
    const mine = await checkedImport(cloud, as.a, await list(['N1', '新职工', '一分会', null]))
    for (const action of ['sheet.get', 'sheet.step', 'sheet.cancel'] as const) expect(await as.b.isRefused(action, { jobId: mine.jobId })).toBe('NOT_FOUND')
    expect((await as.b.does('sheet.list', { kind: 'people' })).items).toEqual([])
    const theirs = await checkedImport(cloud, as.b, await list(['N9', '别家的', '一分会', null]))
    await as.a.does('sheet.start', { jobId: mine.jobId, withoutWrong: false, leavers: 0 })
    expect(await as.b.isRefused('sheet.start', { jobId: theirs.jobId, withoutWrong: false, leavers: 0 })).toBeNull()
    expect((await cloud.dump<SheetJob>('sheetJobs')).map(({ orgIds }) => orgIds)).toEqual(expect.arrayContaining([['a'], ['b']]))
  })

  test('of the group reach both, and must say where somebody new belongs', async () => {
    const job = await checkedImport(cloud, as.group, await list(['W1', '甲职工', null, '焊工'], ['W2', '乙职工', null, '焊工'], ['N3', '不知在哪', null, null]))
    expect(job.found).toMatchObject({ changed: 2, wrong: 1 })
  })

  test('negative control: an office of a branch takes no list at all', async () => {
    const branch = await cloud.person(aMember({ orgPath: ['a', 'a1'], grants: [{ role: 'HR', orgId: 'a1' }] }))
    expect(await branch.isRefused('sheet.open', { kind: 'people', fileId: await sheetFrom(cloud, branch, await list(['N1', 'x', null, null])), isComplete: false, padTo: null })).toBe('NOT_ALLOWED')
  })
})
