/**
 * What a phone began and left is gone on with. Lists that nobody started are let go of, and the rows behind old reports
 * too: what counts is in the roster.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { SheetJob, SheetPart } from '@/cloudfunctions/kit/documents/sheet'
import { any, gt, lte, oneOf } from '@/cloudfunctions/kit/filter'
import { isNightRound } from '@/cloudfunctions/kit/nightRound'
import { move } from '@/cloudfunctions/kit/record'
import { DAY_MS } from '@/types/calendar'
import { beyondPartsOf } from './parts'
import { isUnderWay } from './rules'
import type { Kinds } from './sheet'
import { stepOf } from './step'

const ABANDONED_DAYS = 7
const REPORT_DAYS = 30
const AT_ONCE = 20
/** Batches of one minute: 4,000 rows written, about ten seconds of the door's sixty. */
const STEPS_A_MINUTE = 4
const JOBS_A_MINUTE = 2
/** More than a month of imports leaves. */
const JOBS_A_NIGHT = 200

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

/** Whose rows are stored, one part of each: as many jobs as one night looks at. */
async function firstParts(): Promise<SheetPart[]> {
  const firsts: SheetPart[] = []
  while (firsts.length < JOBS_A_NIGHT) {
    const last = firsts.at(-1)
    const next = await db.sheetParts.first({ _id: gt(last ? beyondPartsOf(last.jobId) : '') }, { order: [['_id', 1]] })
    if (!next) break
    firsts.push(next)
  }
  return firsts
}

/** Rows of a list whose opening broke off before there was a job, or that came after theirs was let go of. A day is enough for whatever is on its way. */
async function dropLonelyParts(now: Date): Promise<number> {
  if (!isNightRound(now)) return 0
  const stored = (await firstParts()).filter(({ storedAt }) => !storedAt || storedAt <= before(now, 1))
  if (stored.length === 0) return 0
  const jobs = await db.sheetJobs.find({ _id: oneOf(stored.map(({ jobId }) => jobId)), parts: gt(0) }, { limit: JOBS_A_NIGHT })
  const lonely = stored.filter(({ jobId }) => !jobs.some(({ _id }) => _id === jobId))
  // Not what is being opened again at this moment.
  for (const { jobId } of lonely) await db.sheetParts.remove({ jobId, [any]: [{ storedAt: lte(before(now, 1)) }, { storedAt: null }] })
  return lonely.length
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

export const sheetJobs = (kinds: Kinds) => ({ goOnWithImports: goOnWith(kinds), clearImports: async (now: Date) => (await cancelAbandoned(now)) + (await dropReports(now)) + (await dropGivenUp()), dropLonelyParts })
