/** What officers do with a notice, from the draft until it is withdrawn. */
import type { NoticePlan } from '@/types/notice'
import { db } from '@/cloudfunctions/kit/db'
import type { Notice } from '@/cloudfunctions/kit/documents/notice'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { heldAfter, nothingHeld } from '@/cloudfunctions/kit/heldWords'
import { idFor } from '@/cloudfunctions/kit/ids'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { keptIn } from '@/cloudfunctions/kit/pictures'
import { born, move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { check, hashesOf, type Standing } from '@/cloudfunctions/kit/safety'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf, sharedPath } from '@/cloudfunctions/kit/units'
import { desk, managed } from './desk'
import { besideNotice, type BesideNotice } from './read'
import { mayAddress, PUBLISHERS, steps, whyNotImages, whyNotPublish, whyNotStep, type StepName } from './rules'
import { pageOfNotice } from './words'

interface Acting {
  readonly me: Member
  readonly now: Date
  readonly request: Request
}

type Content = Partial<Omit<Notice, '_id' | 'status' | 'version' | 'history' | 'receipts'>>

/** The words and pictures as they are checked and published. */
export function checkedParts({ title, text, imageFileIds }: Pick<Notice, 'title' | 'text' | 'imageFileIds'>) {
  return { texts: [title, text], fileIds: imageFileIds }
}

/** Pinned ones sort above all others, then the newest. */
const listKeyOf = (pinned: boolean, at: Date, noticeId: string) => `${pinned ? 1 : 0}_${sortKey(at, noticeId)}`

/** The fields that come from the plan; pictures are copied to the notice's folder, for the officer's own is named by a WeChat id. Refuses units that do not exist or that the officer may not address. */
async function contentOf(noticeId: string, { title, text, imageFileIds: sent, orgIds: wanted, pinned, important, mustConfirm, until }: NoticePlan, me: Member, kept: readonly string[] = []) {
  const units = await allUnits()
  const orgIds = wanted.length > 0 ? [...new Set(wanted)] : me.orgPath.slice(0, 1)
  const paths = orgIds.map((orgId) => pathOf(orgId, units))
  if (paths.some((path) => path.length === 0 || !mayAddress(me, path))) refuse('NOTICE_NOT_YOUR_UNIT', 'plan.orgIds')
  const audience = orgIds.map((orgId) => units.get(orgId)?.name ?? '')
  const imageFileIds = await keptIn({ folder: `notices/${noticeId}/`, kept, refusal: 'BAD_INPUT', field: 'plan.imageFileIds' }, sent)
  const hashes = hashesOf(checkedParts({ title, text, imageFileIds }))
  return { title, text, imageFileIds, orgIds, audience, pinned, important, mustConfirm, until, hashes, orgPath: sharedPath(paths) }
}

/** Offices change while a draft lies: who publishes it holds office for each of its units today. One call. */
async function refuseStrangeUnits({ orgIds }: Notice, me: Member): Promise<void> {
  const units = await allUnits()
  if (!orgIds.every((orgId) => mayAddress(me, pathOf(orgId, units)))) refuse('NOTICE_NOT_YOUR_UNIT')
}

async function createDraft(plan: NoticePlan, { me, now, request }: Acting) {
  const noticeId = idFor(me._id, request.id)
  const draft: Notice = {
    _id: noticeId,
    ...(await contentOf(noticeId, plan, me)),
    authorId: me._id,
    authorName: me.name,
    publishedAt: null,
    listKey: listKeyOf(false, now, noticeId),
    deskKey: sortKey(now, noticeId),
    job: null,
    toldUpTo: '',
    ...nothingHeld,
    ...born('draft', { at: now, by: me._id, action: 'notice.draft' }, request),
    status: 'draft',
  }
  if (await db.notices.insert(draft)) return desk(draft, now)
  const before = await db.notices.get(noticeId)
  return receiptOf(before, request) && before ? desk(before, now) : refuse('CHANGED_MEANWHILE')
}

async function take(step: StepName, notice: Notice, { me, now, request }: Acting, set: Content, note = '') {
  const line = { at: now, by: me._id, action: `notice.${step}`, note }
  const moved = await move(db.notices, notice, { to: steps[step].to, line, set: { deskKey: sortKey(now, notice._id), ...set }, request })
  return moved ? desk(moved, now) : refuse('CHANGED_MEANWHILE')
}

/** Out of sight at once; the reason is read by other officers once it has been passed. */
async function withdraw(notice: Notice, reason: string, acting: Acting & { readonly openid: string }) {
  const { _id, title, orgPath, heldWords, hasHeldWords } = notice
  const checked = { noun: 'notice', objectId: _id, title, authorId: acting.me._id, orgPath, heldWords, hasHeldWords }
  const held = (await heldAfter(checked, acting.me._id, [reason], acting)) ?? refuse('SAFETY_BLOCKED', 'reason')
  return take('withdraw', notice, acting, { job: null, ...held }, reason)
}

/** What changes when a notice comes out. Its message boxes are filled by the timer. */
export function comingOut(notice: Notice, now: Date): Content {
  return { publishedAt: now, listKey: listKeyOf(notice.pinned, now, notice._id), job: notice.important ? 'tell' : null, toldUpTo: '' }
}

const stepAfter: Record<Exclude<Standing, 'blocked'>, 'publish' | 'check'> = { pass: 'publish', waiting: 'check' }

export const publishRoutes = {
  'notice.saveDraft': holding<'notice.saveDraft'>(...PUBLISHERS)({
    handle: async ({ input: { noticeId, version, plan }, me, now, request, openid }) => {
      const acting = { me, now, request }
      if (!noticeId) {
        refuseIf(whyNotImages(plan.imageFileIds, openid, []), 'plan.imageFileIds')
        return createDraft(plan, acting)
      }
      const notice = managed(await db.notices.get(noticeId), me)
      if (receiptOf(notice, request)) return desk(notice, now)
      refuseIf(whyNotStep('edit', notice))
      refuseIf(whyNotImages(plan.imageFileIds, openid, notice.imageFileIds), 'plan.imageFileIds')
      if (version !== undefined && version !== notice.version) refuse('CHANGED_MEANWHILE')
      return take('edit', notice, acting, await contentOf(notice._id, plan, me, notice.imageFileIds))
    },
  }),

  'notice.publish': holding<'notice.publish'>(...PUBLISHERS)<BesideNotice>({
    reads: besideNotice,
    handle: async ({ me, now, request, openid, beside }) => {
      const notice = managed(beside.notice, me)
      if (receiptOf(notice, request)) return desk(notice, now)
      refuseIf(whyNotPublish(notice, now))
      await refuseStrangeUnits(notice, me)
      const checked = { noun: 'notice', objectId: notice._id, title: notice.title, authorId: me._id, orgPath: notice.orgPath, ...checkedParts(notice) }
      const standing = await check(checked, { openid, now, request })
      if (standing === 'blocked') return refuse('SAFETY_BLOCKED')
      const step = stepAfter[standing]
      return take(step, notice, { me, now, request }, step === 'publish' ? comingOut(notice, now) : {})
    },
  }),

  'notice.withdraw': holding<'notice.withdraw'>(...PUBLISHERS)<BesideNotice>({
    reads: besideNotice,
    handle: async ({ input: { reason }, me, now, request, openid, beside }) => {
      const notice = managed(beside.notice, me)
      const isAgain = receiptOf(notice, request) !== null
      if (!isAgain) refuseIf(whyNotStep('withdraw', notice))
      const reply = isAgain ? await desk(notice, now) : await withdraw(notice, reason, { me, now, request, openid })
      // Nobody is to be told by mouth of what is withdrawn. After the step, and once more if asked again.
      await db.messages.change({ page: pageOfNotice(notice._id), unreached: true }, { set: { unreached: false } })
      return reply
    },
  }),
}
