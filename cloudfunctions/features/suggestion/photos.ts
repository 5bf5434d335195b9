/**
 * Photos of a suggestion. A phone uploads into its owner's folder, and the folder's name is the owner's
 * WeChat id: shown to a reviewer it would tell who wrote the suggestion. So the photos are copied to a
 * folder of the suggestion, which no client may read, and shown by links that expire.
 */
import path from 'node:path'
import { files } from '@/cloudfunctions/kit/cloud'
import { digestOf } from '@/cloudfunctions/kit/ids'
import { log } from '@/cloudfunctions/kit/log'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { folderOf } from './rules'

const LINK_SECONDS = 600

async function copied(suggestionId: string, fileId: string): Promise<string> {
  try {
    const { fileContent } = await files.download(fileId)
    const { fileID } = await files.upload(`${folderOf(suggestionId)}${digestOf(fileId)}${path.extname(fileId).toLowerCase()}`, fileContent)
    return fileID
  } catch (error) {
    log('photo not copied', { error })
    return refuse('SUGGESTION_PHOTO_NOT_YOURS', 'photoFileIds')
  }
}

/** The ids under which the photos are kept; those kept already stay. Copied twice, it is the same file. */
export function keptPhotos(suggestionId: string, fileIds: readonly string[], kept: readonly string[]): Promise<string[]> {
  return Promise.all(fileIds.map((fileId) => (kept.includes(fileId) ? fileId : copied(suggestionId, fileId))))
}

/** Links that work for ten minutes, in the same order. */
export async function linksTo(fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return []
  const { fileList } = await files.temporaryUrls(fileIds, LINK_SECONDS)
  return fileList.map(({ tempFileURL }) => tempFileURL)
}
