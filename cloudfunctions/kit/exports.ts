/**
 * How a noun lets a list be taken away as a file: it says who may, which records, in which order, and what the
 * columns are; or it makes a paper. Reading in pages, the limits, the path nobody can guess, the short link,
 * the log and the deletion are the same for all (features/export).
 */
import { spokenTime } from '@/types/calendar'
import type { ExportList } from '@/types/summaryNames'
import type { CollectionName, Documents } from './collections'
import { db, type Collection } from './db'
import type { Member } from './documents/people'
import { hatsOf, type Hat } from './case'
import { gt, lt, oneOf, together, type Filter } from './filter'
import { valueAt } from './paths'
import { noteReads, type Reading } from './readLog'
import type { Column } from './spreadsheet'

export interface Asking {
  readonly me: Member
  readonly now: Date
  /** Empty when not said. */
  readonly subjectId: string
  readonly period: string
  readonly orgId: string
  readonly figure: string
}

export type Cell = string | number | Date | null

export interface SheetOf<Doc> {
  readonly title: string
  /** Lines under the title; `rows` is how many there are. */
  readonly notes: (rows: number) => readonly string[]
  readonly columns: ReadonlyArray<Column<Doc>>
  readonly landscape?: boolean
  /** Only these rows. */
  readonly takes?: (doc: Doc) => boolean
}

interface Common {
  /** Without extension. */
  readonly fileName: string
  /** Units whose chair and auditors see in the log that it was taken. */
  readonly orgPath: readonly string[]
}

/** Rows of one collection, read in the order of a sortable field that ends in the id. */
export interface Rows<Name extends CollectionName = CollectionName, Row = Documents[Name]> extends Common {
  readonly kind: 'rows'
  readonly from: Name
  readonly filter: Filter
  readonly order: readonly [field: string, direction: 1 | -1]
  /** Looks at each read before it is written: finds names, notes readings, leaves out what is not for these eyes. */
  readonly look?: (docs: ReadonlyArray<Documents[Name]>) => Promise<readonly Row[]>
  readonly sheets: ReadonlyArray<SheetOf<Row>>
}

export interface Made extends Common {
  readonly kind: 'paper' | 'sheet'
  readonly rows: number
  readonly make: () => Promise<Buffer>
}

export type Opened = Rows | Made

export const rowsOf = <Name extends CollectionName, Row = Documents[Name]>(rows: Omit<Rows<Name, Row>, 'kind'>): Opened => ({ kind: 'rows', ...rows }) as unknown as Opened

export interface ListExport {
  readonly list: ExportList
  /** Refuses who may not, and what is not there. Asked again when a long export goes on. */
  readonly open: (asking: Asking) => Promise<Opened>
}

/** What stands under the title of every list. */
export const madeBy = ({ me, now }: Pick<Asking, 'me' | 'now'>, rows: number, unit: string) => `制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} ${unit}`

/** The hats of who asks, those of people they stand in for among them: two calls at most. */
export async function hatsIn({ me, now }: Pick<Asking, 'me' | 'now'>): Promise<Hat[]> {
  const delegations = await db.delegations.find({ deputyId: me._id })
  const delegators = delegations.length > 0 ? await db.members.find({ _id: oneOf(delegations.map(({ _id }) => _id)) }) : []
  return hatsOf(me, { delegations, delegators }, now)
}

const READINGS_A_CALL = 100

/** Notes that these people's data leave as a file, before they do. */
export async function noteAll(readings: readonly Reading[]): Promise<void> {
  for (let from = 0; from < readings.length; from += READINGS_A_CALL) await noteReads(readings.slice(from, from + READINGS_A_CALL))
}

type Plain = { readonly _id: string }

const ROWS_A_READ = 1000

/** The next rows as cells, one table per sheet, and where to go on. */
export async function readRows(rows: Rows, cursor: string, count: number): Promise<{ tables: Cell[][][]; read: number; cursor: string; isOver: boolean }> {
  const collection = db[rows.from] as unknown as Collection<Plain>
  const [field, direction] = rows.order
  const tables: Cell[][][] = rows.sheets.map(() => [])
  let read = 0
  let last = cursor
  for (; read < count; ) {
    const beyond = last === '' ? {} : { [field]: direction === 1 ? gt(last) : lt(last) }
    const wanted = Math.min(ROWS_A_READ, count - read)
    // A range of the list's own field stays beside the place where it goes on.
    const filter = field in rows.filter ? together(rows.filter, beyond) : { ...rows.filter, ...beyond }
    const page = await collection.find(filter, { order: [[field, direction]], limit: wanted })
    const seen = rows.look ? await rows.look(page as never) : page
    rows.sheets.forEach(({ columns, takes }, index) => {
      for (const doc of seen) if (!takes || takes(doc as never)) (tables[index] as Cell[][]).push(columns.map(({ value }) => value(doc as never, 0)))
    })
    read += page.length
    last = String(valueAt(page.at(-1) ?? {}, field) ?? last)
    if (page.length < wanted) return { tables, read, cursor: last, isOver: true }
  }
  return { tables, read, cursor: last, isOver: false }
}

// Cells keep their dates while they wait beside the file.
export const packed = (tables: readonly Cell[][][]): Buffer =>
  Buffer.from(JSON.stringify(tables.map((rows) => rows.map((row) => row.map((cell) => (cell instanceof Date ? { at: cell.getTime() } : cell))))))

export const unpacked = (file: Buffer): Cell[][][] =>
  (JSON.parse(file.toString('utf8')) as Array<Array<Array<Cell | { at: number }>>>).map((rows) =>
    rows.map((row) => row.map((cell) => (cell && typeof cell === 'object' && 'at' in cell ? new Date(cell.at) : (cell as Cell)))),
  )
