import * as fc from 'fast-check'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { aidStatuses, type AidStatus } from '@/types/aidNames'
import { roles as roleNames, type Role } from '@/types/roleNames'
import { hasOtherPart, maskedName, outcomeOfVote, steps, stillOpen, whyNot, type StepName, type Who } from './rules'

const statuses = Object.keys(aidStatuses) as AidStatus[]
const allRoles = Object.keys(roleNames) as Role[]

const anAid = (traits: Partial<Aid> = {}): Aid =>
  ({ status: 'submitted', hands: [], round: 1, grants: [], visit: null, vote: null, reviewsAsked: 0, history: [], objections: [], ...traits }) as unknown as Aid
const office = (role: Role, traits: Partial<Who['standings'][number]> = {}, memberId = 'me'): Who => ({
  memberId, isParty: false, isSubject: false, standings: [{ role, ownerId: memberId, actingForId: null, hasInterest: false, ...traits }],
})
const applicant: Who = { memberId: 'worker', isParty: true, isSubject: true, standings: [] }
const leader: Who = { memberId: 'leader', isParty: true, isSubject: false, standings: [] }
const stranger: Who = { memberId: 'other', isParty: false, isSubject: false, standings: [] }

/** Who may do what when, written down a second time. */
const table: Record<StepName, readonly [who: string, from: string]> = {
  withdraw: ['party', 'submitted returned urgent checking reviewing voting toPublicise publicised objected toApprove reconsidering approved'],
  resubmit: ['party', 'returned'],
  supplement: ['party', 'papersDue'],
  sign: ['subject', statuses.join(' ')],
  askReview: ['party', 'declined refused'],
  accept: ['CASE', 'submitted'],
  return: ['CASE', 'submitted'],
  decline: ['CASE', 'submitted'],
  ordinary: ['CHAIR', 'urgent'],
  advance: ['CHAIR', 'urgent'],
  visit: ['CASE GRP', 'checking'],
  signVisit: ['CASE GRP', 'checking'],
  opinion: ['OFF VICE', 'reviewing'],
  vote: ['OFF VICE', 'voting'],
  witness: ['AUD', 'voting'],
  publicise: ['CASE', 'toPublicise'],
  object: ['everybody', 'publicised'],
  settle: ['OFF VICE', 'objected'],
  approve: ['CHAIR', 'toApprove'],
  reject: ['CHAIR', 'toApprove'],
  reconsider: ['OFF VICE', 'reconsidering'],
  pay: ['FIN', 'approved'],
  followUp: ['CASE', 'received aiding lifted'],
  proposeReview: ['CASE', 'aiding'],
  confirmReview: ['CHAIR', 'yearReview'],
  reopen: ['CASE', 'lifted'],
}
const names = Object.keys(steps) as StepName[]
const paid = { grantId: 'g', isUrgent: false, round: 1, fundId: 'f', approvedAt: new Date(0), paidAt: new Date(0), paidOn: '', signedAt: null, voidAt: null }
const visited = { visit: { by: 'first', actingFor: null, at: new Date(0), signedBy: null, signedAt: null } }

test('every state, every step, every role: done exactly where the table says so', () => {
  let done = 0
  for (const status of statuses) {
    for (const step of names) {
      const [who, from] = table[step]
      const isState = from.split(' ').includes(status)
      const aid = anAid({ status, ...visited, ...(step === 'sign' ? { grants: [paid] } : {}) })
      for (const role of allRoles) {
        const may = isState && (who === 'everybody' || who.split(' ').includes(role))
        expect([status, step, role, whyNot(step, aid, office(role)) === null]).toEqual([status, step, role, may])
        done += may ? 1 : 0
      }
      const people = [['applicant', applicant, ['party', 'subject', 'everybody']], ['leader', leader, ['party', 'everybody']], ['stranger', stranger, ['everybody']]] as const
      for (const [name, person, kinds] of people) {
        expect([status, step, name, whyNot(step, aid, person) === null]).toEqual([status, step, name, isState && (kinds as readonly string[]).includes(who)])
      }
    }
  }
  expect(done).toBeGreaterThan(40)
})

describe('two hats', () => {
  const offices: ReadonlyArray<readonly [StepName, AidStatus, Role]> = [
    ['accept', 'submitted', 'CASE'], ['opinion', 'reviewing', 'OFF'], ['approve', 'toApprove', 'CHAIR'], ['pay', 'approved', 'FIN'], ['witness', 'voting', 'AUD'], ['reconsider', 'reconsidering', 'VICE'],
  ]
  const stages = { accept: 'file', opinion: 'opinion', approve: 'approve', pay: 'pay', witness: 'audit', reconsider: 'reconsider' } as const

  test.each(offices)('whoever has taken part otherwise does not %s', (step, status, role) => {
    for (const stage of ['file', 'opinion', 'audit', 'approve', 'pay', 'reconsider', 'apply'] as const) {
      const isOther = stage !== stages[step as keyof typeof stages]
      const expected = isOther ? 'CASE_CONFLICT_OF_INTEREST' : null
      const acted = (by: string, actingFor: string | null) => anAid({ status, hands: [{ stage, by, actingFor, round: 1 }] })
      expect(whyNot(step, acted('me', null), office(role))).toBe(expected)
      expect(whyNot(step, acted('away', 'me'), office(role))).toBe(expected)
      expect(whyNot(step, acted('boss', null), office(role, { ownerId: 'boss', actingForId: 'boss' }))).toBe(expected)
      expect(whyNot(step, acted('somebody', null), office(role))).toBeNull()
    }
  })

  test('a new round is no new hat: whoever reviewed a refusal does not vote on what came of it', () => {
    expect(hasOtherPart([{ stage: 'reconsider', by: 'me', actingFor: null, round: 1 }], 'opinion', ['me'])).toBe(true)
    expect(hasOtherPart([{ stage: 'opinion', by: 'me', actingFor: null, round: 1 }], 'opinion', ['me'])).toBe(false)
  })

  test('an interest of the wearer or of the owner of the hat stops the step', () => {
    expect(whyNot('accept', anAid(), office('CASE', { hasInterest: true }))).toBe('CASE_CONFLICT_OF_INTEREST')
  })
})

describe('once', () => {
  const at = new Date(0)
  test.each([
    ['a visit is signed by somebody else than who wrote it', 'signVisit', anAid({ status: 'checking', visit: { by: 'me', actingFor: null, at, signedBy: null, signedAt: null } }), office('CASE'), 'AID_VISITOR_TWICE'],
    ['…also when it was written in my place', 'signVisit', anAid({ status: 'checking', visit: { by: 'x', actingFor: 'me', at, signedBy: null, signedAt: null } }), office('CASE'), 'AID_VISITOR_TWICE'],
    ['nothing is signed before it is written', 'signVisit', anAid({ status: 'checking' }), office('GRP'), 'AID_VISIT_MISSING'],
    ['a vote is given once', 'vote', anAid({ status: 'voting', vote: { reasons: [], votes: [{ by: 'me', actingFor: null, isFor: true, at, line: 1 }], witnessedBy: null, passedAt: null } }), office('OFF'), 'AID_VOTED_BEFORE'],
    ['a vote is witnessed once', 'witness', anAid({ status: 'voting', vote: { reasons: [], votes: [], witnessedBy: 'x', passedAt: null } }), office('AUD'), 'AID_WITNESSED_BEFORE'],
    ['a review is asked for once', 'askReview', anAid({ status: 'refused', reviewsAsked: 1 }), applicant, 'AID_REVIEWED_BEFORE'],
    ['what is paid is not withdrawn', 'withdraw', anAid({ status: 'checking', grants: [{ grantId: 'g', isUrgent: true, round: 1, fundId: 'f', approvedAt: at, paidAt: at, paidOn: '', signedAt: at, voidAt: null }] }), applicant, 'AID_WRONG_STATE'],
  ] as const)('%s', (_sentence, step, aid, who, code) => expect(whyNot(step, aid, who)).toBe(code))
})

describe('the agreement taken back', () => {
  const stopped = (who: Who): Who => ({ ...who, hasStopped: true })
  test('nobody handles it any more; the person may withdraw, and sign for what has come', () => {
    for (const step of names) {
      const [who, from] = table[step]
      const status = from.split(' ')[0] as AidStatus
      const aid = anAid({ status, ...visited, ...(step === 'sign' ? { grants: [paid] } : {}) })
      const person = who === 'party' || who === 'subject' ? applicant : who === 'everybody' ? stranger : office(who.split(' ')[0] as Role)
      const expected = step === 'withdraw' || step === 'sign' ? null : who === 'party' || who === 'everybody' ? 'AID_CONSENT_NEEDED' : 'AID_CONSENT_GONE'
      expect([step, whyNot(step, aid, stopped(person))]).toEqual([step, expected])
      // The control: while it stands, each of them may.
      expect([step, whyNot(step, aid, person)]).toEqual([step, null])
    }
  })
})

test('whoever objected, or gave the opinion that is objected to, does not settle it; nor does a stand-in of theirs', () => {
  const objected = (by: string, opinion: { by: string; actingFor?: string }) => anAid({
    status: 'objected', objections: [{ id: 'o', by, at: new Date(0), settled: null }],
    history: [{ action: 'aid.opinion', ...opinion }] as unknown as Aid['history'],
  })
  const standIn = office('OFF', { ownerId: 'boss', actingForId: 'boss' })
  const settled = (aid: Aid, who = office('OFF')) => whyNot('settle', aid, who)
  expect(settled(objected('me', { by: 'x' }))).toBe('CASE_CONFLICT_OF_INTEREST')
  expect(settled(objected('boss', { by: 'x' }), standIn)).toBe('CASE_CONFLICT_OF_INTEREST')
  expect(settled(objected('mate', { by: 'me' }))).toBe('CASE_CONFLICT_OF_INTEREST')
  expect(settled(objected('mate', { by: 'x', actingFor: 'me' }))).toBe('CASE_CONFLICT_OF_INTEREST')
  expect(settled(objected('mate', { by: 'boss' }), standIn)).toBe('CASE_CONFLICT_OF_INTEREST')
  expect(settled(objected('mate', { by: 'x' }))).toBeNull()
})

describe('a vote', () => {
  const votes = (...are: boolean[]) => are.map((isFor, line) => ({ by: `m${line}`, actingFor: null, isFor, at: new Date(0), line }))
  test.each([
    ['two of three needed have voted', votes(true, true), false, null, 'open'],
    ['three have, for it', votes(true, true, true), false, null, 'passed'],
    ['two of three against', votes(true, false, false), false, null, 'lost'],
    ['even', votes(true, true, false, false), false, null, 'open'],
    ['no publicity and no auditor', votes(true, true, true), true, null, 'open'],
    ['no publicity, the auditor was there', votes(true, true, true), true, 'aud', 'passed'],
  ] as const)('%s', (_sentence, given, isHidden, witnessedBy, expected) => {
    expect(outcomeOfVote({ votes: given, reasons: isHidden ? ['noPublicity'] : ['overCeiling'], witnessedBy }, 3)).toBe(expected)
  })
})

test('a name is masked to the family name, whatever its length', () => {
  expect(['张伟', '欧阳小明', '𠮷田', '买买提·艾力', ''].map(maskedName)).toEqual(['张*', '欧*', '𠮷*', '买*', '*'])
})

test('what was given in advance is never given again', () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), (suggested, advanced) => stillOpen(suggested, advanced) + Math.min(suggested, advanced) === suggested))
})
