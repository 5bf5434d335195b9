import { kitCopy } from '../components/copy'
import { dismiss, type QueuedAct } from './offlineQueue'
import { save } from './platform'
import { askPerson } from './question'
import { keptDraft } from './keptDraft'

/** Takes an act out of the queue and puts what was written back into its form. False when the person would rather keep what is being written there now. */
export async function takeUp({ requestId, draft }: QueuedAct): Promise<boolean> {
  if (draft && keptDraft(draft.key) !== null && !(await askPerson(kitCopy.twoDrafts))) return false
  if (draft) save(draft.key, JSON.stringify(draft.value))
  dismiss(requestId)
  return true
}
