import { useState } from 'react'
import { call, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'

export interface MakeList {
  /** How far it is; null while nothing is made. */
  readonly progress: { readonly seen: number; readonly people: number } | null
  run(): Promise<void>
}

/** Asks for page after page until the list is whole; begun again it goes on where it stopped. */
export function useMakeList(handoutId: string, onDone: () => Promise<void>): MakeList {
  const [progress, setProgress] = useState<MakeList['progress']>(null)

  async function run() {
    setProgress({ seen: 0, people: 0 })
    try {
      for (let isDone = false; !isDone; ) {
        const { seen, people, isListDone } = await call('handout.makeList', { handoutId })
        setProgress({ seen, people })
        isDone = isListDone
      }
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      showToast({ text: sentenceOfError(failure), tone: 'refused' })
    } finally {
      setProgress(null)
      await onDone()
    }
  }
  return { progress, run }
}
