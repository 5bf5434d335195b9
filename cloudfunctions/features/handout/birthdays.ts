/** To which birthday-year a gift of a month belongs. */
import { nextKept } from '@/cloudfunctions/kit/birthdays'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'

/**
 * The year in which a benefit counts. A lunar birthday counts in its lunar year, for a calendar year may hold two
 * of them or none; everything else in the year of the plan.
 */
export function benefitYearOf({ kind, month, year }: Pick<Handout, 'kind' | 'month' | 'year'>, { birthday }: Pick<Member, 'birthday'>): string {
  if (kind !== 'birthday' || !month || birthday?.calendar !== 'lunar') return year
  return String(nextKept(birthday, `${month}-01`).year)
}
