/** Photos of a suggestion: shown to a reviewer under the proposer's folder, they would tell who wrote it. */
import { keptIn } from '@/cloudfunctions/kit/pictures'
import { folderOf } from './rules'

export { linksTo } from '@/cloudfunctions/kit/pictures'

/** The ids under which the photos are kept; those kept already stay. */
export function keptPhotos(suggestionId: string, fileIds: readonly string[], kept: readonly string[]): Promise<string[]> {
  return keptIn({ folder: folderOf(suggestionId), kept, refusal: 'SUGGESTION_PHOTO_NOT_YOURS', field: 'photoFileIds' }, fileIds)
}
