/** The phone under a mini-program: its network, storage and files. Outlives a restart of the program. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** WeChat's scheme for files of the program itself. */
const TEMPORARY = 'http://tmp/'
export const USER_DATA_PATH = 'http://usr'

export type NetworkListener = (state: { isConnected: boolean; networkType: string }) => void

export interface Phone {
  readonly storage: Map<string, unknown>
  readonly theme: 'light' | 'dark'
  readonly fontSizeSetting: number
  isOnline(): boolean
  setOnline(isOnline: boolean): void
  readonly networkListeners: Set<NetworkListener>
  /** Where a path the program sees really lies. */
  realPath(file: string): string
  /** A path of a new temporary file, as the program sees it. */
  newFile(extension: string): string
  throwAway(): void
}

export function createPhone(traits: Partial<Pick<Phone, 'theme' | 'fontSizeSetting'>> = {}): Phone {
  const dir = mkdtempSync(path.join(tmpdir(), 'phone-'))
  const networkListeners = new Set<NetworkListener>()
  let online = true
  let files = 0
  return {
    theme: 'light',
    fontSizeSetting: 16,
    ...traits,
    storage: new Map(),
    networkListeners,
    isOnline: () => online,
    setOnline: (isOnline) => {
      online = isOnline
      for (const listener of [...networkListeners]) listener({ isConnected: isOnline, networkType: isOnline ? 'wifi' : 'none' })
    },
    realPath: (file) => path.join(dir, path.basename(file)),
    newFile: (extension) => `${TEMPORARY}${(files += 1)}${extension}`,
    throwAway: () => rmSync(dir, { recursive: true, force: true }),
  }
}
