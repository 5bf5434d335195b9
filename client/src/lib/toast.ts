/** One short message at a time, over whatever page is shown. `components/Toast` draws it. */
import { makeStore } from './store'

export interface ToastMessage {
  readonly text: string
  readonly tone?: 'done' | 'refused' | 'information'
  /** A harmless act can be taken back while the message stands (5 s). */
  readonly undo?: () => void
}

const SHOWN_MS = { plain: 3000, undo: 5000 }
const message = makeStore<ToastMessage | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function showToast(next: ToastMessage): void {
  set(next)
  const readingMs = next.undo ? SHOWN_MS.undo : Math.max(SHOWN_MS.plain, next.text.length * 160)
  timer = setTimeout(hideToast, readingMs)
}

export function hideToast(): void {
  set(null)
}

function set(next: ToastMessage | null): void {
  clearTimeout(timer)
  message.set(next)
}

export const useToast = message.use
