import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ReceiptRow } from '@/types/handout'
import { call, CallError } from '../../../lib/call'
import { contentKey, keepContent, keptContent } from '../../../lib/contentCache'
import { forget, onNetworkChange } from '../../../lib/platform'
import type { Query } from '../../../lib/useQuery'

type Rows = readonly ReceiptRow[]
export interface Receipts extends Query<Rows> {
  /** Puts one line in the place of its older self. */
  readonly signed: (row: ReceiptRow) => void
}

const LIVE: ReadonlyArray<ReceiptRow['status']> = ['listed', 'waiting', 'signed', 'proxy']

/**
 * Everybody this person hands out to, page after page, kept on the phone for the gate without a network. People in need are
 * kept nowhere: a phone may be lost. `isKept` is undefined until it is known whose list it is.
 */
export function useReceipts(handoutId: string, isKept: boolean | undefined): Receipts {
  const key = contentKey('handout.rows', { handoutId, whole: true })
  const [shown, setShown] = useState<{ rows: Rows | null; at: number | null; error: CallError | null; isFresh: boolean }>(() => {
    const kept = keptContent<Rows>(key)
    return { rows: kept?.content ?? null, at: kept?.at ?? null, error: null, isFresh: false }
  })
  /** Of two questions on their way only the later one is shown. */
  const round = useRef(0)

  const put = useCallback((rows: Rows) => setShown({ rows, at: Date.now(), error: null, isFresh: true }), [])

  const { rows, at, error, isFresh } = shown
  useEffect(() => {
    if (isKept && rows && at) keepContent(key, { content: rows, at })
    if (isKept === false) forget(key)
  }, [isKept, key, rows, at])

  const refresh = useCallback(async () => {
    round.current += 1
    const mine = round.current
    try {
      const rows = await everybody(handoutId)
      if (mine === round.current) put(rows)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      setShown((before) => ({ ...before, error: failure }))
    }
  }, [handoutId, put])

  const signed = useCallback(
    (row: ReceiptRow) =>
      setShown((before) => {
        const rows = (before.rows ?? []).map((one) => (one.memberId === row.memberId ? row : one))
        return { ...before, rows }
      }),
    [],
  )

  useEffect(() => void refresh(), [refresh])
  useDidShow(() => void refresh())
  useEffect(() => onNetworkChange((online) => online && void refresh()), [refresh])

  return { data: rows, at, error, isLoading: rows === null && error === null, isStale: rows !== null && !isFresh, refresh, put, signed }
}

async function everybody(handoutId: string): Promise<Rows> {
  const rows: ReceiptRow[] = []
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await call('handout.rows', { handoutId, limit: 50, ...(cursor && { cursor }) })
    rows.push(...items.filter(({ status }) => LIVE.includes(status)))
    if (next === null) return rows
    cursor = next
  }
}
