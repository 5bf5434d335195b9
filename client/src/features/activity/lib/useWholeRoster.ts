import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ActionOutput } from '@/types/actions'
import { call, CallError } from '../../../lib/call'
import { contentKey, keepContent, keptContent } from '../../../lib/contentCache'
import { onNetworkChange } from '../../../lib/platform'
import type { Query } from '../../../lib/useQuery'

export type RosterRow = ActionOutput<'activity.roster'>['items'][number]
type Rows = readonly RosterRow[]

/** Everybody on the list, page after page, kept on the phone for where there is no network. */
export function useWholeRoster(activityId: string): Query<Rows> {
  const key = contentKey('activity.roster', { activityId, whole: true })
  const [shown, setShown] = useState<{ rows: Rows | null; at: number | null; error: CallError | null; isFresh: boolean }>(() => {
    const kept = keptContent<Rows>(key)
    return { rows: kept?.content ?? null, at: kept?.at ?? null, error: null, isFresh: false }
  })

  /** Of two questions on their way only the later one is shown. */
  const round = useRef(0)

  const put = useCallback(
    (rows: Rows) => {
      const at = Date.now()
      keepContent(key, { content: rows, at })
      setShown({ rows, at, error: null, isFresh: true })
    },
    [key],
  )
  const refresh = useCallback(async () => {
    round.current += 1
    const mine = round.current
    try {
      const rows = await everybody(activityId)
      if (mine === round.current) put(rows)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      setShown((before) => ({ ...before, error: failure }))
    }
  }, [activityId, put])

  // Being drawn and being shown come together at first: one question for both.
  const isAsking = useRef(false)
  const refreshOnce = useCallback(() => {
    if (isAsking.current) return
    isAsking.current = true
    void refresh().finally(() => (isAsking.current = false))
  }, [refresh])
  useEffect(refreshOnce, [refreshOnce])
  useDidShow(refreshOnce)
  useEffect(() => onNetworkChange((online) => online && void refresh()), [refresh])

  const { rows, at, error, isFresh } = shown
  return { data: rows, at, error, isLoading: rows === null && error === null, isStale: rows !== null && !isFresh, refresh, put }
}

export async function everybody(activityId: string): Promise<Rows> {
  const rows: RosterRow[] = []
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await call('activity.roster', { activityId, limit: 50, ...(cursor && { cursor }) })
    rows.push(...items)
    if (next === null) return rows
    cursor = next
  }
}
