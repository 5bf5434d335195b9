/** People with birthdays for tests, and the timer of a morning. */
import { birthdayOf, type BirthDate } from '@/cloudfunctions/kit/birthdays'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { HOUR_MS, startOfDay } from '@/types/calendar'
import { aMember } from './builders'

export const solar = (month: number, day: number): BirthDate => ({ calendar: 'solar', month, day, isLeapMonth: false })
export const lunar = (month: number, day: number, isLeapMonth = false): BirthDate => ({ calendar: 'lunar', month, day, isLeapMonth })

type Traits = Parameters<typeof aMember>[0]

/** Somebody whose birthday it is on this date. */
export const bornOn = (date: BirthDate, traits: Traits = {}): Member => aMember({ birthday: birthdayOf(date), ...traits })

/** So many hours after midnight of a day of the union. */
export const at = (day: string, hours: number) => new Date(startOfDay(day).getTime() + hours * HOUR_MS)

type Requests = ReadonlyArray<{ readonly on?: string }>
/** What the greetings ask of the cloud: they begin and end with the mark of how far they have come. */
export function ofGreetings<Some extends Requests>(requests: Some) {
  const marks = requests.flatMap(({ on }, index) => (on === 'birthdayRuns' ? [index] : []))
  return requests.slice(marks[0] ?? 0, (marks.at(-1) ?? -1) + 1)
}
