/** Deadlines of decisions about people: settings of the day and the calendar, two calls. */
import { keysAlong, type Wait } from '@/cloudfunctions/kit/case'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { addWorkdays, calendarFor, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { DAY_MS, dayOf } from '@/types/calendar'

type Term = 'people.joinDays' | 'people.roleDays'

/** For whom it waits until the end of so many working days, with the policy that says how many. */
export async function waitUntil(term: Term, keys: readonly string[], ownerLabel: string, orgPath: readonly string[], now: Date) {
  const [policies, calendar] = await Promise.all([policiesOn(dayOf(now), term, 'people.remindDays'), calendarFor([Number(dayOf(now).slice(0, 4))])])
  const lastDay = addWorkdays(dayOf(now), policies[term].value, calendar)
  const remindAt = new Date(dueAtEndOf(addWorkdays(lastDay, -policies['people.remindDays'].value, calendar)).getTime() - DAY_MS)
  const wait: Wait = { keys, ownerLabel, dueAt: dueAtEndOf(lastDay), remindAt, escalatesTo: keysAlong(orgPath, 'CHAIR') }
  return { wait, policy: policies[term] }
}
