/** The officers' list of plans, and the 审批表 of one. The 签收表 with its people is the plan's own (export.ts). */
import { db } from '@/cloudfunctions/kit/db'
import { madeBy, rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { paperDay, paperOf, said } from '@/cloudfunctions/kit/paper'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { dayOf } from '@/types/calendar'
import { fundSources } from '@/types/fundNames'
import { handoutForms, handoutKinds, handoutStatuses } from '@/types/handoutNames'
import { plansSeenBy } from './browse'
import { handles, mayLook, OFFICERS } from './parties'
import { cardView } from './view'
import { yuan } from './words'

const plans: ListExport = {
  list: 'handout.list',
  open: async (asking) => {
    const { me } = asking
    if (!holdsSomewhere(me, OFFICERS)) refuse('NOT_ALLOWED')
    return rowsOf<'handouts', ReturnType<typeof cardView>>({
      fileName: '福利发放台账', orgPath: me.orgPath, from: 'handouts', filter: plansSeenBy(me), order: ['listKey', -1],
      look: async (handouts) => handouts.filter((handout) => mayLook(handout, me)).map((handout) => cardView(handout, me)),
      sheets: [{
        title: '福利发放台账', landscape: true, notes: (rows) => [madeBy(asking, rows, '项'), '空白的人数是尚未统计，或不便显示。'],
        columns: [
          { header: '编号', width: 18, value: ({ number }) => number },
          { header: '方案', width: 28, value: ({ title }) => title },
          { header: '类别', width: 14, value: ({ kind }) => (kind ? handoutKinds[kind] : '') },
          { header: '物品', width: 26, value: ({ item }) => item },
          { header: '状态', width: 10, value: ({ status }) => handoutStatuses[status] },
          { header: '应领（人）', width: 10, value: ({ listed }) => listed },
          { header: '已领（人）', width: 10, value: ({ taken }) => taken },
          { header: '截止', width: 14, value: ({ untilDay }) => paperDay(untilDay) },
          { header: '现在由谁办', width: 20, value: ({ ownerLabel }) => ownerLabel },
        ],
      }],
    })
  },
}

const approval: ListExport = {
  list: 'handout.approval',
  open: async (asking) => {
    const { me, subjectId } = asking
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const handout = await db.handouts.get(subjectId)
    if (!handout || !mayLook(handout, me)) return refuse('NOT_FOUND')
    if (!handles(handout, me)) refuse('NOT_ALLOWED')
    const { number, title, kind, form, item, unitFen, supplier, payer, people, budgetFen, place, hours, fromDay, untilDay, organiserName, clauses, history } = handout
    const names = await db.members.find({ _id: oneOf([...new Set(history.map(({ by }) => by))]) })
    const decisions = history.filter(({ action }) => action === 'handout.decide').map(({ at, by, to, note }) =>
      `${to === 'running' ? '同意' : '退回'}${note ? `：${note}` : ''}　${names.find(({ _id }) => _id === by)?.name ?? ''}　${paperDay(dayOf(at))}`)
    return {
      kind: 'paper', fileName: `${number}-福利发放审批表`, orgPath: handout.orgPath, rows: 1,
      make: () => paperOf({
        title: '福利发放审批表', author: me.name,
        blocks: [
          said('title', '福利发放审批表'), said('plain', ''),
          { kind: 'form', rows: [
            ['编号', number], ['方案', title], ['类别', handoutKinds[kind]], ['物品', `${item}（${handoutForms[form]}）`], ['供应单位', supplier || '—'],
            ['每人标准', yuan(unitFen)], ['人数', `${people} 人（名单另附签收表）`], ['预算', `${yuan(budgetFen)}（${fundSources[payer]}）`], ['发放时间', `${paperDay(fromDay)}至${paperDay(untilDay)}，${hours}`], ['发放地点', place],
            ['经办人', organiserName], ['依据', clauses.map(({ name, clause }) => `${name}：${clause.source}`).join('\n') || '—'], ['审批意见', decisions.join('\n') || '待审批'], ['工会主席签字', '\n\n'],
          ] },
        ],
      }),
    }
  },
}

export const handoutLists: readonly ListExport[] = [plans, approval]
