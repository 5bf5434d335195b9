import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { ActionInput, ActionName, ActionOutput } from '@/types/actions'
import { call, CallError, lastActedAt, lateAnswers } from './call'
import { contentKey, keepContent, keptContent } from './contentCache'
import { onNetworkChange } from './platform'

export interface Query<Content> {
  readonly data: Content | null
  readonly error: CallError | null
  /** Nothing to show yet: draw the skeleton. */
  readonly isLoading: boolean
  /** What is shown is older than this visit; say so with `at`. */
  readonly isStale: boolean
  readonly at: number | null
  /** Asks again; resolves when answered, for pull-to-refresh. */
  refresh(): Promise<void>
  /** Shows what an action has just answered, without asking again. */
  put(content: Content): void
}

export interface QueryOptions {
  /** False for what must not stay on the phone (evidence, health, money). */
  readonly keep?: boolean
}

interface Shown<Content> {
  readonly key: string
  readonly data: Content | null
  readonly error: CallError | null
  readonly isFresh: boolean
  readonly at: number | null
}

const FRESH_ENOUGH_MS = 1500

/**
 * Content of a screen: at once from the phone if it was seen before, then from the cloud, and again
 * whenever the page is shown, or while it is shown the network returns or a late answer comes. `input` null asks nothing.
 */
export function useQuery<Name extends ActionName>(
  action: Name,
  input: ActionInput<Name> | null,
  { keep = true }: QueryOptions = {},
): Query<ActionOutput<Name>> {
  type Content = ActionOutput<Name>
  const key = input === null ? '' : contentKey(action, input)
  const [shown, setShown] = useState<Shown<Content>>(() => remembered<Content>(key))
  const asked = useRef({ key: '', at: 0, count: 0 })
  const answered = useRef(0)
  const current = shown.key === key ? shown : remembered<Content>(key)

  const show = useCallback(
    (content: Content) => {
      const at = Date.now()
      if (keep) keepContent(key, { content, at })
      setShown({ key, data: content, error: null, isFresh: true, at })
    },
    [key, keep],
  )

  const refresh = useCallback(async () => {
    if (input === null) return
    asked.current = { key, at: Date.now(), count: asked.current.count + 1 }
    const mine = asked.current.count
    // The answer of an earlier asking may come after that of a later one.
    const isNews = () => asked.current.key === key && mine > answered.current
    try {
      const content = await call(action, input)
      if (!isNews()) return
      answered.current = mine
      show(content)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      if (isNews()) setShown((before) => ({ ...(before.key === key ? before : remembered<Content>(key)), error: failure }))
    }
    // `key` stands for `input`, whose identity changes with every render: naming it would ask without end.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [action, key, show])

  const refreshIfOld = useCallback(() => {
    const { key: askedKey, at } = asked.current
    const isRecent = askedKey === key && at > lastActedAt() && Date.now() - at < FRESH_ENOUGH_MS
    if (!isRecent) void refresh()
  }, [key, refresh])

  const late = lateAnswers.use()
  const isHidden = useRef(false)
  useEffect(() => {
    if (!isHidden.current) refreshIfOld()
  }, [refreshIfOld, late])
  useDidHide(() => void (isHidden.current = true))
  useDidShow(() => {
    isHidden.current = false
    refreshIfOld()
  })
  useEffect(() => onNetworkChange((isOnline) => isOnline && refreshIfOld()), [refreshIfOld])

  return {
    data: current.data,
    error: current.error,
    isLoading: current.data === null && current.error === null,
    isStale: current.data !== null && !current.isFresh,
    at: current.at,
    refresh,
    put: show,
  }
}

function remembered<Content>(key: string): Shown<Content> {
  const kept = key === '' ? null : keptContent<Content>(key)
  return { key, data: kept?.content ?? null, error: null, isFresh: false, at: kept?.at ?? null }
}
