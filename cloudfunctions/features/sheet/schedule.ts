/** Lists that nobody went on with are let go of, and the rows behind old reports too: what counts is in the roster. */
import { db } from '@/cloudfunctions/kit/db'
import { gt, lte, oneOf } from '@/cloudfunctions/kit/filter'
import { move } from '@/cloudfunctions/kit/record'
import { DAY_MS } from '@/types/calendar'

const ABANDONED_DAYS = 7
const REPORT_DAYS = 30
const AT_ONCE = 20

const before = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)

async function cancelAbandoned(now: Date): Promise<number> {
  const jobs = await db.sheetJobs.find({ status: oneOf(['checking', 'ready']), startedAt: lte(before(now, ABANDONED_DAYS)) }, { limit: AT_ONCE })
  for (const job of jobs) {
    await db.sheetParts.remove({ jobId: job._id })
    await move(db.sheetJobs, job, { to: 'cancelled', line: { at: now, by: 'system', action: 'sheet.abandoned' }, set: { finishedAt: now, parts: 0, leaverParts: 0 } })
  }
  return jobs.length
}

async function dropReports(now: Date): Promise<number> {
  const jobs = await db.sheetJobs.find({ status: 'done', startedAt: lte(before(now, REPORT_DAYS)), parts: gt(0) }, { limit: AT_ONCE })
  for (const job of jobs) {
    await db.sheetParts.remove({ jobId: job._id })
    await db.sheetJobs.change({ _id: job._id, version: job.version }, { set: { parts: 0, leaverParts: 0, version: job.version + 1 } })
  }
  return jobs.length
}

export const sheetJobs = { clearImports: async (now: Date) => (await cancelAbandoned(now)) + (await dropReports(now)) }
