/** What happens to handouts by itself. Every job may be run at any time, twice, or after a pause of days. */
import { giveBack } from '@/cloudfunctions/kit/allowance'
import { nobody, waiting } from '@/cloudfunctions/kit/case'
import { ringCases, type CaseNews } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import { gt, lt, oneOf } from '@/cloudfunctions/kit/filter'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'
import { dayOf } from '@/types/calendar'
import { clearSome } from './list'
import { settle } from './money'
import { dueNews, openNews, overdueNews, owners, reminderNews } from './words'

const PLANS_AT_ONCE = 10
const PEOPLE_A_PAGE = 200
/** Of one plan in one run of the timer: ten thousand people an hour stay within its time. */
const PAGES_A_RUN = 5

const news: CaseNews<Handout> = { reminder: dueNews, overdue: overdueNews, action: 'handout.escalate' }

export const ringHandouts = (now: Date) => ringCases(db.handouts, news, now)

/** Goes through pages until one is empty or the run is long enough; true when it was empty. */
async function pageByPage(page: () => Promise<number>): Promise<boolean> {
  for (let pages = 0; pages < PAGES_A_RUN; pages += 1) if ((await page()) === 0) return true
  return false
}

const finish = (handout: Handout, set: Record<string, string | number | null> = {}) =>
  db.handouts.change({ _id: handout._id, job: handout.job }, { set: { ...set, job: null } })

/** Shows the lines to their people and tells them. Whoever signed before is passed over. */
async function open(handout: Handout, now: Date): Promise<void> {
  const isDone = await pageByPage(async () => {
    const rows = await db.handoutRows.find({ handoutId: handout._id, status: 'listed' }, { order: [['rosterKey', 1]], limit: PEOPLE_A_PAGE })
    await tellAll(rows.map((row) => openNews(handout, row, now)))
    const ids = rows.map(({ _id }) => _id)
    if (rows.length > 0) await db.handoutRows.change({ _id: oneOf(ids), status: 'listed' }, { set: { status: 'waiting', listKey: handout.openKey }, inc: { version: 1 } })
    return rows.length
  })
  if (isDone) await finish(handout)
}

/** Whoever asked before the end has written by then: a call lasts ten seconds at most. */
const LAST_CALLS_MS = 30_000

const endedAt = ({ history }: Handout) => history.at(-1)?.at.getTime() ?? 0

/**
 * Ends the lines that nobody fetched and frees what was put aside for them. When none is left and none can come back,
 * those who signed are counted, and the money is settled.
 */
async function close(handout: Handout, now: Date): Promise<void> {
  const isDone = await pageByPage(async () => {
    const rows = await db.handoutRows.find({ handoutId: handout._id, status: oneOf(['listed', 'waiting']) }, { limit: PEOPLE_A_PAGE })
    const ids = rows.map(({ _id }) => _id)
    if (rows.length > 0) await db.handoutRows.change({ _id: oneOf(ids), status: oneOf(['listed', 'waiting']) }, { set: { status: 'expired' }, inc: { version: 1 } })
    return rows.length
  })
  if (!isDone || now.getTime() - endedAt(handout) < LAST_CALLS_MS || !(await freed(handout))) return
  const taken = await countedOnce(handout)
  await settle(handout, taken, now)
  await finish(handout, { spentFen: taken * handout.unitFen, jobUpTo: '' })
}

/** How many fetched theirs, written down before the money moves: a run that broke off after paying pays the same again, which is nothing. */
async function countedOnce(handout: Handout): Promise<number> {
  if (handout.takenInAll !== null) return handout.takenInAll
  const takenInAll = await db.handoutRows.count({ handoutId: handout._id, status: oneOf(['signed', 'proxy']) })
  const won = await db.handouts.change({ _id: handout._id, job: 'close', takenInAll: null }, { set: { takenInAll } })
  return won === 1 ? takenInAll : ((await db.handouts.get(handout._id))?.takenInAll ?? takenInAll)
}

/** Frees the allowances of all lines that ended unfetched, also of those whose page, or whose removal, was interrupted. */
async function freed(handout: Handout): Promise<boolean> {
  let upTo = handout.jobUpTo
  return pageByPage(async () => {
    const rows = await db.handoutRows.find({ handoutId: handout._id, status: oneOf(['expired', 'removed']), rosterKey: gt(upTo) }, { order: [['rosterKey', 1]], limit: PEOPLE_A_PAGE })
    await giveBack(rows.map(({ allowance }) => allowance), handout._id, handout.unitFen)
    upTo = rows.at(-1)?.rosterKey ?? upTo
    if (rows.length > 0) await db.handouts.change({ _id: handout._id, job: 'close' }, { set: { jobUpTo: upTo } })
    return rows.length
  })
}

async function remind(handout: Handout, now: Date): Promise<void> {
  let upTo = handout.jobUpTo
  const isDone = await pageByPage(async () => {
    const rows = await db.handoutRows.find({ handoutId: handout._id, status: 'waiting', rosterKey: gt(upTo) }, { order: [['rosterKey', 1]], limit: PEOPLE_A_PAGE })
    await tellAll(rows.map((row) => reminderNews(handout, row, handout.remindedOn ?? '', now)))
    upTo = rows.at(-1)?.rosterKey ?? upTo
    if (rows.length > 0) await db.handouts.change({ _id: handout._id, job: 'remind' }, { set: { jobUpTo: upTo } })
    return rows.length
  })
  if (isDone) await finish(handout)
}

const jobs = { open, close, remind, clear: (handout: Handout) => clearSome(handout) } as const

export async function continueHandouts(now: Date): Promise<number> {
  const waitingPlans = await db.handouts.find({ job: oneOf(Object.keys(jobs)) }, { limit: PLANS_AT_ONCE })
  let trouble: unknown = null
  for (const handout of waitingPlans) {
    try {
      if (handout.job) await jobs[handout.job](handout, now)
    } catch (error) {
      // One that cannot go on does not stop the others; the run is reported all the same.
      trouble ??= error
    }
  }
  if (trouble !== null) throw trouble
  return waitingPlans.length
}

/** The last day is over: as if the planner had ended it. */
export async function endHandouts(now: Date): Promise<number> {
  const over = await db.handouts.find({ status: 'running', untilDay: lt(dayOf(now)) }, { limit: PLANS_AT_ONCE })
  for (const handout of over) {
    const set = { ...waiting(handout._id, nobody(owners.nobody), now, handout.readers), job: 'close', jobUpTo: '' } as const
    await move(db.handouts, handout, { to: 'ended', line: { at: now, by: 'system', action: 'handout.expire' }, set })
  }
  return over.length
}
