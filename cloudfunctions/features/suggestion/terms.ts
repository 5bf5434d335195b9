/** Deadlines: how long each step may take (settings of the day of submission), counted in working days. */
import { addWorkdays, type Clock, dueAtEndOf, workdaysBetween } from '@/cloudfunctions/kit/workdays'
import { chairAndVice, keysAlong, personKey, type Wait } from '@/cloudfunctions/kit/case'
import type { Suggestion, Terms } from '@/cloudfunctions/kit/documents/suggestion'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { addMonths, DAY_MS, dayOf } from '@/types/calendar'
import type { Portfolio, Role } from '@/types/roles'
import { owners } from './words'

const names = [
  'acceptDays', 'assignDays', 'reviewDays', 'majorReviewMonths', 'planDays', 'verifyMonths', 'moneyDays', 'gradeDays', 'publiciseDays', 'publicityDays',
  'objectionDays', 'awardDays', 'payDays', 'signDays', 'yearMonths', 'execSigns', 'remindDays', 'archiveDays', 'jurors', 'ownUnitAside',
] as const satisfies ReadonlyArray<keyof Terms>

/** The settings of a day and their ids: one call. */
export async function termsOn(day: string): Promise<{ terms: Terms; policyIds: string[] }> {
  const found = await policiesOn(day, ...names.map((name) => `suggestion.${name}` as const))
  const terms = Object.fromEntries(names.map((name) => [name, found[`suggestion.${name}`].value])) as unknown as Terms
  return { terms, policyIds: names.map((name) => found[`suggestion.${name}`]._id) }
}

/** A reminder is due at the beginning of the day so many working days before the last one. */
function remindAt(lastDay: string, days: number, { calendar }: Clock): Date {
  return new Date(dueAtEndOf(addWorkdays(lastDay, -days, calendar)).getTime() - DAY_MS)
}

type Deadline = { readonly workdays: number } | { readonly months: number } | { readonly lastDay: string }

function lastDayOf(deadline: Deadline, { now, calendar }: Clock): string {
  if ('lastDay' in deadline) return deadline.lastDay
  if ('months' in deadline) return addMonths(dayOf(now), deadline.months)
  return addWorkdays(dayOf(now), deadline.workdays, calendar)
}

type Waiting = Pick<Suggestion, 'orgPath' | 'terms' | 'department'>

function waitOf({ orgPath, terms }: Waiting, keys: readonly string[], ownerLabel: string, deadline: Deadline, clock: Clock): Wait {
  const lastDay = lastDayOf(deadline, clock)
  return { keys, ownerLabel, dueAt: dueAtEndOf(lastDay), remindAt: remindAt(lastDay, terms.remindDays, clock), escalatesTo: keysAlong(orgPath, 'CHAIR') }
}

const office = (role: Role, label: string, portfolio?: Portfolio) => (suggestion: Waiting, deadline: Deadline, clock: Clock) =>
  waitOf(suggestion, keysAlong(suggestion.orgPath, role, portfolio), label, deadline, clock)

/** For whom a suggestion can wait, and until when. */
export const waitFor = {
  union: office('OFF', owners.union, 'democracy'),
  jury: office('JURY', owners.jury),
  finance: office('FIN', owners.finance),
  executive: office('EXEC', owners.executive),
  /** Complaints: the committee member for legal rights. */
  legal: office('OFF', owners.legal, 'legal'),
  chair: (suggestion: Waiting, deadline: Deadline, clock: Clock) =>
    ({ ...waitOf(suggestion, keysAlong(suggestion.orgPath, 'CHAIR'), owners.chair, deadline, clock), escalatesTo: chairAndVice(suggestion.orgPath) }),
  department: (suggestion: Waiting, deadline: Deadline, clock: Clock) =>
    waitOf(suggestion, suggestion.department?.keys ?? [], suggestion.department?.name ?? '', deadline, clock),
  /** Both give an opinion; whoever has given it drops out. */
  panel: (suggestion: Waiting, deadline: Deadline, clock: Clock) => {
    const { department, orgPath } = suggestion
    return waitOf(suggestion, [...(department?.keys ?? []), ...keysAlong(orgPath, 'JURY')], owners.panel(department?.name ?? ''), deadline, clock)
  },
  /** The clock stands still while the proposers correct the text. */
  proposers: (authorIds: readonly string[]): Wait => ({ keys: authorIds.map(personKey), ownerLabel: owners.proposer, dueAt: null, remindAt: null, escalatesTo: [] }),
}

/** Working days that are left until the due time, at least one. */
export function daysLeft(suggestion: Pick<Suggestion, 'dueAt' | 'terms'>, { now, calendar }: Clock): number {
  if (!suggestion.dueAt) return suggestion.terms.acceptDays
  const lastDay = dayOf(new Date(suggestion.dueAt.getTime() - 1))
  return Math.max(1, workdaysBetween(dayOf(now), lastDay, calendar))
}

/** When a finished suggestion goes to the archive. */
export const archiveTime = ({ terms }: Pick<Suggestion, 'terms'>, now: Date) => new Date(now.getTime() + terms.archiveDays * DAY_MS)
