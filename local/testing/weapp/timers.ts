/** The clock functions of a mini-program, watched: a test can tell when nothing more is about to happen. */
import type { Problems } from './problems'

/** Longer waits (toasts, countdowns, repeated calls) are not waited for. */
const SOON_MS = 100

export interface Timers {
  readonly functions: Record<'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval', (...args: never[]) => unknown>
  /** In the next turn. */
  soon(callback: () => void): void
  /** Counts as unfinished until it settles. */
  track<Value>(work: Promise<Value>): Promise<Value>
  /** Resolves when no call is under way and no short timer is left. Throws after `patienceMs`. */
  settled(patienceMs?: number): Promise<void>
  stop(): void
}

type Callback = (...args: unknown[]) => void

export function createTimers(problems: Problems): Timers {
  const timers = new Map<number, { handle: NodeJS.Timeout; isSoon: boolean }>()
  let lastId = 0
  let underWay = 0

  const guarded = (callback: Callback, args: unknown[]) => {
    try {
      callback(...args)
    } catch (error) {
      problems.add('a timer threw', error)
    }
  }
  const start = (callback: Callback, ms: number, args: unknown[], repeats: boolean): number => {
    const id = (lastId += 1)
    const once = () => {
      timers.delete(id)
      guarded(callback, args)
    }
    const handle = repeats ? setInterval(() => guarded(callback, args), ms) : setTimeout(once, ms)
    // A test that failed before it closed the program must still be able to end.
    handle.unref()
    timers.set(id, { handle, isSoon: !repeats && ms <= SOON_MS })
    return id
  }
  const clear = (id: number) => {
    clearTimeout(timers.get(id)?.handle)
    timers.delete(id)
  }
  const isBusy = () => underWay > 0 || [...timers.values()].some(({ isSoon }) => isSoon)

  return {
    functions: {
      setTimeout: (callback: Callback, ms = 0, ...args: unknown[]) => start(callback, Number(ms) || 0, args, false),
      setInterval: (callback: Callback, ms = 0, ...args: unknown[]) => start(callback, Number(ms) || 0, args, true),
      clearTimeout: clear,
      clearInterval: clear,
    },
    soon: (callback) => void start(callback, 0, [], false),
    track: async (work) => {
      underWay += 1
      try {
        return await work
      } finally {
        underWay -= 1
      }
    },
    settled: async (patienceMs = 10_000) => {
      const deadline = Date.now() + patienceMs
      // Quiet twice in a row: a reply has had the chance to start what follows from it.
      for (let quiet = 0; quiet < 2; quiet = isBusy() ? 0 : quiet + 1) {
        if (Date.now() > deadline) throw new Error(`still busy after ${patienceMs} ms: ${underWay} calls under way`)
        await new Promise((resolve) => setTimeout(resolve, 1))
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    stop: () => {
      for (const id of [...timers.keys()]) clear(id)
    },
  }
}
