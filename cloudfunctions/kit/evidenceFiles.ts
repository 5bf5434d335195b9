/**
 * The files of evidence. A picture lies sealed (kit/vault.ts), bound to its row: the storage holds nothing to look at, and two files that
 * were swapped are noticed. To be looked at it is opened here into a copy under a name nobody can guess, which is written down before it
 * exists and goes with its link after five minutes.
 */
import { ZONE_OFFSET_MS } from '@/types/calendar'
import { files } from './cloud'
import { db } from './db'
import type { Evidence } from './documents/privacy'
import { downloadUpTo } from './download'
import { lte, oneOf } from './filter'
import { newId } from './ids'
import { log } from './log'
import { decryptBytes, encryptBytes, formerKeys, isRotating } from './vault'

const COPY = 'copy'
const LINK_SECONDS = 300
/** Of one call to the storage. */
const COPIES_AT_ONCE = 50
/** A file is read, sealed and written within a second: far inside the minute of the timer. */
const RESEALED_AT_ONCE = 15
const RESEAL_FROM_HOUR = 3
const RESEAL_UNTIL_HOUR = 5

const placeOf = (evidenceId: string) => ({ collection: 'evidence', id: evidenceId, field: 'picture' })

/** The bytes of a file of our storage, read no further than `most`. */
export async function bytesUnder(fileId: string, most: number): Promise<Buffer | 'gone' | 'too long'> {
  const { fileList } = await files.temporaryUrls([fileId], 60)
  const url = fileList[0]?.tempFileURL
  return url ? ((await downloadUpTo(url, most)) ?? 'too long') : 'gone'
}

type Kept = Pick<Evidence, 'fileId' | 'bytes'> & { readonly sealedWith: string }

/** Seals a picture for this row and puts it away, under a name that says nothing. */
export async function sealPicture(evidenceId: string, picture: Buffer): Promise<Kept> {
  const { key, box } = encryptBytes(placeOf(evidenceId), picture)
  const { fileID } = await files.upload(`evidence/${newId()}/${newId()}.bin`, box)
  return { fileId: fileID, bytes: box.length, sealedWith: key }
}

/** The picture itself; null when the file is gone. Refuses with `SEALED_UNREADABLE` what was changed or belongs to another row. */
async function opened({ _id, fileId, bytes, sealedWith }: Evidence & { readonly sealedWith: string }): Promise<Buffer | null> {
  const box = await bytesUnder(fileId, bytes)
  if (box === 'gone') return null
  return decryptBytes(placeOf(_id), sealedWith, box === 'too long' ? Buffer.alloc(0) : box)
}

async function linkTo(fileId: string): Promise<string> {
  return (await files.temporaryUrls([fileId], LINK_SECONDS)).fileList[0]?.tempFileURL ?? ''
}

const isSealed = (evidence: Evidence): evidence is Evidence & { readonly sealedWith: string } => Boolean(evidence.sealedWith)

/** A link of five minutes to a copy that lives as long; '' when the picture is gone. One kept before pictures were sealed is shown itself. */
export async function linkToOpened(evidence: Evidence, by: string, now: Date): Promise<string> {
  if (!isSealed(evidence)) return linkTo(evidence.fileId)
  const picture = await opened(evidence)
  if (!picture) return ''
  const path = `evidence/${newId()}/${newId()}.jpg`
  // Beside the sealed one, so that its id is known and written down before there is a file: whatever breaks off, nothing stays.
  const fileId = `${evidence.fileId.split('/').slice(0, 3).join('/')}/${path}`
  const removeAt = new Date(now.getTime() + LINK_SECONDS * 1000)
  const copy: Evidence = { _id: newId(), noun: COPY, objectId: evidence._id, subjectId: '', fileId, bytes: picture.length, addedBy: by, addedAt: now, removeAt, removedAt: null }
  await db.evidence.insert(copy)
  const { fileID } = await files.upload(path, picture)
  return linkTo(fileID)
}

/** Copies of these pictures that can still be looked at. One call, none where nothing is sealed. */
export async function copiesOf(evidence: readonly Evidence[]): Promise<Evidence[]> {
  const sealed = evidence.filter(isSealed)
  if (sealed.length === 0) return []
  return db.evidence.find({ objectId: oneOf(sealed.map(({ _id }) => _id)), noun: COPY })
}

async function withoutFiles(copies: readonly Evidence[]): Promise<boolean> {
  try {
    await files.remove(copies.map(({ fileId }) => fileId).filter(Boolean))
    return true
  } catch (error) {
    log('copies of evidence not removed', { copies: copies.length, error })
    return false
  }
}

/** File first, then its row. What cannot be removed now goes with the next minute after its time. */
export async function removeCopy(copy: Evidence): Promise<void> {
  if (await withoutFiles([copy])) await db.evidence.remove({ _id: copy._id })
}

/** Each minute: copies whose link is over. One call when there are none. */
export async function removeCopies(now: Date): Promise<number> {
  const over = await db.evidence.find({ noun: COPY, removeAt: lte(now) }, { order: [['removeAt', 1]], limit: COPIES_AT_ONCE })
  if (over.length === 0 || !(await withoutFiles(over))) return 0
  return db.evidence.remove({ _id: oneOf(over.map(({ _id }) => _id)) })
}

/** The same picture under the current key, in a new file; the old one goes once the row names the new one. */
async function resealOne(evidence: Evidence & { readonly sealedWith: string }): Promise<number> {
  const picture = await opened(evidence)
  if (!picture) return 0
  const fresh = await sealPicture(evidence._id, picture)
  const changed = await db.evidence.change({ _id: evidence._id, fileId: evidence.fileId, removedAt: null }, { set: { ...fresh } })
  await files.remove([changed === 1 ? evidence.fileId : fresh.fileId])
  return changed
}

/**
 * While `FIELD_KEYS` names more than one key: pictures under the old ones, some each minute between three and five at night. The old key
 * may be taken away when a night finds none. No call at other times. One that cannot be opened is logged and left as it is.
 */
export async function resealPictures(now: Date): Promise<number> {
  const hour = new Date(now.getTime() + ZONE_OFFSET_MS).getUTCHours()
  if (hour < RESEAL_FROM_HOUR || hour >= RESEAL_UNTIL_HOUR || !isRotating()) return 0
  const stale = await db.evidence.find({ sealedWith: oneOf(formerKeys()), removedAt: null }, { limit: RESEALED_AT_ONCE })
  let changed = 0
  for (const evidence of stale.filter(isSealed)) {
    changed += await resealOne(evidence).catch((error: unknown) => {
      log('picture not sealed anew', { error })
      return 0
    })
  }
  return changed
}
