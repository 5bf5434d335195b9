/**
 * Lists as .xlsx: a title, a frozen bold header, widths, dates in the union's zone, borders that print.
 * Texts are text cells, so a name like `=1+1` stays a name. The library is loaded only when a list is
 * asked for.
 */
import { ZONE_OFFSET_MS } from '@/types/calendar'

export interface Column<Row> {
  readonly header: string
  /** In characters of the default font. */
  readonly width: number
  readonly value: (row: Row, index: number) => string | number | Date | null
}

export interface Sheet<Row> {
  /** Also the tab's name, without the characters Excel refuses. */
  readonly title: string
  /** Lines under the title: unit, place, time, who made the list. */
  readonly notes: readonly string[]
  readonly columns: ReadonlyArray<Column<Row>>
  readonly rows: readonly Row[]
  readonly landscape?: boolean
}

const DATE_FORMAT = 'yyyy-mm-dd hh:mm'
const HEADER_FILL = '#F3E9DE'

/** Excel's dates have no zone: the cell shows the union's clock. */
const local = (instant: Date) => new Date(instant.getTime() + ZONE_OFFSET_MS)

const tabName = (title: string) => Array.from(title.replace(/[[\]:*?/\\]/g, ' ')).slice(0, 28).join('').trim() || '名单'

type Cell = Record<string, unknown> | null

function cellOf(value: string | number | Date | null): Cell {
  const frame = { borderStyle: 'thin', borderColor: '#BBAFA3', alignVertical: 'center', wrap: true }
  if (value === null) return { ...frame, value: '', type: String }
  if (value instanceof Date) return { ...frame, value: local(value), type: Date, format: DATE_FORMAT }
  return { ...frame, value, type: typeof value === 'number' ? Number : String }
}

function heading(text: string, width: number, style: Record<string, unknown>): Cell[] {
  const first = { value: text, type: String, columnSpan: width, ...style }
  return [first, ...Array.from({ length: width - 1 }, () => null)]
}

function sheetRows<Row>({ title, notes, columns, rows }: Sheet<Row>): Cell[][] {
  const header = columns.map((column) => ({
    value: column.header, type: String, fontWeight: 'bold', backgroundColor: HEADER_FILL, align: 'center', borderStyle: 'thin', borderColor: '#BBAFA3',
  }))
  return [
    heading(title, columns.length, { fontWeight: 'bold', fontSize: 16, align: 'center', height: 30 }),
    ...notes.map((note) => heading(note, columns.length, { textColor: '#6F635C', align: 'left' })),
    header,
    ...rows.map((row, index) => columns.map((column) => ({ ...cellOf(column.value(row, index)), height: 22 }))),
  ]
}

/** The file of one or more lists. */
export async function spreadsheetOf(sheets: ReadonlyArray<Sheet<never>>): Promise<Buffer> {
  const { default: writeXlsx } = await import('write-excel-file/node')
  const book = sheets.map((sheet) => ({
    data: sheetRows(sheet),
    sheet: tabName(sheet.title),
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: sheet.notes.length + 2,
    orientation: sheet.landscape ? ('landscape' as const) : undefined,
    showGridLines: false,
  }))
  return writeXlsx(book as never, { fontFamily: 'SimSun', fontSize: 11 }).toBuffer()
}
