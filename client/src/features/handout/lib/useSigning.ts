import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import type { ReceiptRow } from '@/types/handout'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { enqueue, useQueuedActs } from '../../../lib/offlineQueue'
import { noteTap } from '../../../lib/pendingRequests'
import { vibrate } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { deskCopy } from '../deskCopy'

const words = deskCopy.distribute
/** As long as the toast offers to take it back. */
const HELD_MS = 5000

export interface Signing {
  /** Ticked and still to be taken back. */
  readonly held: ReadonlySet<string>
  /** Kept on the phone until there is a network. */
  readonly queued: ReadonlySet<string>
  sign(row: ReceiptRow): void
  /** Somebody else takes it: said with their staff number, and sent at once. */
  signBy(row: ReceiptRow, takenByStaffNo: string): Promise<boolean>
}

interface Input {
  readonly handoutId: string
  readonly memberId: string
  readonly takenByStaffNo?: string
  readonly at: string
}

/** Sends one signature; without an answer it waits in the queue under the same request id, so it counts once. */
async function send(input: Input, label: string): Promise<ReceiptRow | null> {
  try {
    return await act('handout.signFor', input)
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    if (failure.isAnswer) showToast({ text: sentenceOfError(failure), tone: 'refused' })
    else enqueue('handout.signFor', input, label, failure.requestId)
    return null
  }
}

/** Ticks are sent after five seconds in which they can be taken back, at once when the next one is made or the page is left. */
export function useSigning(handoutId: string, onSigned: (row: ReceiptRow) => void): Signing {
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const waiting = useRef<{ row: ReceiptRow; at: string; timer: ReturnType<typeof setTimeout> } | null>(null)
  const queued = new Set(
    useQueuedActs()
      .filter(({ action, input, refusal }) => action === 'handout.signFor' && refusal === null && (input as Input).handoutId === handoutId)
      .map(({ input }) => (input as Input).memberId),
  )

  const drop = useCallback((memberId: string) => setHeld((before) => new Set([...before].filter((other) => other !== memberId))), [])

  const flush = useCallback(() => {
    const due = waiting.current
    if (!due) return
    waiting.current = null
    clearTimeout(due.timer)
    noteTap()
    const { row: { memberId, name }, at } = due
    void send({ handoutId, memberId, at }, words.label(name)).then((row) => {
      if (row) onSigned(row)
      drop(memberId)
    })
  }, [handoutId, drop, onSigned])

  useDidHide(flush)
  useEffect(() => flush, [flush])

  function takeBack(memberId: string) {
    if (waiting.current?.row.memberId !== memberId) return
    clearTimeout(waiting.current.timer)
    waiting.current = null
    drop(memberId)
  }

  function sign(row: ReceiptRow) {
    if (held.has(row.memberId)) return takeBack(row.memberId)
    flush()
    waiting.current = { row, at: new Date().toISOString(), timer: setTimeout(flush, HELD_MS) }
    setHeld((before) => new Set([...before, row.memberId]))
    vibrate()
    showToast({ text: words.held(row.name), undo: () => takeBack(row.memberId) })
  }

  async function signBy({ memberId, name }: ReceiptRow, takenByStaffNo: string): Promise<boolean> {
    const row = await send({ handoutId, memberId, takenByStaffNo, at: new Date().toISOString() }, words.label(name))
    if (!row) return false
    vibrate()
    onSigned(row)
    return true
  }

  return { held, queued, sign, signBy }
}
