/**
 * Seven years of mornings through the timer's own door, with somebody for every birthday there is. Mornings are left out, come
 * twice or at once, early and late; after that each person must have been greeted on exactly the days the rule says.
 */
import { createHash } from 'node:crypto'
import { birthdayKey, birthdayYearOn, isBirthDate, keptIn, type BirthDate } from '@/cloudfunctions/kit/birthdays'
import type { Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { at, bornOn, lunar, solar } from '@/local/testing/birthdays'
import type { TestCloud } from '@/local/testing/startCloud'
import { addDays } from '@/types/calendar'

/** As the setting `birthday.catchUpDays` begins. */
const CATCH_UP_DAYS = 7
const YEARS = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030] as const

const numbers = (until: number) => Array.from({ length: until }, (_, index) => index + 1)
const everyDate: readonly BirthDate[] = [
  ...numbers(12).flatMap((month) => numbers(31).map((day) => solar(month, day))),
  ...[false, true].flatMap((isLeap) => numbers(12).flatMap((month) => numbers(30).map((day) => lunar(month, day, isLeap)))),
].filter(isBirthDate)

export interface Born {
  readonly member: Member
  readonly date: BirthDate
}

/** One person for each of the 366 solar days and of the 30 days of each lunar month, ordinary or leap. */
export const everybody = (): Born[] => everyDate.map((date) => ({ date, member: bornOn(date, { name: birthdayKey(date) }) }))

/** A stretch of days of which every one is greeted, the first by itself. */
export interface Stretch {
  readonly from: string
  readonly until: string
}

/** How a day goes: when the timer comes. It is the same in every zone and on every machine. */
function hoursOf(day: string): number[] {
  const dice = createHash('sha256').update(day).digest()[0] ?? 0
  if (dice % 16 === 0) return []
  if (dice % 16 === 1) return [0.2, 7.9]
  if (dice % 16 === 2) return [8, 8, 8]
  if (dice % 16 === 3) return [7.99, 8.02, 23.98]
  return dice % 16 === 4 ? [15.5] : [8.02]
}

export interface Played {
  readonly days: number
  readonly runs: number
  /** Days on which the timer did not come after eight; days on which it came more than once. */
  readonly missed: number
  readonly doubled: number
}

/** Lets the days go by. The first day is as it should be, on the last one the timer comes twice at once. */
export async function letPass(cloud: TestCloud, { from, until }: Stretch): Promise<Played> {
  const played = { days: 0, runs: 0, missed: 0, doubled: 0 }
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const hours = day === from ? [8.02] : day === until ? [8.02, 8.02] : hoursOf(day)
    const isAtOnce = hours.length > 1 && new Set(hours).size === 1
    if (isAtOnce) await Promise.all(hours.map((hour) => cloud.fire(at(day, hour))))
    else for (const hour of hours) await cloud.fire(at(day, hour))
    played.days += 1
    played.runs += hours.length
    if (!hours.some((hour) => hour >= 8)) played.missed += 1
    if (hours.length > 1) played.doubled += 1
  }
  return played
}

export interface Told {
  readonly greetings: ReadonlyArray<Pick<Greeting, '_id' | 'memberId' | 'year' | 'day'>>
  readonly told: ReadonlyArray<Pick<Message, '_id' | 'memberId' | 'page'>>
}

/** What was greeted and told so far; the product cleans old things away, so it is asked before they are old. */
export async function toldIn(cloud: TestCloud): Promise<Told> {
  return { greetings: await cloud.dump<Greeting>('greetings'), told: await cloud.dump<Message>('messages', { kind: 'birthday' }) }
}

/** What each stretch owes: its days and, but for the first of all, the days before it that are caught up. */
const covering = (stretches: readonly Stretch[]) => (day: string) =>
  stretches.some(({ from, until }, index) => day <= until && day >= (index === 0 ? from : addDays(from, -CATCH_UP_DAYS)))

/** Those for whom there is something to see in these stretches. */
export function bornIn(people: readonly Born[], stretches: readonly Stretch[]): Born[] {
  const covers = covering(stretches)
  return people.filter(({ date }) => YEARS.some((year) => covers(keptIn(date, year))))
}

/** Whoever was not greeted on exactly the days of the rule, or not told exactly once of each. */
export function wrongedIn(people: readonly Born[], { greetings, told }: Told, stretches: readonly Stretch[]): string[] {
  const covers = covering(stretches)
  const daysOf = new Map<string, string[]>()
  for (const { memberId, year, day } of greetings) daysOf.set(memberId, [...(daysOf.get(memberId) ?? []), `${year} ${day}`])
  const toldOf = new Map<string, number>()
  for (const { memberId, page } of told) toldOf.set(`${memberId} ${page}`, (toldOf.get(`${memberId} ${page}`) ?? 0) + 1)
  return people.flatMap(({ member: { _id, name }, date }) => {
    const expected = YEARS.flatMap((year) => (covers(keptIn(date, year)) ? [{ year, day: keptIn(date, year) }] : []))
    const found = [...(daysOf.get(_id) ?? [])].sort()
    const isRight = JSON.stringify(found) === JSON.stringify(expected.map(({ year, day }) => `${year} ${day}`).sort())
    const isTold = expected.every(({ year }) => toldOf.get(`${_id} features/birthday/pages/card/index?year=${year}`) === 1)
    return isRight && isTold && expected.every(({ day, year }) => birthdayYearOn(date, day) === year) ? [] : [`${name}: ${found.join(', ')}`]
  })
}

/** The same in every zone, or not. */
export const digestOf = (people: readonly Born[], { greetings }: Told) => {
  const names = new Map(people.map(({ member: { _id, name } }) => [_id, name]))
  return createHash('sha256').update(greetings.map(({ memberId, year, day }) => `${names.get(memberId)} ${year} ${day}`).sort().join('\n')).digest('hex').slice(0, 16)
}
