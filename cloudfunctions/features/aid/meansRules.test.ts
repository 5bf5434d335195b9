import * as fc from 'fast-check'
import type { MeansRows } from '@/types/aid'
import type { Clause } from '@/types/policy'
import { ceilingsOf, needsVote, whyNotAmount, whyNotBeside, type CeilingClauses, type Facts } from './ceilingRules'
import { meansTest } from './meansRules'
import { lastClosedDay, tablesOf } from './stats'

const YUAN = 100
const clause = (key: string, value: number, unit: Clause['unit'] = 'fen'): Clause => ({ policyId: key, key, value, unit, source: '待工会确认', from: '2019-01-01', isConfirmed: false })
const clauses = { dibao: clause('dibao', 800 * YUAN), deep: clause('deep', 1, 'multiple'), relative: clause('relative', 2, 'multiple'), accident: clause('accident', 80, 'percent') }
const rows = (income: number, outlay: number, people: number, kind: 'medical' | 'schooling' = 'schooling'): MeansRows => ({
  area: 'urban', people, higher: 0, senior: 0, incomes: [{ kind: 'wage', yearFen: income * YUAN }], outlays: [{ kind, yearFen: outlay * YUAN }], exclusions: [],
})

describe('the means test', () => {
  test('shows its arithmetic line by line', () => {
    const { lines } = meansTest(rows(36_000, 12_000, 3), clauses, true)
    expect(lines.map(({ line, value, unit }) => [line, unit === 'fen' ? value / YUAN : value])).toEqual([
      ['income', 36_000], ['outlay', 12_000], ['net', 24_000], ['monthly', 2_000], ['people', 3], ['perHead', 666.67], ['dibao', 800], ['ratio', 0.83], ['accidentShare', 0],
    ])
  })

  test('earlier aid that nobody filled in counts as income; what was filled in is not counted twice', () => {
    const said = (aidYuan: number) => ({ ...rows(20_000, 0, 3), incomes: [{ kind: 'wage' as const, yearFen: 20_000 * YUAN }, { kind: 'aid' as const, yearFen: aidYuan * YUAN }] })
    const lineOf = (view: ReturnType<typeof meansTest>, name: string) => view.lines.find(({ line }) => line === name)?.value
    expect(lineOf(meansTest(said(0), clauses, true, 9_000 * YUAN), 'knownAid')).toBe(9_000 * YUAN)
    expect(lineOf(meansTest(said(0), clauses, true, 9_000 * YUAN), 'net')).toBe(29_000 * YUAN)
    expect(lineOf(meansTest(said(4_000), clauses, true, 9_000 * YUAN), 'net')).toBe(29_000 * YUAN)
    // The control: nothing known, or all of it said.
    for (const view of [meansTest(said(9_000), clauses, true, 9_000 * YUAN), meansTest(said(9_000), clauses, true)]) {
      expect([lineOf(view, 'knownAid'), lineOf(view, 'net')]).toEqual([undefined, 29_000 * YUAN])
    }
  })

  test.each([
    ['just below the line', 800 * 36 - 1, 0, 'schooling', 'deep'],
    ['exactly on the line is not below it', 800 * 36, 0, 'schooling', 'relative'],
    ['just below twice the line', 1_600 * 36 - 1, 0, 'schooling', 'relative'],
    ['exactly twice', 1_600 * 36, 0, 'schooling', null],
    ['illness that takes more than eighty per cent is deep need where nothing is left', 100_000, 80_001, 'medical', 'deep'],
    ['exactly eighty per cent is not more', 1_000_000, 800_000, 'medical', null],
    ['more than eighty per cent of a high income', 1_000_000, 800_001, 'medical', 'accident'],
    ['more going out than coming in', 10_000, 20_000, 'schooling', 'deep'],
  ] as const)('%s', (_sentence, income, outlay, kind, expected) => {
    expect(meansTest(rows(income, outlay, 3, kind), clauses, true).category).toBe(expected)
  })

  test('less income or more people never takes a category away', () => {
    const rank = { deep: 3, relative: 2, accident: 1, temporary: 0 }
    const rankOf = (income: number, people: number) => {
      const { category } = meansTest(rows(income, 5_000, people), clauses, true)
      return category ? rank[category] : 0
    }
    fc.assert(fc.property(fc.nat(200_000), fc.nat(50_000), fc.integer({ min: 1, max: 11 }), (income, less, people) => {
      expect(rankOf(Math.max(0, income - less), people)).toBeGreaterThanOrEqual(rankOf(income, people))
      expect(rankOf(income, people + 1)).toBeGreaterThanOrEqual(rankOf(income, people))
    }))
  })
})

const limits: CeilingClauses = {
  dibao: clauses.dibao, deepMonths: clause('deep', 12, 'multiple'), otherMonths: clause('other', 10, 'multiple'), medical: clause('medical', 20_000 * YUAN), medicalShare: clause('share', 100, 'percent'),
  higherMonths: clause('higher', 10, 'multiple'), seniorMonths: clause('senior', 6, 'multiple'), temporary: clause('temporary', 3_000 * YUAN), urgent: clause('urgent', 3_000 * YUAN),
  voteCeiling: clause('vote', 50_000 * YUAN), times: clause('times', 2, 'times'),
}
const noVote = { ...limits, voteCeiling: clause('vote', 0) }
const facts = (traits: Partial<Facts>): Facts => ({ kind: 'living', category: 'deep', students: { higher: 0, senior: 0 }, selfPaidFen: 0, isUrgentAdvance: false, ...traits })
const none = { fen: 0, times: 0 }

describe('beside other help of the year', () => {
  test.each([
    ['several kinds for deep need', 'living', { had: ['medical', 'study'], allowed: 4 }, [], null],
    ['one kind for 相对困难', 'living', { had: ['medical'], allowed: 1 }, [], 'AID_KINDS_FULL'],
    ['the same kind again is no other kind', 'living', { had: [], allowed: 1 }, [], null],
    ['nobody has said the category yet', 'living', { had: ['medical'], allowed: null }, [], null],
    ['schooling that a campaign has brought', 'study', { had: [], allowed: 4 }, ['schooling'], 'AID_DOUBLE_AID'],
    ['illness that a campaign has helped with', 'medical', { had: [], allowed: 4 }, ['living', 'medical'], 'AID_DOUBLE_AID'],
    ['a campaign of another kind', 'study', { had: [], allowed: 4 }, ['living', 'medical'], null],
  ] as const)('%s', (_sentence, kind, kinds, campaigns, expected) => {
    expect(whyNotBeside(kind, { had: [...kinds.had], allowed: kinds.allowed }, campaigns)).toBe(expected)
  })
})

describe('ceilings', () => {
  test.each([
    ['twelve lines for deep need', facts({}), noVote, none, 9_600, 9_600],
    ['ten for others', facts({ category: 'relative' }), noVote, none, 8_000, 8_000],
    ['less what the household had this year', facts({}), noVote, { fen: 9_000 * YUAN, times: 1 }, 600, 600],
    ['medical: what the family paid itself, if that is less', facts({ kind: 'medical', selfPaidFen: 7_000 * YUAN }), limits, none, 7_000, 7_000],
    ['medical: the ceiling, and what a vote may add', facts({ kind: 'medical', selfPaidFen: 90_000 * YUAN }), limits, none, 20_000, 50_000],
    ['study: by the heads of students', facts({ kind: 'study', students: { higher: 1, senior: 1 } }), noVote, none, 12_800, 12_800],
    ['study without students: nothing', facts({ kind: 'study' }), noVote, none, 0, 0],
    ['temporary: the person', facts({ kind: 'temporary' }), noVote, { fen: 2_000 * YUAN, times: 1 }, 1_000, 1_000],
    ['in need: the small sum first', facts({ isUrgentAdvance: true }), limits, none, 3_000, 3_000],
    ['in need: no more than the year has left', facts({ isUrgentAdvance: true }), noVote, { fen: 9_000 * YUAN, times: 1 }, 600, 600],
  ] as const)('%s', (_sentence, what, rules, used, room, voteRoom) => {
    const found = ceilingsOf(what, rules, used)
    expect([found.roomFen / YUAN, found.voteRoomFen / YUAN]).toEqual([room, voteRoom])
  })

  test.each([
    ['within', 20_000, null, null],
    ['above', 20_001, null, 'AID_OVER_CEILING'],
    ['above, as voted', 30_000, 30_000, null],
    ['above what was voted', 30_001, 30_000, 'AID_OVER_CEILING'],
    ['above what a vote may do', 50_001, 60_000, 'AID_OVER_CEILING'],
  ] as const)('an amount %s', (_sentence, amount, voted, code) => {
    const found = ceilingsOf(facts({ kind: 'medical', selfPaidFen: 90_000 * YUAN }), limits, none)
    expect(whyNotAmount(amount * YUAN, found, voted === null ? null : voted * YUAN)).toBe(code)
  })

  test('too often is too often, vote or not; what a vote could allow needs one', () => {
    const medical = facts({ kind: 'medical', selfPaidFen: 90_000 * YUAN })
    expect(whyNotAmount(1, ceilingsOf(medical, limits, { fen: 0, times: 2 }), 1)).toBe('AID_TOO_OFTEN')
    expect(needsVote(20_001 * YUAN, ceilingsOf(medical, limits, none))).toBe('vote')
    expect(needsVote(50_001 * YUAN, ceilingsOf(medical, limits, none))).toBe('AID_OVER_CEILING')
    expect(needsVote(20_000 * YUAN, ceilingsOf(medical, limits, none))).toBeNull()
  })
})

describe('figures', () => {
  const labels = { kind: { living: '生活救助', medical: '大病救助', study: '助学救助' }, unit: { a: '一', b: '二' }, outcome: { aided: '已救助', open: '办理中' } }
  const people = fc.array(fc.record({ kind: fc.constantFrom('living', 'medical', 'study'), unit: fc.constantFrom('a', 'b'), outcome: fc.constantFrom('aided', 'open') }), { maxLength: 12 })

  test('no cell of one or two is shown, and none can be computed from the total', () => {
    let hiddenCells = 0
    fc.assert(fc.property(people, (all) => {
      const { total, tables } = tablesOf(all as never, labels as never)
      if (total === null) return tables.every(({ cells }) => cells.every(({ people: shown }) => shown === null || shown === 0))
      for (const { table, cells } of tables) {
        const hidden = cells.filter((cell) => cell.people === null)
        hiddenCells += hidden.length
        expect(cells.every((cell) => cell.people === null || cell.people === 0 || cell.people >= 3)).toBe(true)
        // One hidden cell would be the total less the others; it may only be so when it is three or more anyway.
        if (hidden.length === 1) expect(all.filter((one) => (one as Record<string, string>)[table] === hidden[0]?.code).length).toBeGreaterThanOrEqual(3)
      }
      return true
    }), { numRuns: 500 })
    expect(hiddenCells).toBeGreaterThan(100)
  })

  test('they move only when a quarter is over', () => {
    expect([['2026-01-15', '2026'], ['2026-06-30', '2026'], ['2026-07-01', '2026'], ['2026-11-22', '2026'], ['2027-02-01', '2026']].map(([day, year]) => lastClosedDay(day as string, year as string))).toEqual([
      '2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31',
    ])
  })
})
