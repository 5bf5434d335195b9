import { useEffect, useState } from 'react'
import type { ActionOutput } from '@/types/actions'
import { call, CallError, type CallCode } from '../../../lib/call'

export interface DeskCodeView {
  readonly desk: ActionOutput<'handout.deskCode'> | null
  /** When the code runs out, by this phone's clock. */
  readonly endsAt: number
  /** Why the last question brought no code; it is asked again by itself. */
  readonly trouble: CallCode | null
}

const POLL_MS = 3000
const RETRY_MS = 2000
/** So that the new slot has begun when it is asked for. */
const SLOT_EDGE_MS = 40

/** The rolling code of the desk and the count, asked for again and again. */
export function useDeskCode(handoutId: string): DeskCodeView {
  const [view, setView] = useState<DeskCodeView>({ desk: null, endsAt: 0, trouble: null })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isClosed = false

    async function ask(): Promise<void> {
      const pauseMs = await asked()
      if (!isClosed) timer = setTimeout(() => void ask(), pauseMs)
    }
    async function asked(): Promise<number> {
      try {
        const desk = await call('handout.deskCode', { handoutId })
        if (!isClosed) setView({ desk, endsAt: Date.now() + desk.validForMs, trouble: null })
        return Math.min(POLL_MS, desk.validForMs + SLOT_EDGE_MS)
      } catch (failure) {
        if (!(failure instanceof CallError)) throw failure
        if (!isClosed) setView((before) => ({ ...before, trouble: failure.code }))
        return RETRY_MS
      }
    }

    void ask()
    return () => {
      isClosed = true
      clearTimeout(timer)
    }
  }, [handoutId])

  return view
}
