/** Which days the care calendar looks at. Pure arithmetic of days. */
import { addDays, monthOf } from '@/types/calendar'
import type { VisitRun } from '@/cloudfunctions/kit/documents/visit'

/** What is made on a day, one after the other. */
export const parts = ['seniority', 'newcomer', 'teams', 'birthdays', 'retirement'] as const
/** After a longer pause than this, what lies further back is not made up for. */
const LONGEST_PAUSE_DAYS = 62
/** Nobody works longer than this. */
const YEARS_AT_MOST = 50

export const isDone = ({ part }: Pick<VisitRun, 'part'>) => part >= parts.length

/** The run to go on with on this day, or null when it has been made. One that was interrupted is finished first. */
export function nextRun(run: VisitRun | null, today: string): VisitRun | null {
  if (!run) return { _id: 'run', day: today, since: today, part: 0, upTo: '' }
  if (!isDone(run)) return run
  if (run.day >= today) return null
  const earliest = addDays(today, -LONGEST_PAUSE_DAYS)
  return { _id: 'run', day: today, since: run.day < earliest ? earliest : run.day, part: 0, upTo: '' }
}

export function daysBetween(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

const isLeapYear = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1

/** The same day so many years earlier; whoever began on 29 February has the day on the 28th in ordinary years. */
function daysBefore(day: string, years: number): string[] {
  const year = Number(day.slice(0, 4)) - years
  const date = day.slice(5)
  if (date === '02-29') return isLeapYear(year) ? [`${year}-02-29`] : []
  const isLastOfFebruary = date === '02-28' && !isLeapYear(Number(day.slice(0, 4)))
  return isLastOfFebruary && isLeapYear(year) ? [`${year}-02-28`, `${year}-02-29`] : [`${year}-${date}`]
}

/** Days of entry whose anniversary, every so many years, falls on one of these days; each with that day. */
export function entriesWithAnniversary(from: string, until: string, everyMonths: number): ReadonlyMap<string, string> {
  const step = Math.max(1, Math.round(everyMonths / 12))
  const found = new Map<string, string>()
  for (const day of daysBetween(from, until)) {
    for (let years = step; years <= YEARS_AT_MOST; years += step) for (const entry of daysBefore(day, years)) found.set(entry, day)
  }
  return found
}

/**
 * Days whose birthdays get their tasks on `day`. A task is due the day before: one of today would be late as soon as it is
 * there, so today and what lies behind it is looked at only after a pause longer than the lead.
 */
export function birthdaysAhead({ day, since }: Pick<VisitRun, 'day' | 'since'>, leadDays: number): string[] {
  const [from = day] = [addDays(day, 1), addDays(since, leadDays + 1)].sort()
  return daysBetween(from, addDays(day, leadDays))
}

/** The months that have begun since the last run, or begin within the lead. */
export function monthsAround(since: string, until: string): string[] {
  return [...new Set(daysBetween(`${monthOf(since)}-01`, until).map(monthOf))]
}

export function lastDayOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
}

/** 夏送清凉: June to October. */
export const isSummer = (month: string) => month.slice(5) >= '06' && month.slice(5) <= '10'
