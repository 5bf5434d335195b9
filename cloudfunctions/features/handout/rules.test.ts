/** Every step of a plan in every state by every kind of person; and what the rules say of a line. */
import { handoutStatuses, type HandoutStatus, type ReceiptStatus } from '@/types/handoutNames'
import type { ErrorCode } from '@/types/errors'
import { aHandoutPlan } from '@/local/testing/handouts'
import { isMeant, kindRules, whyNot, whyNotEntitled, whyNotHelped, whyNotPlan, whyNotShow, whyNotTake, type StepName, type Who } from './rules'

const nobody: Who = { organises: false, turn: null, chairs: false, distributes: false }
const people: Record<string, Who> = {
  worker: nobody,
  organiser: { ...nobody, organises: true, distributes: true },
  leader: { ...nobody, distributes: true },
  chair: { ...nobody, turn: 'free', chairs: true },
  chairOnList: { ...nobody, turn: 'conflict', chairs: true },
}

/** Who may, in which states; everything else is refused. */
const allowed: Record<StepName, Partial<Record<HandoutStatus, readonly string[]>>> = {
  edit: { draft: ['organiser'] },
  list: { draft: ['organiser'] },
  clear: { draft: ['organiser'] },
  submit: { draft: ['organiser'] },
  decide: { pending: ['chair'] },
  cancel: { draft: ['organiser', 'chair', 'chairOnList'], pending: ['organiser', 'chair', 'chairOnList'], running: ['organiser', 'chair', 'chairOnList'] },
  end: { running: ['organiser'] },
  remind: { running: ['organiser', 'leader'] },
  takeBack: { running: ['organiser'] },
  distribute: { running: ['organiser', 'leader'] },
  number: { running: ['organiser'] },
  redeem: { running: ['organiser'], ended: ['organiser'] },
}

describe('a plan', () => {
  const states = Object.keys(handoutStatuses) as HandoutStatus[]
  const rows = (Object.keys(allowed) as StepName[]).flatMap((step) => states.flatMap((status) => Object.keys(people).map((who) => ({ step, status, who }))))
  it.each(rows)('$step in $status by $who', ({ step, status, who }) => {
    const plan = { status, form: 'voucher' as const, isListDone: true, people: 3, job: null, remindedOn: null }
    const isAllowed = allowed[step][status]?.includes(who) ?? false
    expect(whyNot(step, plan, people[who] as Who, '2026-09-21') === null).toBe(isAllowed)
  })

  it('says to whoever it does not wait for that it is not their turn, to others that it is not theirs, and when it is too late', () => {
    const plan = { status: 'pending', form: 'goods', isListDone: true, people: 3, job: null, remindedOn: null } as const
    const says = (step: StepName, who: string) => whyNot(step, plan, people[who] as Who, '2026-09-21')
    expect([says('decide', 'organiser'), says('submit', 'chair'), says('submit', 'organiser')]).toEqual(['CASE_NOT_YOUR_TURN', 'NOT_ALLOWED', 'HANDOUT_WRONG_STATE'])
  })

  it.each([
    ['submit', { isListDone: false }, 'HANDOUT_LIST_OPEN'],
    ['submit', { people: 0 }, 'HANDOUT_LIST_EMPTY'],
    ['submit', { job: 'clear' as const }, 'IN_PROGRESS'],
    ['remind', { status: 'running' as const, remindedOn: '2026-09-21' }, 'HANDOUT_REMINDED'],
    ['remind', { status: 'running' as const, job: 'open' as const }, 'IN_PROGRESS'],
    ['number', { status: 'running' as const }, 'HANDOUT_NO_VOUCHERS'],
    ['redeem', { status: 'ended' as const }, 'HANDOUT_NO_VOUCHERS'],
  ] as const)('%s waits: %j', (step, traits, code) => {
    const plan = { status: 'draft' as const, form: 'goods' as const, isListDone: true, people: 3, job: null, remindedOn: null, ...traits }
    expect(whyNot(step, plan, people.organiser as Who, '2026-09-21')).toBe(code)
  })
})

describe('a line of the list', () => {
  const running = { status: 'running', fromDay: '2026-09-20', untilDay: '2026-09-25' } as const
  const cases: ReadonlyArray<readonly [ReceiptStatus | null, string, ErrorCode | null]> = [
    ['waiting', '2026-09-20', null],
    ['listed', '2026-09-25', null],
    ['waiting', '2026-09-19', 'HANDOUT_NOT_YET'],
    ['waiting', '2026-09-26', 'HANDOUT_OVER'],
    ['signed', '2026-10-30', null],
    ['declined', '2026-09-21', 'HANDOUT_DECLINED'],
    ['expired', '2026-09-21', 'HANDOUT_OVER'],
    ['removed', '2026-09-21', 'HANDOUT_NOT_LISTED'],
    [null, '2026-09-21', 'HANDOUT_NOT_LISTED'],
  ]
  it.each(cases)('%s on %s: %s', (status, today, code) => {
    expect(whyNotTake(running, status && { status, reason: null }, today)).toBe(code)
  })

  it('says why somebody was left out, in the words of the list', () => {
    expect(whyNotTake(running, { status: 'barred', reason: 'HANDOUT_YEAR_USED' }, '2026-09-21')).toBe('HANDOUT_YEAR_USED')
  })

  it.each([
    ['pending', 'HANDOUT_NOT_RUNNING'],
    ['running', null],
    ['ended', 'HANDOUT_OVER'],
    ['cancelled', 'HANDOUT_OVER'],
  ] as const)('has at the desk, when it is %s, the code: %s', (status, code) => expect(whyNotShow({ status })).toBe(code))

  it('cannot be signed before the chair has spoken', () => {
    expect(whyNotTake({ ...running, status: 'pending' }, { status: 'listed', reason: null }, '2026-09-21')).toBe('HANDOUT_NOT_RUNNING')
  })
})

describe('who has a part in it', () => {
  const person = { isUnionMember: true, leftOn: null, post: '聚合操作工', gender: null }
  const birthday = { kind: 'birthday', month: '2026-09', payer: 'union', target: { by: 'criteria', orgIds: [], gender: null, posts: [] } } as const
  it.each([
    ['a member', person, null],
    ['somebody who has left', { ...person, leftOn: '2026-08-01' }, 'HANDOUT_LEFT'],
    ['somebody who is no member', { ...person, isUnionMember: false }, 'HANDOUT_MEMBERS_ONLY'],
    ['a member since this month', { ...person, memberSince: '2026-09-01' }, 'HANDOUT_TOO_NEW'],
    ['a member since the last day of last month', { ...person, memberSince: '2026-08-31' }, null],
  ] as const)('%s', (_who, candidate, code) => expect(whyNotEntitled(birthday, candidate)).toBe(code))

  it('lets another payer give to people who are no members', () => {
    expect(whyNotEntitled({ ...birthday, payer: 'employer' }, { ...person, isUnionMember: false })).toBeNull()
  })

  it('goes by the words of the post', () => {
    const hot = { target: { ...birthday.target, posts: ['锅炉', '聚合'] } }
    expect([isMeant(hot, person), isMeant(hot, { ...person, post: '司机' })]).toEqual([true, false])
  })

  it('never offers cash on a birthday or a festival', () => {
    expect([kindRules.birthday.forms, kindRules.festival.forms].flat()).not.toContain('cash')
  })

  it('does not count the plan’s own mark as earlier help', () => {
    expect(whyNotHelped('schooling', [{ kind: 'schooling', about: 'h1' }], 'h1')).toBeNull()
    expect(whyNotHelped('schooling', [{ kind: 'schooling', about: 'h1' }], 'h2')).toBe('HANDOUT_DOUBLE_AID')
    expect(whyNotHelped('warmth', [{ kind: 'schooling', about: 'h1' }], 'h2')).toBe('flag')
  })
})

describe('the year a plan takes from', () => {
  const cake = { kind: 'birthday', festival: null, form: 'goods', month: '2026-06', fromDay: '2026-06-01', untilDay: '2026-06-30' } as const
  it.each([
    ['is that of the birthdays', { ...cake, year: '2026' }, null],
    ['is no other one, or one month would be given twice', { ...cake, year: '2027' }, 'plan.year'],
    ['is that of its first day', { year: '2026', fromDay: '2026-09-20', untilDay: '2026-09-27' }, null],
    ['is not the next one in autumn', { year: '2027', fromDay: '2026-09-20', untilDay: '2026-09-27' }, 'plan.year'],
    ['may be the next one for what is given before New Year', { year: '2027', festival: 'newYear', fromDay: '2026-12-20', untilDay: '2027-01-05' }, null],
  ] as const)('%s', (_sentence, traits, field) => {
    expect(whyNotPlan(aHandoutPlan(traits))?.field ?? null).toBe(field)
  })
})
