/**
 * Lists as .xlsx: a title, a frozen bold header, widths, dates in the union's zone, borders; printed on A4 as wide as
 * the page with the header on every one. Texts are text cells, so a name like `=1+1` stays a name.
 */
import { DAY_MS, ZONE_OFFSET_MS } from '@/types/calendar'
import { xlsxOf, type XlsxCell, type XlsxSheet } from './xlsx'

type Value = string | number | Date | null

export interface Column<Row> {
  readonly header: string
  /** In characters of the default font. */
  readonly width: number
  readonly value: (row: Row, index: number) => Value
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

/** What a date with its time needs, in characters. */
const DATE_WIDTH = 20
const LINE_HEIGHT = 16
const MAX_HEIGHT = 400

const tabName = (title: string) => Array.from(title.replace(/[[\]:*?/\\]/g, ' ').replace(/^[\s']+|[\s']+$/g, '')).slice(0, 27).join('').trim() || '名单'

/** Excel takes no two tabs of one name. */
function tabNames(titles: readonly string[]): string[] {
  const names = titles.map(tabName)
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} ${index + 1}`))
}

/** Days since 1899-12-30 on the union's clock: Excel's dates have no zone. */
const serialOf = (instant: Date) => (instant.getTime() + ZONE_OFFSET_MS) / DAY_MS + 25_569

function cellOf(value: Value, isCentred: boolean): XlsxCell {
  if (value instanceof Date) return { look: 'date', value: serialOf(value) }
  return { look: isCentred ? 'centred' : typeof value === 'number' ? 'number' : 'cell', value }
}

/** Lines that a text takes in a column: a Chinese character is two wide. */
function linesOf(value: Value, width: number): number {
  if (typeof value !== 'string' || value.length * 2 < width) return 1
  let wide = 0
  for (const character of value) wide += character > '\u00ff' ? 2 : 1
  return Math.ceil(wide / Math.max(1, width - 1))
}

function* rowsOf<Row>({ title, notes, columns, rows }: Sheet<Row>): XlsxSheet['rows'] extends Iterable<infer Line> ? Generator<Line> : never {
  yield { height: 30, cells: [{ look: 'title', value: title }] }
  for (const note of notes) yield { height: 18, cells: [{ look: 'note', value: note }] }
  yield { height: 24, cells: columns.map(({ header }) => ({ look: 'header', value: header })) }
  for (const [index, row] of rows.entries()) {
    const values = columns.map((column) => column.value(row, index))
    // As high as the longest text needs.
    const lines = values.reduce<number>((most, value, at) => Math.max(most, linesOf(value, columns[at]?.width ?? 10)), 1)
    yield { height: Math.min(MAX_HEIGHT, 6 + LINE_HEIGHT * lines), cells: values.map((value, at) => cellOf(value, columns[at]?.header === '序号')) }
  }
}

function widthOf<Row>({ width, value }: Column<Row>, rows: readonly Row[]): number {
  const isDate = rows.slice(0, 20).some((row, index) => value(row, index) instanceof Date)
  return isDate ? Math.max(width, DATE_WIDTH) : width
}

/** The file of one or more lists. */
export async function spreadsheetOf(sheets: ReadonlyArray<Sheet<never>>): Promise<Buffer> {
  const names = tabNames(sheets.map(({ title }) => title))
  return xlsxOf(sheets.map((sheet, index) => ({
    name: names[index] as string,
    widths: sheet.columns.map((column) => widthOf(column, sheet.rows)),
    rows: rowsOf(sheet),
    wide: [1, ...sheet.notes.map((_note, at) => at + 2)],
    headerRow: sheet.notes.length + 2,
    landscape: sheet.landscape ?? false,
  })))
}
