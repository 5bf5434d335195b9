/**
 * 内容安全. The queue of what the machine could not decide, the verdicts on pictures as WeChat sends them,
 * and the pictures whose verdict never came.
 */
import * as v from 'valibot'
import { files } from '@/cloudfunctions/kit/cloud'
import { db } from '@/cloudfunctions/kit/db'
import type { SafetyCheck } from '@/cloudfunctions/kit/documents/safety'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { lte, oneOf } from '@/cloudfunctions/kit/filter'
import { verdictOf } from '@/cloudfunctions/kit/judge'
import { beyond, pageOf } from '@/cloudfunctions/kit/paging'
import { move, receiptOf } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import type { SafetySubject } from '@/cloudfunctions/kit/safety'
import { holding } from '@/cloudfunctions/kit/serve'
import { mayReview, reviewedUnits, whyNotDecide } from './rules'

const LINK_SECONDS = 600
/** WeChat sends its verdict within 30 minutes; after that a person looks. */
const VERDICT_MS = 40 * 60_000
const AT_ONCE = 50

type Decided = 'pass' | 'blocked'

/** Ends a check, drops what was kept of the text, and tells its noun. Null when somebody else was first. */
async function settle(check: SafetyCheck, to: Decided, by: string, subjects: readonly SafetySubject[], now: Date, more: { note?: string; request?: Parameters<typeof move>[2]['request'] } = {}) {
  const line = { at: now, by, action: 'safety.decide', note: more.note ?? '' }
  const moved = await move(db.safetyChecks, check, { to, line, set: { text: '' }, ...(more.request ? { request: more.request } : {}) })
  if (moved) await subjects.find(({ noun }) => noun === check.noun)?.settled(moved, now)
  return moved
}

async function imageUrls(checks: readonly SafetyCheck[]): Promise<ReadonlyMap<string, string>> {
  const fileIds = checks.flatMap(({ fileId }) => fileId ?? [])
  if (fileIds.length === 0) return new Map()
  const { fileList } = await files.temporaryUrls(fileIds, LINK_SECONDS)
  return new Map(fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
}

const itemOf = (me: Member, urls: ReadonlyMap<string, string>) => (check: SafetyCheck) => ({
  checkId: check._id,
  noun: check.noun,
  title: check.title,
  kind: check.kind,
  text: check.text,
  imageUrl: urls.get(check.fileId ?? '') || null,
  since: check.askedAt,
  blocked: { decide: whyNotDecide(check, me) },
})

interface BesideCheck {
  [name: string]: unknown
  readonly check: SafetyCheck | null
}

export const safetyRoutes = (subjects: readonly SafetySubject[]) => ({
  'safety.list': holding<'safety.list'>('OFF', 'CHAIR', 'VICE')({
    handle: async ({ input: { cursor, limit }, me }) => {
      const units = reviewedUnits(me)
      if (units.length === 0) return refuse('NOT_ALLOWED')
      const filter = { status: 'review', orgPath: oneOf(units), listKey: beyond(1, cursor, '') }
      const checks = await db.safetyChecks.find(filter, { order: [['listKey', 1]], limit: limit + 1 })
      const urls = await imageUrls(checks.slice(0, limit))
      return pageOf(checks, limit, ({ listKey }) => listKey, itemOf(me, urls))
    },
  }),

  'safety.decide': holding<'safety.decide'>('OFF', 'CHAIR', 'VICE')<BesideCheck>({
    reads: ({ checkId }) => ({ check: { from: 'safetyChecks', id: checkId } }),
    handle: async ({ input: { verdict, reason }, me, now, request, beside: { check } }) => {
      if (!check || !mayReview(check, me)) return refuse('NOT_FOUND')
      const to = verdict === 'pass' ? 'pass' : 'blocked'
      if (receiptOf(check, request)) return { checkId: check._id, status: to }
      refuseIf(whyNotDecide(check, me))
      refuseIf(verdict === 'block' && reason === '' ? 'SAFETY_REASON_NEEDED' : null, 'reason')
      const moved = await settle(check, to, me._id, subjects, now, { note: reason, request })
      return moved ? { checkId: check._id, status: to } : refuse('SAFETY_SETTLED')
    },
  }),
})

const MediaVerdict = v.object({
  trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  errcode: v.optional(v.number(), 0),
  result: v.optional(v.object({ suggest: v.string() })),
})

/** `wxa_media_check`: the verdict on a picture. One that says nothing sends the picture to a person. */
export const mediaVerdict = (subjects: readonly SafetySubject[]) => async (push: unknown, now: Date): Promise<void> => {
  const { trace_id: traceId, errcode, result } = v.parse(MediaVerdict, push)
  const check = await db.safetyChecks.first({ traceId })
  if (check?.status !== 'waiting') return
  const verdict = errcode === 0 ? verdictOf(result?.suggest) : 'review'
  if (verdict === 'review') await toPerson(check, now)
  else await settle(check, verdict === 'pass' ? 'pass' : 'blocked', 'system', subjects, now)
}

async function toPerson(check: SafetyCheck, now: Date): Promise<void> {
  await move(db.safetyChecks, check, { to: 'review', line: { at: now, by: 'system', action: 'safety.toPerson' } })
}

/** Run by the timer: pictures whose verdict never came go to a person. */
export async function reviewUnanswered(now: Date): Promise<number> {
  const late = await db.safetyChecks.find({ status: 'waiting', askedAt: lte(new Date(now.getTime() - VERDICT_MS)) }, { limit: AT_ONCE })
  for (const check of late) await toPerson(check, now)
  return late.length
}

export const safetyJobs = { reviewUnanswered }
