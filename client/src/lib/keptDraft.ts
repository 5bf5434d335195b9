import { load } from './platform'

/** What the phone keeps of something that is being written. */
export function keptDraft<Value>(key: string): Value | null {
  const text = load(key)
  return text === null ? null : (JSON.parse(text) as Value)
}
