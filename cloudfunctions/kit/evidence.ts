/**
 * Evidence: pictures that prove a hardship, a stay in hospital, a death. They come one by one from the sender's own
 * upload folder, are drawn anew (kit/picture.ts), lie sealed where no client reads, and are shown by links to copies, both of which
 * live five minutes (kit/evidenceFiles.ts); every showing is noted for the person it is about. They go when their time is over
 * (kit/retention.ts).
 */
import type { ErrorCode } from '@/types/errors'
import { idsUnder } from './begunFiles'
import { files } from './cloud'
import { db } from './db'
import type { Evidence } from './documents/privacy'
import type { Member } from './documents/people'
import { bytesUnder, copiesOf, linkToOpened, removeCopy, sealPicture } from './evidenceFiles'
import { idFor } from './ids'
import { log } from './log'
import { areTheirs } from './pictures'
import { BadPicture, MAX_PICTURE_BYTES, redrawn, type PictureFault } from './picture'
import { noteReads } from './readLog'
import { Refusal, refuse } from './refuse'

/** Everything about one object at once: F8 asks for at most nine. */
export const MAX_EVIDENCE = 9

const refusals: Readonly<Record<PictureFault, ErrorCode>> = {
  'not a picture': 'EVIDENCE_NOT_A_PICTURE',
  'too many bytes': 'EVIDENCE_TOO_LARGE',
  'too many pixels': 'EVIDENCE_TOO_LARGE',
}

/** What a picture belongs to. */
export interface Proof {
  /** The collection and the document it proves something for. */
  readonly noun: string
  readonly objectId: string
  /** The person whose data it is. */
  readonly subjectId: string
}

export interface Keeping extends Proof {
  readonly by: Pick<Member, '_id' | 'openid'>
  readonly fileId: string
  readonly field: string
  readonly now: Date
}

async function bytesOf(fileId: string, field: string): Promise<Buffer> {
  const bytes = await bytesUnder(fileId, MAX_PICTURE_BYTES)
  if (bytes === 'gone') return refuse('EVIDENCE_NOT_YOURS', field)
  return bytes === 'too long' ? refuse('EVIDENCE_TOO_LARGE', field) : bytes
}

async function clean(bytes: Buffer, field: string): Promise<Buffer> {
  try {
    return await redrawn(bytes)
  } catch (error) {
    if (error instanceof BadPicture) return refuse(refusals[error.fault], field)
    throw error
  }
}

async function gone(fileIds: readonly string[]): Promise<boolean> {
  try {
    await files.remove(fileIds)
    return true
  } catch (error) {
    log('evidence file not removed', { error })
    return false
  }
}

/**
 * Keeps one uploaded picture; the upload itself is removed. One a call: redrawing takes memory and a second. Sent twice, it is
 * the same picture. Refuses what is not the sender's, not a picture, too large, or one too many.
 */
export async function keepEvidence({ noun, objectId, subjectId, by, fileId, field, now }: Keeping): Promise<Evidence> {
  const _id = idFor('evidence', noun, objectId, fileId)
  const known = await db.evidence.find({ objectId, noun, removedAt: null }, { limit: MAX_EVIDENCE + 1 })
  const same = known.find((one) => one._id === _id)
  if (same) return same
  if (known.length >= MAX_EVIDENCE) refuse('EVIDENCE_TOO_MANY', field)
  if (!by.openid || !areTheirs([fileId], by.openid, [])) refuse('EVIDENCE_NOT_YOURS', field)
  const bytes = await bytesOf(fileId, field).then((read) => clean(read, field)).catch(async (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    // The upload goes once the picture is kept: the same request on another line may have come so far.
    const twin = await db.evidence.get(_id)
    if (twin && twin.removedAt === null) return twin
    // What is refused is not kept either: it may say more than it should.
    await gone([fileId])
    throw error
  })
  if (!Buffer.isBuffer(bytes)) return bytes
  const sealed = await sealPicture(_id, bytes)
  const evidence: Evidence = { _id, noun, objectId, subjectId, ...sealed, addedBy: by._id, addedAt: now, removeAt: null, removedAt: null }
  const isFirst = await db.evidence.insert(evidence)
  await gone(isFirst ? [fileId] : [sealed.fileId])
  return isFirst ? evidence : ((await db.evidence.get(_id)) ?? refuse('CHANGED_MEANWHILE'))
}

/** What is kept for one object, in the order of its coming. Nothing is shown yet, so nothing is noted. */
export async function evidenceOf({ noun, objectId }: Pick<Proof, 'noun' | 'objectId'>): Promise<Evidence[]> {
  const all = await db.evidence.find({ objectId, noun, removedAt: null })
  return all.sort((a, b) => a.addedAt.getTime() - b.addedAt.getTime() || (a._id < b._id ? -1 : 1))
}

export interface Showing {
  readonly evidence: readonly Evidence[]
  readonly by: Pick<Member, '_id' | 'name' | 'unitName'>
  readonly reason: string
  readonly now: Date
}

/** Links that live five minutes, '' for one that is gone. Each showing is noted before; the caller has judged the right to see. */
export async function showEvidence({ evidence, by, reason, now }: Showing): Promise<string[]> {
  if (evidence.length === 0) return []
  await noteReads(evidence.map(({ subjectId, _id }) => ({ subjectId, by, what: '佐证照片', objectId: _id, reason, now })))
  const links: string[] = []
  // One after the other: the memory of one picture at a time.
  for (const one of evidence) links.push(await linkToOpened(one, by._id, now))
  return links
}

/** Starts the clock: the object is decided, its evidence goes when `removeAt` has come. One call. */
export async function endEvidence({ noun, objectId }: Pick<Proof, 'noun' | 'objectId'>, removeAt: Date): Promise<void> {
  await db.evidence.change({ objectId, noun, removeAt: null }, { set: { removeAt } })
}

/** Removes pictures and what is shown of them, now: file first, so that a row never says a picture is gone that is not. Gives how many. */
export async function removeEvidence(evidence: readonly Evidence[], now: Date): Promise<number> {
  for (const copy of await copiesOf(evidence)) await removeCopy(copy)
  let removed = 0
  for (const { _id, fileId, path } of evidence) {
    // A file that was begun and never named.
    const fileIds = fileId === '' && path ? await idsUnder([path]) : [fileId]
    if (!(await gone(fileIds))) continue
    removed += await db.evidence.change({ _id, removedAt: null }, { set: { removedAt: now, fileId: '' } })
  }
  return removed
}
