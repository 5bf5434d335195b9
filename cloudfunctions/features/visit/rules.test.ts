import { addMonths } from '@/types/calendar'
import type { Visit, VisitHand } from '@/cloudfunctions/kit/documents/visit'
import type { Role } from '@/types/roles'
import { visitStatuses, type VisitStatus } from '@/types/visitNames'
import { entriesWithAnniversary, isSummer, lastDayOf, monthsAround, nextRun, parts } from './calendarRules'
import { defaultKinds, effective, isWhole } from './kinds'
import { rulesFor } from './report'
import { afterDecision, steps, whyNot, whyNotPapers, whyNotSignFor, type StepName, type Who } from './rules'
import { lastClosedDay, tablesOf, type Like } from './stats'

const states = Object.keys(visitStatuses) as VisitStatus[]
const names = Object.keys(steps) as StepName[]

const visitIn = (status: VisitStatus, traits: Partial<Visit> = {}) =>
  ({ status, hands: [], visitedOn: null, seen: [], rules: { signer: 'self', gift: 'money', papers: ['hospital'], group: 'visit' }, ...traits }) as unknown as Visit

/** Somebody in this role, for whom it waits and who cares for the unit. */
const someone = (role: Role, traits: Partial<Who> & { readonly hasInterest?: boolean } = {}): Who => {
  const standing = { role, ownerId: 'me', actingForId: null, hasInterest: traits.hasInterest ?? false }
  return { memberId: 'me', isSubject: false, turns: [standing], offices: [standing], ...traits }
}
const subject: Who = { memberId: 'p', isSubject: true, turns: [], offices: [] }
const stranger: Who = { memberId: 's', isSubject: false, turns: [], offices: [] }

/** What each may do in each state: everything else is refused. */
const expected: Readonly<Record<VisitStatus, Readonly<Record<string, readonly StepName[]>>>> = {
  checking: { GRP: ['check', 'refuse', 'arrange', 'record', 'cancel', 'attach'], OFF: ['refuse', 'arrange', 'record', 'cancel', 'attach'], CHAIR: ['refuse'], subject: ['cancel', 'allowPhoto', 'attach'] },
  reviewing: { GRP: ['refuse', 'arrange', 'record', 'cancel', 'attach'], OFF: ['review', 'refuse', 'arrange', 'record', 'cancel', 'attach'], CHAIR: ['refuse'], subject: ['cancel', 'allowPhoto', 'attach'] },
  approving: { GRP: ['refuse', 'arrange', 'record', 'cancel', 'attach'], OFF: ['refuse', 'arrange', 'record', 'cancel', 'attach'], CHAIR: ['approve', 'refuse'], subject: ['cancel', 'allowPhoto', 'attach'] },
  toArrange: { GRP: ['arrange', 'record', 'cancel', 'attach'], OFF: ['arrange', 'record', 'cancel', 'attach'], CHAIR: [], subject: ['cancel', 'allowPhoto', 'attach'] },
  arranged: { GRP: ['arrange', 'record', 'cancel', 'attach'], OFF: ['arrange', 'record', 'cancel', 'attach'], CHAIR: [], subject: ['cancel', 'allowPhoto', 'attach'] },
  toSign: { GRP: ['signFor', 'cancel', 'attach'], OFF: ['signFor', 'cancel', 'attach'], CHAIR: [], subject: ['sign', 'cancel', 'allowPhoto', 'attach'] },
  following: { GRP: ['follow', 'attach'], OFF: ['follow', 'attach'], CHAIR: [], subject: ['allowPhoto', 'attach'] },
  closed: { GRP: [], OFF: [], CHAIR: [], subject: [] },
  refused: { GRP: [], OFF: [], CHAIR: [], subject: [] },
  cancelled: { GRP: [], OFF: [], CHAIR: [], subject: [] },
}

const people: Readonly<Record<string, Who>> = { GRP: someone('GRP'), OFF: someone('OFF'), CHAIR: someone('CHAIR'), subject }

describe('state × step × role', () => {
  test.each(states.flatMap((status) => Object.keys(people).map((who) => [status, who] as const)))('%s: %s may take exactly the drawn steps', (status, who) => {
    const allowed = names.filter((step) => whyNot(step, visitIn(status), people[who] as Who) === null)
    expect([...allowed].sort()).toEqual([...(expected[status][who] ?? [])].sort())
  })

  test.each(['AUD', 'FIN', 'HR', 'ADM', 'REP', 'CASE'] as const)('%s may take no step in any state, although it waits for them', (role) => {
    for (const status of states) expect(names.filter((step) => whyNot(step, visitIn(status), someone(role)) === null)).toEqual([])
  })

  test('a stranger may take none; an interest stops every step of an office', () => {
    for (const status of states) {
      expect(names.filter((step) => whyNot(step, visitIn(status), stranger) === null)).toEqual([])
      expect(names.filter((step) => whyNot(step, visitIn(status), someone('OFF', { hasInterest: true })) === null)).toEqual([])
    }
  })
})

describe('three people', () => {
  const hand = (stage: VisitHand['stage'], by = 'me', actingFor: string | null = null): VisitHand => ({ stage, by, actingFor })

  test.each([
    ['review', 'reviewing', 'OFF', [hand('check')], 'CASE_CONFLICT_OF_INTEREST'],
    ['approve', 'approving', 'CHAIR', [hand('check')], 'CASE_CONFLICT_OF_INTEREST'],
    ['approve', 'approving', 'CHAIR', [hand('review', 'you', 'me')], 'CASE_CONFLICT_OF_INTEREST'],
    ['approve', 'approving', 'CHAIR', [hand('visit')], 'CASE_CONFLICT_OF_INTEREST'],
    ['review', 'reviewing', 'OFF', [hand('report')], 'CASE_CONFLICT_OF_INTEREST'],
    ['record', 'arranged', 'OFF', [hand('report')], null],
    ['signFor', 'toSign', 'OFF', [hand('approve')], 'CASE_CONFLICT_OF_INTEREST'],
    ['signFor', 'toSign', 'OFF', [hand('review')], null],
    ['record', 'arranged', 'OFF', [hand('review')], null],
    ['approve', 'approving', 'CHAIR', [hand('check', 'you'), hand('review', 'they')], null],
  ] as const)('%s in %s by %s after %j: %s', (step, status, role, hands, code) => {
    expect(whyNot(step, visitIn(status, { hands }), someone(role))).toBe(code)
  })
})

describe('conditions', () => {
  test('a family signs for the dead, somebody without the app on paper, everybody else in the app', () => {
    const family = visitIn('toSign', { rules: { ...visitIn('toSign').rules, signer: 'family' } })
    expect(whyNot('sign', family, subject)).toBe('VISIT_FAMILY_SIGNS')
    expect([whyNotSignFor(family, someone('OFF'), true), whyNotSignFor(visitIn('toSign'), someone('OFF'), true), whyNotSignFor(visitIn('toSign'), someone('OFF'), false)]).toEqual([null, 'VISIT_FAMILY_SIGNS', null])
  })

  test('papers are asked for where something is brought', () => {
    expect(whyNotPapers(visitIn('reviewing'), [])).toBe('VISIT_PAPERS_UNSEEN')
    expect(whyNotPapers(visitIn('reviewing'), ['hospital'])).toBeNull()
    expect(whyNotPapers(visitIn('reviewing', { rules: { ...visitIn('reviewing').rules, gift: 'none' } }), [])).toBeNull()
  })

  test.each([
    [{ visitedOn: null, plan: null, grant: null, followUpOn: null }, 'toArrange'],
    [{ visitedOn: null, plan: {}, grant: {}, followUpOn: null }, 'arranged'],
    [{ visitedOn: '2026-06-01', plan: {}, grant: {}, followUpOn: '2026-07-01' }, 'toSign'],
    [{ visitedOn: '2026-06-01', plan: {}, grant: null, followUpOn: '2026-07-01' }, 'following'],
    [{ visitedOn: '2026-06-01', plan: {}, grant: null, followUpOn: null }, 'closed'],
  ])('after the decision, %j goes on to %s', (visit, to) => {
    expect(afterDecision(visit as unknown as Visit)).toBe(to)
  })

  test('six months back is the same day, or the last one of a shorter month', () => {
    expect([addMonths('2026-06-15', -6), addMonths('2026-08-31', -6), addMonths('2026-03-01', -6)]).toEqual(['2025-12-15', '2026-02-28', '2025-09-01'])
  })
})

describe('the dictionary', () => {
  test('begins with the eight 必访, six 必谈 and three 关怀 of the handbook, each of them whole', () => {
    const count = (group: string) => defaultKinds.filter((kind) => kind.group === group).length
    expect([count('visit'), count('talk'), count('care')]).toEqual([8, 6, 3])
    expect(defaultKinds.filter((kind) => !isWhole(kind))).toEqual([])
    expect(defaultKinds.find(({ code }) => code === 'retirement')?.gift).toBe('souvenir')
  })

  test('the latest row of a code stands; cash for a retirement is no whole kind', () => {
    const [first] = defaultKinds
    const row = (from: string, name: string) => ({ code: 'illness', from, kind: { ...(first as (typeof defaultKinds)[number]), name } })
    expect(effective([row('2026-03-01', '新'), row('2026-01-01', '旧')]).find(({ code }) => code === 'illness')?.name).toBe('新')
    expect([isWhole({ gift: 'money', ceiling: 'retirement' }), isWhole({ gift: 'none', ceiling: 'illness' }), isWhole({ gift: 'goods', ceiling: null })]).toEqual([false, false, false])
  })

  test('a gift is for members, and for a member who has left with a pension', () => {
    const kind = defaultKinds[0] as (typeof defaultKinds)[number]
    const giftOf = (person: Parameters<typeof rulesFor>[1]) => rulesFor(kind, person).gift
    expect([giftOf({ isUnionMember: true, leftOn: null }), giftOf({ isUnionMember: false, leftOn: null }), giftOf({ isUnionMember: false, leftOn: '2026-01-01', memberSince: '2000-01-01' })]).toEqual(['money', 'none', 'money'])
  })
})

describe('the days of the calendar', () => {
  test('every five years of service, ahead of the day, leap days included', () => {
    const entries = entriesWithAnniversary('2026-06-01', '2026-06-02', 60)
    expect(entries.get('2021-06-01')).toBe('2026-06-01')
    expect(entries.get('2016-06-02')).toBe('2026-06-02')
    expect([entries.has('2022-06-01'), entries.has('2026-06-01')]).toEqual([false, false])
    expect(entriesWithAnniversary('2025-02-28', '2025-02-28', 60).get('2020-02-29')).toBe('2025-02-28')
    expect(entriesWithAnniversary('2040-02-29', '2040-02-29', 60).get('2020-02-29')).toBe('2040-02-29')
    expect(entriesWithAnniversary('2040-02-28', '2040-02-28', 60).has('2020-02-29')).toBe(false)
  })

  test('a day is made once; an interrupted one is finished; a pause is made up for, within two months', () => {
    const done = { _id: 'run', day: '2026-06-01', since: '2026-05-31', part: parts.length, upTo: '' }
    expect(nextRun(null, '2026-06-01')).toMatchObject({ day: '2026-06-01', since: '2026-06-01', part: 0 })
    expect(nextRun(done, '2026-06-01')).toBeNull()
    expect(nextRun({ ...done, part: 1, upTo: 'm5' }, '2026-06-03')).toMatchObject({ day: '2026-06-01', part: 1, upTo: 'm5' })
    expect(nextRun(done, '2026-06-09')).toMatchObject({ day: '2026-06-09', since: '2026-06-01', part: 0 })
    expect(nextRun(done, '2027-06-09')?.since).toBe('2027-04-08')
  })

  test('months and summer', () => {
    expect(monthsAround('2026-05-30', '2026-07-02')).toEqual(['2026-05', '2026-06', '2026-07'])
    expect(['2026-05', '2026-06', '2026-10', '2026-11'].map(isSummer)).toEqual([false, true, true, false])
    expect([lastDayOf('2026-02'), lastDayOf('2028-02'), lastDayOf('2026-12')]).toEqual(['2026-02-28', '2028-02-29', '2026-12-31'])
  })
})

describe('figures', () => {
  const labels = { group: { visit: '必访', talk: '必谈', care: '关怀' }, unit: { a: '一', b: '二' }, outcome: { inTime: '按时', late: '超期', open: '没有', cancelled: '取消' } }
  const like = (n: number, traits: Partial<Like> = {}): Like => ({ group: 'visit', unit: 'a', outcome: 'inTime', n, ...traits })

  test('one or two are not shown, nor what would tell them by subtraction', () => {
    const { total, tables } = tablesOf([like(7), like(2, { group: 'talk', outcome: 'late' })], labels)
    expect(total).toBe(9)
    const talks = tables.find(({ table }) => table === 'group')?.cells
    expect(talks?.map(({ code, visits }) => [code, visits])).toEqual([['visit', null], ['talk', null], ['care', 0]])
    expect(tablesOf([like(2)], labels).total).toBeNull()
  })

  test('the running quarter is not counted', () => {
    expect([lastClosedDay('2026-05-20', '2026'), lastClosedDay('2027-01-02', '2026')]).toEqual(['2026-03-31', '2026-12-31'])
  })
})
