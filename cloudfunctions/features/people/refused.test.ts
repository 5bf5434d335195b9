/** What is refused around people, offices, membership and units, and what somebody hears when another was quicker. */
import { chairMember, openOffice, wish, type Office } from '@/local/testing/office'
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import { asked } from '@/local/testing/twice'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.cloud.close())

let units = 0
const aUnit = async () => {
  const name = `新小组${(units += 1)}`
  const added = await office.adm.does('people.addUnit', { type: 'unionGroup', name, parentId: 'b-prod1' })
  return { name, orgId: added.units.find((unit) => unit.name === name)?.orgId ?? '' }
}
const aClosedUnit = async () => {
  const { orgId } = await aUnit()
  await office.adm.does('people.closeUnit', { orgId, reason: '合并' })
  return orgId
}

describe('placing somebody', () => {
  const place = { employerOrgId: null, post: '班长', shift: '乙班', reason: '调动' }

  test('is not done by a branch chair who fetches them out of another branch', async () => {
    const { member } = await office.somebody({ orgPath: ['company', 'b-ehs', 'g-ehs'] })
    const { person } = await office.somebody({ grants: [{ role: 'OFF', orgId: 'company' }, { role: 'CHAIR', orgId: 'b-equip' }] })
    expect(await person.isRefused('people.place', { ...place, memberId: member._id, orgId: 'g-equip' })).toBe('NOT_ALLOWED')
    expect((await office.rowOf(member)).orgPath).toEqual(['company', 'b-ehs', 'g-ehs'])
  })

  test('goes neither into a unit that is closed nor into one of the employer’s', async () => {
    const { member } = await office.somebody()
    const into = (orgId: string, employerOrgId: string | null = null) => office.adm.isRefused('people.place', { ...place, memberId: member._id, orgId, employerOrgId })
    expect(await into(await aClosedUnit())).toBe('ORG_CLOSED')
    const { units: all } = await office.adm.does('people.addUnit', { type: 'department', name: '聚合车间', parentId: 'company' })
    const department = all.find(({ name }) => name === '聚合车间')?.orgId ?? ''
    expect([await into(department), await into('g-equip', 'g-prod1'), await into('g-equip', department)]).toEqual(['ORG_WRONG_PLACE', 'ORG_WRONG_PLACE', null])
  })

  test('a delegate’s term does not end before it begins', async () => {
    const { member } = await office.somebody({ role: 'REP' })
    const delegate = { constituency: '生产一部选区', fromDay: '2030-01-01', untilDay: '2026-12-31' }
    expect(await office.adm.ask('people.setDelegate', { memberId: member._id, delegate, reason: '选举' })).toMatchObject({ error: { code: 'BAD_INPUT', field: 'untilDay' } })
  })
})

describe('an office', () => {
  test('is given to somebody there is, in a unit that is there and not closed', async () => {
    const { member } = await office.somebody()
    const proposes = (traits: object) => office.adm.isRefused('people.proposeRole', { ...wish(member, 'FIN'), ...traits })
    expect([await proposes({ memberId: 'nobody' }), await proposes({ orgId: 'nowhere' })]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    const orgId = await aClosedUnit()
    expect([await proposes({ orgId }), await proposes({})]).toEqual(['ORG_CLOSED', null])
    expect(await office.chair.isRefused('people.roleChange', { changeId: 'nothing' })).toBe('NOT_FOUND')
  })

  test('is not declined by who proposed it, and taken back by nobody else', async () => {
    const { member } = await office.somebody()
    const { changeId } = await office.adm.does('people.proposeRole', wish(member, 'FIN'))
    expect(await office.adm.isRefused('people.declineRole', { changeId, reason: '不妥' })).toBe('ROLE_SECOND_PERSON')
    expect(await office.chair.isRefused('people.withdrawRole', { changeId })).toBe('NOT_ALLOWED')
    await office.adm.does('people.withdrawRole', { changeId })
    expect([await office.chair.isRefused('people.declineRole', { changeId, reason: '不妥' }), await office.adm.isRefused('people.withdrawRole', { changeId })]).toEqual(['ROLE_SETTLED', 'ROLE_SETTLED'])
  })

  test('and its work are handed over by somebody there is', async () => {
    expect(await office.adm.isRefused('people.handoverPlan', { memberId: 'nobody', successorStaffNo: chairMember.staffNo })).toBe('NOT_FOUND')
  })
})

describe('membership', () => {
  test('is not applied for by a member, and an application is taken back by its own person while it is open', async () => {
    const [{ person }, { person: other }] = [await office.somebody({ isUnionMember: false, membership: 'none' }), await office.somebody()]
    expect(await other.isRefused('people.apply', { kind: 'join', reason: '再加入' })).toBe('MEMBERSHIP_WRONG_STATE')
    const caseId = (await person.does('people.apply', { kind: 'join', reason: '加入' })).application?.caseId ?? ''
    expect([await other.isRefused('people.withdraw', { caseId }), await person.isRefused('people.withdraw', { caseId: 'nothing' })]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    await office.organiser.does('people.approve', { caseId, note: '' })
    expect(await person.isRefused('people.withdraw', { caseId })).toBe('MEMBERSHIP_WRONG_STATE')
    expect(await office.organiser.isRefused('people.application', { caseId: 'nothing' })).toBe('NOT_FOUND')
  })
})

describe('a unit', () => {
  test('is not renamed to what another one beside it is called', async () => {
    const [first, second] = [await aUnit(), await aUnit()]
    expect(await office.adm.isRefused('people.renameUnit', { orgId: first.orgId, name: second.name })).toBe('ORG_NAME_TAKEN')
  })

  test('that stands on its own is added by who keeps the whole house, not by a branch chair', async () => {
    const { person } = await office.somebody({ grants: [{ role: 'CHAIR', orgId: 'b-prod1' }] })
    const department = { type: 'department', name: '包装车间', parentId: null } as const
    expect([await person.isRefused('people.addUnit', department), await office.adm.isRefused('people.addUnit', department)]).toEqual(['NOT_ALLOWED', null])
  })

  test('that was renamed a moment ago is looked at again before it is moved or closed', async () => {
    const renamed = (orgId: string) => () => office.chair.does('people.renameUnit', { orgId, name: `改名${(units += 1)}` })
    const { orgId } = await aUnit()
    expect(await codeWhenOvertaken(office.cloud, asked(office.adm, 'people.moveUnit', { orgId, parentId: 'b-equip' }), 'orgs', renamed(orgId))).toBe('CHANGED_MEANWHILE')
    expect(await codeWhenOvertaken(office.cloud, asked(office.adm, 'people.closeUnit', { orgId, reason: '合并' }), 'orgs', renamed(orgId))).toBe('CHANGED_MEANWHILE')
    const org = await office.orgOf(orgId)
    expect([org.parentId, org.closedOn ?? null]).toEqual(['b-prod1', null])
  })
})

test('the roster is taken away by those who look at it, by names of lists that there are; changes of offices by who keeps them', async () => {
  const { person: worker } = await office.somebody()
  const takes = (by: typeof worker, list: 'people.list' | 'people.roleChanges', subjectId?: string) => by.isRefused('export.start', { list, ...(subjectId ? { subjectId } : {}) })
  expect([await takes(worker, 'people.list'), await takes(worker, 'people.roleChanges'), await takes(office.organiser, 'people.roleChanges')]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
  expect([await takes(office.organiser, 'people.list', 'nothing'), await takes(office.organiser, 'people.list', 'left'), await takes(office.adm, 'people.roleChanges')]).toEqual(['NOT_FOUND', null, null])
})
