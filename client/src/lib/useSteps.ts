import { useRef, useState } from 'react'
import type { ActionInput, ActionName } from '@/types/actions'
import type { ErrorCode } from '@/types/errors'
import { act, CallError } from './call'
import { sentenceOfError } from './errorCopy'
import { showToast } from './toast'

/** The action behind a step of a noun's case: `suggestion` and `accept` make `suggestion.accept`. */
type ActionOf<Noun extends string, Step extends string> = Extract<ActionName, `${Noun}.${Step}`>

export interface Steps<Noun extends string, Step extends string> {
  readonly isBusy: boolean
  /** The last refusal as a sentence; `field` where it names one. */
  readonly error: { readonly text: string; readonly field: string } | null
  send<One extends Step>(step: One, input: ActionInput<ActionOf<Noun, One>>): void
}

interface Course<Noun extends string, Step extends string> {
  readonly noun: Noun
  /** What is said when a step is done. */
  readonly done: Readonly<Record<Step, string>>
  /** The code that says that somebody else was there before. */
  readonly wrongState: ErrorCode
  /** Called after every answer that may have changed the case. */
  readonly settled: (isDone: boolean) => void
}

/** Takes the steps of a case, one at a time. */
export function useSteps<Noun extends string, Step extends string>({ noun, done, wrongState, settled }: Course<Noun, Step>): Steps<Noun, Step> {
  const [state, setState] = useState<Pick<Steps<Noun, Step>, 'isBusy' | 'error'>>({ isBusy: false, error: null })
  const busy = useRef(false)

  async function take<One extends Step>(step: One, input: ActionInput<ActionOf<Noun, One>>): Promise<void> {
    try {
      await act(`${noun}.${step}` as ActionOf<Noun, One>, input)
      setState({ isBusy: false, error: null })
      showToast({ text: done[step] })
      settled(true)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      const text = sentenceOfError(failure)
      setState({ isBusy: false, error: { text, field: failure.field ?? '' } })
      showToast({ text, tone: 'refused' })
      if (failure.code === 'CHANGED_MEANWHILE' || failure.code === wrongState) settled(false)
    }
  }

  function send<One extends Step>(step: One, input: ActionInput<ActionOf<Noun, One>>): void {
    if (busy.current) return
    busy.current = true
    setState({ isBusy: true, error: null })
    void take(step, input).finally(() => (busy.current = false))
  }

  return { ...state, send }
}
