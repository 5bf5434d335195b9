/** Notices that somebody has begun and not sent. */
import { db } from '@/cloudfunctions/kit/db'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { keptHandover } from '@/cloudfunctions/kit/handover'

export const noticeHandover = keptHandover(db.notices, { noun: 'notice', label: '通知草稿', idField: 'authorId', nameField: 'authorName', open: { status: oneOf(['draft', 'checking']) } })
