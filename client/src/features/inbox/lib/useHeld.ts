import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { noteTap } from '../../../lib/pendingRequests'
import { showToast } from '../../../lib/toast'

/** As long as the toast offers to take it back. */
const HELD_MS = 5000

export interface Held {
  /** Keys of rows whose act is on its way: they are not shown any more. */
  readonly keys: ReadonlySet<string>
  hold(key: string, text: string, send: () => Promise<unknown>): void
}

/**
 * Undo by waiting: a harmless decision is sent after five seconds, at once when the next one is made or
 * the page is left. `settled` asks for the list again; only then is a refused row shown anew.
 */
export function useHeld(settled: () => Promise<void>): Held {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const waiting = useRef<{ key: string; send: () => Promise<unknown>; timer: ReturnType<typeof setTimeout> } | null>(null)

  const drop = useCallback((key: string) => setKeys((before) => new Set([...before].filter((other) => other !== key))), [])

  const flush = useCallback(() => {
    const held = waiting.current
    if (!held) return
    waiting.current = null
    clearTimeout(held.timer)
    // Another button may have been tapped meanwhile, and it is not what is sent now.
    noteTap()
    void held
      .send()
      .then(settled)
      .finally(() => drop(held.key))
  }, [drop, settled])

  useDidHide(flush)
  useEffect(() => flush, [flush])

  function hold(key: string, text: string, send: () => Promise<unknown>) {
    flush()
    waiting.current = { key, send, timer: setTimeout(flush, HELD_MS) }
    setKeys((before) => new Set([...before, key]))
    showToast({ text, undo: () => takeBack(key) })
  }

  function takeBack(key: string) {
    if (waiting.current?.key !== key) return
    clearTimeout(waiting.current.timer)
    waiting.current = null
    drop(key)
  }

  return { keys, hold }
}
