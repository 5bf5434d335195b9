import { useCallback, useRef, useState } from 'react'
import type { ActionInput, ActionName, ActionOutput } from '@/types/actions'
import { act, CallError, lateAnswers } from './call'
import { QUEUED_SENTENCE, sentenceOfError } from './errorCopy'
import { enqueue } from './offlineQueue'
import { showToast } from './toast'

export interface Action<Name extends ActionName> {
  /** Resolves with the answer, or null when it was refused, queued or already on its way. */
  run(input: ActionInput<Name>): Promise<ActionOutput<Name> | null>
  readonly isBusy: boolean
  /** The last refusal; `error.field` names the field it is about. That nobody answered is not said any longer when the answer came late. */
  readonly error: CallError | null
}

interface Options<Name extends ActionName> {
  /** The screen shows `error` itself; otherwise a toast says it. */
  readonly isQuiet?: boolean
  /** What the person did, as a sentence. Without network the act then waits in the queue under its own request id. */
  readonly queueAs?: (input: ActionInput<Name>) => string
}

/** A write behind a button. A second tap while the first is on its way does nothing. */
export function useAction<Name extends ActionName>(action: Name, { isQuiet = false, queueAs }: Options<Name> = {}): Action<Name> {
  const [state, setState] = useState<{ isBusy: boolean; error: CallError | null }>({ isBusy: false, error: null })
  const busy = useRef(false)
  const form = useRef({})
  const late = lateAnswers.use()

  const run = useCallback(
    async (input: ActionInput<Name>) => {
      if (busy.current) return null
      busy.current = true
      setState({ isBusy: true, error: null })
      try {
        const output = await act(action, input, { form: form.current })
        setState({ isBusy: false, error: null })
        return output
      } catch (failure) {
        const error = failure instanceof CallError ? failure : null
        const label = error?.code === 'OFFLINE' ? queueAs?.(input) : undefined
        setState({ isBusy: false, error: label ? null : error })
        if (!error) throw failure
        if (label) {
          enqueue(action, input, label, error.requestId)
          showToast({ text: QUEUED_SENTENCE, tone: 'information' })
          return null
        }
        if (!isQuiet) showToast({ text: sentenceOfError(error), tone: 'refused' })
        return null
      } finally {
        busy.current = false
      }
    },
    [action, isQuiet, queueAs],
  )

  const { isBusy, error } = state
  const isAnsweredSince = error !== null && !error.isAnswer && late.includes(error.requestId)
  return { run, isBusy, error: isAnsweredSince ? null : error }
}
