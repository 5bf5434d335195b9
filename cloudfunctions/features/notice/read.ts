/** Reading notices: my list, one notice with its receipt, and my confirmation. */
import { db } from '@/cloudfunctions/kit/db'
import type { Notice, NoticeRead } from '@/cloudfunctions/kit/documents/notice'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { findJoined } from '@/cloudfunctions/kit/joined'
import { beyond, END_OF_TIME, pageOf, sortKey } from '@/cloudfunctions/kit/paging'
import { linksTo } from '@/cloudfunctions/kit/pictures'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { isFor, whyNotConfirm } from './rules'
import { cardView, detailView } from './view'
import { messageIdOf } from './words'

export const LONG_FIELDS = ['text', 'history', 'receipts', 'hashes', 'imageFileIds'] as const

export interface BesideNotice {
  [name: string]: unknown
  readonly notice: Notice | null
  readonly mine: NoticeRead | null
}

/** The notice and my receipt, read beside the caller. */
export const besideNotice = ({ noticeId }: { noticeId: string }) => ({
  notice: { from: 'notices', id: noticeId } as const,
  mine: { from: 'noticeReads', mineUnder: { field: 'noticeId', id: noticeId } } as const,
})

const receiptId = (noticeId: string, memberId: string) => `${noticeId}_${memberId}`

/** Writes the receipt. Whoever opens it twice at once has read it once. */
async function received(notice: Notice, me: Member, confirmedAt: Date | null, now: Date): Promise<NoticeRead> {
  const id = receiptId(notice._id, me._id)
  const read: NoticeRead = {
    _id: id, noticeId: notice._id, memberId: me._id, name: me.name, unitName: me.unitName, readAt: now, confirmedAt, listKey: sortKey(now, id),
  }
  const isFirst = await db.noticeReads.insert(read)
  // Whoever has read the notice need not be told of it any more.
  if (notice.important) await db.messages.change({ _id: messageIdOf(notice._id, me._id), readAt: null }, { set: { readAt: now, unreached: false } })
  return isFirst ? read : ((await db.noticeReads.get(id)) ?? read)
}

/** The folder of a notice is closed to clients, so a reader gets links instead. */
const imageUrlsOf = async ({ imageFileIds }: Notice) => (await linksTo(imageFileIds)).filter((url) => url !== '')

export const readRoutes = {
  'notice.list': bound<'notice.list'>()({
    handle: async ({ input: { scope, cursor, limit }, me }) => {
      const status = scope === 'current' ? 'published' : 'expired'
      const rows = await findJoined(db.notices, {
        filter: { status, orgIds: oneOf(me.orgPath), listKey: beyond(-1, cursor, END_OF_TIME) },
        order: ['listKey', -1],
        limit: limit + 1,
        beside: { from: 'noticeReads', with: { memberId: me._id }, on: 'noticeId' },
        without: LONG_FIELDS,
      })
      return pageOf(rows, limit, ({ doc }) => doc.listKey, ({ doc, beside }) => cardView(doc, beside))
    },
  }),

  'notice.get': bound<'notice.get'>()<BesideNotice>({
    reads: besideNotice,
    handle: async ({ me, now, beside: { notice, mine } }) => {
      if (!notice || !isFor(notice, me)) return refuse('NOT_FOUND')
      return detailView(notice, mine ?? (await received(notice, me, null, now)), await imageUrlsOf(notice), me)
    },
  }),

  'notice.confirm': bound<'notice.confirm'>()<BesideNotice>({
    reads: besideNotice,
    handle: async ({ me, now, beside: { notice, mine } }) => {
      if (!notice) return refuse('NOT_FOUND')
      refuseIf(whyNotConfirm(notice, me))
      if (mine?.confirmedAt) return { confirmedAt: mine.confirmedAt }
      const read = mine ?? (await received(notice, me, now, now))
      if (read.confirmedAt) return { confirmedAt: read.confirmedAt }
      const isMine = (await db.noticeReads.change({ _id: read._id, confirmedAt: null }, { set: { confirmedAt: now } })) === 1
      return { confirmedAt: isMine ? now : ((await db.noticeReads.get(read._id))?.confirmedAt ?? now) }
    },
  }),
}
