/** The photos of an application: kept one by one before it is sent, taken over when it is. */
import { db } from '@/cloudfunctions/kit/db'
import { evidenceOf, keepEvidence, removeEvidence } from '@/cloudfunctions/kit/evidence'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import type { HandlerInput } from '@/types/actions'
import { checkMayWrite, draftPicturesOf } from './draft'
import { whyNot } from './rules'
import { actingOn, besideAid, type BesideAid } from './take'

const NOUN = 'aids'

type Named = HandlerInput<'aid.submit'>['evidence']

/** Photos taken before there was a case, and those it has. Refuses when one of those named was never kept here. `draft` null: none were taken before. */
export async function checkKept(aidId: string, draft: string | null, named: Named) {
  const [begun, kept] = await Promise.all([draft ? evidenceOf({ noun: NOUN, objectId: draft }) : [], evidenceOf({ noun: NOUN, objectId: aidId })])
  if (named.some(({ evidenceId }) => ![...begun, ...kept].some(({ _id }) => _id === evidenceId))) refuse('AID_PHOTO_NOT_YOURS', 'evidence')
  return { begun, kept }
}

/** The photos named become those of the case; any other of its own is deleted. Refuses as `checkKept` does. Asked again, it finds them taken over. */
export async function takeOver(aidId: string, subjectId: string, draft: string | null, named: Named, now: Date): Promise<Named> {
  const { begun, kept } = await checkKept(aidId, draft, named)
  const wanted = named.map(({ evidenceId }) => evidenceId)
  const fresh = begun.filter(({ _id }) => wanted.includes(_id)).map(({ _id }) => _id)
  if (fresh.length > 0) await db.evidence.change({ _id: oneOf(fresh) }, { set: { objectId: aidId, subjectId, removeAt: null } })
  await removeEvidence(kept.filter(({ _id }) => !wanted.includes(_id)), now)
  return named
}

export const photosOf = (aidId: string) => evidenceOf({ noun: NOUN, objectId: aidId })

export const photoRoutes = {
  'aid.attach': bound<'aid.attach'>()<BesideAid>({
    reads: ({ aidId }) => besideAid({ aidId: aidId ?? 'none' }),
    handle: async (call) => {
      const { input: { aidId, fileId, isForOther }, me, now } = call
      const keep = { noun: NOUN, by: me, fileId, field: 'fileId', now }
      if (aidId === null) {
        await checkMayWrite(me, isForOther)
        return { evidenceId: (await keepEvidence({ ...keep, objectId: draftPicturesOf(me._id, isForOther), subjectId: me._id }))._id }
      }
      const { aid, who } = actingOn(call)
      refuseIf(whyNot('resubmit', aid, who) && whyNot('supplement', aid, who))
      return { evidenceId: (await keepEvidence({ ...keep, objectId: aid._id, subjectId: aid.subjectId }))._id }
    },
  }),
}
