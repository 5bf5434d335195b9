/** What happens to cases by itself. Every job may be run at any time, twice, or after a pause of days. */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { ringCases, type CaseNews } from '@/cloudfunctions/kit/caseClock'
import { waiting } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { lte } from '@/cloudfunctions/kit/filter'
import { move } from '@/cloudfunctions/kit/record'
import { afterPublicity, toVoteInstead } from './committee'
import { agreeing } from './consent'
import { setPhotoClock } from './photoClock'
import { overdueNews, reminderOf } from './words'

const AT_ONCE = 50

const news: CaseNews<Aid> = { reminder: reminderOf, overdue: overdueNews, action: 'aid.escalate' }

/** Reminds before the due time, escalates after it. */
export const ringAids = (now: Date) => ringCases(db.aids, news, now)

/**
 * Publicity that has run to its end goes on; one with an open objection is in another state and stands still. Who took the
 * agreement back meanwhile was not shown to the end: judged together instead.
 */
export async function endAidPublicity(now: Date): Promise<number> {
  const over = await db.aids.find({ status: 'publicised', publicUntil: lte(now) }, { limit: AT_ONCE })
  if (over.length === 0) return 0
  const [clock, agreed] = await Promise.all([clockAt(now), agreeing(over)])
  for (const aid of over) {
    const { to, wait, set: changes } = agreed.includes(aid) ? { ...afterPublicity(aid, clock), set: {} } : toVoteInstead(aid, clock)
    const set = { ...(wait ? waiting(aid._id, wait, now, aid.readers) : {}), ...changes, publicUntil: null, publicKey: '' }
    const moved = await move(db.aids, aid, { to, line: { at: now, by: 'system', action: 'aid.clear' }, set })
    if (moved) await setPhotoClock('clear', moved, now)
  }
  return over.length
}
