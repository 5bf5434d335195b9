/** Opening what is sealed: by whom it may be opened, and the line in the list that the person sees. */
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { noteReadsHourly } from '@/cloudfunctions/kit/readLog'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { readReasons, type AidStatus } from '@/types/aidNames'
import { openBox } from './boxes'
import { mayOpenFile } from './parties'
import { noteIfClose, type Acting } from './take'

/** Notes that somebody who is not the person reads of this case. */
export const notedOn = ({ aid, me, now }: Pick<Acting, 'aid' | 'me' | 'now'>, what: string, reason: string = readReasons.handle) =>
  noteReadsHourly([{ subjectId: aid.subjectId, by: me, what, objectId: aid._id, reason, now }])

/**
 * Refuses whoever may not open the sealed part, as if it were not there; an officer who is close to it is on record then. Where the
 * person has taken back the agreement nobody opens it.
 */
export async function checkOpens(look: 'file' | 'evidence' | 'means' | 'ceilings', acting: Acting): Promise<void> {
  const { aid, me, hats, who } = acting
  if (!mayOpenFile(aid, me, hats)) {
    await noteIfClose(acting, `aid.${look}`, true)
    refuse('NOT_FOUND')
  }
  if (who.hasStopped) refuse('AID_CONSENT_GONE')
}

export const OPEN = ['submitted', 'returned', 'urgent', 'checking', 'reviewing', 'voting', 'toPublicise', 'publicised', 'objected', 'toApprove', 'reconsidering', 'approved', 'paid', 'papersDue'] as const satisfies readonly AidStatus[]

/** Numbers of other open cases of the same household, for officers alone: to applicants it would tell of a colleague's need. */
export async function besides(aid: Aid): Promise<string[]> {
  const others = (openBox(aid, 'household') ?? []).filter((memberId) => memberId !== aid.subjectId)
  if (others.length === 0) return []
  const open = await db.aids.find({ subjectId: oneOf(others), status: oneOf(OPEN) }, { limit: 10 })
  return open.map(({ number }) => number)
}
