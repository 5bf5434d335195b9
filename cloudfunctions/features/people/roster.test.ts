/** People found, shown and placed; relatives; handing over. */
import { brokenLine } from '@/cloudfunctions/kit/record'
import { aMember, aPlan } from '@/local/testing/builders'
import { admMember, chairMember, databaseCalls, openOffice, type Office } from '@/local/testing/office'
import type { ActionInput } from '@/types/actions'
import type { HistoryEntry } from '@/types/audit'
import { DAY_MS } from '@/types/calendar'

let cloud: Office['cloud']
let adm: Office['adm']
let chair: Office['chair']
let organiser: Office['organiser']
let rowOf: Office['rowOf']
let somebody: Office['somebody']
let appoint: Office['appoint']

beforeEach(async () => {
  ;({ cloud, adm, chair, organiser, rowOf, somebody, appoint } = await openOffice())
})
afterEach(() => cloud.close())

describe('the people of one’s units', () => {
  test('are found by name, number, unit and membership, page by page; others’ people do not exist', async () => {
    const orgPath = ['company', 'b-ehs', 'g-ehs']
    const people = [aMember({ orgPath, name: '查找甲', openid: null }), aMember({ orgPath, name: '查找乙', openid: null, isUnionMember: false }), aMember({ orgPath, name: '查找丙', openid: null, leftOn: '2026-01-01' })]
    await cloud.load('members', people)
    const { person: leader } = await somebody({ orgPath, grants: [{ role: 'GRP', orgId: 'g-ehs' }] })
    const names = async (wanted: Partial<ActionInput<'people.list'>>) => (await leader.does('people.list', { search: '查找', ...wanted })).items.map(({ name }) => name)
    expect(await names({})).toEqual(['查找甲', '查找乙'])
    expect(await names({ state: 'member' })).toEqual(['查找甲'])
    expect(await names({ state: 'none' })).toEqual(['查找乙'])
    expect(await names({ hasLeft: true })).toEqual(['查找丙'])
    expect(await names({ search: '.*' })).toEqual([])
    expect(await leader.isRefused('people.list', { orgId: 'g-prod1' })).toBe('NOT_FOUND')
    expect(await leader.isRefused('people.get', { memberId: chairMember._id })).toBe('NOT_FOUND')
    const { requests } = await cloud.wire.record(() => leader.does('people.list', {}))
    expect(databaseCalls(requests)).toBe(2)
    expect((await adm.does('people.list', { officers: true })).items.map(({ name }) => name)).toEqual(expect.arrayContaining(['管理员', '主席', '组织委员']))
  })

  test('are shown with offices, membership and history; relatives only to those who appoint', async () => {
    const { member, person } = await somebody({ name: '被看的人', orgPath: ['company', 'b-ehs', 'g-ehs'] })
    await person.does('people.declare', { relatives: [{ staffNo: chairMember.staffNo, name: '主席', relation: 'sibling' }] })
    await adm.does('people.place', { memberId: member._id, orgId: 'g-equip', employerOrgId: null, post: '班长', shift: '乙班', reason: '调动' })
    const { value: view, requests } = await cloud.wire.record(() => adm.does('people.get', { memberId: member._id }))
    expect(view).toMatchObject({ post: '班长', unionUnits: ['海晟化工工会', '设备动力分会', '设备动力工会小组'], relatives: [{ name: '主席', relation: 'sibling' }], blocked: { place: null, role: null } })
    expect(view.history.map(({ action }) => action)).toEqual(['people.place', 'people.declare'])
    // The person with what is open, units, names for the history, relatives.
    expect(databaseCalls(requests)).toBe(4)
    expect((await organiser.does('people.get', { memberId: member._id })).relatives).toBeNull()
    const { person: auditor } = await somebody({ role: 'AUD' })
    expect(await auditor.does('people.get', { memberId: member._id })).toMatchObject({ relatives: null, history: [] })
    const { person: branchChair } = await somebody({ grants: [{ role: 'CHAIR', orgId: 'b-equip' }] })
    expect(await branchChair.isRefused('people.place', { memberId: member._id, orgId: 'g-ehs', employerOrgId: null, post: '班长', shift: '', reason: '调走' })).toBe('NOT_ALLOWED')
    expect(await person.isRefused('people.get', { memberId: admMember._id })).toBe('NOT_ALLOWED')
  })

  test('a delegate has a constituency and a term', async () => {
    const { member } = await somebody()
    const delegate = { constituency: '生产一部选区', fromDay: '2026-01-01', untilDay: '2030-12-31' }
    expect(await adm.isRefused('people.setDelegate', { memberId: member._id, delegate, reason: '选举' })).toBe('ROLE_NOT_HELD')
    await appoint(member, 'REP')
    expect(await adm.does('people.setDelegate', { memberId: member._id, delegate, reason: '选举' })).toMatchObject({ delegate })
  })
})

describe('somebody without an office', () => {
  test('is told that the pages of the officers are not theirs, whoever stands on them, and reads the own row', async () => {
    const [{ person, member }, { member: other }] = [await somebody({ name: '普通职工' }), await somebody()]
    for (const memberId of [other._id, 'nobody']) expect(await person.isRefused('people.get', { memberId })).toBe('NOT_ALLOWED')
    expect(await person.isRefused('people.units', {})).toBe('NOT_ALLOWED')
    expect(await person.isRefused('people.list', { limit: 20, hasLeft: false, officers: false })).toBe('NOT_ALLOWED')
    expect(await person.isRefused('people.roleChanges', { limit: 20 })).toBe('NOT_ALLOWED')
    expect(await person.does('people.get', { memberId: member._id })).toMatchObject({ name: '普通职工', history: [], blocked: { place: 'NOT_ALLOWED', role: 'NOT_ALLOWED', handover: null } })
    // An officer of another unit learns nothing, not even that there is somebody.
    const { person: leader } = await somebody({ grants: [{ role: 'GRP', orgId: 'g-equip' }] })
    for (const memberId of [other._id, 'nobody']) expect(await leader.isRefused('people.get', { memberId })).toBe('NOT_FOUND')
  })

  test('hands the own open work over, and nobody else’s', async () => {
    const [{ person, member }, { member: next }, { member: other }] = [await somebody(), await somebody(), await somebody()]
    expect(await person.isRefused('people.handoverPlan', { memberId: member._id, successorStaffNo: next.staffNo })).toBeNull()
    expect(await person.isRefused('people.handoverPlan', { memberId: other._id, successorStaffNo: next.staffNo })).toBe('NOT_FOUND')
  })
})

describe('relatives', () => {
  test('are declared by number and name together, whole list at a time, and keep deciders away at once', async () => {
    const { person, member } = await somebody()
    const { member: wife } = await somebody({ name: '爱人' })
    expect(await person.isRefused('people.declare', { relatives: [{ staffNo: wife.staffNo, name: '别人', relation: 'spouse' }] })).toBe('RELATIVE_UNKNOWN')
    expect(await person.isRefused('people.declare', { relatives: [{ staffNo: 'NOBODY', name: '别人', relation: 'spouse' }] })).toBe('RELATIVE_UNKNOWN')
    expect(await person.isRefused('people.declare', { relatives: [{ staffNo: member.staffNo, name: member.name, relation: 'other' }] })).toBe('RELATIVE_SELF')
    const list = { relatives: [{ staffNo: wife.staffNo.toLowerCase(), name: '爱 人', relation: 'spouse' as const }] }
    expect(await person.does('people.declare', list)).toMatchObject({ relatives: [{ name: '爱人', relation: 'spouse' }], declaredOn: '2026-06-01' })
    expect((await rowOf(member)).relatives).toEqual([wife._id])
  })

  test('taken off the list are not shown any more, but keep away for twelve months; the history says who it was, the screen does not', async () => {
    const { person, member } = await somebody()
    const { member: wife } = await somebody({ name: '爱人' })
    const { member: cousin } = await somebody({ name: '表弟' })
    const entry = (of: typeof wife) => ({ staffNo: of.staffNo, name: of.name, relation: 'other' as const })
    await person.does('people.declare', { relatives: [entry(wife), entry(cousin)] })
    expect(await person.does('people.declare', { relatives: [entry(wife)] })).toMatchObject({ relatives: [{ name: '爱人' }] })
    expect(await rowOf(member)).toMatchObject({ relatives: [wife._id, cousin._id], declared: [{ memberId: wife._id }], formerRelatives: [{ memberId: cousin._id, untilDay: '2027-06-01' }] })
    expect((await adm.does('people.get', { memberId: member._id })).relatives).toMatchObject([{ name: '爱人' }])
    expect((await rowOf(member)).history?.map(({ note }) => note)).toEqual([`+${wife._id} +${cousin._id}`, `-${cousin._id}`])
    expect(JSON.stringify((await adm.does('people.get', { memberId: member._id })).history)).not.toContain(cousin._id)
    // Later lists neither shorten the time nor begin it anew.
    cloud.clock.set(new Date('2026-09-01T01:00:00Z'))
    await person.does('people.declare', { relatives: [] })
    expect((await rowOf(member)).formerRelatives).toEqual([{ memberId: cousin._id, untilDay: '2027-06-01' }, { memberId: wife._id, untilDay: '2027-09-01' }])
    cloud.clock.set(new Date('2027-06-01T15:00:00Z'))
    await cloud.fire()
    expect((await rowOf(member)).relatives).toEqual([cousin._id, wife._id])
    cloud.clock.set(new Date('2027-06-01T17:00:00Z'))
    await cloud.fire()
    expect(await rowOf(member)).toMatchObject({ relatives: [wife._id], formerUntil: '2027-09-01' })
    expect(brokenLine((await rowOf(member)).history ?? [])).toBeNull()
    // Declared again, nobody is a former one.
    await person.does('people.declare', { relatives: [entry(wife)] })
    expect(await rowOf(member)).toMatchObject({ relatives: [wife._id], formerRelatives: [], formerUntil: null })
  })
})

describe('handing over', () => {
  test('lists what moves, then moves it, and goes on after an interruption; offices stay until two people change them', async () => {
    const { member: old, person } = await somebody({ name: '老委员', grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] })
    const { member: next } = await somebody({ name: '新委员', staffNo: 'NEXT1' })
    for (let count = 0; count < 25; count += 1) await person.does('activity.saveDraft', { plan: aPlan({ title: `活动${count}` }, cloud.clock.now()) })
    await chair.does('inbox.delegate', { deputyStaffNo: old.staffNo, fromDay: '2026-06-01', untilDay: '2026-06-30', reason: '' })
    const wanted = { memberId: old._id, successorStaffNo: 'NEXT1' }
    const plan = await adm.does('people.handoverPlan', wanted)
    expect(plan).toMatchObject({ successorName: '新委员', left: 26, offices: [{ role: 'OFF' }], blocked: { handover: null } })
    const first = await adm.does('people.handover', { ...wanted, reason: '退休' })
    expect(first).toEqual({ moved: 20, left: 6 })
    cloud.faults.plan({ kind: 'crash', action: 'people.handover', request: 'database.modifyDocument', nth: 2 })
    await adm.ask('people.handover', { ...wanted, reason: '退休' }).catch(() => null)
    let left = 1
    while (left > 0) left = (await adm.does('people.handover', { ...wanted, reason: '退休' })).left
    const activities = await cloud.dump<{ organiserId: string; organiserName: string; history: readonly HistoryEntry[] }>('activities')
    expect(activities.filter(({ organiserId, organiserName }) => organiserId === next._id && organiserName === '新委员')).toHaveLength(25)
    expect(activities.every(({ history }) => brokenLine(history) === null && history.length === 2)).toBe(true)
    // The chair chose the old one as deputy, nobody else chooses for them.
    expect(await cloud.dump('delegations', { deputyId: next._id })).toEqual([])
    expect(await cloud.dump('delegations', { deputyId: old._id, status: 'on' })).toEqual([])
    expect((await rowOf(old)).grants).toHaveLength(1)
  })

  test('asked again on another day moves nothing more and tells the successor once', async () => {
    const { member: old, person } = await somebody({ name: '老委员', grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] })
    const { member: next } = await somebody({ name: '新委员', staffNo: 'NEXT2' })
    await person.does('activity.saveDraft', { plan: aPlan({ title: '拔河' }, cloud.clock.now()) })
    const [wanted, requestId, at] = [{ memberId: old._id, successorStaffNo: 'NEXT2', reason: '退休' }, crypto.randomUUID(), cloud.clock.now()]
    const first = await adm.does('people.handover', wanted, requestId)
    cloud.clock.set(new Date(at + 3 * DAY_MS))
    expect([first, await adm.does('people.handover', wanted, requestId)]).toEqual([{ moved: 1, left: 0 }, first])
    expect(await cloud.dump('messages', { memberId: next._id })).toHaveLength(1)
    // Control: what is handed over by another request on that day is news.
    await person.does('activity.saveDraft', { plan: aPlan({ title: '跳绳' }, cloud.clock.now()) })
    await adm.does('people.handover', wanted)
    expect(await cloud.dump('messages', { memberId: next._id })).toHaveLength(2)
    cloud.clock.set(new Date(at))
  })

  test('is refused to oneself, to nobody, and where it would put auditor and audited into one hand', async () => {
    const { member } = await somebody({ role: 'FIN', staffNo: 'FIN1' })
    const { member: auditor } = await somebody({ role: 'AUD' })
    const to = async (successorStaffNo: string) => adm.isRefused('people.handover', { memberId: member._id, successorStaffNo, reason: '换岗' })
    expect(await to('FIN1')).toBe('HANDOVER_SELF')
    expect(await to('NOBODY')).toBe('NOT_FOUND')
    expect(await to(auditor.staffNo)).toBe('HANDOVER_EXCLUSIVE')
    const { person: outsider } = await somebody({ role: 'HR' })
    expect(await outsider.isRefused('people.handover', { memberId: member._id, successorStaffNo: auditor.staffNo, reason: 'x' })).toBe('NOT_FOUND')
  })
})
