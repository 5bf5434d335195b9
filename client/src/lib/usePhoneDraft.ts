import { useCallback, useEffect, useRef, useState } from 'react'
import { keptDraft } from './keptDraft'
import { forget, save } from './platform'
import { useUploads, type Uploads } from './useUploads'

export interface PhoneDraft<Value> {
  readonly value: Value
  /** True when it was found on the phone, from before the page was closed. */
  readonly isKept: boolean
  /** Photos on their way into it. */
  readonly uploads: Uploads
  /** Another value, or how it follows from the one there is by then: what answers late must not go by an old one. */
  put(next: Value | ((now: Value) => Value)): void
  /** Forgets what the phone keeps and lets go of the photos on their way; the value stays on the screen. */
  drop(): void
}

/** What a person is writing, on the phone with every keystroke, so that a closed app loses nothing. */
export function usePhoneDraft<Value>(key: string, begin: () => Value): PhoneDraft<Value> {
  const [state, setState] = useState(() => opened(key, begin))
  const current = state.key === key ? state : opened(key, begin)
  const latest = useRef(current)
  const uploads = useUploads()
  const { letGo } = uploads
  useEffect(() => {
    if (latest.current.key === key) return
    latest.current = current
    letGo()
  })

  const put = useCallback((next: Value | ((now: Value) => Value)) => {
    const { key: mine, value: now, isKept } = latest.current
    const value = next instanceof Function ? next(now) : next
    latest.current = { key: mine, value, isKept }
    save(mine, JSON.stringify(value))
    setState(latest.current)
  }, [])
  const drop = useCallback(() => {
    letGo()
    forget(key)
    latest.current = { ...latest.current, isKept: false }
    setState(latest.current)
  }, [key, letGo])

  return { value: current.value, isKept: current.isKept, uploads, put, drop }
}

function opened<Value>(key: string, begin: () => Value): { key: string; value: Value; isKept: boolean } {
  const kept = keptDraft<Value>(key)
  return { key, value: kept ?? begin(), isKept: kept !== null }
}
