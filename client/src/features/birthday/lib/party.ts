/** The month's 生日会 as an activity draft: the officer adds time and place. */
import type { ActionInput } from '@/types/actions'
import { copy } from '../copy'

type Plan = ActionInput<'activity.saveDraft'>['plan']

const CAKE_FOR_AT_LEAST = 10
const TITLE_LONGEST = 2900

export function partyPlan(monthText: string, people: number, names: readonly string[]): Plan {
  return {
    title: copy.month.partyTitle(monthText), kind: 'birthday', text: copy.month.partyText(names.join('、')).slice(0, TITLE_LONGEST), coverFileId: null, place: '',
    startsAt: null, endsAt: null, signUpOpensAt: null, signUpClosesAt: null,
    membersOnly: false, poolBy: 'none', pools: [{ key: 'p0', name: copy.month.pool, capacity: Math.max(CAKE_FOR_AT_LEAST, people) }],
    maxGuests: 0, questions: [], maxLine: 0, ways: ['doorCode', 'personCode', 'tickOff'], namesVisible: true,
    budgetFen: null, payer: null, inWorkingHours: false, employerConsent: false, repeats: null,
  }
}

/** The month before or after, 'YYYY-MM'. */
export function monthBeside(month: string, by: 1 | -1): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** `11月`; with the year when it is not this one. */
export function monthText(month: string, thisMonth: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${year === thisMonth.slice(0, 4) ? '' : `${year}年`}${Number(number)}月`
}
