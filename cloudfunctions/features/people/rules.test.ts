/** Who may do what with units, offices and membership: every state, step and role in tables. */
import type { Org } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import { unionStates, type MembershipEvent, type UnionState } from '@/types/peopleNames'
import { exclusiveRoles, roles, type Role } from '@/types/roles'
import { events, whyNotApply, whyNotClose, whyNotConfirm, whyNotDecide, whyNotEvent, whyNotMove, whyNotPropose, whyNotStand, whyNotWithdraw } from './rules'

const allRoles = Object.keys(roles) as Role[]
const allStates = Object.keys(unionStates) as UnionState[]
const path = ['company']

describe('units', () => {
  const company: Org = { _id: 'company', type: 'company', name: '海晟化工工会', parentId: null }
  const branch: Org = { _id: 'b1', type: 'branch', name: '一分会', parentId: 'company' }
  const [closed, moving] = [{ closedOn: '2026-01-01' }, { moving: { upTo: '', done: 0 } }]

  test('nothing is put under a unit that is closed, and a closed one is neither moved nor closed again', () => {
    expect(whyNotStand('branch', '新分会', company, [])).toBeNull()
    expect(whyNotStand('branch', '新分会', { ...company, ...closed }, [])).toBe('ORG_CLOSED')
    expect([whyNotMove(branch, company, [], []), whyNotMove({ ...branch, ...closed }, company, [], [])]).toEqual([null, 'ORG_CLOSED'])
    expect([whyNotClose(branch, 0, []), whyNotClose({ ...branch, ...closed }, 0, [])]).toEqual([null, 'ORG_CLOSED'])
  })

  test('a unit that is being moved is let alone until it has arrived', () => {
    expect(whyNotMove({ ...branch, ...moving }, company, [], [])).toBe('ORG_MOVING')
    expect(whyNotClose({ ...branch, ...moving }, 0, [])).toBe('ORG_MOVING')
  })

  test('a branch may stand under another one, and never under itself or what stands below it', () => {
    const [other, below]: Org[] = [{ ...branch, _id: 'b2', name: '二分会' }, { ...branch, _id: 'b3', name: '三分会', parentId: 'b1' }]
    expect(whyNotMove(branch, other as Org, ['company', 'b2'], [])).toBeNull()
    expect(whyNotMove(branch, branch, ['company', 'b1'], [])).toBe('ORG_WRONG_PLACE')
    expect(whyNotMove(branch, below as Org, ['company', 'b1', 'b3'], [])).toBe('ORG_WRONG_PLACE')
  })
})

describe('offices', () => {
  const keeper = aMember({ role: 'ADM' })

  test.each(allRoles)('%s: only administrators and chairs propose', (role) => {
    const expected = role === 'ADM' || role === 'CHAIR' ? null : 'NOT_ALLOWED'
    expect(whyNotPropose(aMember({ role }), aMember(), { role: 'FIN', orgId: 'company' }, false, path)).toBe(expected)
    expect(whyNotPropose(aMember({ grants: [{ role, orgId: 'b-equip' }] }), aMember(), { role: 'FIN', orgId: 'company' }, false, path)).toBe('NOT_ALLOWED')
  })

  test.each(exclusiveRoles)('%s and %s are not held by one person, whichever comes first', (a, b) => {
    for (const [held, wanted] of [[a, b], [b, a]] as const) expect(whyNotPropose(keeper, aMember({ role: held }), { role: wanted, orgId: 'company' }, false, path)).toBe('ROLE_EXCLUSIVE')
  })

  test('nobody is given what they hold, relieved of what they do not hold, or appointed after leaving', () => {
    const grant = { role: 'FIN', orgId: 'company' } as const
    const proposes = (person: Parameters<typeof whyNotPropose>[1], isRemoval: boolean) => whyNotPropose(keeper, person, grant, isRemoval, path)
    expect([proposes(aMember({ role: 'FIN' }), false), proposes(aMember({ role: 'FIN' }), true)]).toEqual(['ROLE_HELD', null])
    expect([proposes(aMember(), true), proposes(aMember(), false)]).toEqual(['ROLE_NOT_HELD', null])
    expect(proposes(aMember({ leftOn: '2026-01-31' }), false)).toBe('NO_LONGER_EMPLOYED')
  })

  test.each([
    ['the proposer', { by: 'proposer' }, 'ROLE_SECOND_PERSON'],
    ['another keeper', { by: 'keeper' }, null],
    ['the one appointed', { by: 'subject' }, 'NOT_ALLOWED'],
    ['a chair of another unit', { by: 'elsewhere' }, 'NOT_ALLOWED'],
    ['an auditor', { by: 'auditor' }, 'NOT_ALLOWED'],
  ] as const)('%s confirms', (_who, { by }, expected) => {
    const people = { proposer: keeper, keeper: aMember({ role: 'CHAIR' }), subject: aMember({ declaredOn: '2026-01-01' }), elsewhere: aMember({ grants: [{ role: 'CHAIR', orgId: 'b-equip' }] }), auditor: aMember({ role: 'AUD' }) }
    const change = { status: 'proposed', proposedBy: keeper._id, memberId: people.subject._id, isRemoval: false, orgPath: path, grant: { role: 'OFF', orgId: 'company' } } as const
    expect(whyNotConfirm(people[by], change, people.subject, [keeper._id, people.keeper._id])).toBe(expected)
    for (const status of ['confirmed', 'declined', 'withdrawn'] as const) expect(whyNotConfirm(people[by], { ...change, status }, people.subject, [])).toBe('ROLE_SETTLED')
  })
})

describe('membership, as the handbook draws it', () => {
  const drawn: Readonly<Record<MembershipEvent, readonly [from: readonly UnionState[], to: UnionState, by: readonly Role[]]>> = {
    transferOut: [['member'], 'leaving', ['OFF', 'CHAIR']],
    transferred: [['leaving'], 'moved', ['OFF', 'CHAIR']],
    stay: [['leaving'], 'member', ['OFF', 'CHAIR']],
    transferIn: [['none', 'moved'], 'member', ['OFF', 'CHAIR']],
    retire: [['member'], 'kept', ['OFF', 'CHAIR']],
    resume: [['kept'], 'member', ['OFF', 'CHAIR']],
    lapse: [['member'], 'lapsed', ['CHAIR']],
    expel: [['member'], 'expelled', ['CHAIR']],
  }
  const cases = (Object.keys(drawn) as MembershipEvent[]).flatMap((event) => allStates.map((state) => [event, state] as const))

  test.each(cases)('%s while %s', (event, state) => {
    const [from, to, by] = drawn[event]
    expect(events[event].to).toBe(to)
    for (const role of allRoles) {
      const expected = by.includes(role) ? (from.includes(state) ? null : 'MEMBERSHIP_WRONG_STATE') : 'NOT_ALLOWED'
      expect([role, whyNotEvent(event, aMember({ role }), aMember(), state)]).toEqual([role, expected])
    }
    const culture = aMember({ grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] })
    expect(whyNotEvent(event, culture, aMember(), state)).toBe('NOT_ALLOWED')
    const own = aMember({ role: 'CHAIR' })
    expect(whyNotEvent(event, own, own, state)).toBe(from.includes(state) ? 'CASE_CONFLICT_OF_INTEREST' : 'MEMBERSHIP_WRONG_STATE')
  })

  test.each(allStates)('who may apply while %s', (state) => {
    expect(whyNotApply('join', state, null)).toBe(['none', 'quit', 'lapsed', 'moved'].includes(state) ? null : 'MEMBERSHIP_WRONG_STATE')
    expect(whyNotApply('quit', state, null)).toBe(['member', 'kept'].includes(state) ? null : 'MEMBERSHIP_WRONG_STATE')
    expect(whyNotApply('join', state, { status: 'pending', kind: 'join' })).toBe('MEMBERSHIP_WRONG_STATE')
  })

  test('an application is taken back by its own person alone, as long as nothing is decided', () => {
    const [own, open] = [aMember()._id, ['pending', 'returned']]
    for (const status of ['pending', 'returned', 'approved', 'withdrawn'] as const) {
      expect([status, whyNotWithdraw({ status, memberId: own }, own)]).toEqual([status, open.includes(status) ? null : 'MEMBERSHIP_WRONG_STATE'])
      expect(whyNotWithdraw({ status, memberId: own }, 'somebody else')).toBe('MEMBERSHIP_NOT_YOURS')
    }
  })

  test('somebody who stands in decides only when both are free of interest', () => {
    const [officer, deputy, subject] = [aMember({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] }), aMember(), aMember()]
    const application = { status: 'pending', orgPath: path, memberId: subject._id } as const
    expect(whyNotDecide(application, deputy, [{ owner: deputy }, { owner: officer }], subject)).toBeNull()
    expect(whyNotDecide(application, deputy, [{ owner: { ...officer, relatives: [subject._id] } }], subject)).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(whyNotDecide(application, { ...deputy, relatives: [subject._id] }, [{ owner: officer }], subject)).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(whyNotDecide(application, deputy, [{ owner: deputy }], subject)).toBe('NOT_ALLOWED')
    expect(whyNotDecide({ ...application, status: 'approved' }, officer, [{ owner: officer }], subject)).toBe('MEMBERSHIP_WRONG_STATE')
  })
})
