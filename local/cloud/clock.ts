/** Instant as ISO text, Date or milliseconds since 1970. */
export type Instant = string | Date | number

/** The cloud's time: server dates, link and transaction life, timers and the functions' `Date` follow it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Makes it `at` now; time goes on from there. */
  set(at: Instant): void
  advance(ms: number): void
  /** Back to the machine's time. */
  reset(): void
  /** Milliseconds ahead of the machine's time. */
  offsetMs(): number
  /** Calls back after every change; returns the way to stop. */
  onChange(listener: () => void): () => void
}

export function toMilliseconds(at: Instant): number {
  const ms = typeof at === 'number' ? at : new Date(at).getTime()
  if (!Number.isFinite(ms)) throw new Error(`not an instant: ${String(at)}`)
  return ms
}

export function createClock(): Clock {
  let offset = 0
  const listeners = new Set<() => void>()
  const shift = (ms: number) => {
    offset = ms
    for (const listener of listeners) listener()
  }
  return {
    now: () => Date.now() + offset,
    set: (at) => shift(toMilliseconds(at) - Date.now()),
    advance: (ms) => shift(offset + ms),
    reset: () => shift(0),
    offsetMs: () => offset,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
