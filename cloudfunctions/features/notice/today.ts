/** What notices have to say on the first screen: important ones that I have not read or not confirmed. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { findJoined } from '@/cloudfunctions/kit/joined'
import { LONG_FIELDS } from './read'
import { isOpenFor } from './rules'

const LOOKED_AT = 20
const SHOWN = 2

export async function noticeCards(me: Member) {
  const rows = await findJoined(db.notices, {
    filter: { status: 'published', important: true, orgIds: oneOf(me.orgPath) },
    order: ['listKey', -1],
    limit: LOOKED_AT,
    beside: { from: 'noticeReads', with: { memberId: me._id }, on: 'noticeId' },
    without: LONG_FIELDS,
  })
  const open = rows.filter(({ doc, beside }) => isOpenFor(doc, beside)).slice(0, SHOWN)
  return open.map(({ doc }) => ({ kind: 'notice' as const, id: doc._id, title: doc.title, place: '', at: doc.publishedAt, until: doc.until }))
}
