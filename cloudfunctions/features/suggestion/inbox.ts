/** Suggestions in the inbox: whatever waits for one of my keys. */
import { caseInbox } from '@/cloudfunctions/kit/inbox'
import { db } from '@/cloudfunctions/kit/db'
import { suggestionStatuses } from '@/types/suggestionNames'

export const suggestionInbox = caseInbox(db.suggestions, ({ number, title, status }) => ({ noun: 'suggestion', number, title, status: suggestionStatuses[status] }))
