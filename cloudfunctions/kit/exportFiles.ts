/**
 * Files of lists and papers. One request makes one file; a long list is read over several calls, each of which
 * carries on where the last one stopped; everything is written down and deleted after a day. The path of a file is written down before
 * there is one: a call that breaks off leaves nothing behind that is not found the day after.
 */
import { randomBytes } from 'node:crypto'
import type { HandlerOutput } from '@/types/actions'
import { DAY_MS } from '@/types/calendar'
import type { ExportList, LoggedExport } from '@/types/summaryNames'
import { idsUnder } from './begunFiles'
import { files } from './cloud'
import { db } from './db'
import type { Member } from './documents/people'
import type { ExportFile } from './documents/summary'
import { packed, readRows, unpacked, type Asking, type Cell, type ListExport, type Made, type Opened, type Rows } from './exports'
import { lte, not, oneOf, type Filter } from './filter'
import { idFor, newId } from './ids'
import { sortKey } from './paging'
import { linksTo } from './pictures'
import { refuse } from './refuse'
import { spreadsheetOf } from './spreadsheet'

const MAX_ROWS = 20_000
/** Rows of one call: reading and writing them stays far inside the door's time and memory. */
const ROWS_A_CALL = 10_000

const EXTENSION = { paper: 'docx', sheet: 'xlsx', rows: 'xlsx' } as const
const PART = 'part'

/** A path nobody can guess: two officers never overwrite each other, and a link tells nothing about the next. */
const pathFor = (extension: string) => `exports/${randomBytes(16).toString('hex')}.${extension}`

type View = HandlerOutput<'export.start'>

function viewWith({ _id, list, status, done, total, fileName, until }: ExportFile, url: string): View {
  return { exportId: _id, list, status, done, total, fileName, url: url === '' ? null : url, until }
}

export async function exportView(file: ExportFile): Promise<View> {
  const [url = ''] = file.status === 'ready' ? await linksTo([file.fileId]) : []
  return viewWith(file, url)
}

/** Several at once, with their links in one call. */
export async function exportViews(found: readonly ExportFile[]): Promise<Array<View & { at: Date }>> {
  const ready = found.filter(({ status }) => status === 'ready')
  const urls = ready.length > 0 ? await linksTo(ready.map(({ fileId }) => fileId)) : []
  const urlOf = new Map(ready.map(({ _id }, index) => [_id, urls[index] ?? '']))
  return found.map((file) => ({ ...viewWith(file, urlOf.get(file._id) ?? ''), at: file.at }))
}

async function bookOf(rows: Rows, parts: readonly string[], last: readonly Cell[][][]): Promise<Buffer> {
  const tables: Cell[][][] = rows.sheets.map(() => [])
  const add = (more: readonly Cell[][][]) => more.forEach((table, index) => tables[index]?.push(...table))
  for (const part of parts) add(unpacked((await files.download(part)).fileContent))
  add(last)
  const sheets = rows.sheets.map(({ title, notes, columns, landscape }, index) => {
    const table = tables[index] ?? []
    const numbered = { header: '序号', width: 6, value: (_row: Cell[], at: number) => at + 1 }
    const others = columns.map(({ header, width }, column) => ({ header, width, value: (row: Cell[]) => row[column] ?? null }))
    return { title, notes: notes(table.length), columns: [numbered, ...others], rows: table, ...(landscape ? { landscape } : {}) }
  })
  return spreadsheetOf(sheets as never)
}

type Progress = Partial<Pick<ExportFile, 'status' | 'done' | 'total' | 'fileId' | 'parts' | 'cursor'>>

const theirs = async ({ _id }: ExportFile) => (await db.exportFiles.get(_id)) ?? refuse('EXPORT_GONE')

interface Piece {
  readonly content: Buffer
  readonly extension: string
  /** Written down with the line itself: a path for the first piece. */
  readonly begun?: string | undefined
}

/** Puts a piece away and keeps the progress, if nobody else has carried this export on meanwhile; otherwise theirs counts. */
async function keep(file: ExportFile, { content, extension, begun }: Piece, progressWith: (fileId: string) => Progress): Promise<ExportFile> {
  const isStill: Filter = { _id: file._id, status: 'working', done: file.done }
  const path = begun?.endsWith(`.${extension}`) ? begun : pathFor(extension)
  if (path !== begun && (await db.exportFiles.change(isStill, { addToSet: { begun: [path] } })) === 0) return theirs(file)
  const { fileID } = await files.upload(path, content)
  const progress = progressWith(fileID)
  if ((await db.exportFiles.change(isStill, { set: progress as Record<string, object>, pull: { begun: [path] } })) === 1) return { ...file, ...progress }
  await files.remove([fileID])
  return theirs(file)
}

async function finishMade(file: ExportFile, made: Made, begun?: string): Promise<ExportFile> {
  const piece = { content: await made.make(), extension: EXTENSION[made.kind], begun }
  return keep(file, piece, (fileId) => ({ status: 'ready', done: made.rows, total: made.rows, fileId }))
}

/** `begun`: the path that was written down when the line was, which no other call uses. */
export async function carryOn(file: ExportFile, opened: Opened, begun?: string): Promise<ExportFile> {
  if (opened.kind !== 'rows') return finishMade(file, opened, begun)
  const { tables, read, cursor, isOver } = await readRows(opened, file.cursor, ROWS_A_CALL)
  const done = file.done + read
  if (!isOver && done < file.total) {
    return keep(file, { content: packed(tables), extension: PART, begun }, (part) => ({ done, cursor, parts: [...file.parts, part] }))
  }
  const piece = { content: await bookOf(opened, file.parts, tables), extension: EXTENSION.rows, begun }
  return keep(file, piece, (fileId) => ({ status: 'ready', done, total: Math.max(done, file.total), fileId }))
}

async function totalOf(opened: Opened): Promise<number> {
  if (opened.kind !== 'rows') return opened.rows
  const total = await db[opened.from].count(opened.filter)
  return total <= MAX_ROWS ? total : refuse('EXPORT_TOO_LARGE')
}

export interface Ask {
  readonly list: ExportList
  readonly asking: Asking
  readonly requestId: string
  readonly digest: string
}

/** Makes the file of this request, or finds the one it has made. */
export async function exported(lists: readonly ListExport[], { list, asking, requestId, digest }: Ask): Promise<ExportFile> {
  const _id = idFor('export', asking.me._id, requestId)
  const before = await db.exportFiles.get(_id)
  if (before && before.digest !== digest) refuse('REQUEST_REUSED')
  // Written down and not begun: the first try broke off between the two.
  if (before && (before.status !== 'working' || before.done > 0)) return before
  const opened = await openedBy(lists, list, asking)
  if (before) return carryOn(before, opened)
  const { me, now, subjectId, period, orgId, figure } = asking
  const total = await totalOf(opened)
  const begun = pathFor(total > ROWS_A_CALL && opened.kind === 'rows' ? PART : EXTENSION[opened.kind])
  const file: ExportFile = {
    _id, memberId: me._id, byName: me.name, unitName: me.unitName, orgPath: opened.orgPath, list, digest, subjectId, period, orgId, figure,
    status: 'working', done: 0, total, fileName: `${opened.fileName}.${EXTENSION[opened.kind]}`, fileId: '', parts: [], begun: [begun], cursor: '',
    at: now, until: new Date(now.getTime() + DAY_MS), listKey: sortKey(now, _id),
  }
  // Written down before anything is read: no file leaves without its line in the log.
  if (!(await db.exportFiles.insert(file))) return (await db.exportFiles.get(_id)) ?? refuse('EXPORT_GONE')
  return carryOn(file, opened, begun)
}

/** A list that a noun has made by itself. */
export interface HandedOut {
  readonly list: LoggedExport
  readonly me: Member
  readonly now: Date
  /** With its extension. */
  readonly fileName: string
  readonly rows: number
  readonly orgPath: readonly string[]
  readonly subjectId: string
  readonly content: Buffer
  /** The request behind it, which has one line in the log however often it comes; '' makes a line each time. */
  readonly requestId: string
}

/** Logs the file, keeps it for a day, and returns a link of ten minutes. */
export async function handedOut({ list, me, now, fileName, rows, orgPath, subjectId, content, requestId }: HandedOut): Promise<string> {
  const [_id, begun] = [requestId === '' ? newId() : idFor('handedOut', me._id, requestId), pathFor('xlsx')]
  const file: ExportFile = {
    _id, memberId: me._id, byName: me.name, unitName: me.unitName, orgPath, list, digest: '', subjectId, period: '', orgId: '', figure: '',
    status: 'working', done: 0, total: rows, fileName, fileId: '', parts: [], begun: [begun], cursor: '', at: now, until: new Date(now.getTime() + DAY_MS), listKey: sortKey(now, _id),
  }
  if (!(await db.exportFiles.insert(file))) {
    const known = await db.exportFiles.get(_id)
    if (known?.status === 'ready') return (await linksTo([known.fileId]))[0] || refuse('EXPORT_GONE')
    // Its day is over, or it broke off: the same line, a new file.
    await db.exportFiles.change({ _id, status: not('ready') }, { set: { status: 'working', done: 0, until: file.until }, addToSet: { begun: [begun] } })
  }
  const ready = await keep(file, { content, extension: 'xlsx', begun }, (fileId) => ({ status: 'ready', done: rows, fileId }))
  return (await linksTo([ready.fileId]))[0] || refuse('EXPORT_GONE')
}

export const openedBy = (lists: readonly ListExport[], list: LoggedExport, asking: Asking) => {
  const found = lists.find((one) => one.list === list)
  return found ? found.open(asking) : refuse('NOT_FOUND')
}

const AT_ONCE = 20

/** Files, half-read rows and what broke off, whose day is over. The line in the log stays. */
export async function deleteExports(now: Date): Promise<number> {
  const over = await db.exportFiles.find({ status: oneOf(['ready', 'working']), until: lte(now) }, { limit: AT_ONCE })
  for (const { _id, fileId, parts, begun = [] } of over) {
    const stale = [...parts, ...(fileId ? [fileId] : []), ...(await idsUnder(begun))]
    for (let from = 0; from < stale.length; from += 50) await files.remove(stale.slice(from, from + 50))
    await db.exportFiles.change({ _id, status: not('gone') }, { set: { status: 'gone', fileId: '', parts: [], begun: [] } })
  }
  return over.length
}
