/** Membership: applied for, decided, moved. */
import { randomUUID } from 'node:crypto'
import type { Application } from '@/cloudfunctions/kit/documents/membership'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { databaseCalls, openOffice, organiserMember, type Office } from '@/local/testing/office'
import { act, interleave } from '@/local/programmes/interleave/schedule'
import type { Person } from '@/local/testing/person'
import type { ActionInput } from '@/types/actions'
import type { Reply } from '@/types/errors'

let cloud: Office['cloud']
let chair: Office['chair']
let organiser: Office['organiser']
let rowOf: Office['rowOf']
let somebody: Office['somebody']

beforeEach(async () => {
  ;({ cloud, chair, organiser, rowOf, somebody } = await openOffice())
})
afterEach(() => cloud.close())

describe('membership', () => {
  test('is asked for, decided within ten working days, and counted from the day of the decision', async () => {
    const { member, person } = await somebody({ isUnionMember: false, membership: 'none' })
    const asked = await person.does('people.apply', { kind: 'join', reason: '自愿加入工会' })
    expect(asked).toMatchObject({ state: 'pending', application: { number: '入会-2026-0001', status: 'pending', clause: { key: 'people.joinDays', value: 10, isConfirmed: false } }, blocked: { join: 'MEMBERSHIP_WRONG_STATE' } })
    expect(asked.application?.dueAt).toBe('2026-06-15T16:00:00.000Z')
    const caseId = asked.application?.caseId ?? ''
    expect((await organiser.does('inbox.list', {})).items).toMatchObject([{ noun: 'application', id: caseId }])
    cloud.clock.set(new Date('2026-06-03T01:00:00Z'))
    const { requests } = await cloud.wire.record(() => organiser.does('people.approve', { caseId, note: '欢迎' }))
    // Read, decided, written onto the person, marked as written, told, names for the history.
    expect(databaseCalls(requests)).toBe(6)
    expect(await rowOf(member)).toMatchObject({ membership: 'member', isUnionMember: true, memberSince: '2026-06-03' })
    expect(brokenLine((await rowOf(member)).history ?? [])).toBeNull()
    expect((await person.does('message.list', {})).items).toMatchObject([{ kind: 'membership' }])
  })

  test('an application returned comes back under its number, one taken back leaves the person outside', async () => {
    const { person, member } = await somebody({ isUnionMember: false, membership: 'none' })
    const { application } = await person.does('people.apply', { kind: 'join', reason: '加入' })
    const caseId = application?.caseId ?? ''
    expect(await organiser.isRefused('people.return', { caseId, reason: '' })).toBe('BAD_INPUT')
    await organiser.does('people.return', { caseId, reason: '请写明部门' })
    expect((await person.does('inbox.list', {})).items).toMatchObject([{ id: caseId }])
    const again = await person.does('people.apply', { kind: 'join', reason: '聚合车间，自愿加入' })
    expect(again.application).toMatchObject({ caseId, number: application?.number, status: 'pending' })
    expect(await person.does('people.withdraw', { caseId })).toMatchObject({ state: 'none', blocked: { join: null } })
    expect((await rowOf(member)).membership).toBe('none')
    expect((await person.does('people.apply', { kind: 'join', reason: '再次申请' })).application?.number).toBe('入会-2026-0002')
  })

  test('two applications from two phones at the same moment are one, under one number', async () => {
    const { person, member } = await somebody({ isUnionMember: false, membership: 'none' })
    const move = (reason: string) => act(person, 'people.apply', { kind: 'join', reason })
    const { answers } = await interleave(cloud, { A: move('自愿加入'), B: move('申请入会') }, 'AB'.repeat(40))
    const heard = Object.values(answers).map((answer) => (answer as Reply<unknown>).ok)
    expect(heard.filter(Boolean)).toHaveLength(1)
    expect(await cloud.dump<Application>('applications', { memberId: member._id })).toMatchObject([{ isOpen: true, number: '入会-2026-0001' }])
  })

  test('nobody decides on the own application or a relative’s, and a refused attempt is written down', async () => {
    const { person } = await somebody({ isUnionMember: false, membership: 'none', relatives: [organiserMember._id] })
    const { application } = await person.does('people.apply', { kind: 'join', reason: '加入' })
    const caseId = application?.caseId ?? ''
    expect(await organiser.isRefused('people.approve', { caseId, note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    const [stored] = await cloud.dump<Application>('applications', { _id: caseId })
    expect(stored?.refusals).toMatchObject([{ by: organiserMember._id, action: 'people.approved' }])
    const { person: outsider } = await somebody({ role: 'FIN' })
    expect(await outsider.isRefused('people.application', { caseId })).toBe('NOT_FOUND')
    expect(await outsider.isRefused('people.approve', { caseId, note: '' })).toBe('NOT_FOUND')
  })

  test('a member leaves by an application of their own, and stays a member until it is decided', async () => {
    const { member, person } = await somebody()
    const { application, state } = await person.does('people.apply', { kind: 'quit', reason: '个人原因' })
    expect(state).toBe('member')
    await organiser.does('people.approve', { caseId: application?.caseId ?? '', note: '' })
    expect(await rowOf(member)).toMatchObject({ membership: 'quit', isUnionMember: false })
    expect((await person.does('people.membership', {})).blocked).toEqual({ join: null, quit: 'MEMBERSHIP_WRONG_STATE' })
  })

  describe('a failure between the decision and the message', () => {
    const applied = async () => {
      const { member, person } = await somebody({ isUnionMember: false, membership: 'none' })
      return { member, person, caseId: (await person.does('people.apply', { kind: 'join', reason: '加入' })).application?.caseId ?? '' }
    }
    const told = async (person: Person) => (await person.does('message.list', {})).items.map(({ title }) => title)

    test('an admission is told by the timer, when nobody asks again', async () => {
      const { member, person, caseId } = await applied()
      cloud.faults.plan({ kind: 'errorBefore', action: 'people.approve', request: 'database.insertDocument' })
      expect((await organiser.ask('people.approve', { caseId, note: '' })).ok).toBe(false)
      expect([(await rowOf(member)).membership, await told(person)]).toEqual(['member', []])
      await cloud.fire(new Date(cloud.clock.now() + 60_000))
      expect(await told(person)).toEqual(['会籍申请有了结果'])
    })

    test('what is sent back is told when the phone asks again, once', async () => {
      const { person, caseId } = await applied()
      const requestId = randomUUID()
      cloud.faults.plan({ kind: 'errorBefore', action: 'people.return', request: 'database.insertDocument' })
      expect((await organiser.ask('people.return', { caseId, reason: '请写明部门' }, requestId)).ok).toBe(false)
      for (let times = 0; times < 2; times += 1) await organiser.does('people.return', { caseId, reason: '请写明部门' }, requestId)
      expect(await told(person)).toEqual(['会籍申请需要补充'])
    })

    test('who took the request back hears that they are outside, although it failed half way', async () => {
      const { person, caseId } = await applied()
      const requestId = randomUUID()
      cloud.faults.plan({ kind: 'errorBefore', nth: 2, action: 'people.withdraw', request: 'database.modifyDocument' })
      expect((await person.ask('people.withdraw', { caseId }, requestId)).ok).toBe(false)
      expect(await person.does('people.withdraw', { caseId }, requestId)).toMatchObject({ state: 'none', blocked: { join: null } })
    })
  })

  test('silence is noticed: a reminder, then the chair', async () => {
    const { person } = await somebody({ isUnionMember: false, membership: 'none' })
    const { application } = await person.does('people.apply', { kind: 'join', reason: '加入' })
    await cloud.fire(new Date('2026-06-12T01:00:00Z'))
    await cloud.fire(new Date('2026-06-16T01:00:00Z'))
    expect((await chair.does('inbox.list', {})).items).toMatchObject([{ id: application?.caseId, isEscalated: true }])
    expect((await organiser.does('message.list', {})).items).toMatchObject([{ kind: 'caseDue' }])
  })

  test('transfers, retirement and expulsion are entered with a reason; the one day of admission stays', async () => {
    const { member } = await somebody({ memberSince: '2010-05-01' })
    const enter = (by: Person, event: ActionInput<'people.moveMembership'>['event']) => by.isRefused('people.moveMembership', { memberId: member._id, event, reason: '有文件' })
    expect(await enter(organiser, 'transferred')).toBe('MEMBERSHIP_WRONG_STATE')
    expect(await enter(organiser, 'transferOut')).toBeNull()
    expect((await rowOf(member)).isUnionMember).toBe(false)
    expect(await enter(organiser, 'transferred')).toBeNull()
    expect(await enter(organiser, 'transferIn')).toBeNull()
    expect(await enter(organiser, 'expel')).toBe('NOT_ALLOWED')
    expect(await enter(chair, 'expel')).toBeNull()
    const row = await rowOf(member)
    expect(row).toMatchObject({ membership: 'expelled', isUnionMember: false, memberSince: '2010-05-01' })
    expect(row.history?.map(({ from, to }) => `${from}>${to}`)).toEqual(['member>leaving', 'leaving>moved', 'moved>member', 'member>expelled'])
  })
})
