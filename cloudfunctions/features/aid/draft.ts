/** The draft of a person, and a team leader's for somebody else: a text only its writer can read, gone after some days. */
import { hasAgreed } from '@/cloudfunctions/kit/agreements'
import { receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { AidDraft } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { evidenceOf, removeEvidence } from '@/cloudfunctions/kit/evidence'
import { lte, not } from '@/cloudfunctions/kit/filter'
import { receiptFor } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { decrypt, encrypt } from '@/cloudfunctions/kit/vault'

const placeOf = (draftId: string) => ({ collection: 'aidDrafts', id: draftId, field: 'text' })

export const draftIdOf = (memberId: string, isForOther: boolean) => (isForOther ? `${memberId}_other` : memberId)

const PICTURES = 'draft_'
/** The object under which pictures are kept before there is an application. */
export const draftPicturesOf = (memberId: string, isForOther: boolean) => `${PICTURES}${draftIdOf(memberId, isForOther)}`
/** The draft whose pictures these are; null: they are a case's. */
export const draftOfPictures = (objectId: string) => (objectId.startsWith(PICTURES) ? objectId.slice(PICTURES.length) : null)

/** The text and the pictures that were taken for it and not sent. */
export async function dropDraft(memberId: string, isForOther: boolean, now: Date): Promise<void> {
  const photos = await evidenceOf({ noun: 'aids', objectId: draftPicturesOf(memberId, isForOther) })
  await removeEvidence(photos, now)
  await db.aidDrafts.remove({ _id: draftIdOf(memberId, isForOther) })
}

/** One's own while the agreement stands; for somebody else a team leader, whose right is the written authority. */
export async function checkMayWrite(me: Member, isForOther: boolean): Promise<void> {
  if (isForOther && !holdsSomewhere(me, ['GRP'])) refuse('NOT_ALLOWED')
  if (!isForOther && !(await hasAgreed({ memberId: me._id, purpose: 'aidSensitive' }))) refuse('AID_CONSENT_NEEDED')
}

export const draftRoutes = {
  'aid.saveDraft': bound<'aid.saveDraft'>()({
    handle: async ({ input: { draft, isForOther }, me, now, request }) => {
      await checkMayWrite(me, isForOther)
      const [_id, reply] = [draftIdOf(me._id, isForOther), { savedAt: now }]
      const push = receiptFor(request, reply)
      const saved: AidDraft = { _id, memberId: me._id, text: encrypt(placeOf(_id), draft), savedAt: now, receipts: push.receipts.each }
      if (await db.aidDrafts.insert(saved)) return reply
      const before = { _id, savedAt: lte(now), 'receipts.requestId': not(request.id) }
      if ((await db.aidDrafts.change(before, { set: { text: saved.text, savedAt: now }, push })) === 1) return reply
      // Saved by this very request; or something later was saved, and stands.
      const receipt = receiptIn(await db.aidDrafts.get(_id), request)
      return receipt ? (receipt.reply as typeof reply) : reply
    },
  }),

  'aid.draft': bound<'aid.draft'>()({
    handle: async ({ input: { isForOther }, me }) => {
      const _id = draftIdOf(me._id, isForOther)
      const saved = await db.aidDrafts.get(_id)
      return saved ? { draft: decrypt<string>(placeOf(_id), saved.text), savedAt: saved.savedAt } : { draft: null, savedAt: null }
    },
  }),

  'aid.dropDraft': bound<'aid.dropDraft'>()({
    handle: async ({ input: { isForOther }, me, now }) => {
      await dropDraft(me._id, isForOther, now)
      return {}
    },
  }),
}
