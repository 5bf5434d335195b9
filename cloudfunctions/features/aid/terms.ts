/** For whom a case waits and until when, by the settings of the day of submission. */
import { addWorkdays, type Clock, dueAtEndOf, workdaysBetween } from '@/cloudfunctions/kit/workdays'
import { chairAndVice, keysAlong, personKey, type Wait } from '@/cloudfunctions/kit/case'
import type { Aid, AidTerms } from '@/cloudfunctions/kit/documents/aid'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { addDays, addMonths, DAY_MS, dayOf } from '@/types/calendar'
import { owners } from './words'

const names = [
  'acceptDays', 'checkDays', 'opinionDays', 'voteDays', 'publiciseDays', 'publicityDays', 'objectionDays', 'approveDays', 'urgentDays', 'payDays', 'signDays', 'papersDays',
  'reconsiderDays', 'followDays', 'followMonths', 'reviewMonths', 'monitorMonths', 'remindDays', 'returnDays', 'unsignedDays', 'voters',
] as const satisfies ReadonlyArray<keyof AidTerms>

/** The settings of a day: one call. */
export async function termsOn(day: string): Promise<AidTerms> {
  const found = await policiesOn(day, ...names.map((name) => `aid.${name}` as const))
  return Object.fromEntries(names.map((name) => [name, found[`aid.${name}`].value])) as unknown as AidTerms
}

/** For whom it waits, and when it goes on by itself if nothing is heard. */
export interface AidWait extends Wait {
  readonly lapseAt?: Date | null
}

type Deadline = { readonly workdays: number } | { readonly days: number } | { readonly months: number } | { readonly lastDay: string }

export function lastDayOf(deadline: Deadline, { now, calendar }: Clock): string {
  if ('lastDay' in deadline) return deadline.lastDay
  if ('months' in deadline) return addMonths(dayOf(now), deadline.months)
  if ('days' in deadline) return addDays(dayOf(now), deadline.days)
  return addWorkdays(dayOf(now), deadline.workdays, calendar)
}

type Waiting = Pick<Aid, 'orgPath' | 'terms' | 'partyIds' | 'subjectId'>
type Term = keyof AidTerms

const CALENDAR: ReadonlySet<Term> = new Set(['papersDays', 'followDays', 'returnDays', 'unsignedDays'])

function deadlineOf(terms: AidTerms, term: Term): Deadline {
  if (term.endsWith('Months')) return { months: terms[term] }
  return CALENDAR.has(term) ? { days: terms[term] } : { workdays: terms[term] }
}

/** Somebody's turn until the end of a day; the calendar knows only years near to now, so far reminders count plain days. */
function turn({ orgPath, terms }: Waiting, keys: readonly string[], ownerLabel: string, deadline: Deadline, clock: Clock): Wait {
  const lastDay = lastDayOf(deadline, clock)
  const remindAt = new Date(dueAtEndOf(addDays(lastDay, -terms.remindDays)).getTime() - DAY_MS)
  return { keys, ownerLabel, dueAt: dueAtEndOf(lastDay), remindAt, escalatesTo: keysAlong(orgPath, 'CHAIR') }
}

const committeeKeys = (orgPath: readonly string[]) => [...keysAlong(orgPath, 'OFF', 'welfare'), ...keysAlong(orgPath, 'VICE')]
const portfolios = ['organisation', 'publicity', 'culture', 'welfare', 'women', 'safety', 'democracy', 'legal', 'finance'] as const
export const allCommitteeKeys = (orgPath: readonly string[]) => [...portfolios.flatMap((each) => keysAlong(orgPath, 'OFF', each)), ...keysAlong(orgPath, 'VICE')]

type KeysOf = (orgPath: readonly string[]) => readonly string[]
const office = (keysOf: KeysOf, label: string) => (aid: Waiting, by: Term | Deadline, clock: Clock) =>
  turn(aid, keysOf(aid.orgPath), label, typeof by === 'string' ? deadlineOf(aid.terms, by) : by, clock)

/** For whom a case can wait. */
export const waitFor = {
  caseworker: office((path) => keysAlong(path, 'CASE'), owners.caseworker),
  visitors: office((path) => [...keysAlong(path, 'CASE'), ...keysAlong(path, 'GRP')], owners.visitors),
  committee: office(committeeKeys, owners.committee),
  voters: office(allCommitteeKeys, owners.voters),
  votersAndAuditor: office((path) => [...allCommitteeKeys(path), ...keysAlong(path, 'AUD')], owners.votersAndAuditor),
  reconsiderers: office(allCommitteeKeys, owners.reconsiderers),
  chair: (aid: Waiting, by: Term | Deadline, clock: Clock): Wait => ({ ...office((path) => keysAlong(path, 'CHAIR'), owners.chair)(aid, by, clock), escalatesTo: chairAndVice(aid.orgPath) }),
  finance: office((path) => keysAlong(path, 'FIN'), owners.finance),
  /** The clock of the step stands still; what is not completed in its time counts as withdrawn. */
  completion: (aid: Waiting, clock: Clock): AidWait => {
    const wait = turn(aid, aid.partyIds.map(personKey), owners.applicant, deadlineOf(aid.terms, 'returnDays'), clock)
    return { ...wait, escalatesTo: [], lapseAt: wait.dueAt }
  },
  /** The signature. Without one the transfer proves itself after a time: the receipt of the bank. */
  signature: (aid: Waiting, clock: Clock): AidWait =>
    ({ ...turn(aid, [personKey(aid.subjectId)], owners.applicant, deadlineOf(aid.terms, 'signDays'), clock), lapseAt: dueAtEndOf(lastDayOf(deadlineOf(aid.terms, 'unsignedDays'), clock)) }),
  /** The papers of urgent help, until a day that was fixed when it was paid; then somebody comes to see. */
  papers: (aid: Waiting, lastDay: string, clock: Clock): AidWait => {
    const wait = turn(aid, aid.partyIds.map(personKey), owners.applicant, { lastDay }, clock)
    return { ...wait, lapseAt: wait.dueAt }
  },
}

/** By when the papers of urgent help are due: counted from the day on which it was paid. */
export const papersDueOn = (aid: Waiting, clock: Clock) => lastDayOf(deadlineOf(aid.terms, 'papersDays'), clock)

/** Working days that are left until the due time, at least one. */
export function daysLeft(aid: Pick<Aid, 'dueAt' | 'terms'>, { now, calendar }: Clock): number {
  if (!aid.dueAt) return aid.terms.acceptDays
  return Math.max(1, workdaysBetween(dayOf(now), dayOf(new Date(aid.dueAt.getTime() - 1)), calendar))
}
