/**
 * Photos of a suggestion: shown to a reviewer under the proposer's folder, they would tell who wrote it; and
 * nobody but the author sees one before its verdict.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { keptIn } from '@/cloudfunctions/kit/pictures'
import { checkOfPicture, pictureVerdicts } from '@/cloudfunctions/kit/safety'
import { folderOf } from './rules'
import { photoBlockedNews } from './words'

export { linksTo } from '@/cloudfunctions/kit/pictures'

const AT_ONCE = 20

/** The ids under which the photos are kept; those kept already stay. */
export function keptPhotos(suggestionId: string, fileIds: readonly string[], kept: readonly string[]): Promise<string[]> {
  return keptIn({ folder: folderOf(suggestionId), kept, refusal: 'SUGGESTION_PHOTO_NOT_YOURS', field: 'photoFileIds' }, fileIds)
}

/** Where verdicts are asked under the name of a suggestion. */
export const checkedAs = ({ _id, title, authorIds, orgPath }: Pick<Suggestion, '_id' | 'title' | 'authorIds' | 'orgPath'>) =>
  ({ noun: 'suggestion', objectId: _id, title, authorId: authorIds[0] ?? '', orgPath }) as const

/** Writes down which pictures may be shown. A picture that was never asked about (a crash between) goes to a person. */
export async function settlePhotosOf(suggestion: Suggestion, now: Date): Promise<void> {
  const { _id, version, photoFileIds } = suggestion
  const verdicts = await pictureVerdicts('suggestion', _id, photoFileIds)
  const forgotten = photoFileIds.filter((fileId) => !verdicts.has(fileId))
  if (forgotten.length > 0) await db.safetyChecks.insertAll(forgotten.map((fileId) => checkOfPicture(checkedAs(suggestion), fileId, null, { now, request: { id: '', digest: '' } })))
  const among = (status: 'pass' | 'blocked') => photoFileIds.filter((fileId) => verdicts.get(fileId) === status)
  const [photosPassed, photosBlocked] = [among('pass'), among('blocked')]
  await tellAll(photosBlocked.flatMap((fileId) => photoBlockedNews(suggestion, fileId, now)))
  const photosOpen = photosPassed.length + photosBlocked.length < photoFileIds.length
  // Somebody moved it meanwhile: the next run sees the newer pictures.
  await db.suggestions.change({ _id, version }, { set: { photosPassed, photosBlocked, photosOpen } })
}

/** Verdicts that came while nobody could act on them. Run by the timer. */
export async function settlePhotos(now: Date): Promise<number> {
  const open = await db.suggestions.find({ photosOpen: true }, { order: [['listKey', -1]], limit: AT_ONCE })
  for (const suggestion of open) await settlePhotosOf(suggestion, now)
  return open.length
}
