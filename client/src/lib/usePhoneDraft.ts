import { useCallback, useState } from 'react'
import { forget, load, save } from './platform'

export interface PhoneDraft<Value> {
  readonly value: Value
  /** True when it was found on the phone, from before the page was closed. */
  readonly isKept: boolean
  put(value: Value): void
  /** Forgets what the phone keeps; the value stays on the screen. */
  drop(): void
}

/** What a person is writing, on the phone with every keystroke, so that a closed app loses nothing. */
export function usePhoneDraft<Value>(key: string, begin: () => Value): PhoneDraft<Value> {
  const [state, setState] = useState(() => opened(key, begin))
  const current = state.key === key ? state : opened(key, begin)

  const put = useCallback(
    (value: Value) => {
      save(key, JSON.stringify(value))
      setState((before) => ({ key, value, isKept: before.isKept }))
    },
    [key],
  )
  const drop = useCallback(() => {
    forget(key)
    setState((before) => ({ ...before, isKept: false }))
  }, [key])

  return { value: current.value, isKept: current.isKept, put, drop }
}

function opened<Value>(key: string, begin: () => Value): { key: string; value: Value; isKept: boolean } {
  const kept = keptDraft<Value>(key)
  return { key, value: kept ?? begin(), isKept: kept !== null }
}

export function keptDraft<Value>(key: string): Value | null {
  const text = load(key)
  return text === null ? null : (JSON.parse(text) as Value)
}
