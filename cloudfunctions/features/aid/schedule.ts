/** What happens to cases by itself. Every job may be run at any time, twice, or after a pause of days. */
import { clockAt, type Clock } from '@/cloudfunctions/kit/workdays'
import { ringCases, type CaseNews } from '@/cloudfunctions/kit/caseClock'
import { nobody, waiting } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { lte } from '@/cloudfunctions/kit/filter'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'
import type { AidStatus } from '@/types/aidStatusNames'
import { afterPublicity, toVoteInstead } from './committee'
import { agreeing } from './consent'
import { setPhotoClock } from './photoClock'
import { endingOf, unsigned } from './rules'
import { begun, endReaders, type Outcome } from './take'
import { papersDueOn, waitFor } from './terms'
import { newsOf, overdueNews, owners, reminderOf } from './words'

const AT_ONCE = 50

/** The people by name for whom it waits: to complete, to sign, to hand in papers. */
const awaited = ({ waitsFor, partyIds }: Aid) => partyIds.filter((memberId) => waitsFor.includes(`member:${memberId}`))

const news: CaseNews<Aid> = { reminder: reminderOf, overdue: overdueNews, awaited, action: 'aid.escalate' }

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

type Lapse = Pick<Outcome, 'to' | 'wait' | 'set'> & { readonly action: string }

/**
 * Nothing was heard in time. What was not completed counts as withdrawn. What was not signed for is proved by the transfer. Where the papers
 * of urgent help did not come, somebody goes to see: the money has been given, and is judged like all other.
 */
const lapses: Partial<Record<AidStatus, (aid: Aid, clock: Clock) => Lapse>> = {
  returned: (aid, { now }) => ({ action: 'aid.lapseReturned', to: 'withdrawn', wait: nobody(owners.nobody), set: { endedAt: now, endedAs: endingOf(aid) } }),
  papersDue: (aid, clock) => ({ action: 'aid.lapsePapers', to: 'checking', wait: waitFor.visitors(aid, 'checkDays', clock), set: { papersDueOn: null } }),
  paid: (aid, clock) => {
    const due = aid.papersDueOn ?? papersDueOn(aid, clock)
    return unsigned(aid)?.isUrgent
      ? { action: 'aid.lapseUnsigned', to: 'papersDue', wait: waitFor.papers(aid, due, clock), set: { papersDueOn: due } }
      : { action: 'aid.lapseUnsigned', to: 'received', wait: waitFor.caseworker(aid, 'followDays', clock) }
  },
}

async function lapse(aid: Aid, clock: Clock): Promise<void> {
  const { now } = clock
  const { action, to, wait, set } = lapses[aid.status]?.(aid, clock) ?? { action: '', to: aid.status }
  if (!wait) return void (await db.aids.change({ _id: aid._id, version: aid.version }, { set: { lapseAt: null } }))
  const readers = set?.endedAt ? endReaders(aid) : aid.readers
  const moved = await move(db.aids, aid, { to, line: { at: now, by: 'system', action }, set: { ...begun(aid._id, wait, now, readers), ...set } })
  if (!moved) return
  await setPhotoClock('lapse', moved, now)
  await tellAll(newsOf('lapse', moved, String(aid.version), now))
}

/** Cases that waited for the person and were not heard of go on, or end. */
export async function lapseAids(now: Date): Promise<number> {
  const silent = await db.aids.find({ lapseAt: lte(now) }, { order: [['lapseAt', 1]], limit: AT_ONCE })
  if (silent.length === 0) return 0
  const clock = await clockAt(now)
  for (const aid of silent) await lapse(aid, clock)
  return silent.length
}
