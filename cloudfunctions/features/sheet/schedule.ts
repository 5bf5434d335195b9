/**
 * What a phone began and left is gone on with. Lists that nobody started are let go of, and the rows behind old reports
 * too: what counts is in the roster.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { SheetJob } from '@/cloudfunctions/kit/documents/sheet'
import { any, gt, lte, oneOf } from '@/cloudfunctions/kit/filter'
import { move } from '@/cloudfunctions/kit/record'
import { DAY_MS } from '@/types/calendar'
import { isUnderWay } from './rules'
import type { Kinds } from './sheet'
import { stepOf } from './step'

const ABANDONED_DAYS = 7
const REPORT_DAYS = 30
const AT_ONCE = 20
/** Batches of one minute: 4,000 rows written, about ten seconds of the door's sixty. */
const STEPS_A_MINUTE = 4
const JOBS_A_MINUTE = 2

const before = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)

async function cancelAbandoned(now: Date): Promise<number> {
  const jobs = await db.sheetJobs.find({ status: oneOf(['checking', 'ready']), startedAt: lte(before(now, ABANDONED_DAYS)) }, { limit: AT_ONCE })
  for (const job of jobs) {
    await db.sheetParts.remove({ jobId: job._id })
    await move(db.sheetJobs, job, { to: 'cancelled', line: { at: now, by: 'system', action: 'sheet.abandoned' }, set: { finishedAt: now, parts: 0, leaverParts: 0 } })
  }
  return jobs.length
}

async function dropParts({ _id, version }: SheetJob): Promise<void> {
  await db.sheetParts.remove({ jobId: _id })
  await db.sheetJobs.change({ _id, version }, { set: { parts: 0, leaverParts: 0, version: version + 1 } })
}

async function dropReports(now: Date): Promise<number> {
  const jobs = await db.sheetJobs.find({ status: 'done', startedAt: lte(before(now, REPORT_DAYS)), parts: gt(0) }, { limit: AT_ONCE })
  for (const job of jobs) await dropParts(job)
  return jobs.length
}

/** Lists that were given up keep the number of their parts until somebody looked whether the rows are gone. */
async function dropGivenUp(): Promise<number> {
  const jobs = await db.sheetJobs.find({ status: 'cancelled', parts: gt(0) }, { limit: AT_ONCE })
  for (const job of jobs) await dropParts(job)
  return jobs.length
}

/** Goes on with jobs that no phone drives any more: those being checked as long as whoever opened them is there, those being written in any case. */
const goOnWith = (kinds: Kinds) => async (now: Date): Promise<number> => {
  const left = await db.sheetJobs.find({ status: oneOf(['checking', 'applying']), [any]: [{ heldUntil: lte(now) }, { heldUntil: null }] }, { limit: JOBS_A_MINUTE })
  for (const found of left) {
    const [kind, officer] = [kinds[found.kind], await db.members.get(found.byId)]
    if (!kind || !officer || (officer.leftOn && found.status === 'checking')) continue
    let job = found
    for (let steps = 0; steps < STEPS_A_MINUTE && isUnderWay(job.status); steps += 1) job = await stepOf(job, kind, officer, now)
  }
  return left.length
}

export const sheetJobs = (kinds: Kinds) => ({ goOnWithImports: goOnWith(kinds), clearImports: async (now: Date) => (await cancelAbandoned(now)) + (await dropReports(now)) + (await dropGivenUp()) })
