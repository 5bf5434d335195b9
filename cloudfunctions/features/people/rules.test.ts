/** Who may do what with units, offices and membership: every state, step and role in tables. */
import { aMember } from '@/local/testing/builders'
import { unionStates, type MembershipEvent, type UnionState } from '@/types/peopleNames'
import { exclusiveRoles, roles, type Role } from '@/types/roles'
import { events, whyNotApply, whyNotConfirm, whyNotDecide, whyNotEvent, whyNotPropose } from './rules'

const allRoles = Object.keys(roles) as Role[]
const allStates = Object.keys(unionStates) as UnionState[]
const path = ['company']

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
