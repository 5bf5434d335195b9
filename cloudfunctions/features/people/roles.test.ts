/** Offices: two people for every change, and always an administrator. */
import { randomUUID } from 'node:crypto'
import type { RoleChange } from '@/cloudfunctions/kit/documents/membership'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { aPlan } from '@/local/testing/builders'
import { admMember, chairMember, databaseCalls, openOffice, wish, type Office } from '@/local/testing/office'

let cloud: Office['cloud']
let adm: Office['adm']
let chair: Office['chair']
let rowOf: Office['rowOf']
let orgOf: Office['orgOf']
let somebody: Office['somebody']
let appoint: Office['appoint']

beforeEach(async () => {
  ;({ cloud, adm, chair, rowOf, orgOf, somebody, appoint } = await openOffice())
})
afterEach(() => cloud.close())

describe('offices are changed by two people', () => {
  test('one proposes, another confirms; until then nothing changes, from then on at once', async () => {
    const { member, person } = await somebody()
    const { changeId, number } = await adm.does('people.proposeRole', wish(member, 'OFF', { portfolio: 'culture' }))
    expect(number).toBe('职务-2026-0001')
    expect((await rowOf(member)).grants).toEqual([])
    expect((await chair.does('inbox.list', {})).items).toMatchObject([{ noun: 'role', id: changeId }])
    const { requests } = await cloud.wire.record(() => chair.does('people.confirmRole', { changeId, note: '同意' }))
    // Read, keepers, decided, written onto the person, marked as written, told.
    expect(databaseCalls(requests)).toBe(6)
    expect((await rowOf(member)).grants).toEqual([{ role: 'OFF', portfolio: 'culture', orgId: 'company' }])
    expect(await person.isRefused('activity.saveDraft', { plan: aPlan({}, cloud.clock.now()) })).toBeNull()
    expect((await chair.does('inbox.list', {})).items).toEqual([])
    const row = await rowOf(member)
    expect(row.history?.map(({ action, by }) => [action, by])).toEqual([['people.grantRole', chairMember._id]])
    expect(brokenLine(row.history ?? [])).toBeNull()
    const [change] = await cloud.dump<RoleChange>('roleChanges', { _id: changeId })
    expect(change?.history.map(({ action, by }) => [action, by])).toEqual([['people.proposeRole', admMember._id], ['people.confirmRole', chairMember._id]])
    expect(brokenLine(change?.history ?? [])).toBeNull()
  })

  test('an officer removed one second ago is refused', async () => {
    const { member, person } = await somebody({ grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] })
    expect(await person.isRefused('activity.saveDraft', { plan: aPlan({}, cloud.clock.now()) })).toBeNull()
    const { changeId } = await adm.does('people.proposeRole', wish(member, 'OFF', { portfolio: 'culture', isRemoval: true }))
    expect(await person.isRefused('activity.saveDraft', { plan: aPlan({}, cloud.clock.now()) })).toBeNull()
    await chair.does('people.confirmRole', { changeId, note: '' })
    cloud.clock.set(new Date(cloud.clock.now() + 1000))
    expect(await person.isRefused('activity.saveDraft', { plan: aPlan({}, cloud.clock.now()) })).toBe('NOT_ALLOWED')
  })

  test('nobody is both people: not the proposer, not with two accounts, not the one appointed', async () => {
    const { member } = await somebody()
    const { changeId } = await adm.does('people.proposeRole', wish(member, 'FIN'))
    expect(await adm.isRefused('people.confirmRole', { changeId, note: '' })).toBe('ROLE_SECOND_PERSON')
    // A second WeChat account of the same person is a stranger: one person, one binding.
    expect(await cloud.as({ openid: 'oSecondAccountOfTheAdministr' }).isRefused('people.confirmRole', { changeId, note: '' })).toBe('NOT_BOUND')
    expect(await adm.isRefused('people.proposeRole', wish(admMember, 'CHAIR'))).toBe('ROLE_SELF')
    const own = await adm.does('people.proposeRole', wish(chairMember, 'EXEC'))
    expect(await chair.isRefused('people.confirmRole', { changeId: own.changeId, note: '' })).toBe('ROLE_SELF')
    const removal = await adm.does('people.proposeRole', wish(chairMember, 'CHAIR', { isRemoval: true }))
    expect(await chair.isRefused('people.confirmRole', { changeId: removal.changeId, note: '' })).toBe('ROLE_SECOND_PERSON')
  })

  test('and no relative of the one appointed, and no deputy of a keeper', async () => {
    const { member } = await somebody({ relatives: [chairMember._id] })
    const { changeId } = await adm.does('people.proposeRole', wish(member, 'FIN'))
    expect(await chair.isRefused('people.confirmRole', { changeId, note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    const { member: deputy, person } = await somebody()
    await chair.does('inbox.delegate', { deputyStaffNo: deputy.staffNo, fromDay: '2026-06-01', untilDay: '2026-06-30', reason: '' })
    expect(await person.isRefused('people.confirmRole', { changeId, note: '' })).toBe('NOT_FOUND')
  })

  test('two proposals that exclude each other are not both confirmed', async () => {
    const { member } = await somebody()
    const [first, second] = [await adm.does('people.proposeRole', wish(member, 'AUD')), await adm.does('people.proposeRole', wish(member, 'FIN'))]
    await chair.does('people.confirmRole', { changeId: first.changeId, note: '' })
    expect(await chair.isRefused('people.confirmRole', { changeId: second.changeId, note: '' })).toBe('ROLE_EXCLUSIVE')
  })

  test('whoever is to decide about others has told who their relatives are', async () => {
    const { member, person } = await somebody({ declaredOn: null })
    const { changeId } = await adm.does('people.proposeRole', wish(member, 'FIN'))
    expect(await chair.isRefused('people.confirmRole', { changeId, note: '' })).toBe('ROLE_RELATIVES_FIRST')
    await person.does('people.declare', { relatives: [] })
    expect(await chair.isRefused('people.confirmRole', { changeId, note: '' })).toBeNull()
  })

  test('the last administrator stays, and of two removed at the same moment one does', async () => {
    const last = await chair.does('people.proposeRole', wish(admMember, 'ADM', { isRemoval: true }))
    const { person: otherChair } = await somebody({ role: 'CHAIR' })
    expect(await otherChair.isRefused('people.confirmRole', { changeId: last.changeId, note: '' })).toBe('ROLE_LAST_ADMIN')
    const { member: second } = await somebody({ role: 'ADM' })
    const other = await chair.does('people.proposeRole', wish(second, 'ADM', { isRemoval: true }))
    await Promise.all([last, other].map(({ changeId }) => otherChair.ask('people.confirmRole', { changeId, note: '' })))
    const left = (await cloud.dump<Member>('members')).filter(({ grants }) => grants.some(({ role }) => role === 'ADM'))
    expect(left).toHaveLength(1)
  })

  test('an administrator appointed again counts again', async () => {
    const { member } = await somebody({ role: 'ADM' })
    await appoint(member, 'ADM', { isRemoval: true })
    expect((await orgOf('company')).leavingAdmins).toEqual([member._id])
    await appoint(member, 'ADM')
    expect((await orgOf('company')).leavingAdmins).toEqual([])
  })

  test('the very first second keeper accepts the office; once there are two, nobody does so', async () => {
    await cloud.edit('members', chairMember._id, { grants: [] })
    const { member, person } = await somebody()
    const { changeId } = await adm.does('people.proposeRole', wish(member, 'CHAIR'))
    await person.does('people.confirmRole', { changeId, note: '' })
    expect((await rowOf(member)).grants).toMatchObject([{ role: 'CHAIR' }])
    const third = await somebody()
    const next = await adm.does('people.proposeRole', wish(third.member, 'ADM'))
    expect(await third.person.isRefused('people.confirmRole', { changeId: next.changeId, note: '' })).toBe('NOT_ALLOWED')
  })

  test('a refusal needs a reason and ends it; a proposal may be taken back; a repeated request answers as before', async () => {
    const { member } = await somebody()
    const first = await adm.does('people.proposeRole', wish(member, 'FIN'))
    expect(await chair.isRefused('people.declineRole', { changeId: first.changeId, reason: '' })).toBe('BAD_INPUT')
    await chair.does('people.declineRole', { changeId: first.changeId, reason: '人选再议' })
    expect(await chair.isRefused('people.confirmRole', { changeId: first.changeId, note: '' })).toBe('ROLE_SETTLED')
    const requestId = randomUUID()
    const second = await adm.does('people.proposeRole', wish(member, 'FIN'), requestId)
    expect((await adm.does('people.proposeRole', wish(member, 'FIN'), requestId)).changeId).toBe(second.changeId)
    await adm.does('people.withdrawRole', { changeId: second.changeId })
    expect((await adm.does('people.roleChanges', {})).items.map(({ status }) => status).sort()).toEqual(['declined', 'withdrawn'])
  })

  test('what can no longer be done is over and says why, and keeps nothing else waiting', async () => {
    const { member } = await somebody()
    const stuck = (_id: string) => ({
      _id, version: 1, status: 'confirmed', history: [], receipts: [], number: _id, waitsFor: [], readers: [], orgPath: ['company'], memberId: admMember._id, name: '管理员', unitName: '', isRemoval: true,
      grant: { role: 'ADM', orgId: 'company' }, orgName: '', proposedBy: 'x', isApplying: true, listKey: _id, alarmAt: null,
    })
    await cloud.load('roleChanges', Array.from({ length: 50 }, (_, index) => stuck(`a${String(index).padStart(2, '0')}`)))
    await cloud.load('roleChanges', [{ ...stuck('z'), memberId: member._id, isRemoval: false, grant: { role: 'FIN', orgId: 'company' } }])
    for (let minutes = 1; minutes <= 2; minutes += 1) await cloud.fire(new Date(cloud.clock.now() + minutes * 60_000))
    expect((await rowOf(member)).grants).toEqual([{ role: 'FIN', orgId: 'company' }])
    expect((await rowOf(admMember)).grants).toHaveLength(1)
    expect(await cloud.dump('roleChanges', { isApplying: true })).toEqual([])
    const [one] = await cloud.dump<RoleChange>('roleChanges', { _id: 'a00' })
    expect([one?.status, one?.decision, one?.history.map(({ by }) => by)]).toEqual(['declined', '是最后一位系统管理员，没有免去', ['system']])
  })

  test('of two offices that exclude each other and are confirmed at the same moment one is given', async () => {
    const { member } = await somebody()
    const { person: second } = await somebody({ role: 'CHAIR' })
    const both = [await adm.does('people.proposeRole', wish(member, 'AUD')), await adm.does('people.proposeRole', wish(member, 'FIN'))]
    await Promise.all([chair.ask('people.confirmRole', { changeId: both[0]?.changeId ?? '', note: '' }), second.ask('people.confirmRole', { changeId: both[1]?.changeId ?? '', note: '' })])
    expect((await rowOf(member)).grants).toHaveLength(1)
  })

  test('what a crash leaves between decision and person is finished by the timer', async () => {
    const { member } = await somebody()
    const { changeId } = await adm.does('people.proposeRole', wish(member, 'FIN'))
    const requestId = randomUUID()
    cloud.faults.plan({ kind: 'crash', action: 'people.confirmRole', request: 'database.modifyDocument', nth: 1 })
    await chair.ask('people.confirmRole', { changeId, note: '' }, requestId).catch(() => null)
    expect((await rowOf(member)).grants).toEqual([])
    await cloud.fire(new Date(cloud.clock.now()))
    expect((await rowOf(member)).grants).toMatchObject([{ role: 'FIN' }])
    expect(await cloud.dump('roleChanges', { isApplying: true })).toEqual([])
  })
})
