/**
 * 内容安全. The queue of what the machine could not decide, the verdicts on pictures as WeChat sends them,
 * and the pictures whose verdict never came.
 */
import * as v from 'valibot'
import { allKeys, besideStandIns, hatsOf, type Hat, type StandIns } from '@/cloudfunctions/kit/case'
import { files } from '@/cloudfunctions/kit/cloud'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { SafetyCheck } from '@/cloudfunctions/kit/documents/safety'
import { lte, oneOf } from '@/cloudfunctions/kit/filter'
import { verdictOf } from '@/cloudfunctions/kit/judge'
import { beyond, pageOf } from '@/cloudfunctions/kit/paging'
import { move, receiptOf, type Line, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import type { SafetySubject } from '@/cloudfunctions/kit/safety'
import { bound } from '@/cloudfunctions/kit/serve'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { mayReview, reviewedUnits, whyNotDecide } from './rules'

const LINK_SECONDS = 600
/** WeChat sends its verdict within 30 minutes; after that a person looks. */
const VERDICT_MS = 40 * 60_000
const AT_ONCE = 50

type Decided = 'pass' | 'blocked'

interface Settling {
  readonly subjects: readonly SafetySubject[]
  readonly author?: Member | null
  readonly request?: Request
}

/** Ends a check, drops what was kept of the text, and tells its noun. Null when somebody else was first. */
async function settle(check: SafetyCheck, to: Decided, who: Omit<Line, 'action'>, { subjects, author = null, request }: Settling) {
  const line = { ...who, action: 'safety.decide' }
  const moved = await move(db.safetyChecks, check, { to, line, set: { text: '' }, ...(request ? { request } : {}) })
  if (moved) await subjects.find(({ noun }) => noun === check.noun)?.settled(moved, who.at, author)
  return moved
}

async function imageUrls(checks: readonly SafetyCheck[]): Promise<ReadonlyMap<string, string>> {
  const fileIds = checks.flatMap(({ fileId }) => fileId ?? [])
  if (fileIds.length === 0) return new Map()
  const { fileList } = await files.temporaryUrls(fileIds, LINK_SECONDS)
  return new Map(fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
}

/** In whose place somebody decides: their own where they may, else the first who is not the author. Null: not theirs. */
function hatFor(check: SafetyCheck, hats: readonly Hat[]): Hat | null {
  const fitting = hats.filter(({ keys }) => mayReview(check, keys))
  return fitting.find(({ owner }) => owner._id !== check.authorId) ?? fitting[0] ?? null
}

function whyNot(check: SafetyCheck, hats: readonly Hat[]) {
  const hat = hatFor(check, hats)
  const wearer = hats.find(({ actingForId }) => actingForId === null)
  return hat ? whyNotDecide(check, wearer?.owner._id ?? '', hat.owner._id) : 'NOT_ALLOWED'
}

const itemOf = (hats: readonly Hat[], urls: ReadonlyMap<string, string>) => (check: SafetyCheck) => ({
  checkId: check._id,
  noun: check.noun,
  title: check.title,
  kind: check.kind,
  text: check.text,
  imageUrl: urls.get(check.fileId ?? '') || null,
  since: check.askedAt,
  blocked: { decide: whyNot(check, hats) },
})

interface BesideCheck extends StandIns {
  readonly [name: string]: unknown
  readonly check: SafetyCheck | null
  readonly authors: readonly Member[]
}
type Besides = StandIns & { readonly [name: string]: unknown }

export const safetyRoutes = (subjects: readonly SafetySubject[]) => ({
  'safety.list': bound<'safety.list'>()<Besides>({
    reads: () => besideStandIns,
    handle: async ({ input: { cursor, limit }, me, now, beside }) => {
      const hats = hatsOf(me, beside, now)
      const units = reviewedUnits(allKeys(hats))
      if (units.length === 0) return refuse(holdsSomewhere(me, ['VICE']) ? 'CASE_BY_DELEGATION_ONLY' : 'NOT_ALLOWED')
      const filter = { status: 'review', orgPath: oneOf(units), listKey: beyond(1, cursor, '') }
      const checks = await db.safetyChecks.find(filter, { order: [['listKey', 1]], limit: limit + 1 })
      const urls = await imageUrls(checks.slice(0, limit))
      return pageOf(checks, limit, ({ listKey }) => listKey, itemOf(hats, urls))
    },
  }),

  'safety.decide': bound<'safety.decide'>()<BesideCheck>({
    reads: ({ checkId }) => ({ check: { from: 'safetyChecks', id: checkId }, authors: { from: 'members', every: { field: '_id', path: 'check.authorId' } }, ...besideStandIns }),
    handle: async ({ input: { verdict, reason }, me, now, request, beside }) => {
      const { check } = beside
      const hats = hatsOf(me, beside, now)
      const hat = check && hatFor(check, hats)
      if (!check || !hat) return refuse('NOT_FOUND')
      const to = verdict === 'pass' ? 'pass' : 'blocked'
      if (receiptOf(check, request)) return { checkId: check._id, status: to }
      refuseIf(whyNot(check, hats))
      refuseIf(verdict === 'block' && reason === '' ? 'SAFETY_REASON_NEEDED' : null, 'reason')
      const moved = await settle(check, to, { at: now, by: me._id, actingFor: hat.actingForId, note: reason }, { subjects, author: beside.authors[0] ?? null, request })
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
  else await settle(check, verdict === 'pass' ? 'pass' : 'blocked', { at: now, by: 'system' }, { subjects })
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
