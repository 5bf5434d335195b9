/** Hardship aid on paper: the desk's list, what was paid, the 审批表 of one case, the 公示单. Each reading is noted before it leaves. */
import { allKeys } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { hatsIn, madeBy, noteAll, rowsOf, type Asking, type ListExport } from '@/cloudfunctions/kit/exports'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { paperDay, paperOf, said } from '@/cloudfunctions/kit/paper'
import { afterAllOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { aidStatuses, readReasons } from '@/types/aidNames'
import { approvalForm } from './approvalForm'
import { COUNTING, HANDLING } from './browse'
import { agreeing } from './consent'
import { isClose, mayOpenFile } from './parties'
import { publicRow } from './publicity'
import { deskCard, spendingRow } from './view'

const noted = (aids: readonly Aid[], { me, now }: Asking, what: string, reason: string) =>
  noteAll(aids.map(({ _id, subjectId }) => ({ subjectId, by: me, what, objectId: _id, reason, now })))

/** As on the desk: names with one letter, nothing of need or money; one's own case and those of relatives are not there. */
const desk: ListExport = {
  list: 'aid.list',
  open: async (asking) => {
    const { me, now } = asking
    if (!holdsSomewhere(me, HANDLING)) refuse('NOT_ALLOWED')
    const keys = allKeys(await hatsIn(asking)).filter((key) => !key.startsWith('member:'))
    return rowsOf<'aids', ReturnType<typeof deskCard>>({
      fileName: '帮扶申请台账', orgPath: me.orgPath, from: 'aids', filter: { readers: oneOf(keys) }, order: ['listKey', -1],
      look: async (aids) => {
        const others = aids.filter((aid) => !isClose(aid, me))
        await noted(others, asking, '申请台账', readReasons.handle)
        return others.map((aid) => deskCard(aid, now))
      },
      sheets: [{
        title: '帮扶申请台账', landscape: true, notes: (rows) => [madeBy(asking, rows, '件'), '内部资料，只供经办人使用，不得外传。'],
        columns: [
          { header: '编号', width: 18, value: ({ number }) => number },
          { header: '姓名', width: 10, value: ({ maskedName }) => maskedName },
          { header: '单位', width: 18, value: ({ unitName }) => unitName },
          { header: '申请时间', width: 18, value: ({ submittedAt }) => submittedAt },
          { header: '状态', width: 14, value: ({ status }) => aidStatuses[status] },
          { header: '现在由谁办', width: 22, value: ({ ownerLabel }) => ownerLabel },
          { header: '办理期限', width: 18, value: ({ dueAt }) => dueAt },
          { header: '超期', width: 8, value: ({ isOverdue }) => (isOverdue ? '是' : '') },
        ],
      }],
    })
  },
}

const spending: ListExport = {
  list: 'aid.spending',
  open: async (asking) => {
    const { me, now, period } = asking
    const units = unitsOf(me, COUNTING)
    if (units.length === 0) refuse('NOT_ALLOWED')
    const year = period.slice(0, 4) || dayOf(now).slice(0, 4)
    return rowsOf<'aids', ReturnType<typeof spendingRow>>({
      fileName: `${year}年帮扶发放台账`, orgPath: me.orgPath, from: 'aids', filter: { spendYear: year, orgPath: oneOf(units) }, order: ['spendKey', -1],
      look: async (aids) => {
        await noted(aids, asking, '发放台账', readReasons.audit)
        return aids.map(spendingRow)
      },
      sheets: [{
        title: `${year}年帮扶发放台账`, landscape: true, notes: (rows) => [madeBy(asking, rows, '件'), '内部资料，只供核对支出使用，不得外传。'],
        columns: [
          { header: '编号', width: 18, value: ({ number }) => number },
          { header: '姓名', width: 10, value: ({ name }) => name },
          { header: '单位', width: 18, value: ({ unitName }) => unitName },
          { header: '类别', width: 10, value: ({ kindWord }) => kindWord },
          { header: '状态', width: 14, value: ({ status }) => aidStatuses[status] },
          { header: '金额（元）', width: 12, value: ({ amountFen }) => amountFen / 100 },
          { header: '批准时间', width: 18, value: ({ approvedAt }) => approvedAt },
          { header: '转账时间', width: 18, value: ({ paidAt }) => paidAt },
          { header: '签收时间', width: 18, value: ({ signedAt }) => signedAt },
          { header: '作废', width: 8, value: ({ isVoid }) => (isVoid ? '是' : '') },
        ],
      }],
    })
  },
}

/** For those who may open the file, with their name in the log of who read it. */
const approval: ListExport = {
  list: 'aid.approval',
  open: async (asking) => {
    const { me, subjectId } = asking
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const aid = await db.aids.get(subjectId)
    if (!aid || isClose(aid, me) || !mayOpenFile(aid, me, await hatsIn(asking))) return refuse('NOT_FOUND')
    await noted([aid], asking, '申请审批表', readReasons.handle)
    const ids = [aid.visit?.by, aid.visit?.signedBy, aid.opinion?.by].flatMap((id) => id ?? [])
    const people = await db.members.find({ _id: oneOf(ids) })
    const nameOf = (id: string | null) => people.find(({ _id }) => _id === id)?.name ?? ''
    return { kind: 'paper', fileName: `${aid.number}-困难帮扶审批表`, orgPath: aid.orgPath, rows: 1, make: () => paperOf(approvalForm(aid, nameOf, me.name)) }
  },
}

const POSTERS = ['CASE', 'OFF', 'CHAIR', 'VICE'] as const
const SHOWN_AT_ONCE = 200

/** What hangs on the board: what the page shows, and nothing of those who have taken their agreement back. */
const publicity: ListExport = {
  list: 'aid.publicity',
  open: async ({ me, now }) => {
    if (!holdsSomewhere(me, POSTERS)) refuse('NOT_ALLOWED')
    const aids = await db.aids.find({ orgPath: me.orgPath[0] ?? '', publicKey: gt(afterAllOf(now)) }, { order: [['publicKey', 1]], limit: SHOWN_AT_ONCE })
    const shown = (await agreeing(aids)).map(publicRow)
    const last = Math.max(...shown.map(({ endsAt }) => endsAt.getTime()))
    const until = shown.length > 0 ? paperDay(dayOf(new Date(last - 1))) : ''
    const words = until ? `经工会委员会审核，拟对下列职工给予帮扶，现予公示。公示至${until}，到期自动撤下，请同时取下本单。如有异议，请在公示期内到工会办公室当面提出，或在“困难帮扶公示”中提出。` : '目前没有正在公示的帮扶。'
    const rows = shown.map(({ maskedName, unitName, kindWord, amountFen }, index) => [String(index + 1), maskedName, unitName, kindWord, `${amountFen / 100} 元`])
    return {
      kind: 'paper', fileName: '困难职工帮扶公示', orgPath: me.orgPath, rows: shown.length,
      make: () => paperOf({
        title: '困难职工帮扶公示', author: me.name,
        blocks: [
          said('title', '困难职工帮扶公示'), said('plain', ''),
          said('body', words),
          ...(until ? [{ kind: 'table' as const, headers: ['序号', '职工', '单位', '类别', '拟帮扶金额'], shares: [10, 20, 30, 20, 20], rows }] : []),
          said('plain', ''), said('right', paperDay(dayOf(now))),
        ],
      }),
    }
  },
}

export const aidLists: readonly ListExport[] = [desk, spending, approval, publicity]
