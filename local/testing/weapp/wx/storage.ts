/** Key-value storage of the phone with WeChat's limits (数据缓存 › wx.setStorage). */
import { WxFailure, type Apis, type Options } from './api'
import type { Phone } from './phone'

const KEY_BYTES = 1024 * 1024
const ALL_KB = 10 * 1024

export function storageApis({ storage }: Phone): Apis {
  const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')
  const kilobytes = () => Math.ceil([...storage.values()].reduce<number>((sum, value) => sum + bytesOf(value), 0) / 1024)
  const write = (key: unknown, value: unknown) => {
    if (typeof key !== 'string' || key === '') throw new WxFailure('setStorage:fail parameter error: key should be a text')
    if (bytesOf(value) > KEY_BYTES) throw new WxFailure('setStorage:fail entry size limit reached')
    storage.set(key, JSON.parse(JSON.stringify(value ?? null)))
    if (kilobytes() > ALL_KB) throw new WxFailure('setStorage:fail storage limit reached')
  }
  const info = () => ({ keys: [...storage.keys()], currentSize: kilobytes(), limitSize: ALL_KB })
  return {
    answering: {
      setStorage: ({ key, data }: Options) => write(key, data),
      getStorage: ({ key }: Options) => {
        if (!storage.has(String(key))) throw new WxFailure('getStorage:fail data not found')
        return { data: storage.get(String(key)) }
      },
      removeStorage: ({ key }: Options) => void storage.delete(String(key)),
      clearStorage: () => storage.clear(),
      getStorageInfo: info,
    },
    plain: {
      setStorageSync: write,
      // WeChat answers with an empty text when there is nothing.
      getStorageSync: (key: string) => storage.get(key) ?? '',
      removeStorageSync: (key: string) => void storage.delete(key),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: info,
    },
  }
}
