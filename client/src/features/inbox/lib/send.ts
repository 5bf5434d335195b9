import type { ActionInput, ActionName } from '@/types/actions'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'

/** Sends a decision; a refusal is said, whatever page is shown by then. True when it was taken. */
export async function send<Name extends ActionName>(action: Name, input: ActionInput<Name>): Promise<boolean> {
  try {
    await act(action, input)
    return true
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    showToast({ text: sentenceOfError(failure), tone: 'refused' })
    return false
  }
}
