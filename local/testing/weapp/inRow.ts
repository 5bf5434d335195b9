/**
 * How many calls a page asks, and how many of them wait for one another. Calls side by side keep a person waiting once.
 * Every reply comes a little late, so that what does not wait for it is asked before it is there.
 */
import type { Cloud } from '@/local/cloud'

const LATE_MS = 15

interface Asked {
  readonly action: string
  readonly inRow: number
  isAnswered: boolean
}

export interface WatchedCloud {
  readonly call: Cloud['call']
  /** Actions since the last `reset`, in the order they were asked. */
  asked(): readonly string[]
  /** The longest chain among them: each was asked only after the one before had been answered. */
  inRow(): number
  reset(): void
}

export function watched(cloud: Pick<Cloud, 'call'>): WatchedCloud {
  let all: Asked[] = []
  return {
    call: async (door, event, openid) => {
      const before = all.filter(({ isAnswered }) => isAnswered)
      const one: Asked = { action: String((event as { action?: string }).action), inRow: 1 + Math.max(0, ...before.map(({ inRow }) => inRow)), isAnswered: false }
      all.push(one)
      const reply = await cloud.call(door, event, openid)
      await new Promise((resolve) => setTimeout(resolve, LATE_MS))
      one.isAnswered = true
      return reply
    },
    asked: () => all.map(({ action }) => action),
    inRow: () => Math.max(0, ...all.map(({ inRow }) => inRow)),
    reset: () => {
      all = []
    },
  }
}
