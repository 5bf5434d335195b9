/**
 * Pictures that others are to see. A phone uploads into its owner's folder, and the folder's name is the
 * owner's WeChat id. So a picture is copied to a folder of its subject, which no client may read, and
 * shown by links that expire.
 */
import path from 'node:path'
import type { ErrorCode } from '@/types/errors'
import { files } from './cloud'
import { digestOf } from './ids'
import { log } from './log'
import { refuse } from './refuse'

const LINK_SECONDS = 600

const pathIn = (fileId: string) => fileId.split('/').slice(3).join('/')

/** True when each lies in the sender's own folder or has been kept before. */
export function areTheirs(fileIds: readonly string[], openid: string, kept: readonly string[]): boolean {
  const isOwn = (fileId: string) => pathIn(fileId).startsWith(`uploads/${openid}/`) && !fileId.includes('..')
  return fileIds.every((fileId) => kept.includes(fileId) || isOwn(fileId))
}

export interface Keeping {
  /** Ends in a slash. */
  readonly folder: string
  /** Ids that may stay as they are. */
  readonly kept: readonly string[]
  /** What is said of a picture that cannot be read. */
  readonly refusal: ErrorCode
  readonly field: string
}

async function copied(fileId: string, { folder, refusal, field }: Keeping): Promise<string> {
  try {
    const { fileContent } = await files.download(fileId)
    const { fileID } = await files.upload(`${folder}${digestOf(fileId)}${path.extname(fileId).toLowerCase()}`, fileContent)
    return fileID
  } catch (error) {
    log('picture not copied', { error })
    return refuse(refusal, field)
  }
}

/** The ids under which pictures are kept, in the same order. Copied twice, it is the same file. */
export function keptIn(keeping: Keeping, fileIds: readonly string[]): Promise<string[]> {
  return Promise.all(fileIds.map((fileId) => (keeping.kept.includes(fileId) ? fileId : copied(fileId, keeping))))
}

/** Links that work for ten minutes, in the same order; '' for a picture that is gone. */
export async function linksTo(fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return []
  const { fileList } = await files.temporaryUrls(fileIds, LINK_SECONDS)
  return fileList.map(({ tempFileURL }) => tempFileURL)
}
