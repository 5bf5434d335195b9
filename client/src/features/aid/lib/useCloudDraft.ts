import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { call, CallError } from '../../../lib/call'
import { onNetworkChange } from '../../../lib/platform'

/** 'none': nothing to keep yet. 'waiting': no network, it is kept as soon as there is one. */
export type DraftMark = 'none' | 'saving' | 'saved' | 'waiting' | 'refused'

export interface CloudDraft {
  readonly mark: DraftMark
  /** Kept a moment after the last change. */
  keep(draft: string): void
  /** Now. */
  flush(): Promise<void>
  /** Nothing more is kept: what is under way arrives first, so that nothing comes back to life after sending. */
  end(): Promise<void>
  /** It was not sent after all: what was changed meanwhile is kept. */
  resume(): Promise<void>
}

const PAUSE_MS = 1200

/**
 * What is being filled in, sealed in the cloud and nowhere on the phone. `isAllowed`: agreed to, or with an authority; before, nothing leaves.
 * Saving itself agrees to nothing.
 */
export function useCloudDraft(isAllowed: boolean, isForOther: boolean): CloudDraft {
  const [mark, setMark] = useState<DraftMark>('none')
  const wanted = useRef<string | null>(null)
  const kept = useRef<string | null>(null)
  const isOver = useRef(false)
  const flight = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const send = useCallback(async () => {
    while (isAllowed && !isOver.current && wanted.current !== null && wanted.current !== kept.current) {
      const draft = wanted.current
      setMark('saving')
      try {
        await call('aid.saveDraft', { draft, isForOther })
        kept.current = draft
        setMark('saved')
      } catch (failure) {
        if (!(failure instanceof CallError)) throw failure
        return setMark(failure.isAnswer ? 'refused' : 'waiting')
      }
    }
  }, [isAllowed, isForOther])

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    flight.current ??= send().finally(() => (flight.current = null))
    await flight.current
  }, [send])

  const keep = useCallback(
    (draft: string) => {
      wanted.current = draft
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), PAUSE_MS)
    },
    [flush],
  )

  const end = useCallback(async () => {
    clearTimeout(timer.current)
    isOver.current = true
    wanted.current = null
    await flight.current
  }, [])

  const resume = useCallback(() => {
    isOver.current = false
    return flush()
  }, [flush])

  useDidHide(() => void flush())
  useEffect(() => () => void flush(), [flush])
  useEffect(() => onNetworkChange((isOnline) => isOnline && void flush()), [flush])

  return { mark, keep, flush, end, resume }
}
