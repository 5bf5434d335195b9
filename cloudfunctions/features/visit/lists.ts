/** Visits on paper: the officers' list, who was not visited in time, what was spent, and the 审批 and 签领 sheet of one. */
import { allKeys } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { hatsIn, madeBy, noteAll, rowsOf, type Asking, type ListExport, type SheetOf } from '@/cloudfunctions/kit/exports'
import { oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { paperDay, paperOf, said } from '@/cloudfunctions/kit/paper'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { dayOf, monthOf } from '@/types/calendar'
import { giftForms, visitGroups, visitReadReasons, visitStatuses } from '@/types/visitNames'
import { nameIn } from './boxes'
import { caredFor, COUNTING, HANDLING, missedIn, readableGroups } from './browse'
import { openVisit, type OpenVisit } from './matter'
import { mayOpen } from './parties'
import { deskCard, spendingRow } from './view'

type Row = ReturnType<typeof deskCard>

/** As on the screen: of a sensitive matter its group alone. */
const sheet = (asking: Asking, title: string): SheetOf<Row> => ({
  title, landscape: true, notes: (rows) => [madeBy(asking, rows, '件'), '内部资料，只供经办人使用，不得外传。'],
  columns: [
    { header: '编号', width: 18, value: ({ number }) => number },
    { header: '姓名', width: 12, value: ({ name }) => name },
    { header: '单位', width: 18, value: ({ unitName }) => unitName },
    { header: '类别', width: 10, value: ({ group }) => visitGroups[group] },
    { header: '事项', width: 18, value: ({ kindName }) => kindName },
    { header: '日期', width: 14, value: ({ eventOn }) => paperDay(eventOn) },
    { header: '最迟走访', width: 18, value: ({ visitBy }) => visitBy },
    { header: '状态', width: 12, value: ({ status }) => visitStatuses[status] },
    { header: '现在由谁办', width: 20, value: ({ ownerLabel }) => ownerLabel },
    { header: '超期', width: 8, value: ({ isLate }) => (isLate ? '是' : '') },
  ],
})

/** That somebody needs a visit tells of them: whoever takes the names away is written down. */
const noted = (visits: readonly Visit[], { me, now }: Asking, what: string, reason: string) =>
  noteAll(visits.filter(({ subjectId }) => subjectId !== '').map(({ _id, subjectId }) => ({ subjectId, by: me, what, objectId: _id, reason, now })))

const listed = (asking: Asking, title: string, filter: Filter, order: readonly [field: string, direction: 1 | -1]) =>
  rowsOf<'visits', Row>({
    fileName: title, orgPath: asking.me.orgPath, from: 'visits', filter, order, sheets: [sheet(asking, title)],
    look: async (visits) => {
      await noted(visits, asking, '工会关怀台账', '导出台账')
      return visits.map((visit) => deskCard(visit, asking.now))
    },
  })

const desk: ListExport = {
  list: 'visit.list',
  open: async (asking) => {
    if (!holdsSomewhere(asking.me, HANDLING)) refuse('NOT_ALLOWED')
    const keys = allKeys(await hatsIn(asking)).filter((key) => !key.startsWith('member:'))
    return listed(asking, '走访慰问台账', { readers: oneOf(keys), ...readableGroups(asking.me) }, ['listKey', -1])
  },
}

const missed: ListExport = {
  list: 'visit.missed',
  open: async (asking) => {
    const { me, now, period } = asking
    if (!holdsSomewhere(me, ['GRP', 'OFF', 'VICE']) || caredFor(me).length === 0) refuse('NOT_ALLOWED')
    const month = period || monthOf(dayOf(now))
    return listed(asking, `${month} 未按时走访名单`, missedIn(me, month, now), ['missKey', 1])
  },
}

const spending: ListExport = {
  list: 'visit.spending',
  open: async (asking) => {
    const { me, now, period } = asking
    const units = unitsOf(me, COUNTING)
    if (units.length === 0) refuse('NOT_ALLOWED')
    const year = period.slice(0, 4) || dayOf(now).slice(0, 4)
    return rowsOf<'visits', ReturnType<typeof spendingRow>>({
      fileName: `${year}年慰问支出台账`, orgPath: me.orgPath, from: 'visits', filter: { spendYear: year, orgPath: oneOf(units) }, order: ['spendKey', -1],
      look: async (visits) => visits.map((visit) => spendingRow(openVisit(visit))),
      sheets: [{
        title: `${year}年慰问支出台账`, landscape: true, notes: (rows) => [madeBy(asking, rows, '件')],
        columns: [
          { header: '编号', width: 18, value: ({ number }) => number },
          { header: '单位', width: 18, value: ({ unitName }) => unitName },
          { header: '事项', width: 18, value: ({ kindName }) => kindName },
          { header: '形式', width: 10, value: ({ form }) => giftForms[form] },
          { header: '金额（元）', width: 12, value: ({ amountFen }) => amountFen / 100 },
          { header: '批准时间', width: 18, value: ({ approvedAt }) => approvedAt },
          { header: '签收时间', width: 18, value: ({ signedAt }) => signedAt },
          { header: '状态', width: 12, value: ({ status }) => visitStatuses[status] },
          { header: '作废', width: 8, value: ({ isVoid }) => (isVoid ? '是' : '') },
        ],
      }],
    })
  },
}

function formOf(visit: OpenVisit): ReadonlyArray<readonly [label: string, text: string]> {
  const { number, unitName, rules, eventOn, plan, visitedOn, grant } = visit
  const amount = grant && grant.voidAt === null ? `${giftForms[grant.form]}　${grant.amountFen / 100} 元　${paperDay(dayOf(grant.approvedAt))}批准` : giftForms[rules.gift]
  return [
    ['编号', number], ['姓名', nameIn(visit)], ['单位', unitName], ['事项', rules.name], ['发生日期', paperDay(eventOn)], ['慰问钱物', amount],
    ['走访人', plan?.visitorNames.join('、') ?? '待安排'], ['走访日期', visitedOn ? paperDay(visitedOn) : '\n'],
    ['小组意见', '\n'], ['委员意见', '\n'], ['工会主席签字', '\n\n'], ['本人或家属签领', '\n\n'], ['签领日期', '\n'],
  ]
}

/** For those who may open it, with their name in the log of who read it. Nothing of what was told. */
const approval: ListExport = {
  list: 'visit.approval',
  open: async (asking) => {
    const { me, subjectId } = asking
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const visit = await db.visits.get(subjectId)
    if (!visit || !mayOpen(visit, me, await hatsIn(asking))) return refuse('NOT_FOUND')
    await noted([visit], asking, '慰问审批表', visitReadReasons.handle)
    return {
      kind: 'paper', fileName: `${visit.number}-慰问审批和签领表`, orgPath: visit.orgPath, rows: 1,
      make: () => paperOf({ title: '慰问审批和签领表', author: me.name, blocks: [said('title', '慰问审批和签领表'), said('small', '内部资料，只供审批和存档，不得外传。'), { kind: 'form', rows: formOf(openVisit(visit)) }] }),
    }
  },
}

export const visitLists: readonly ListExport[] = [desk, missed, spending, approval]
