/** Cases in the inbox: a number and a plain word; what they are about stays in the file. */
import { caseInbox } from '@/cloudfunctions/kit/inbox'
import { db } from '@/cloudfunctions/kit/db'
import { aidStatuses } from '@/types/aidStatusNames'
import { TITLE } from './words'

export const aidInbox = caseInbox(db.aids, ({ number, status }) => ({ noun: 'aid', number, title: TITLE, status: aidStatuses[status] }))
