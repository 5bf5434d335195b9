/** Photos: papers that prove, the signed sheet, a picture of the visit only where the person has allowed it. */
import { db } from '@/cloudfunctions/kit/db'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { endEvidence, evidenceOf, keepEvidence, removeEvidence, showEvidence } from '@/cloudfunctions/kit/evidence'
import { not, oneOf } from '@/cloudfunctions/kit/filter'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { DAY_MS } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { visitReadReasons } from '@/types/visitNames'
import { mayOpen } from './parties'
import { whyNot, type Who } from './rules'
import { actingOn, besideVisit, type BesideVisit } from './take'

const NOUN = 'visits'
const KEPT_DAYS = 30

/** Decided: the photos go after the days the guide promises. */
export const startPhotoClock = (visitId: string, now: Date) => endEvidence({ noun: NOUN, objectId: visitId }, new Date(now.getTime() + KEPT_DAYS * DAY_MS))

export const photosOf = (visitId: string) => evidenceOf({ noun: NOUN, objectId: visitId })

/** Pictures of the visit are looked at only while the person allows it. */
export const shownPhotos = ({ photos, photoAllowed }: Pick<Visit, 'photos' | 'photoAllowed'>) => photos.filter(({ kind }) => kind !== 'scene' || photoAllowed === true)

/** The person takes the consent back: the pictures of the visit go at once; one whose file cannot be removed now goes with the next cleaning. */
export async function removeScenes(visitId: string, now: Date): Promise<void> {
  const [visit, kept] = await Promise.all([db.visits.get(visitId), photosOf(visitId)])
  if (!visit || visit.photoAllowed !== false) return
  const scenes = kept.filter(({ _id }) => visit.photos.some(({ photoId, kind }) => photoId === _id && kind === 'scene'))
  if (scenes.length === 0) return
  await db.evidence.change({ _id: oneOf(scenes.map(({ _id }) => _id)) }, { set: { removeAt: now } })
  await removeEvidence(scenes, now)
}

const TRIES = 3

/** The photo on the visit while it may still be; why not, where it has moved on. */
async function added(visit: Visit, photo: Visit['photos'][number], who: Who, triesLeft = TRIES): Promise<ErrorCode | null> {
  const won = await db.visits.change({ _id: visit._id, status: visit.status, 'photos.photoId': not(photo.photoId) }, { push: { photos: { each: [photo] } } })
  const current = won === 1 ? visit : await db.visits.get(visit._id)
  if (won === 1 || current?.photos.some(({ photoId }) => photoId === photo.photoId)) return null
  const code = current ? whyNot('attach', current, who) : 'NOT_FOUND'
  return code ?? (current && triesLeft > 1 ? added(current, photo, who, triesLeft - 1) : 'CHANGED_MEANWHILE')
}

export const photoRoutes = {
  'visit.attach': bound<'visit.attach'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const { visit, me, who, now } = actingOn(call)
      const { kind, fileId } = call.input
      refuseIf(whyNot('attach', visit, who))
      if (kind === 'scene' && visit.photoAllowed !== true) refuse('VISIT_PHOTO_NOT_ALLOWED', 'kind')
      const { _id: photoId } = await keepEvidence({ noun: NOUN, objectId: visit._id, subjectId: visit.subjectId, by: me, fileId, field: 'fileId', now })
      const code = await added(visit, { photoId, kind }, who)
      // Ended meanwhile: its clock was set before this photo was there, so it is taken away by itself.
      if (code) await db.evidence.change({ _id: photoId }, { set: { removeAt: now } })
      refuseIf(code)
      return { photoId, kind }
    },
  }),

  'visit.photo': bound<'visit.photo'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const { visit, me, hats, who, now } = actingOn(call)
      const { photoId, reason } = call.input
      if (!who.isSubject && !mayOpen(visit, me, hats)) return refuse('NOT_FOUND')
      if (!shownPhotos(visit).some((one) => one.photoId === photoId)) return refuse('NOT_FOUND')
      const evidence = (await photosOf(visit._id)).filter(({ _id }) => _id === photoId)
      const [url] = await showEvidence({ evidence, by: me, reason: visitReadReasons[reason], now })
      return { url: url || refuse('NOT_FOUND') }
    },
  }),
}
