/** Imports: open, check in batches, look, start, write in batches. Each noun brings its kind; access is the kind's. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { PartRow, SheetJob, SheetPart } from '@/cloudfunctions/kit/documents/sheet'
import { handedOut } from '@/cloudfunctions/kit/exportFiles'
import { any, gt, gte, oneOf } from '@/cloudfunctions/kit/filter'
import { heldFrom } from '@/cloudfunctions/kit/heldFrom'
import { beyond, cursorOf, END_OF_TIME, keyOf, pageOf } from '@/cloudfunctions/kit/paging'
import { move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import type { ImportKind } from '@/cloudfunctions/kit/sheetKind'
import { spreadsheetOf } from '@/cloudfunctions/kit/spreadsheet'
import { housesOf, topUnits } from '@/cloudfunctions/kit/units'
import { sheetKinds, type RowKind, type SheetKind } from '@/types/sheetNames'
import { openJob } from './open'
import { mayUse, percentOf, reachOf, whyNotCancel, whyNotStart } from './rules'
import { beginning, stepOf } from './step'

const PARTS_A_READ = 4

export type Kinds = Readonly<Partial<Record<SheetKind, ImportKind>>>

function view(job: SheetJob, { columns }: ImportKind) {
  const { _id, kind, status, settings, sheetName, byName, startedAt, finishedAt, total, found, applied, headers, ignored, short, notes } = job
  return {
    jobId: _id, kind, status, sheetName, ...settings, byName, startedAt, finishedAt, total, found, applied, short, notes,
    percent: percentOf(job),
    columns: columns.filter(({ key }) => key in headers).map(({ key, label }) => ({ label, header: headers[key] ?? '' })),
    ignored: [...ignored],
    blocked: { start: whyNotStart(job, false, found.leaver), startWithout: whyNotStart(job, true, found.leaver), cancel: whyNotCancel(job) },
  }
}

/** The companies for which this person may take such lists. One call. */
async function reachInto({ roles }: Pick<ImportKind, 'roles'>, me: Member): Promise<string[]> {
  const tops = await topUnits()
  return reachOf(me.grants, roles, (orgId) => (tops.has(orgId) ? housesOf(orgId, tops) : []))
}

async function kindFor(kinds: Kinds, wanted: SheetKind, me: Member) {
  const kind = kinds[wanted] ?? refuse('NOT_FOUND')
  const orgIds = await reachInto(kind, me)
  return orgIds.length > 0 ? { kind, orgIds } : refuse('NOT_ALLOWED')
}

interface BesideJob {
  readonly [name: string]: unknown
  readonly job: SheetJob | null
}
const besideJob = ({ jobId }: { jobId: string }) => ({ job: { from: 'sheetJobs', id: jobId } }) as const

/** Whoever may not take such lists hears of a job what is heard of one that is not there, at the same cost. */
async function jobFor(kinds: Kinds, { job }: BesideJob, me: Member) {
  const kind = job ? kinds[job.kind] : undefined
  const orgIds = await reachInto(kind ?? { roles: [] }, me)
  return job && kind && orgIds.length > 0 && mayUse(job, orgIds) ? { job, kind } : refuse('NOT_FOUND')
}

const rowView = ({ keyColumn, nameColumn, columns }: ImportKind) => ({ row, kind, cells, issues, changes }: PartRow) => ({
  row,
  kind: kind ?? ('wrong' as const),
  key: cells[keyColumn] ?? '',
  name: cells[nameColumn] ?? '',
  issues: issues.map(({ column, issue }) => ({ column: columns.find(({ key }) => key === column)?.label ?? column, issue })),
  changes: [...changes],
})

/** A page over the parts that hold rows of this kind; the cursor says part and row. */
async function rowsOf(job: SheetJob, show: RowKind, cursor: string | undefined, limit: number) {
  const [partIndex = 0, from = 0] = cursor ? keyOf(cursor).split('.').map(Number) : []
  const what: SheetPart['what'] = show === 'leaver' ? 'leavers' : 'rows'
  const parts = await db.sheetParts.find({ jobId: job._id, what, index: gte(partIndex), [`counts.${show}`]: gt(0) }, { order: [['index', 1]], limit: PARTS_A_READ })
  const found = parts.flatMap(({ index, rows }) => rows.map((row, at) => ({ row, place: index, at })))
  const wanted = found.filter(({ row, place, at }) => row.kind === show && (place > partIndex || at >= from))
  const shown = wanted.slice(0, limit)
  const after = wanted[limit]
  const last = parts.at(-1)
  const next = after ? cursorOf(`${after.place}.${after.at}`) : parts.length === PARTS_A_READ && last ? cursorOf(`${last.index + 1}.0`) : null
  return { rows: shown.map(({ row }) => row), next }
}

async function start(job: SheetJob, me: Member, request: Request, now: Date): Promise<SheetJob> {
  const running = await db.sheetJobs.first({ kind: job.kind, status: 'applying', ...(job.orgIds ? { orgIds: oneOf(job.orgIds) } : {}) })
  if (running && running._id !== job._id) refuse('SHEET_OTHER_RUNNING')
  const line = { at: now, by: me._id, action: 'sheet.start', note: `${job.found.new}+${job.found.changed}-${job.found.leaver}` }
  return (await move(db.sheetJobs, job, { to: 'applying', line, set: { ...beginning, heldUntil: heldFrom(now) }, request })) ?? refuse('CHANGED_MEANWHILE')
}

async function templateOf({ kind, columns }: ImportKind, me: Member, now: Date, requestId: string): Promise<{ url: string; fileName: string }> {
  const rows = [Object.fromEntries(columns.map(({ key, example }) => [key, example]))]
  const sheet = {
    title: `${sheetKinds[kind]}导入模板`,
    notes: ['从下一行起填写，带 * 的必填；这一行示例请删去。日期写成 2026-06-01，工号请设为文本格式。'],
    columns: columns.map(({ key, label, isRequired }) => ({ header: isRequired ? `${label}*` : label, width: 16, value: (row: Record<string, string>) => row[key] ?? '' })),
    rows,
    landscape: true,
  }
  const fileName = `${sheetKinds[kind]}导入模板.xlsx`
  const content = await spreadsheetOf([sheet] as never)
  return { url: await handedOut({ list: 'sheet.template', me, now, fileName, rows: 1, orgPath: me.orgPath, subjectId: kind, content, requestId }), fileName }
}

export const sheetRoutes = (kinds: Kinds) => ({
  'sheet.open': bound<'sheet.open'>()({
    handle: async ({ input: { kind: wanted, fileId, isComplete, padTo }, me, openid, request, now }) => {
      const { kind, orgIds } = await kindFor(kinds, wanted, me)
      return view(await openJob({ kind, orgIds, fileId, settings: { isComplete, padTo }, me, openid, request, now }), kind)
    },
  }),

  'sheet.step': bound<'sheet.step'>()<BesideJob>({
    reads: besideJob,
    handle: async ({ me, now, beside }) => {
      const { job, kind } = await jobFor(kinds, beside, me)
      return view(await stepOf(job, kind, me, now, heldFrom(now)), kind)
    },
  }),

  'sheet.get': bound<'sheet.get'>()<BesideJob>({
    reads: besideJob,
    handle: async ({ me, beside }) => {
      const { job, kind } = await jobFor(kinds, beside, me)
      return view(job, kind)
    },
  }),

  'sheet.list': bound<'sheet.list'>()({
    handle: async ({ input: { kind: wanted, cursor, limit }, me }) => {
      const { kind, orgIds } = await kindFor(kinds, wanted, me)
      const jobs = await db.sheetJobs.find({ kind: wanted, listKey: beyond(-1, cursor, END_OF_TIME), [any]: [{ orgIds: oneOf(orgIds) }, { orgIds: null }] }, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(jobs, limit, ({ listKey }) => listKey, (job) => view(job, kind))
    },
  }),

  'sheet.rows': bound<'sheet.rows'>()<BesideJob>({
    reads: besideJob,
    handle: async ({ input: { show, cursor, limit }, me, beside }) => {
      const { job, kind } = await jobFor(kinds, beside, me)
      const { rows, next } = await rowsOf(job, show, cursor, limit)
      return { items: rows.map(rowView(kind)), next }
    },
  }),

  'sheet.start': bound<'sheet.start'>()<BesideJob>({
    reads: besideJob,
    handle: async ({ input: { withoutWrong, leavers }, me, now, request, beside }) => {
      const { job, kind } = await jobFor(kinds, beside, me)
      if (receiptOf(job, request)) return view(job, kind)
      refuseIf(whyNotStart(job, withoutWrong, leavers))
      return view(await start(job, me, request, now), kind)
    },
  }),

  'sheet.cancel': bound<'sheet.cancel'>()<BesideJob>({
    reads: besideJob,
    handle: async ({ me, now, request, beside }) => {
      const { job, kind } = await jobFor(kinds, beside, me)
      if (receiptOf(job, request)) return view(job, kind)
      refuseIf(whyNotCancel(job))
      const line = { at: now, by: me._id, action: 'sheet.cancel' }
      const moved = (await move(db.sheetJobs, job, { to: 'cancelled', line, set: { finishedAt: now }, request })) ?? refuse('CHANGED_MEANWHILE')
      await db.sheetParts.remove({ jobId: job._id })
      return view(moved, kind)
    },
  }),

  'sheet.template': bound<'sheet.template'>()({
    handle: async ({ input, me, now, request }) => templateOf((await kindFor(kinds, input.kind, me)).kind, me, now, request.id),
  }),
})
