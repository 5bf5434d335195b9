/** The plan as it is being written: a fresh one, what is proposed, and on which page each field stands. Pure. */
import type { ActionInput, ActionOutput } from '@/types/actions'
import { MAX_CAPACITY } from '@/types/activityNames'
import { addDays, DAY_MS, dayOf, HOUR_MS } from '@/types/calendar'
import { instantOf } from '../../../lib/format'

export type Plan = ActionInput<'activity.saveDraft'>['plan']
export type PoolBy = Plan['poolBy']
export type Pool = Plan['pools'][number]
export type Question = Plan['questions'][number]

/** What the phone keeps of a form. `activityId` and `version` are known once the cloud has it. */
export interface Written {
  readonly activityId?: string
  readonly version?: number
  readonly plan: Plan
}

export const pages = ['basics', 'times', 'places', 'questions', 'ways', 'money', 'check'] as const
export type PlanPage = (typeof pages)[number]

const fieldsOf: Record<PlanPage, ReadonlyArray<keyof Plan>> = {
  basics: ['title', 'kind', 'text', 'place', 'coverFileId'],
  times: ['startsAt', 'endsAt', 'signUpOpensAt', 'signUpClosesAt'],
  places: ['poolBy', 'pools', 'maxGuests', 'maxLine', 'membersOnly', 'namesVisible'],
  questions: ['questions'],
  ways: ['ways'],
  money: ['budgetFen', 'payer', 'inWorkingHours', 'employerConsent', 'repeats'],
  check: [],
}

export function newPlan(): Plan {
  return {
    title: '', kind: 'culture', text: '', coverFileId: null, place: '',
    startsAt: null, endsAt: null, signUpOpensAt: null, signUpClosesAt: null,
    membersOnly: false, poolBy: 'none', pools: [{ key: 'p0', name: '全体', capacity: 30 }],
    maxGuests: 0, questions: [], maxLine: 20, ways: ['doorCode', 'personCode', 'tickOff'], namesVisible: true,
    budgetFen: null, payer: null, inWorkingHours: false, employerConsent: false, repeats: null,
  }
}

export function writtenFrom({ activityId, version, plan }: ActionOutput<'activity.desk'>): Written {
  return { activityId, version, plan }
}

/**
 * A start, and what usually goes with it: two hours, sign-up from now until six in the evening before.
 * Times that stand already keep their distance to the start.
 */
export function withStart(plan: Plan, startsAt: string, now: Date): Plan {
  const start = Date.parse(startsAt)
  const moved = (instant: string) => new Date(Date.parse(instant) + start - Date.parse(plan.startsAt ?? startsAt)).toISOString()
  const endsAt = plan.endsAt && plan.startsAt ? moved(plan.endsAt) : new Date(start + 2 * HOUR_MS).toISOString()
  const signUpClosesAt = plan.signUpClosesAt && plan.startsAt ? moved(plan.signUpClosesAt) : usualClose(start, now)
  return { ...plan, startsAt, endsAt, signUpClosesAt, signUpOpensAt: plan.signUpOpensAt ?? roundHour(now) }
}

function usualClose(start: number, now: Date): string {
  const evening = instantOf(addDays(dayOf(new Date(start)), -1), '18:00')
  return start - now.getTime() > 2 * DAY_MS ? evening : new Date(start - HOUR_MS).toISOString()
}

/** The full hour that has begun. */
function roundHour(now: Date): string {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString()
}

/** One pool, groups to choose from, or one per shift; the number of places stays what it was. */
export function withPoolBy(plan: Plan, poolBy: PoolBy, names: readonly string[]): Plan {
  const total = placesIn(plan.pools)
  const share = Math.floor(total / names.length)
  const pools = names.map((name, index): Pool => ({ key: `p${index}`, name, capacity: index === 0 ? total - share * (names.length - 1) : share }))
  return { ...plan, poolBy, pools }
}

export const placesIn = (pools: readonly Pool[]): number => pools.reduce((sum, { capacity }) => sum + capacity, 0)

/** The first key that no pool or question uses. */
export function freshKey(letter: 'p' | 'q', taken: ReadonlyArray<{ readonly key: string }>): string {
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => `${letter}${index}`)
  return numbers.find((key) => !taken.some((one) => one.key === key)) ?? `${letter}${taken.length}`
}

/** The field a refusal is about, as the plan names it: `plan.pools.0.name` is about `pools`. */
export function fieldIn(field: string | undefined): keyof Plan | null {
  const name = (field ?? '').replace(/^plan\./, '').split('.')[0] ?? ''
  return Object.values(fieldsOf).flat().find((known) => known === name) ?? null
}

export function pageOf(field: keyof Plan): PlanPage {
  return pages.find((page) => fieldsOf[page].includes(field)) ?? 'check'
}

/** What the form itself can see to be wrong: the cloud refuses it as well, but only when it is asked. */
export function wrongFields({ title, text, place, pools, questions, ways }: Plan): ReadonlyArray<keyof Plan> {
  const length = (words: string) => Array.from(words.trim()).length
  const wrong: Array<keyof Plan | false> = [
    (length(title) < 1 || length(title) > 40) && 'title',
    length(text) > 3000 && 'text',
    length(place) > 60 && 'place',
    placesIn(pools) > MAX_CAPACITY && 'pools',
    pools.some(({ name, capacity }) => length(name) < 1 || length(name) > 20 || !Number.isInteger(capacity)) && 'pools',
    questions.some(({ label, options }) => length(label) < 1 || length(label) > 60 || options.length > 12) && 'questions',
    ways.length === 0 && 'ways',
  ]
  return wrong.filter((field) => field !== false)
}
