/** What happens to suggestions by itself. Every job may be run at any time, twice, or after a pause of days. */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { ringCases, type CaseNews } from '@/cloudfunctions/kit/caseClock'
import { nobody, waiting } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { lte, not } from '@/cloudfunctions/kit/filter'
import { move } from '@/cloudfunctions/kit/record'
import { cleared } from './award'
import { awaitsYear, hasOpenObjection } from './rules'
import { waitFor } from './terms'
import { isWithChair, overdueNews, owners, reminderOf } from './words'

const AT_ONCE = 50

const news: CaseNews<Suggestion> = { reminder: reminderOf, overdue: overdueNews, action: (suggestion) => (isWithChair(suggestion) ? 'suggestion.escalateChair' : 'suggestion.escalate') }

/** Reminds before the due time, escalates after it. */
export const ringSuggestions = (now: Date) => ringCases(db.suggestions, news, now)

/** Publicity that has run its days without an open objection goes to the chair. */
export async function endPublicity(now: Date): Promise<number> {
  const over = await db.suggestions.find({ status: 'publicised', publicityEndsAt: lte(now) }, { limit: AT_ONCE })
  const unopposed = over.filter((suggestion) => !hasOpenObjection(suggestion))
  if (unopposed.length === 0) return 0
  const clock = await clockAt(now)
  for (const suggestion of unopposed) {
    const { to, wait } = cleared(suggestion, clock)
    const set = wait && waiting(suggestion._id, wait, now, suggestion.readers)
    await move(db.suggestions, suggestion, { to, line: { at: now, by: 'system', action: 'suggestion.clear' }, set })
  }
  return unopposed.length
}

/** A year after adoption finance is asked what the whole of it was worth; the award paid by then is the condition. */
export async function askYearValue(now: Date): Promise<number> {
  const due = await db.suggestions.find({ yearAt: lte(now), status: 'awarded', 'award.paidAt': not(null) }, { limit: AT_ONCE })
  if (due.length === 0) return 0
  const clock = await clockAt(now)
  for (const suggestion of due) {
    const wait = awaitsYear(suggestion) ? waitFor.finance(suggestion, { workdays: suggestion.terms.moneyDays }, clock) : null
    const line = { at: now, by: 'system', action: 'suggestion.yearDue' }
    if (wait) await move(db.suggestions, suggestion, { to: 'awarded', line, set: { yearAt: null, ...waiting(suggestion._id, wait, now, suggestion.readers) } })
    else await db.suggestions.change({ _id: suggestion._id, version: suggestion.version }, { set: { yearAt: null } })
  }
  return due.length
}

/** What is over for long enough goes to the archive; figures and history stay. */
export async function archiveSuggestions(now: Date): Promise<number> {
  const over = await db.suggestions.find({ archiveAt: lte(now) }, { limit: AT_ONCE })
  for (const suggestion of over) {
    const set = { archiveAt: null, ...waiting(suggestion._id, nobody(owners.nobody), now, suggestion.readers) }
    await move(db.suggestions, suggestion, { to: 'archived', line: { at: now, by: 'system', action: 'suggestion.archive' }, set })
  }
  return over.length
}
