/** Visits in the inbox: a number and a plain word; what has happened stays inside. */
import { caseInbox } from '@/cloudfunctions/kit/inbox'
import { db } from '@/cloudfunctions/kit/db'
import { visitStatuses } from '@/types/visitNames'
import { titleOf } from './rules'

export const visitInbox = caseInbox(db.visits, ({ number, status, rules }) => ({ noun: 'visit', number, title: titleOf(rules.group), status: visitStatuses[status] }))
