/** When the photos of a case go: the clock starts with every end of it, and stands still while it goes on again. */
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import { endEvidence } from '@/cloudfunctions/kit/evidence'
import { gt, lt, oneOf } from '@/cloudfunctions/kit/filter'
import { isNightRound } from '@/cloudfunctions/kit/nightRound'
import { DAY_MS } from '@/types/calendar'
import { draftOfPictures } from './draft'
import type { StepName } from './rules'

const NOUN = 'aids'
const KEPT_DAYS = 30
const AT_ONCE = 500

const goesOn = (now: Date) => new Date(now.getTime() + KEPT_DAYS * DAY_MS)

/** The days the law's minimum asks for and the agreement promised. One call; a clock that runs is left alone. */
const startPhotoClock = (aidId: string, now: Date) => endEvidence({ noun: NOUN, objectId: aidId }, goesOn(now))

const stopPhotoClock = (aidId: string) => db.evidence.change({ objectId: aidId, noun: NOUN, removedAt: null }, { set: { removeAt: null } })

/** Now: with the next night's purge, whatever was promised before. */
export const endPhotos = (aidId: string, now: Date) => db.evidence.change({ objectId: aidId, noun: NOUN, removedAt: null }, { set: { removeAt: now } })

const ENDING: ReadonlySet<string> = new Set<StepName>(['withdraw', 'decline', 'opinion', 'vote', 'witness', 'settle', 'reject', 'reconsider', 'pay'])
const REOPENING: ReadonlySet<string> = new Set<StepName>(['askReview', 'reconsider', 'reopen'])
const GIVEN: ReadonlySet<string> = new Set(['received', 'aiding', 'yearReview', 'lifted'])

type Standing = Pick<Aid, '_id' | 'status' | 'endedAt' | 'grants'>

/** Nothing more is decided about the money: refused, withdrawn, or all of it paid. What was paid in need is looked into afterwards. */
export function isDecided({ status, endedAt, grants }: Omit<Standing, '_id'>): boolean {
  if (endedAt !== null || GIVEN.has(status)) return true
  return status === 'paid' && grants.findLast(({ voidAt }) => voidAt === null)?.isUrgent === false
}

/** After a step, or after it was asked for again: as the case stands now. At most one call, none for a step that neither ends nor reopens. */
export async function setPhotoClock(step: StepName | 'clear' | 'lapse', aid: Standing, now: Date): Promise<void> {
  if (isDecided(aid)) {
    if (step === 'clear' || step === 'lapse' || ENDING.has(step)) await startPhotoClock(aid._id, now)
  } else if (REOPENING.has(step)) await stopPhotoClock(aid._id)
}

/** A day is enough for whatever is on its way: a draft that is saved after its first photo, a case that is written after its photos. */
const onItsWay = (photo: Evidence, now: Date) => photo.addedAt.getTime() > now.getTime() - DAY_MS

/** What the clock of one photo should be and is not; undefined: it is right. */
function clockOf(photo: Evidence, aid: Aid | undefined, hasDraft: boolean, now: Date): Date | null | undefined {
  const isDraft = draftOfPictures(photo.objectId) !== null
  if (isDraft || !aid) return hasDraft || photo.removeAt !== null || onItsWay(photo, now) ? undefined : now
  if (isDecided(aid)) return photo.removeAt !== null ? undefined : aid.history.some(({ action }) => action === 'aid.stop') ? now : goesOn(now)
  return photo.removeAt !== null ? null : undefined
}

async function tended(photos: readonly Evidence[], now: Date): Promise<number> {
  const drafts = photos.flatMap(({ objectId }) => draftOfPictures(objectId) ?? [])
  const cases = photos.flatMap(({ objectId }) => (draftOfPictures(objectId) === null ? [objectId] : []))
  const [aids, saved] = await Promise.all([
    cases.length > 0 ? db.aids.find({ _id: oneOf([...new Set(cases)]) }, { limit: AT_ONCE }) : [],
    drafts.length > 0 ? db.aidDrafts.find({ _id: oneOf([...new Set(drafts)]) }, { limit: AT_ONCE }) : [],
  ])
  let changed = 0
  for (const photo of photos) {
    const clock = clockOf(photo, aids.find(({ _id }) => _id === photo.objectId), saved.some(({ _id }) => _id === draftOfPictures(photo.objectId)), now)
    if (clock !== undefined) changed += await db.evidence.change({ _id: photo._id, removeAt: photo.removeAt, removedAt: null }, { set: { removeAt: clock } })
  }
  return changed
}

/**
 * Once more by night what a step may have lost in a crash: no photo stays for ever, none goes while its case is open. Photos whose draft
 * is gone go with it.
 */
export async function tendPhotos(now: Date): Promise<number> {
  if (!isNightRound(now)) return 0
  let changed = 0
  for (let after = ''; ; ) {
    const photos = await db.evidence.find({ noun: NOUN, removedAt: null, addedAt: lt(now), _id: gt(after) }, { order: [['_id', 1]], limit: AT_ONCE })
    changed += await tended(photos, now)
    if (photos.length < AT_ONCE) return changed
    after = photos.at(-1)?._id ?? ''
  }
}
