import { useEffect, useRef, useState } from 'react'
import type { ActionOutput } from '@/types/actions'
import { call, CallError, type CallCode } from '../../../lib/call'
import { onNetworkChange } from '../../../lib/platform'

export interface DoorView {
  readonly door: ActionOutput<'activity.door'> | null
  /** When the code runs out, by this phone's clock. */
  readonly endsAt: number
  /** Why the last question brought no code; it is asked again by itself. */
  readonly trouble: CallCode | null
  /** The cloud said no: the activity does not run. */
  readonly refusal: CallCode | null
}

/** How often the count is asked for; the code itself changes every 15 s. */
const POLL_MS = 3000
const RETRY_MS = 2000
/** So that the new slot has begun when it is asked for. */
const SLOT_EDGE_MS = 40

/** The rolling code and the count of a door. `onNewcomer` is told when somebody has checked in. */
export function useDoor(activityId: string, onNewcomer: () => void): DoorView {
  const [view, setView] = useState<DoorView>({ door: null, endsAt: 0, trouble: null, refusal: null })
  const newcomer = useRef(onNewcomer)
  newcomer.current = onNewcomer

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isClosed = false
    let attended = -1
    let round = 0

    /** Only the newest question goes on asking; a returning network starts one beside a slow one. */
    async function ask(): Promise<void> {
      clearTimeout(timer)
      round += 1
      const mine = round
      const pauseMs = await asked()
      if (!isClosed && mine === round) timer = setTimeout(() => void ask(), pauseMs)
    }
    /** Gives the pause until the next question. */
    async function asked(): Promise<number> {
      try {
        const door = await call('activity.door', { activityId })
        if (isClosed) return 0
        setView({ door, endsAt: Date.now() + door.validForMs, trouble: null, refusal: null })
        if (attended >= 0 && door.attended > attended) newcomer.current()
        attended = door.attended
        return Math.min(POLL_MS, door.validForMs + SLOT_EDGE_MS)
      } catch (failure) {
        if (!(failure instanceof CallError)) throw failure
        const isRefused = failure.isAnswer && failure.code !== 'TOO_MANY_CALLS'
        if (!isClosed) setView((before) => ({ ...before, trouble: failure.code, refusal: isRefused ? failure.code : null }))
        return RETRY_MS
      }
    }

    void ask()
    const stop = onNetworkChange((online) => {
      if (online) void ask()
      else setView((before) => ({ ...before, trouble: 'OFFLINE' }))
    })
    return () => {
      isClosed = true
      clearTimeout(timer)
      stop()
    }
  }, [activityId])

  return view
}
