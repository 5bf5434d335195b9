/** Plans that wait for the chair's word, in the one inbox. */
import { db } from '@/cloudfunctions/kit/db'
import { caseInbox } from '@/cloudfunctions/kit/inbox'
import { handoutStatuses } from '@/types/handoutNames'

export const handoutInbox = caseInbox(db.handouts, ({ number, title, status }) => ({ noun: 'handout', number, title, status: handoutStatuses[status] }))
