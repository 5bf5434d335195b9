/** Notices that somebody has begun and not sent. */
import { db } from '@/cloudfunctions/kit/db'
import { keptHandover } from '@/cloudfunctions/kit/handover'

export const noticeHandover = keptHandover(db.notices, { noun: 'notice', label: '通知草稿', idField: 'authorId', nameField: 'authorName', title: ({ title }) => title, open: ['draft', 'checking'] })
