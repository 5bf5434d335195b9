/** The list on paper, with a column to sign in: one sheet for all, or of people in need one sheet each. */
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { handedOut } from '@/cloudfunctions/kit/exportFiles'
import { gt, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { spreadsheetOf, type Column, type Sheet } from '@/cloudfunctions/kit/spreadsheet'
import { spokenTime } from '@/types/calendar'
import { receiptStatuses } from '@/types/handoutNames'
import { handles, named, spokenTitle, type Named } from './parties'
import { isTaken } from './rules'
import { actingOn, besideHandout, type BesideHandout } from './take'
import { isSensitive, takerNameIn } from './veil'
import { groupsSeenBy } from './view'
import { yuan } from './words'

const ROWS_A_READ = 1000
const MAX_ROWS = 20_000
/** Of people in need one sheet each: so many in one file, the next ones in the next. */
const MAX_SHEETS = 100
const PART = /^(\d{1,4})\.(.+)$/

async function everybody(handout: Handout, me: Member, orgId: string | undefined): Promise<HandoutRow[]> {
  const groups = groupsSeenBy(handout, me)
  const within: Filter = orgId ? { orgPath: orgId } : groups ? { orgPath: oneOf(groups) } : {}
  const rows: HandoutRow[] = []
  for (let from = ''; rows.length < MAX_ROWS; from = rows.at(-1)?.rosterKey ?? '') {
    const filter = { handoutId: handout._id, ...within, rosterKey: gt(from) }
    const page = await db.handoutRows.find(filter, { order: [['rosterKey', 1]], limit: ROWS_A_READ })
    rows.push(...page)
    if (page.length < ROWS_A_READ) break
  }
  const seen = groups === null ? rows : rows.filter(({ orgPath }) => orgPath.some((id) => groups.includes(id)))
  return seen.filter(({ status }) => status !== 'barred' && status !== 'removed')
}

const vouchers: ReadonlyArray<Column<Named>> = [
  { header: '券号', width: 14, value: ({ voucherNo }) => voucherNo },
  { header: '核销', width: 12, value: ({ redeemedOn }) => redeemedOn ?? '' },
]

const base: ReadonlyArray<Column<Named>> = [
  { header: '序号', width: 6, value: (_row, index) => index + 1 },
  { header: '姓名', width: 12, value: ({ name }) => name },
  { header: '工号', width: 12, value: ({ staffNo }) => staffNo },
  { header: '单位', width: 16, value: ({ unitName }) => unitName },
  { header: '状态', width: 10, value: ({ status }) => receiptStatuses[status] },
  { header: '签收时间', width: 18, value: ({ signedAt }) => signedAt },
  { header: '代领人', width: 12, value: takerNameIn },
  { header: '签名', width: 18, value: (row) => (isTaken(row) ? '已在手机签收' : '') },
]

/** What one file holds: everybody, or of people in need the next hundred after the last one of the file before. */
function partOf(handout: Handout, rows: readonly HandoutRow[], cursor: string | undefined) {
  const [, number = '1', after = ''] = PART.exec(cursor ?? '') ?? []
  if (!isSensitive(handout)) return { rows, number: 0, next: null, total: rows.length }
  const left = rows.filter(({ rosterKey }) => rosterKey > after)
  const here = left.slice(0, MAX_SHEETS)
  const next = left.length > here.length ? `${Number(number) + 1}.${here.at(-1)?.rosterKey ?? ''}` : null
  return { rows: here, number: Number(number), next, total: rows.length }
}

function sheetsOf(handout: Handout, rows: readonly Named[], first: number, me: Member, now: Date): Array<Sheet<Named>> {
  const { number, item, unitFen, place, hours, fromDay, untilDay, form } = handout
  const columns = form === 'voucher' ? [...base, ...vouchers] : base
  const notes = [
    `编号：${number}　物品：${item}　每人 ${yuan(unitFen)}`,
    `地点：${place}　时间：${fromDay} 至 ${untilDay}，${hours}`,
    `制表：${me.name}　制表时间：${spokenTime(now)}`,
  ]
  const title = `${spokenTitle(handout)} 签收表`
  if (!isSensitive(handout)) return [{ title, notes: [...notes, `共 ${rows.length} 人`], columns, rows, landscape: true }]
  return rows.map((row, index) => ({ title: `${title} ${first + index}`, notes, columns, rows: [row], landscape: true }))
}

export const handoutExportRoutes = {
  'handout.exportList': holding<'handout.exportList'>('GRP', 'OFF', 'CASE', 'CHAIR', 'VICE')<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const { handout, me, now, request } = actingOn(call)
      if (!handles(handout, me)) refuse('NOT_ALLOWED')
      const part = partOf(handout, await everybody(handout, me, call.input.orgId), call.input.cursor)
      if (part.rows.length === 0) refuse('HANDOUT_LIST_EMPTY')
      const rows = await named(handout, part.rows, me, '打印签收表', now)
      const content = await spreadsheetOf(sheetsOf(handout, rows, (part.number - 1) * MAX_SHEETS + 1, me, now) as never)
      const isWhole = part.next === null && part.number <= 1
      const fileName = `${handout.number}-签收表${isWhole ? '' : `-${part.number}`}.xlsx`
      const url = await handedOut({ list: 'handout.receipts', me, now, fileName, rows: rows.length, orgPath: handout.orgPath, subjectId: handout._id, content, requestId: request.id })
      return { url, fileName, people: rows.length, total: part.total, next: part.next }
    },
  }),
}
