import { addMonths } from '@/types/calendar'
import fc from 'fast-check'
import type { Opinion, ScoreSheet, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { suggestionStatuses, type SuggestionStatus } from '@/types/suggestionNames'
import type { Role } from '@/types/roles'
import { awarded, gradeFor, overscored, pointsOf, split, type GradeRow } from './awardRules'
import { standingFor, steps, titleOf, verdictOf, whyNot, whyNotMerge, whyNotShared, type Standing, type StepName, type Who } from './rules'

const statuses = Object.keys(suggestionStatuses) as SuggestionStatus[]
const stepNames = Object.keys(steps) as StepName[]

const suggestion = (traits: Partial<Suggestion> = {}): Suggestion =>
  ({ _id: 's1', status: 'submitted', opinions: [], scores: [], objections: [], rating: null, reopens: 0, mergedInto: null, listKey: '2026-06-01', waitsFor: [], award: null, ...traits }) as Suggestion

const standing = (role: Role, traits: Partial<Standing> = {}): Standing => ({ role, actingForId: null, meets: 'turn', hasInterest: false, ...traits })
const who = (...standings: Standing[]): Who => ({ memberId: 'm1', isProposer: false, isAuthor: false, standings })
const stranger = who()
const proposer: Who = { ...stranger, isProposer: true, isAuthor: true }

/** What each role may do while it has the case, as the handbook draws it. */
const duties: Readonly<Record<string, readonly StepName[]>> = {
  OFF: ['accept', 'return', 'decline', 'merge', 'redirect', 'takeOver', 'assign', 'publicise', 'settle'],
  CHAIR: ['accept', 'return', 'decline', 'merge', 'redirect', 'takeOver', 'sign', 'assign', 'publicise', 'settle', 'review', 'award'],
  DEPT: ['review', 'plan', 'complete', 'stop', 'confirmEffect'],
  JURY: ['review', 'score'],
  FIN: ['confirmMoney', 'confirmYear', 'pay'],
  AUD: [],
  VICE: [],
  EXEC: ['sign'],
  ADM: [],
  GRP: [],
  HR: [],
  EHS: [],
  CASE: [],
  REP: [],
}
const unpaid = { amountFen: 1, dueFen: 1, awardedAt: new Date(0), paidAt: null, parts: [] }
const paid = { ...unpaid, paidAt: new Date(0) }
const ofProposer: readonly StepName[] = ['withdraw', 'resubmit', 'rate', 'reopen']

describe('every step in every state by everybody', () => {
  const cases = statuses.flatMap((status) => stepNames.map((step) => [step, status] as const))

  test.each(cases)('%s while %s', (step, status) => {
    const here = suggestion({ status, award: step === 'pay' ? unpaid : step === 'confirmYear' ? paid : null })
    const inState = (steps[step].from as readonly string[]).includes(status)
    const expected = (may: boolean, refusal: string) => (inState ? (may ? null : refusal) : 'SUGGESTION_WRONG_STATE')
    for (const role of Object.keys(duties) as Role[]) {
      const refusal = ofProposer.includes(step) ? 'SUGGESTION_NOT_YOURS' : 'CASE_NOT_YOUR_TURN'
      const may = step === 'object' || (duties[role] ?? []).includes(step)
      expect([role, whyNot(step, here, who(standing(role)))]).toEqual([role, expected(may, refusal)])
      const overseeing = (['OFF', 'CHAIR'].includes(role) && ['reassign', 'resume'].includes(step)) || (role === 'CHAIR' && step === 'reward')
      expect([role, whyNot(step, here, who(standing(role, { meets: 'union' })))]).toEqual([role, expected(step === 'object' || overseeing, refusal)])
      if (step !== 'object' && may) expect(whyNot(step, here, who(standing(role, { hasInterest: true })))).toBe(expected(false, 'CASE_CONFLICT_OF_INTEREST'))
    }
    expect(whyNot(step, here, proposer)).toBe(expected(ofProposer.includes(step) || step === 'object', 'CASE_NOT_YOUR_TURN'))
    expect(whyNot(step, here, stranger)).toBe(expected(step === 'object', ofProposer.includes(step) ? 'SUGGESTION_NOT_YOURS' : 'CASE_NOT_YOUR_TURN'))
  })

  test('every state can be reached or is where it begins', () => {
    expect(statuses).toHaveLength(20)
    expect(stepNames).toHaveLength(28)
  })
})

describe('whose hat counts', () => {
  test('one’s own before one held for somebody else, and only a free one', () => {
    const own = standing('DEPT')
    const lent = standing('DEPT', { actingForId: 'm2' })
    expect(standingFor('plan', who(lent, own))).toBe(own)
    expect(standingFor('plan', who({ ...own, hasInterest: true }, lent))).toBe(lent)
    expect(standingFor('plan', who({ ...lent, hasInterest: true }))).toBeNull()
  })

  test('two hats give one opinion, whichever is worn first', () => {
    const spoken: Opinion = { role: 'DEPT', by: 'm1', actingFor: null, verdict: 'adopt', reason: '', at: new Date(0) }
    const here = suggestion({ status: 'reviewing', opinions: [spoken] })
    expect(whyNot('review', here, who(standing('JURY')))).toBe('SUGGESTION_REVIEWED_BEFORE')
    expect(whyNot('review', here, { ...who(standing('JURY', { actingForId: 'm1' })), memberId: 'm3' })).toBe('SUGGESTION_REVIEWED_BEFORE')
    expect(whyNot('review', here, { ...who(standing('JURY')), memberId: 'm3' })).toBeNull()
  })

  test('one juror gives one score sheet, also in the name of another', () => {
    const sheet: ScoreSheet = { technique: 1, benefit: 1, scope: 1, practicality: 1, isBorrowed: false, by: 'm1', actingFor: null, at: new Date(0) }
    const here = suggestion({ status: 'verified', scores: [sheet] })
    expect(whyNot('score', here, who(standing('JURY')))).toBe('SUGGESTION_SCORED_BEFORE')
    expect(whyNot('score', here, { ...who(standing('JURY', { actingForId: 'm1' })), memberId: 'm3' })).toBe('SUGGESTION_SCORED_BEFORE')
    expect(whyNot('score', here, { ...who(standing('JURY')), memberId: 'm3' })).toBeNull()
  })

  test('an idea kept for later earns its amount once, also after it was paid', () => {
    const chair = who(standing('CHAIR', { meets: 'union' }))
    expect(whyNot('reward', suggestion({ status: 'reserved' }), chair)).toBeNull()
    expect(whyNot('reward', suggestion({ status: 'reserved', award: paid }), chair)).toBe('SUGGESTION_WRONG_STATE')
  })

  test.each([
    ['rated already', 'rate', { status: 'notAdopted', rating: { stars: 1, text: '', at: new Date(0) } }, 'SUGGESTION_RATED'],
    ['reopened already', 'reopen', { status: 'notAdopted', reopens: 1 }, 'SUGGESTION_REOPENED_BEFORE'],
    ['reopened for the first time', 'reopen', { status: 'notAdopted' }, null],
  ] as const)('%s', (_sentence, step, traits, expected) => {
    expect(whyNot(step, suggestion(traits as Partial<Suggestion>), proposer)).toBe(expected)
  })
})

describe('the verdict', () => {
  const opinion = (role: Opinion['role'], verdict: Opinion['verdict']): Opinion => ({ role, verdict, by: role, actingFor: null, reason: '', at: new Date(0) })
  test.each([
    ['is open while only one has spoken', [opinion('DEPT', 'adopt')], 'open'],
    ['stands where both agree', [opinion('DEPT', 'reserve'), opinion('JURY', 'reserve')], 'reserve'],
    ['is missing where they do not', [opinion('DEPT', 'adopt'), opinion('JURY', 'notAdopt')], 'disagreed'],
    ['is the chair’s when the chair speaks', [opinion('DEPT', 'adopt'), opinion('JURY', 'notAdopt'), opinion('CHAIR', 'notAdopt')], 'notAdopt'],
  ] as const)('%s', (_sentence, opinions, expected) => {
    const verdict = verdictOf(opinions)
    expect(typeof verdict === 'string' ? verdict : verdict.verdict).toBe(expected)
  })
})

describe('the grade', () => {
  const weights = { technique: 30, benefit: 30, scope: 20, practicality: 20 }
  const wan = 1_000_000
  const table: GradeRow[] = [[1, 100, 2500, 4000], [2, 50, 1500, 2500], [3, 10, 500, 1500], [4, 1, 300, 500], [5, 0, 100, 300]].map(
    ([grade, from, min, max]) => ({ grade: grade as GradeRow['grade'], fromFen: (from as number) * wan, minFen: (min as number) * 100, maxFen: (max as number) * 100, policyIds: [`p${grade}`] }),
  )
  const sheet = (points: number, isBorrowed = false): ScoreSheet => ({ technique: Math.min(30, points), benefit: Math.max(0, points - 30), scope: 0, practicality: 0, isBorrowed, by: 'm1', actingFor: null, at: new Date(0) })
  test.each([
    ['begins at exactly a million', 100 * wan, [sheet(50)], 1, 325_000],
    ['is lower by one fen below', 100 * wan - 1, [sheet(50)], 2, 200_000],
    ['without money is the last', 0, [sheet(50)], 5, 20_000],
    ['of a borrowed idea drops by one', 10 * wan, [sheet(50, true)], 4, 40_000],
    ['of a borrowed idea cannot drop below the last', 0, [sheet(50, true)], 5, 20_000],
    ['drops only if most jurors say so', 10 * wan, [sheet(50, true), sheet(50)], 3, 100_000],
    ['pays the least for no points', 10 * wan, [sheet(0)], 3, 50_000],
    ['is paid in whole yuan', 10 * wan, [sheet(33), sheet(34)], 3, 84_000],
  ] as const)('%s', (_sentence, benefit, sheets, grade, amountFen) => {
    expect(gradeFor(benefit, sheets, table, weights)).toMatchObject({ grade, amountFen })
  })

  test('takes no more points than a criterion has', () => {
    expect(overscored({ technique: 30, benefit: 31, scope: 20, practicality: 20 }, weights)).toBe('benefit')
    expect(overscored({ technique: 30, benefit: 30, scope: 20, practicality: 20 }, weights)).toBeNull()
    expect(pointsOf([])).toBe(0)
  })
})

describe('the award', () => {
  const author = (memberId: string, share: number) => ({ memberId, name: memberId, unitName: '', share })
  const of = (authors: ReturnType<typeof author>[], merged: ReturnType<typeof author>[][] = []) =>
    ({ _id: 's1', authors, mergedFrom: merged.map((people, index) => ({ suggestionId: `m${index}`, number: '', authors: people, claimSeal: null })), award: null })

  test('is split to the fen, whatever the amount and the shares', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30 }), (amount, weights) => {
      const parts = split(amount, weights)
      const sum = weights.reduce((total, weight) => total + weight, 0)
      expect(parts.reduce((total, part) => total + part, 0)).toBe(amount)
      parts.forEach((part, index) => expect(Math.abs(part - (amount * (weights[index] ?? 0)) / sum)).toBeLessThan(1))
    }))
  })

  test.each([
    ['by the shares', of([author('a', 60), author('b', 40)]), [25_200, 16_800]],
    ['the fen that is left over to the largest remainder', of([author('a', 33), author('b', 33), author('c', 34)]), [13_860, 13_860, 14_280]],
    ['in halves where two suggestions were merged', of([author('a', 100)], [[author('b', 50), author('c', 50)]]), [21_000, 10_500, 10_500]],
    ['a nameless proposer counts, too', of([], [[author('b', 100)]]), [21_000, 21_000]],
  ] as const)('goes %s', (_sentence, suggestion_, amounts) => {
    expect(awarded(suggestion_, 42_000, new Date(0)).parts.map(({ amountFen }) => amountFen)).toEqual(amounts)
  })

  test('of a later, higher grade pays the difference, and a lower one takes nothing back', () => {
    const first = { ...awarded(of([author('a', 60), author('b', 40)]), 42_000, new Date(0)), paidAt: new Date(1) }
    const again = awarded({ ...of([author('a', 60), author('b', 40)]), award: first }, 110_001, new Date(2))
    expect(again).toMatchObject({ amountFen: 110_001, dueFen: 68_001, paidAt: null })
    expect(again.parts.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(110_001)
    expect(awarded({ ...of([author('a', 60), author('b', 40)]), award: first }, 30_000, new Date(2))).toMatchObject({ amountFen: 42_000, dueFen: 0, paidAt: new Date(1) })
  })
})

describe('the vice chair', () => {
  const vice = standing('VICE', { meets: 'union' })
  test('acts for the chair by delegation only, and is told so', () => {
    const cleared = suggestion({ status: 'cleared', waitsFor: ['CHAIR@company'] })
    expect(whyNot('award', cleared, who(vice))).toBe('CASE_BY_DELEGATION_ONLY')
    expect(whyNot('award', cleared, who(vice, standing('CHAIR', { actingForId: 'm9' })))).toBeNull()
    expect(whyNot('pay', suggestion({ status: 'awarded', award: unpaid, waitsFor: ['FIN@company'] }), who(vice))).toBe('CASE_NOT_YOUR_TURN')
  })
})

describe('small rules', () => {
  test.each([
    ['only into an older one', { listKey: '2026-07-01' }, 'SUGGESTION_CANNOT_MERGE'],
    ['not into what was merged itself', { listKey: '2026-05-01', mergedInto: { suggestionId: 'x', number: '' } }, 'SUGGESTION_CANNOT_MERGE'],
    ['not into what was refused', { listKey: '2026-05-01', status: 'declined' }, 'SUGGESTION_CANNOT_MERGE'],
    ['into an older one under way', { listKey: '2026-05-01', status: 'implementing' }, null],
  ] as const)('merging goes %s', (_sentence, into, expected) => {
    expect(whyNotMerge(suggestion(), suggestion(into as Partial<Suggestion>))).toBe(expected)
  })

  test.each([[[100], ['a'], null], [[60, 40], ['a', 'b'], null], [[60, 30], ['a', 'b'], 'SUGGESTION_SHARES'], [[50, 50], ['a', 'a'], 'SUGGESTION_COPROPOSER_TWICE']] as const)(
    'shares %j of %j', (shares, ids, expected) => expect(whyNotShared(shares, ids)).toBe(expected),
  )

  test('a title is never empty and never long', () => {
    expect(titleOf({ title: '', measure: '给泵房装灯。再说' })).toBe('给泵房装灯')
    expect(Array.from(titleOf({ title: '', measure: '长'.repeat(90) }))).toHaveLength(24)
    expect(titleOf({ title: '我的题目', measure: '别的' })).toBe('我的题目')
  })

  test.each([['2026-11-30', 3, '2027-02-28'], ['2027-11-30', 3, '2028-02-29'], ['2026-01-15', 1, '2026-02-15'], ['2026-12-31', 12, '2027-12-31']] as const)(
    'from %s so many months on is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected),
  )
})
