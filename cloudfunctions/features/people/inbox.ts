/** Applications and changes of office in the inbox. */
import { caseInbox, type InboxSource } from '@/cloudfunctions/kit/inbox'
import { db } from '@/cloudfunctions/kit/db'
import { applicationKinds, applicationStatuses, roleChangeStatuses } from '@/types/peopleNames'

export const applicationInbox = caseInbox(db.applications, ({ number, kind, name, status }) => ({ noun: 'application', number, title: `${name}的${applicationKinds[kind]}`, status: applicationStatuses[status] }))

export const roleInbox: InboxSource = caseInbox(db.roleChanges, ({ number, name, isRemoval, status }) => ({ noun: 'role', number, title: `${isRemoval ? '免去' : '授予'}${name}的职务`, status: roleChangeStatuses[status] }))
