/** The one draft of a person: a text only they can read, gone after some days. */
import { agree } from '@/cloudfunctions/kit/agreements'
import { db } from '@/cloudfunctions/kit/db'
import type { AidDraft } from '@/cloudfunctions/kit/documents/aid'
import { endEvidence } from '@/cloudfunctions/kit/evidence'
import { lte } from '@/cloudfunctions/kit/filter'
import { bound } from '@/cloudfunctions/kit/serve'
import { decrypt, encrypt } from '@/cloudfunctions/kit/vault'

const placeOf = (memberId: string) => ({ collection: 'aidDrafts', id: memberId, field: 'text' })

/** The object under which pictures are kept before there is an application. */
export const draftPicturesOf = (memberId: string) => `draft_${memberId}`

export const dropDraft = (memberId: string) => db.aidDrafts.remove({ _id: memberId })

export const draftRoutes = {
  'aid.saveDraft': bound<'aid.saveDraft'>()({
    handle: async ({ input: { draft, sensitiveVersion }, me, now, request }) => {
      await agree({ memberId: me._id, purpose: 'aidSensitive', textVersion: sensitiveVersion, now, request })
      const saved: AidDraft = { _id: me._id, text: encrypt(placeOf(me._id), draft), savedAt: now }
      if (!(await db.aidDrafts.insert(saved))) await db.aidDrafts.change({ _id: me._id, savedAt: lte(now) }, { set: { text: saved.text, savedAt: now } })
      return { savedAt: now }
    },
  }),

  'aid.draft': bound<'aid.draft'>()({
    handle: async ({ me }) => {
      const saved = await db.aidDrafts.get(me._id)
      return saved ? { draft: decrypt<string>(placeOf(me._id), saved.text), savedAt: saved.savedAt } : { draft: null, savedAt: null }
    },
  }),

  'aid.dropDraft': bound<'aid.dropDraft'>()({
    handle: async ({ me, now }) => {
      // The pictures taken for it go with the next night's purge.
      await endEvidence({ noun: 'aids', objectId: draftPicturesOf(me._id) }, now)
      await dropDraft(me._id)
      return {}
    },
  }),
}
