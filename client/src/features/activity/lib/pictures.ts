import { upload, type LocalFile } from '../../../lib/platform'
import { newRequestId } from '../../../lib/requestId'

/** Uploads a picture of this phone and gives its id in the cloud's storage. Throws `NoAnswer`. */
export function uploadPicture(file: LocalFile): Promise<string> {
  return upload(`uploads/activity/${newRequestId()}.jpg`, file)
}
