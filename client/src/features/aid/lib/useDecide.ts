import { useRef, useState } from 'react'
import type { ActionInput } from '@/types/actions'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'
import { deskCopy } from '../deskCopy'
import type { DeskStep } from './desk'

export interface Decide {
  readonly isBusy: boolean
  /** The last refusal as a sentence; `field` where it names one. */
  readonly error: { readonly text: string; readonly field: string } | null
  send<Step extends DeskStep>(step: Step, input: ActionInput<`aid.${Step}`>): void
}

/** Takes one step at a time; `settled` is called after every answer that may have changed the case. */
export function useDecide(settled: (isDone: boolean) => void): Decide {
  const [state, setState] = useState<Pick<Decide, 'isBusy' | 'error'>>({ isBusy: false, error: null })
  const busy = useRef(false)

  async function take<Step extends DeskStep>(step: Step, input: ActionInput<`aid.${Step}`>): Promise<void> {
    try {
      await act(`aid.${step}`, input)
      setState({ isBusy: false, error: null })
      showToast({ text: deskCopy.done[step] })
      settled(true)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      const text = sentenceOfError(failure)
      setState({ isBusy: false, error: { text, field: failure.field ?? '' } })
      showToast({ text, tone: 'refused' })
      if (failure.code === 'CHANGED_MEANWHILE' || failure.code === 'AID_WRONG_STATE') settled(false)
    }
  }

  function send<Step extends DeskStep>(step: Step, input: ActionInput<`aid.${Step}`>): void {
    if (busy.current) return
    busy.current = true
    setState({ isBusy: true, error: null })
    void take(step, input).finally(() => (busy.current = false))
  }

  return { ...state, send }
}
