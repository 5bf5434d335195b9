/** For whom a visit waits and until when, by the settings of the day of the report. */
import { chairAndVice, keysAlong, nobody, personKey, type Wait } from '@/cloudfunctions/kit/case'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { Visit, VisitTerms } from '@/cloudfunctions/kit/documents/visit'
import { END_OF_TIME, sortKey } from '@/cloudfunctions/kit/paging'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { addWorkdays, type Clock, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { DAY_MS, dayOf, HOUR_MS } from '@/types/calendar'
import type { VisitStatus } from '@/types/visitNames'
import { owners } from './words'

const names = ['checkDays', 'reviewDays', 'approveDays', 'signDays', 'remindDays'] as const satisfies ReadonlyArray<keyof VisitTerms>
const extras = ['dueDays', 'urgentHours', 'leadDays', 'newcomerDays', 'seniorityMonths', 'retirementDays'] as const
type Extra = Readonly<Record<(typeof extras)[number], number>>

/** The settings of a day: one call. */
export async function settingsOn(day: string): Promise<{ readonly terms: VisitTerms } & Extra> {
  const found = await policiesOn(day, ...[...names, ...extras].map((name) => `visit.${name}`))
  const value = (name: string) => (found[`visit.${name}`] as Policy).value
  const pick = <Name extends string>(list: readonly Name[]) => Object.fromEntries(list.map((name) => [name, value(name)])) as Record<Name, number>
  return { terms: pick(names), ...pick(extras) }
}

export const afterWorkdays = (days: number, { now, calendar }: Clock) => dueAtEndOf(addWorkdays(dayOf(now), days, calendar))

/** Until when the visit is owed: hours for a death or an accident, working days otherwise; a day that is still to come is that day. */
export function visitByOf({ isUrgent, eventOn }: { readonly isUrgent: boolean; readonly eventOn: string }, settings: Extra, clock: Clock): Date {
  if (eventOn > dayOf(clock.now)) return dueAtEndOf(eventOn)
  return isUrgent ? new Date(clock.now.getTime() + settings.urgentHours * HOUR_MS) : afterWorkdays(settings.dueDays, clock)
}

/** Above every due time, and so that what ended last comes first. */
const endedKey = (id: string, now: Date) => `${END_OF_TIME}_${9_999_999_999_999 - now.getTime()}_${id}`

/**
 * What is due first comes first, in the inbox and in the list: the step, or the visit itself as long as nobody has been there.
 * What is over comes last, the newest first.
 */
export function dueKeyOf({ _id, dueAt, visitBy, visitedOn }: Pick<Visit, '_id' | 'dueAt' | 'visitBy' | 'visitedOn'>, isEnded: boolean, now: Date): string {
  if (isEnded) return endedKey(_id, now)
  const dues = [...(dueAt ? [dueAt] : []), ...(visitedOn === null ? [visitBy] : [])].sort((a, b) => a.getTime() - b.getTime())
  return dues[0] ? sortKey(dues[0], _id) : `${END_OF_TIME}_${_id}`
}

export type Waiting = Pick<Visit, 'orgPath' | 'terms' | 'rules' | 'visitBy' | 'subjectId' | 'followUpOn' | 'source'>

/** A task of the calendar is the team leader's alone, as long as nothing is brought that others have to decide. */
const isTask = ({ source, rules }: Waiting) => source === 'calendar' && rules.gift === 'none'

function turn(visit: Waiting, keys: readonly string[], ownerLabel: string, dueAt: Date): Wait {
  const { orgPath, terms } = visit
  const escalatesTo = isTask(visit) ? keysAlong(orgPath, 'OFF', 'welfare') : keysAlong(orgPath, 'CHAIR')
  return { keys, ownerLabel, dueAt, remindAt: new Date(dueAt.getTime() - terms.remindDays * DAY_MS), escalatesTo }
}

/** An urgent matter does not wait for the days of the desks. */
function beforeVisit(visit: Waiting, days: number, clock: Clock): Date {
  const dueAt = afterWorkdays(days, clock)
  return visit.rules.isUrgent && visit.visitBy > clock.now && visit.visitBy < dueAt ? visit.visitBy : dueAt
}

/** The visit is owed by its day; where that is over, by the end of the next working day. */
const byVisitDay = ({ visitBy }: Waiting, clock: Clock) => (visitBy > clock.now ? visitBy : afterWorkdays(1, clock))

function visitors(visit: Waiting, dueAt: Date): Wait {
  const keys = isTask(visit) ? keysAlong(visit.orgPath, 'GRP') : [...keysAlong(visit.orgPath, 'GRP'), ...keysAlong(visit.orgPath, 'OFF', 'welfare')]
  return turn(visit, keys, isTask(visit) ? owners.leader : owners.visitors, dueAt)
}

const handing = (visit: Waiting, dueAt: Date) => (visit.rules.signer === 'self' ? turn(visit, [personKey(visit.subjectId)], owners.person, dueAt) : visitors(visit, dueAt))

/** For whom it waits in a state. */
export function waitIn(status: VisitStatus, visit: Waiting, clock: Clock): Wait {
  const { orgPath, terms } = visit
  switch (status) {
    case 'checking':
      return turn(visit, keysAlong(orgPath, 'GRP'), owners.leader, beforeVisit(visit, terms.checkDays, clock))
    case 'reviewing':
      return turn(visit, [...keysAlong(orgPath, 'OFF', 'welfare'), ...keysAlong(orgPath, 'VICE')], owners.committee, beforeVisit(visit, terms.reviewDays, clock))
    case 'approving':
      return { ...turn(visit, keysAlong(orgPath, 'CHAIR'), owners.chair, beforeVisit(visit, terms.approveDays, clock)), escalatesTo: chairAndVice(orgPath) }
    case 'toArrange':
    case 'arranged':
      return visitors(visit, byVisitDay(visit, clock))
    case 'toSign':
      return handing(visit, afterWorkdays(terms.signDays, clock))
    case 'following':
      return visitors(visit, dueAtEndOf(visit.followUpOn ?? dayOf(clock.now)))
    case 'closed':
    case 'refused':
    case 'cancelled':
      return nobody(owners.nobody)
  }
}

