import '../../styles/h5.scss'
import { newRequestId } from '../requestId'
import { showToast } from '../toast'
import { platformCopy as copy } from './copy'
import {
  NoAnswer,
  type CalendarEntry,
  type CallEvent,
  type Door,
  type LocalFile,
  type Look,
  type Platform,
  type RemoteFile,
  type Scanned,
  type Stop,
} from './types'
import { fittingWidth } from './shrink'

export type { CalendarEntry, Door, LocalFile, Look, RemoteFile, Scanned } from './types'
export { NoAnswer }

const CALL_TIMEOUT_MS = 20_000
/** Who the local server should take this browser for; its page switches it. */
const OPENID_KEY = 'local-openid'

/** A page that was never opened here has to be fetched first: without network nothing would happen at the tap. */
export function start(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (/^Loading (CSS )?chunk/.test(String((reason as Error | undefined)?.message))) showToast({ text: navigator.onLine ? copy.outdated : copy.notFetched, tone: 'refused' })
  })
}

export async function invoke(door: Door, event: CallEvent): Promise<unknown> {
  const reply = (await post(`/call/${door}`, JSON.stringify(event), 'application/json')) as { result?: unknown; errMsg?: string }
  if (reply.result === undefined) throw new NoAnswer('FAILED', reply.errMsg ?? 'no result')
  return reply.result
}

async function post(path: string, body: BodyInit, type: string): Promise<unknown> {
  const headers = { 'content-type': type, 'x-openid': openid() }
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), CALL_TIMEOUT_MS)
  try {
    const response = await fetch(path, { method: 'POST', headers, body, signal: patience.signal })
    return await response.json()
  } catch (failure) {
    throw new NoAnswer(patience.signal.aborted ? 'TIMEOUT' : navigator.onLine ? 'FAILED' : 'OFFLINE', String(failure))
  } finally {
    clearTimeout(timer)
  }
}

/** WeChat gives every visitor an id, known or not; a new browser makes one up and stays that stranger. */
function openid(): string {
  const known = localStorage.getItem(OPENID_KEY)
  if (known) return known
  const made = `o${newRequestId().replace(/-/g, '').slice(0, 27)}`
  localStorage.setItem(OPENID_KEY, made)
  return made
}

/** Made smaller where it is too large for the cloud to draw anew; as it is where the browser cannot. */
async function shrunk(blob: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(blob)
    const width = fittingWidth(picture.width, picture.height)
    if (!width) return blob
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = Math.floor((width * picture.height) / picture.width)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob((small) => resolve(small ?? blob), 'image/jpeg', 0.82))
  } catch {
    return blob
  }
}

export async function upload(cloudPath: string, file: LocalFile): Promise<string> {
  const blob = await shrunk(await (await fetch(file.path)).blob())
  const reply = (await post(`/upload?path=${encodeURIComponent(cloudPath)}`, blob, blob.type)) as { fileID?: string; errMsg?: string }
  if (!reply.fileID) throw new NoAnswer('FAILED', reply.errMsg ?? 'no file id')
  return reply.fileID
}

export function fileUrl(fileId: string): string {
  return fileId.startsWith('cloud://') ? `/file?id=${encodeURIComponent(fileId)}` : fileId
}

export function chooseImages(count: number): Promise<LocalFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = count > 1
    input.oncancel = () => resolve([])
    input.onchange = () => {
      const files = Array.from(input.files ?? []).slice(0, count)
      resolve(files.map((file) => ({ path: URL.createObjectURL(file), size: file.size })))
    }
    input.click()
  })
}

export function previewImages(urls: readonly string[], first: number): void {
  void import('./preview.h5').then(({ showPictures }) => showPictures(urls, first))
}

export async function saveImage(image: RemoteFile): Promise<boolean> {
  download(image)
  return true
}

export async function openFile(file: RemoteFile): Promise<void> {
  download(file)
}

function download({ url, name }: RemoteFile): void {
  const link = document.createElement('a')
  link.href = fileUrl(url)
  link.download = name
  link.click()
}

export const canPrint: boolean = true
export function print(): void {
  window.print()
}

export async function scanCode(hint: string): Promise<Scanned | null> {
  const { readCode } = await import('./scan.h5')
  const text = await readCode(hint)
  return text === null ? null : { text, path: pathOf(text) }
}

/** A poster's code carries the address of a page: `http://…/#/pages/…`. */
function pathOf(text: string): string | null {
  const at = text.indexOf('#/')
  return /^https?:/.test(text) && at > 0 ? text.slice(at + 2) : null
}

export function vibrate(): void {
  navigator.vibrate?.(60)
}

export function beep(): void {
  const audio = new AudioContext()
  const tone = audio.createOscillator()
  tone.frequency.value = 880
  tone.connect(audio.destination)
  tone.onended = () => void audio.close()
  tone.start()
  tone.stop(audio.currentTime + 0.16)
}

let awake: WakeLockSentinel | null = null

export function keepScreenOn(on: boolean): void {
  if (!on) {
    void awake?.release()
    awake = null
    return
  }
  // Refused when the battery is low or the page is hidden: the screen then sleeps as usual.
  navigator.wakeLock?.request('screen').then(
    (lock) => (awake = lock),
    () => undefined,
  )
}

/** The browser has no subscription messages; the local cloud plays WeChat's dialog and agrees. */
export async function requestSubscribe(templateIds: readonly string[]): Promise<string[]> {
  if (templateIds.length === 0) return []
  try {
    const answers = (await post('/subscribe', JSON.stringify({ templateIds }), 'application/json')) as Record<string, unknown>
    return templateIds.filter((id) => answers[id] === 'accept')
  } catch {
    return []
  }
}

export async function addToCalendar(entry: CalendarEntry): Promise<boolean> {
  const { calendarFile } = await import('./calendar.h5')
  const url = URL.createObjectURL(new Blob([calendarFile(entry, new Date())], { type: 'text/calendar' }))
  download({ url, name: `${entry.title}.ics` })
  setTimeout(() => URL.revokeObjectURL(url), 1000)
  return true
}

export function callPhone(number: string): void {
  window.location.href = `tel:${number}`
}

export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}

/** One browser plays several people, so each has a shelf of their own. */
function shelf(): string {
  return `${openid()}|`
}

export function load(key: string): string | null {
  return localStorage.getItem(shelf() + key)
}

export function save(key: string, value: string): void {
  localStorage.setItem(shelf() + key, value)
}

export function forget(key: string): void {
  localStorage.removeItem(shelf() + key)
}

export function savedKeys(): string[] {
  const prefix = shelf()
  return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
}

export function pageTitle(): string {
  return document.title
}

export function isOnline(): boolean {
  return navigator.onLine
}

export function onNetworkChange(changed: (isOnline: boolean) => void): Stop {
  const listener = () => changed(navigator.onLine)
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** The browser enlarges by itself; only the product's own switch counts. */
export function fontScale(): number {
  return 1
}

const darkQuery = '(prefers-color-scheme: dark)'

export function systemIsDark(): boolean {
  return window.matchMedia(darkQuery).matches
}

export function onThemeChange(changed: () => void): Stop {
  const query = window.matchMedia(darkQuery)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

export function applyLook({ className, isDark }: Look): void {
  document.documentElement.className = className
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', isDark ? '#191513' : '#fbf7f2')
}

const answered = {
  start, invoke, upload, fileUrl, chooseImages, previewImages, saveImage, openFile, canPrint, print, scanCode, vibrate, beep,
  keepScreenOn, requestSubscribe, addToCalendar, callPhone, copyText, load, save, forget, savedKeys, pageTitle, isOnline, onNetworkChange,
  fontScale, systemIsDark, onThemeChange, applyLook,
}
answered satisfies Platform
