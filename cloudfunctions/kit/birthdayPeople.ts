/** The people whose birthday is kept on some days, for every noun that needs them: greetings, parties, gifts. */
import { addDays, monthOf } from '@/types/calendar'
import { birthdayYearOn, keysOn } from './birthdays'
import { db } from './db'
import type { Member } from './documents/people'
import { gt, oneOf, type Filter } from './filter'

/** Every key that is kept in a month ('YYYY-MM'), with its day. Each key is kept at most once in a month. */
export function keysOfMonth(month: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let day = `${month}-01`; monthOf(day) === month; day = addDays(day, 1)) for (const key of keysOn(day)) found.set(key, day)
  return found
}

/** People at work whose birthday is kept under one of these keys, by id. For a day, ask with `keysOn(day)`. */
export const bornUnder = (keys: Iterable<string>): Filter => ({ 'birthday.key': oneOf([...keys]), leftOn: null })

export interface BornInMonth {
  readonly member: Member
  /** The day of this month on which it is kept. */
  readonly keptOn: string
  /** The birthday-year: the year of the benefit. A lunar birthday is reckoned by its lunar year, so nobody has two or none. */
  readonly benefitYear: number
}

interface Page {
  /** The last person of the page before. */
  readonly after?: string
  /** At most 1000. */
  readonly limit?: number
  /** Units within which to look; absent: everywhere. */
  readonly orgIds?: readonly string[]
}

/** A page of the people at work whose birthday is kept in a month: one database call, in the order of their ids. */
export async function peopleBornIn(month: string, { after = '', limit = 100, orgIds }: Page = {}): Promise<BornInMonth[]> {
  const days = keysOfMonth(month)
  const filter = { ...bornUnder(days.keys()), _id: gt(after), ...(orgIds ? { orgPath: oneOf(orgIds) } : {}) }
  const people = await db.members.find(filter, { order: [['_id', 1]], limit })
  return people.flatMap((member) => {
    const keptOn = days.get(member.birthday?.key ?? '')
    return member.birthday && keptOn ? [{ member, keptOn, benefitYear: birthdayYearOn(member.birthday, keptOn) }] : []
  })
}
