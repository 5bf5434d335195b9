/** Pictures and documents on the phone: everything first becomes a file of the mini-program's own. */
import Taro from '@tarojs/taro'
import type { RemoteFile } from './types'

/** Copies a data URI, a cloud file or a download to a path the phone's functions accept. */
async function localPath({ url, name }: RemoteFile): Promise<string> {
  if (url.startsWith('data:')) return writeDataUri(url, name)
  if (url.startsWith('cloud://')) return (await Taro.cloud.downloadFile({ fileID: url })).tempFilePath
  return (await Taro.downloadFile({ url })).tempFilePath
}

function writeDataUri(uri: string, name: string): string {
  const path = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
  Taro.getFileSystemManager().writeFileSync(path, uri.slice(uri.indexOf(',') + 1), 'base64')
  return path
}

export async function saveImage(image: RemoteFile): Promise<boolean> {
  const filePath = await localPath(image)
  try {
    await Taro.saveImageToPhotosAlbum({ filePath })
    return true
  } catch {
    // A refusal is not asked twice by WeChat; the person is told where the switch is.
    return false
  }
}

export async function openFile(file: RemoteFile): Promise<void> {
  const filePath = await localPath(file)
  // A downloaded file may have lost its extension, by which WeChat tells what it is.
  const fileType = file.name.split('.').pop() as Taro.openDocument.Option['fileType']
  await Taro.openDocument({ filePath, fileType, showMenu: true })
}
