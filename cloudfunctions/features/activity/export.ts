/** The officers' lists on paper: everybody signed up with what happened, and the 签到表 to sign by hand. */
import { randomBytes } from 'node:crypto'
import { checkInWays, signupStatuses } from '@/types/activity'
import { spokenTime } from '@/types/calendar'
import { files } from '@/cloudfunctions/kit/cloud'
import { db } from '@/cloudfunctions/kit/db'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { gt } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { spreadsheetOf, type Column, type Sheet } from '@/cloudfunctions/kit/spreadsheet'
import { managed } from './browse'
import { besideActivity, type BesideActivity } from './signup'

const ROWS_A_READ = 1000
const MAX_ROWS = 10_000
const LINK_SECONDS = 600

async function everybody(activityId: string): Promise<Signup[]> {
  const entries: Signup[] = []
  for (let from = ''; entries.length < MAX_ROWS; from = entries.at(-1)?.rosterKey ?? '') {
    const page = await db.signups.find({ activityId, rosterKey: gt(from) }, { order: [['rosterKey', 1]], limit: ROWS_A_READ })
    entries.push(...page)
    if (page.length < ROWS_A_READ) break
  }
  return entries
}

const common: ReadonlyArray<Column<Signup>> = [
  { header: '序号', width: 6, value: (_row, index) => index + 1 },
  { header: '姓名', width: 12, value: ({ name }) => name },
  { header: '工号', width: 12, value: ({ staffNo }) => staffNo },
  { header: '单位', width: 16, value: ({ unitName }) => unitName },
  { header: '班次', width: 8, value: ({ shift }) => shift },
]

function listSheet(activity: Activity, entries: readonly Signup[], notes: readonly string[]): Sheet<Signup> {
  const answers = activity.questions.map(({ key, label }): Column<Signup> => ({ header: label, width: 16, value: (row) => row.answers[key] ?? '' }))
  const columns: Array<Column<Signup>> = [
    ...common,
    { header: '组别', width: 10, value: ({ poolName }) => poolName },
    { header: '家属人数', width: 9, value: ({ guests }) => guests },
    { header: '状态', width: 12, value: ({ status }) => signupStatuses[status] },
    { header: '报名时间', width: 18, value: ({ signedUpAt }) => signedUpAt },
    { header: '签到时间', width: 18, value: ({ checkedInAt }) => checkedInAt },
    { header: '签到方式', width: 14, value: ({ way }) => (way ? checkInWays[way] : '') },
    { header: '备注', width: 20, value: ({ note }) => note },
    ...answers,
  ]
  return { title: `${activity.title} 报名名单`, notes, columns, rows: entries, landscape: true }
}

function signingSheet(activity: Activity, entries: readonly Signup[], notes: readonly string[]): Sheet<Signup> {
  const columns: Array<Column<Signup>> = [...common, { header: '家属人数', width: 9, value: ({ guests }) => guests }, { header: '本人签名', width: 18, value: () => '' }]
  const expected = entries.filter(({ status }) => status === 'seated' || status === 'attended' || status === 'absent')
  return { title: `${activity.title} 签到表`, notes, columns, rows: expected }
}

export const exportRoutes = {
  'activity.exportRoster': holding<'activity.exportRoster'>('OFF', 'CHAIR', 'VICE')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, beside }) => {
      const activity = managed(beside.activity, me)
      if (!activity.visible) refuse('ACTIVITY_NOT_OPEN')
      const entries = await everybody(activity._id)
      const notes = [
        `时间：${activity.startsAt ? spokenTime(activity.startsAt) : '待定'}　地点：${activity.place}`,
        `制表：${me.name}　制表时间：${spokenTime(now)}　共 ${entries.length} 人`,
      ]
      const file = await spreadsheetOf([listSheet(activity, entries, notes), signingSheet(activity, entries, notes)] as never)
      // A path nobody can guess; the link dies in minutes (two officers never overwrite each other).
      const { fileID } = await files.upload(`exports/${randomBytes(16).toString('hex')}.xlsx`, file)
      const { fileList } = await files.temporaryUrls([fileID], LINK_SECONDS)
      return { url: fileList[0]?.tempFileURL ?? refuse('NOT_FOUND'), fileName: `${activity.title}-报名名单.xlsx`, people: entries.length }
    },
  }),
}
