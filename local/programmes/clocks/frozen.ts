/** A clock that stands still until it is moved: what happens at a second is asked at that second, however slow the machine. */
import { toMilliseconds, type Clock } from '@/local/cloud/clock'

export function frozenClock(at: number): Clock {
  let instant = at
  const listeners = new Set<() => void>()
  const set = (ms: number) => {
    instant = ms
    for (const listener of listeners) listener()
  }
  return {
    now: () => instant,
    set: (to) => set(toMilliseconds(to)),
    advance: (ms) => set(instant + ms),
    reset: () => set(at),
    offsetMs: () => instant - Date.now(),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
