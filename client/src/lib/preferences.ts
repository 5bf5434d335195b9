/** How the person likes to read: type size and theme, kept on the phone. */
import { useSyncExternalStore } from 'react'
import { fontScale, load, onThemeChange, save, systemIsDark, type Look } from './platform'

export type ThemeChoice = 'system' | 'light' | 'dark' | 'daylight'
export type TypeChoice = 'system' | 'big'

export interface Preferences {
  readonly theme: ThemeChoice
  readonly type: TypeChoice
}

const KEY = 'preferences'
const BIG = 1.4
const listeners = new Set<() => void>()

let preferences: Preferences = { theme: 'system', type: 'system', ...(JSON.parse(load(KEY) ?? '{}') as Partial<Preferences>) }
let look = makeLook()

export function setPreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change }
  save(KEY, JSON.stringify(preferences))
  refreshLook()
}

function refreshLook(): void {
  look = makeLook()
  listeners.forEach((listener) => listener())
}

function makeLook(): Look & { readonly isBig: boolean } {
  const { theme, type } = preferences
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark())
  const scale = Math.max(fontScale(), type === 'big' ? BIG : 0)
  const words = ['look', isDark && 'look--dark', theme === 'daylight' && 'look--daylight', scaleClass(scale)]
  return { isDark, isForced: theme !== 'system', isBig: scale >= 1.3, className: words.filter(Boolean).join(' ') }
}

/** The nearest of the steps in styles/tokens.scss. */
export function scaleClass(scale: number): string | false {
  if (scale < 0.95) return 'look--s'
  if (scale < 1.08) return false
  if (scale < 1.3) return 'look--m'
  return scale < 1.58 ? 'look--l' : 'look--xl'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const stop = onThemeChange(refreshLook)
  return () => {
    listeners.delete(listener)
    stop()
  }
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => preferences)
}

export function useLook(): Look & { readonly isBig: boolean } {
  return useSyncExternalStore(subscribe, () => look)
}
