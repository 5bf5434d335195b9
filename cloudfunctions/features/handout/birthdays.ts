/** Whose birthday is kept in a month, and to which birthday-year a gift of that month belongs. */
import { keysOn, nextKept } from '@/cloudfunctions/kit/birthdays'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { addDays, monthOf } from '@/types/calendar'

/** Every key of which a birthday is kept on a day of this month: some eighty. */
export function birthdayKeysOf(month: string): string[] {
  const keys = new Set<string>()
  for (let day = `${month}-01`; monthOf(day) === month; day = addDays(day, 1)) for (const key of keysOn(day)) keys.add(key)
  return [...keys]
}

/**
 * The year in which a benefit counts. A lunar birthday counts in its lunar year, for a calendar year may hold two
 * of them or none; everything else in the year of the plan.
 */
export function benefitYearOf({ kind, month, year }: Pick<Handout, 'kind' | 'month' | 'year'>, { birthday }: Pick<Member, 'birthday'>): string {
  if (kind !== 'birthday' || !month || birthday?.calendar !== 'lunar') return year
  return String(nextKept(birthday, `${month}-01`).year)
}
