/** The officers' lists of activities on paper: the roster with its 签到表, the ledger, the 审批表. */
import { activityKinds, activityStatuses, checkInWays, payers, signupStatuses } from '@/types/activityNames'
import { dayOf, spokenTime } from '@/types/calendar'
import { db } from '@/cloudfunctions/kit/db'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { rowsOf, type ListExport, type SheetOf } from '@/cloudfunctions/kit/exports'
import { dayIn } from '@/cloudfunctions/kit/figures'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { paperDay, paperOf, said } from '@/cloudfunctions/kit/paper'
import { refuse } from '@/cloudfunctions/kit/refuse'
import type { Column } from '@/cloudfunctions/kit/spreadsheet'
import { managed } from './browse'
import { managedBy } from './view'

const common: ReadonlyArray<Column<Signup>> = [
  { header: '姓名', width: 12, value: ({ name }) => name },
  { header: '工号', width: 12, value: ({ staffNo }) => staffNo },
  { header: '单位', width: 16, value: ({ unitName }) => unitName },
  { header: '班次', width: 8, value: ({ shift }) => shift },
]

const family: Column<Signup> = { header: '家属人数', width: 9, value: ({ guests }) => guests }

type Notes = (rows: number) => readonly string[]

function listSheet(activity: Activity, notes: Notes): SheetOf<Signup> {
  const answers = activity.questions.map(({ key, label }): Column<Signup> => ({ header: label, width: 16, value: (row) => row.answers[key] ?? '' }))
  const columns: Array<Column<Signup>> = [
    ...common,
    { header: '组别', width: 10, value: ({ poolName }) => poolName },
    family,
    { header: '状态', width: 12, value: ({ status }) => signupStatuses[status] },
    { header: '报名时间', width: 18, value: ({ signedUpAt }) => signedUpAt },
    { header: '签到时间', width: 18, value: ({ checkedInAt }) => checkedInAt },
    { header: '签到方式', width: 14, value: ({ way }) => (way ? checkInWays[way] : '') },
    { header: '备注', width: 20, value: ({ note }) => note },
    ...answers,
  ]
  return { title: `${activity.title} 报名名单`, notes, columns, landscape: true }
}

const EXPECTED: ReadonlySet<Signup['status']> = new Set(['seated', 'attended', 'absent'])

const signingSheet = (activity: Activity, notes: Notes): SheetOf<Signup> => ({
  title: `${activity.title} 签到表`, notes, takes: ({ status }) => EXPECTED.has(status),
  columns: [...common, family, { header: '本人签名', width: 18, value: () => '' }],
})

async function activityFor(me: Member, subjectId: string): Promise<Activity> {
  if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
  return managed(await db.activities.get(subjectId), me)
}

const roster: ListExport = {
  list: 'activity.roster',
  open: async ({ me, now, subjectId }) => {
    const activity = await activityFor(me, subjectId)
    if (!activity.visible) refuse('ACTIVITY_NOT_OPEN')
    const notes: Notes = (rows) => [
      `时间：${activity.startsAt ? spokenTime(activity.startsAt) : '待定'}　地点：${activity.place}`,
      `制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} 人`,
    ]
    return rowsOf<'signups'>({
      fileName: `${activity.title}-报名名单`, orgPath: activity.orgPath, from: 'signups', filter: { activityId: subjectId }, order: ['rosterKey', 1],
      sheets: [listSheet(activity, notes), signingSheet(activity, notes)],
    })
  },
}

const ledger: ListExport = {
  list: 'activity.list',
  open: async ({ me, now, period }) => {
    const year = period || dayOf(now).slice(0, 4)
    const columns: ReadonlyArray<Column<Activity>> = [
      { header: '活动', width: 28, value: ({ title }) => title },
      { header: '类别', width: 14, value: ({ kind }) => activityKinds[kind] },
      { header: '时间', width: 18, value: ({ startsAt }) => startsAt },
      { header: '地点', width: 20, value: ({ place }) => place },
      { header: '组织者', width: 12, value: ({ organiserName }) => organiserName },
      { header: '状态', width: 10, value: ({ status }) => activityStatuses[status] },
      { header: '预算（元）', width: 12, value: ({ budgetFen }) => (budgetFen === null ? null : budgetFen / 100) },
      { header: '支出（元）', width: 12, value: ({ wrapUp }) => (wrapUp ? wrapUp.spentFen / 100 : null) },
      { header: '获奖与小结', width: 30, value: ({ wrapUp }) => (wrapUp ? [wrapUp.awards, wrapUp.note].filter(Boolean).join('；') : '') },
    ]
    if (!me.grants.some(({ role }) => ['OFF', 'CHAIR', 'VICE'].includes(role))) refuse('NOT_ALLOWED')
    return rowsOf<'activities'>({
      fileName: `${year}活动台账`, orgPath: me.orgPath, from: 'activities', order: ['listKey', 1],
      filter: { ...managedBy(me), visible: true, ...dayIn({ day: 'startsAt', dayIs: 'instant' }, year) },
      sheets: [{ title: `${year} 活动台账`, notes: (rows) => [`制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} 场`], columns, landscape: true }],
    })
  },
}

const yuan = (fen: number | null) => (fen === null ? '未填' : `${fen / 100} 元`)

const approval: ListExport = {
  list: 'activity.approval',
  open: async ({ me, subjectId }) => {
    const activity = await activityFor(me, subjectId)
    const people = await db.members.find({ _id: oneOf([...new Set(activity.history.map(({ by }) => by))]) })
    const nameOf = (id: string) => people.find(({ _id }) => _id === id)?.name ?? ''
    const decided = activity.history.filter(({ action }) => action === 'activity.approve' || action === 'activity.return' || action === 'activity.decide')
    const opinions = decided.map(({ at, by, to, note }) => `${to === 'draft' ? '退回' : '同意'}${note ? `：${note}` : ''}　${nameOf(by)}　${paperDay(dayOf(at))}`)
    return {
      kind: 'paper', fileName: `${activity.title}-活动审批表`, orgPath: activity.orgPath, rows: 1,
      make: () => paperOf({
        title: '工会活动审批表', author: me.name,
        blocks: [
          said('title', '工会活动审批表'), said('plain', ''),
          { kind: 'form', rows: [
            ['活动名称', activity.title], ['类别', activityKinds[activity.kind]], ['组织者', activity.organiserName],
            ['时间', activity.startsAt ? spokenTime(activity.startsAt) : '待定'], ['地点', activity.place],
            ['名额', `${Object.values(activity.pools).reduce((sum, { capacity }) => sum + capacity, 0)} 人`],
            ['预算', `${yuan(activity.budgetFen)}${activity.payer ? `（${payers[activity.payer]}）` : ''}`],
            ['占用工时', activity.inWorkingHours ? `占用，行政${activity.employerConsent ? '已同意' : '未同意'}` : '不占用'],
            ['活动内容', activity.text], ['审批意见', opinions.join('\n') || '待审批'], ['签字', '\n\n'],
          ] },
        ],
      }),
    }
  },
}

export const activityLists: readonly ListExport[] = [roster, ledger, approval]
