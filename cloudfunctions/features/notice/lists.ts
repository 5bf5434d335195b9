/** Lists of notices on paper: who has read and confirmed (签收表), and the ledger. */
import { dayOf, spokenTime } from '@/types/calendar'
import { noticeStatuses } from '@/types/noticeNames'
import { db } from '@/cloudfunctions/kit/db'
import { madeBy, rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { dayIn } from '@/cloudfunctions/kit/figures'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { managed, reachable } from './desk'
import { PUBLISHERS } from './rules'

const receipts: ListExport = {
  list: 'notice.receipts',
  open: async ({ me, now, subjectId }) => {
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const notice = managed(await db.notices.get(subjectId), me)
    const made = `制表：${me.name}　制表时间：${spokenTime(now)}`
    return rowsOf<'noticeReads'>({
      fileName: `${notice.title}-签收表`, orgPath: notice.orgPath, from: 'noticeReads', filter: { noticeId: notice._id }, order: ['listKey', 1],
      sheets: [{
        title: `${notice.title} 签收表`,
        notes: (rows) => [`发布：${notice.authorName}　${notice.publishedAt ? spokenTime(notice.publishedAt) : '未发布'}`, `${made}　已读 ${rows} 人`],
        columns: [
          { header: '姓名', width: 12, value: ({ name }) => name },
          { header: '单位', width: 20, value: ({ unitName }) => unitName },
          { header: '阅读时间', width: 18, value: ({ readAt }) => readAt },
          { header: '确认时间', width: 18, value: ({ confirmedAt }) => confirmedAt },
          { header: '补签', width: 14, value: () => '' },
        ],
      }],
    })
  },
}

const ledger: ListExport = {
  list: 'notice.list',
  open: async ({ me, now, period }) => {
    const units = unitsOf(me, PUBLISHERS)
    if (units.length === 0) refuse('NOT_ALLOWED')
    const year = period || dayOf(now).slice(0, 4)
    return rowsOf<'notices'>({
      fileName: `${year}通知台账`, orgPath: me.orgPath, from: 'notices', order: ['deskKey', 1],
      filter: { orgPath: oneOf(units), ...dayIn({ day: 'publishedAt', dayIs: 'instant' }, year) },
      sheets: [{
        title: `${year} 通知台账`, landscape: true,
        notes: (rows) => [`制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} 件`],
        columns: [
          { header: '标题', width: 36, value: ({ title }) => title },
          { header: '发送范围', width: 24, value: ({ audience }) => audience.join('、') },
          { header: '发布人', width: 12, value: ({ authorName }) => authorName },
          { header: '发布时间', width: 18, value: ({ publishedAt }) => publishedAt },
          { header: '状态', width: 10, value: ({ status }) => noticeStatuses[status] },
          { header: '要确认', width: 8, value: ({ mustConfirm }) => (mustConfirm ? '是' : '') },
        ],
      }],
    })
  },
}

/** Whom the team leader still has to tell: who has not opened it, as on the screen. */
const unread: ListExport = {
  list: 'notice.unread',
  open: async (asking) => {
    const { me, subjectId } = asking
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const notice = managed(await db.notices.get(subjectId), me)
    return rowsOf<'members'>({
      fileName: `${notice.title}-未读名单`, orgPath: notice.orgPath, from: 'members', filter: reachable(notice), order: ['_id', 1],
      look: async (people) => {
        const reads = await db.noticeReads.find({ noticeId: notice._id, memberId: oneOf(people.map(({ _id }) => _id)) }, { limit: 1000 })
        const readers = new Set(reads.map(({ memberId }) => memberId))
        return people.filter(({ _id }) => !readers.has(_id))
      },
      sheets: [{
        title: `${notice.title} 未读名单`, notes: (rows) => [`发布：${notice.authorName}　${notice.publishedAt ? spokenTime(notice.publishedAt) : '未发布'}`, madeBy(asking, rows, '人')],
        columns: [
          { header: '姓名', width: 12, value: ({ name }) => name },
          { header: '单位', width: 20, value: ({ unitName }) => unitName },
          { header: '告知时间', width: 18, value: () => '' },
          { header: '本人签名', width: 18, value: () => '' },
        ],
      }],
    })
  },
}

export const noticeLists: readonly ListExport[] = [receipts, unread, ledger]
