import { useCallback, useRef, useState } from 'react'
import type { ActionInput, ActionName, ActionOutput } from '@/types/actions'
import { act, CallError } from './call'
import { sentenceOfError } from './errorCopy'
import { showToast } from './toast'

export interface Action<Name extends ActionName> {
  /** Resolves with the answer, or null when it was refused or already on its way. */
  run(input: ActionInput<Name>): Promise<ActionOutput<Name> | null>
  readonly isBusy: boolean
  /** The last refusal; `error.field` names the field it is about. */
  readonly error: CallError | null
}

interface Options {
  /** The screen shows `error` itself; otherwise a toast says it. */
  readonly isQuiet?: boolean
}

/** A write behind a button. A second tap while the first is on its way does nothing. */
export function useAction<Name extends ActionName>(action: Name, { isQuiet = false }: Options = {}): Action<Name> {
  const [state, setState] = useState<{ isBusy: boolean; error: CallError | null }>({ isBusy: false, error: null })
  const busy = useRef(false)

  const run = useCallback(
    async (input: ActionInput<Name>) => {
      if (busy.current) return null
      busy.current = true
      setState({ isBusy: true, error: null })
      try {
        const output = await act(action, input)
        setState({ isBusy: false, error: null })
        return output
      } catch (failure) {
        const error = failure instanceof CallError ? failure : null
        setState({ isBusy: false, error })
        if (!error) throw failure
        if (!isQuiet) showToast({ text: sentenceOfError(error), tone: 'refused' })
        return null
      } finally {
        busy.current = false
      }
    },
    [action, isQuiet],
  )

  return { run, ...state }
}
