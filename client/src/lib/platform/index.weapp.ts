import Taro from '@tarojs/taro'
import { openFile, saveImage } from './files.weapp'
import {
  NoAnswer,
  type CalendarEntry,
  type CallEvent,
  type Door,
  type LocalFile,
  type Look,
  type Platform,
  type Scanned,
  type Stop,
} from './types'
import { fittingWidth } from './shrink'

export { openFile, saveImage }
export type { CalendarEntry, Door, LocalFile, Look, RemoteFile, Scanned } from './types'

let online = true

export function start(): void {
  Taro.cloud.init(CLOUD_ENV ? { env: CLOUD_ENV, traceUser: true } : { traceUser: true })
  void Taro.getNetworkType({ success: ({ networkType }) => (online = networkType !== 'none') })
  Taro.onNetworkStatusChange(({ isConnected }) => (online = isConnected))
  applyUpdates()
}

/** A new version is fetched in the background and waits for the next cold start unless applied. */
function applyUpdates(): void {
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => manager.applyUpdate())
}

export async function invoke(door: Door, event: CallEvent): Promise<unknown> {
  try {
    const { result } = await Taro.cloud.callFunction({ name: door, data: event })
    return result
  } catch (failure) {
    throw noAnswer(failure)
  }
}

function noAnswer(failure: unknown): NoAnswer {
  const detail = failure instanceof Error ? failure.message : String((failure as { errMsg?: unknown }).errMsg ?? failure)
  if (!online) return new NoAnswer('OFFLINE', detail)
  return new NoAnswer(/time ?out/i.test(detail) ? 'TIMEOUT' : 'FAILED', detail)
}

/** Made smaller where it is too large for the cloud to draw anew; as it is where the phone cannot. */
async function shrunk(src: string): Promise<string> {
  try {
    const { width, height } = await Taro.getImageInfo({ src })
    const compressedWidth = fittingWidth(width, height)
    return compressedWidth ? (await Taro.compressImage({ src, quality: 80, compressedWidth })).tempFilePath : src
  } catch {
    return src
  }
}

export async function upload(cloudPath: string, file: LocalFile): Promise<string> {
  try {
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: await shrunk(file.path) })
    return fileID
  } catch (failure) {
    throw noAnswer(failure)
  }
}

/** <image> reads `cloud://` ids by itself. */
export function fileUrl(fileId: string): string {
  return fileId
}

export async function chooseImages(count: number): Promise<LocalFile[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, size }))
  } catch (failure) {
    if (isCancel(failure)) return []
    throw failure
  }
}

export function previewImages(urls: readonly string[], first: number): void {
  void Taro.previewImage({ urls: [...urls], current: urls[first] ?? '' })
}

export const canPrint: boolean = false
export function print(): void {}

/** A mini-program code of this product answers with `path` instead of `result`. */
export async function scanCode(_hint: string): Promise<Scanned | null> {
  try {
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode'] })
    return { text: result, path: path || null }
  } catch (failure) {
    if (isCancel(failure)) return null
    throw failure
  }
}

function isCancel(failure: unknown): boolean {
  return /cancel/.test(String((failure as { errMsg?: unknown }).errMsg))
}

export function vibrate(): void {
  void Taro.vibrateShort({ type: 'heavy' })
}

export function beep(): void {
  const audio = Taro.createWebAudioContext()
  const tone = audio.createOscillator()
  tone.frequency.value = 880
  // Taro's typings mix the browser's node with WeChat's.
  tone.connect(audio.destination as unknown as AudioNode)
  tone.start()
  setTimeout(() => {
    tone.stop()
    void audio.close()
  }, 160)
}

export function keepScreenOn(on: boolean): void {
  void Taro.setKeepScreenOn({ keepScreenOn: on })
}

export async function requestSubscribe(templateIds: readonly string[]): Promise<string[]> {
  if (templateIds.length === 0) return []
  try {
    const answers = (await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })) as unknown as Record<string, unknown>
    return templateIds.filter((id) => answers[id] === 'accept')
  } catch {
    // Refused for good, or the switch in the settings is off: the product never depends on delivery.
    return []
  }
}

export async function addToCalendar(entry: CalendarEntry): Promise<boolean> {
  try {
    await Taro.addPhoneCalendar({
      title: entry.title,
      startTime: Math.floor(entry.startsAt.getTime() / 1000),
      endTime: String(Math.floor(entry.endsAt.getTime() / 1000)),
      location: entry.place,
      description: entry.note,
      alarm: true,
      alarmOffset: 3600,
    })
    return true
  } catch {
    return false
  }
}

export function callPhone(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined)
}

export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text })
}

export function load(key: string): string | null {
  const value: unknown = Taro.getStorageSync(key)
  return typeof value === 'string' && value !== '' ? value : null
}

export function save(key: string, value: string): void {
  Taro.setStorageSync(key, value)
}

export function forget(key: string): void {
  Taro.removeStorageSync(key)
}

export function savedKeys(): string[] {
  return [...Taro.getStorageInfoSync().keys]
}

export function pageTitle(): string {
  return Taro.getCurrentInstance().page?.config?.navigationBarTitleText ?? ''
}

export function isOnline(): boolean {
  return online
}

export function onNetworkChange(changed: (isOnline: boolean) => void): Stop {
  const listener = ({ isConnected }: { isConnected: boolean }) => changed(isConnected)
  Taro.onNetworkStatusChange(listener)
  return () => Taro.offNetworkStatusChange(listener)
}

/** `fontSizeScaleFactor` is newer than `fontSizeSetting` (px, 16 is standard on Android, 17 on iOS). */
export function fontScale(): number {
  const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number; fontSizeSetting?: number }
  return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 16.5) / 16.5
}

export function systemIsDark(): boolean {
  return Taro.getAppBaseInfo().theme === 'dark'
}

export function onThemeChange(changed: () => void): Stop {
  Taro.onThemeChange(changed)
  return () => Taro.offThemeChange(changed)
}

/** True once this visit has overridden the bars, which then no longer follow theme.json by themselves. */
let wasForced = false

/** theme.json colours the bars while the system's theme is followed; a choice of one's own overrides it. */
export function applyLook({ isDark, isForced }: Look): void {
  wasForced ||= isForced
  if (!wasForced) return
  const paper = isDark ? '#191513' : '#fbf7f2'
  const quietly = { fail: () => undefined }
  void Taro.setNavigationBarColor({ frontColor: isDark ? '#ffffff' : '#000000', backgroundColor: paper, ...quietly })
  void Taro.setBackgroundColor({ backgroundColor: paper, backgroundColorTop: paper, backgroundColorBottom: paper, ...quietly })
  void Taro.setTabBarStyle({
    color: isDark ? '#b9aca3' : '#6f635c',
    selectedColor: isDark ? '#ff9d95' : '#b01f27',
    backgroundColor: isDark ? '#211c19' : '#ffffff',
    borderStyle: isDark ? 'black' : 'white',
    ...quietly,
  })
}

export { NoAnswer }

const answered = {
  start, invoke, upload, fileUrl, chooseImages, previewImages, saveImage, openFile, canPrint, print, scanCode, vibrate, beep,
  keepScreenOn, requestSubscribe, addToCalendar, callPhone, copyText, load, save, forget, savedKeys, pageTitle, isOnline, onNetworkChange,
  fontScale, systemIsDark, onThemeChange, applyLook,
}
answered satisfies Platform
