/** The cover of an activity and the photographs of how it went. */
import type { Activity } from '@/cloudfunctions/kit/documents/activity'
import { areTheirs, keptIn, linksTo } from '@/cloudfunctions/kit/pictures'
import { refuse } from '@/cloudfunctions/kit/refuse'

const refusal = 'ACTIVITY_PHOTO_NOT_YOURS'

/** Copies what the caller uploaded into the activity's folder; refuses what is somebody else's. */
export function keptPictures(activityId: string, fileIds: readonly string[], openid: string, field: string, kept: readonly string[] = []): Promise<string[]> {
  if (!areTheirs(fileIds, openid, kept)) refuse(refusal, field)
  return keptIn({ folder: `activities/${activityId}/`, kept, refusal, field }, fileIds)
}

export interface Pictures {
  readonly coverUrl: string | null
  readonly photoUrls: readonly string[]
}

/** Links to all pictures of an activity, in one call; none when it has no picture. */
export async function picturesOf({ coverFileId, wrapUp }: Activity): Promise<Pictures> {
  const links = await linksTo([...(coverFileId ? [coverFileId] : []), ...(wrapUp?.photoFileIds ?? [])])
  const [coverUrl, photoUrls] = coverFileId ? [links[0], links.slice(1)] : [null, links]
  return { coverUrl: coverUrl || null, photoUrls: photoUrls.filter((url) => url !== '') }
}
