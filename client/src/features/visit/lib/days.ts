/** When something is due, in words and in the sections of the calendar. Pure. */
import { addDays, dayOf, monthOf, startOfDay } from '@/types/calendar'
import type { VisitCard } from '@/types/visit'
import type { VisitStatus } from '@/types/visitNames'
import { dayText, lastDayText, nearText } from '../../../lib/format'

/** A calendar day of the wire, spoken. */
export const spoken = (day: string, now: number = Date.now()) => dayText(`${day}T04:00:00Z`, now)

/** A due time at midnight is the day before it; one of 24 hours keeps its clock. */
export function byText(instant: string, now: number = Date.now()): string {
  const at = new Date(instant)
  const isMidnight = at.getTime() === startOfDay(dayOf(at)).getTime()
  return isMidnight ? lastDayText(instant, now) : nearText(instant, now)
}

const ENDED: readonly VisitStatus[] = ['closed', 'refused', 'cancelled']
const VISITED: readonly VisitStatus[] = ['toSign', 'following']

export type Due = 'late' | 'today' | 'soon' | 'later'
export type SectionName = 'late' | 'today' | 'week' | 'nextWeek' | 'month' | 'later' | 'ended'
type Timed = Pick<VisitCard, 'status' | 'visitBy' | 'dueAt' | 'isLate' | 'isOverdue'>

/** Until somebody has been there the step or the visit, whichever is owed first, as the list is ordered; afterwards the step; null when nothing is. */
export function deadlineOf({ status, visitBy, dueAt }: Timed): string | null {
  if (ENDED.includes(status)) return null
  if (VISITED.includes(status)) return dueAt
  return dueAt !== null && Date.parse(dueAt) < Date.parse(visitBy) ? dueAt : visitBy
}

const lastDayOf = (deadline: string) => dayOf(new Date(new Date(deadline).getTime() - 60_000))
const SOON_DAYS = 3

export function dueOf(visit: Timed, now: number): Due | null {
  const deadline = deadlineOf(visit)
  if (deadline === null) return null
  const isLate = VISITED.includes(visit.status) ? visit.isOverdue : visit.isLate
  if (isLate || new Date(deadline).getTime() <= now) return 'late'
  const today = dayOf(new Date(now))
  const last = lastDayOf(deadline)
  if (last <= today) return 'today'
  return last <= addDays(today, SOON_DAYS) ? 'soon' : 'later'
}

/** The Sunday that ends the week of a day. */
export function endOfWeek(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 0 ? 0 : 7 - weekday)
}

export function sectionOf(visit: Timed, now: number): SectionName {
  const deadline = deadlineOf(visit)
  if (deadline === null) return ENDED.includes(visit.status) ? 'ended' : 'later'
  const due = dueOf(visit, now)
  if (due === 'late' || due === 'today') return due
  const today = dayOf(new Date(now))
  const last = lastDayOf(deadline)
  const sunday = endOfWeek(today)
  if (last <= sunday) return 'week'
  if (last <= addDays(sunday, 7)) return 'nextWeek'
  return monthOf(last) === monthOf(today) ? 'month' : 'later'
}

const ORDER: readonly SectionName[] = ['late', 'today', 'week', 'nextWeek', 'month', 'later', 'ended']

/** The loaded rows in the order of their deadlines, each first one of a section with its name. */
export function inSections<Visit extends Timed>(visits: readonly Visit[], now: number): ReadonlyArray<{ readonly visit: Visit; readonly section: SectionName; readonly isFirst: boolean }> {
  const placed = visits.map((visit) => ({ visit, section: sectionOf(visit, now), at: deadlineOf(visit) ?? '9' }))
  placed.sort((one, other) => ORDER.indexOf(one.section) - ORDER.indexOf(other.section) || one.at.localeCompare(other.at))
  return placed.map(({ visit, section }, index) => ({ visit, section, isFirst: placed[index - 1]?.section !== section }))
}

const two = (value: number) => String(value).padStart(2, '0')

/** The month and eleven before it, the newest first, as options of a field. */
export function monthsBack(month: string): Array<{ readonly value: string; readonly text: string }> {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return Array.from({ length: 12 }, (_, index) => {
    const at = new Date(Date.UTC(year, number - 1 - index, 1))
    return { value: `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}`, text: `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月` }
  })
}
