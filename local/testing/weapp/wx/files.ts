/** Files of the program on the phone: real ones, in a folder of the phone's own. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { WxFailure, type Apis, type Options } from './api'
import { USER_DATA_PATH, type Phone } from './phone'

export function fileApis(phone: Phone): Apis {
  const mustExist = (name: string) => ({ filePath }: Options) => {
    if (!existsSync(phone.realPath(String(filePath)))) throw new WxFailure(`${name}:fail file doesn't exist`)
    return undefined
  }
  return {
    answering: {
      openDocument: mustExist('openDocument'),
      saveImageToPhotosAlbum: mustExist('saveImageToPhotosAlbum'),
      getImageInfo: () => ({ width: 300, height: 200, path: '', type: 'png' }),
    },
    plain: {
      env: { USER_DATA_PATH },
      getFileSystemManager: () => ({
        writeFileSync: (file: string, data: string, encoding: BufferEncoding = 'utf8') => writeFileSync(phone.realPath(file), Buffer.from(data, encoding)),
        readFileSync: (file: string, encoding?: BufferEncoding) => readFileSync(phone.realPath(file), encoding),
        accessSync: (file: string) => void statSync(phone.realPath(file)),
        unlinkSync: (file: string) => rmSync(phone.realPath(file)),
      }),
    },
  }
}
