/** The rules that know a date, asked at many instants: pure, so the second is exact. */
import { whyNotAcceptOffer, whyNotCancelSignUp, offerExpiry } from '@/cloudfunctions/features/activity/rules'
import { lastDueDay, nextRun, seasonOf } from '@/cloudfunctions/features/birthday/rules'
import { whyNotTake } from '@/cloudfunctions/features/handout/rules'
import { keysOn } from '@/cloudfunctions/kit/birthdays'
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { lunarOf } from '@/cloudfunctions/kit/lunar'
import { monthsBefore, yearBefore } from '@/cloudfunctions/kit/retentionRules'
import { addWorkdays, calendarOf, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { addDays, addMonths, DAY_MS, dayOf, monthOf, spokenTime, startOfDay } from '@/types/calendar'

const MINUTE_MS = 60_000

/** Beginnings of days in the union's zone that are not ordinary: a year, a leap day, changes of clocks elsewhere, long holidays. */
export const turns = ['2026-10-01', '2027-01-01', '2027-02-06', '2027-03-14', '2028-02-29', '2028-03-01', '2028-11-05'] as const
export const shifts = [-DAY_MS, -10 * MINUTE_MS, -1000, 0, 1000, 10 * MINUTE_MS, DAY_MS] as const

const activityAt = (turn: Date) => ({ status: 'open', startsAt: turn, offerHours: 12 }) as never
const offer = (turn: Date) => ({ status: 'offered', offerExpiresAt: turn }) as never

type Rule = (now: Date, turn: Date, day: string) => unknown

const workdays = (day: string, count: number) => {
  const year = Number(day.slice(0, 4))
  return addWorkdays(day, count, calendarOf([year - 1, year, year + 1], defaultCalendars))
}

const rules: Readonly<Record<string, Rule>> = {
  'the day': (now) => [dayOf(now), monthOf(dayOf(now)), spokenTime(now), startOfDay(dayOf(now)).toISOString(), addDays(dayOf(now), 31)],
  'an offer is accepted': (now, turn) => whyNotAcceptOffer(activityAt(new Date(turn.getTime() + DAY_MS)), offer(turn), now),
  'an offer ends': (now, turn) => offerExpiry(activityAt(turn), now).toISOString(),
  'a sign-up is cancelled': (now, turn) => whyNotCancelSignUp(activityAt(turn), { status: 'seated' } as never, now),
  'ten working days': (now) => dueAtEndOf(workdays(dayOf(now), 10)).toISOString(),
  'five working days back': (now) => workdays(dayOf(now), -5),
  'three months': (now) => [addMonths(dayOf(now), 3), monthsBefore(dayOf(now), 36), yearBefore(dayOf(now))],
  'greetings are due': (now) => [lastDueDay(now), nextRun({ day: addDays(dayOf(now), -3), upTo: '', isDone: true } as never, now, 7), seasonOf(dayOf(now))],
  'whose birthday it is': (now) => [keysOn(dayOf(now)), lunarOf(dayOf(now))],
  'a gift is fetched': (now, _turn, day) => whyNotTake({ status: 'running', fromDay: addDays(day, -3), untilDay: addDays(day, -1) }, { status: 'waiting', reason: null }, dayOf(now)),
}

/** One line a scenario: name, turn, shift, answer. */
export function askTables(): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const [name, rule] of Object.entries(rules)) {
    for (const day of turns) {
      const turn = startOfDay(day)
      for (const shift of shifts) answers[`${name}, ${day} ${shift / 1000} s`] = JSON.stringify(rule(new Date(turn.getTime() + shift), turn, day))
    }
  }
  return answers
}

/** What nobody may write in the product: the machine's month. Must differ between zones. */
export const machineMonths = () => JSON.stringify(turns.map((day) => new Date(startOfDay(day)).getMonth()))
