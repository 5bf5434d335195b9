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

const DATE_FORMAT = 'yyyy"年"m"月"d"日" hh:mm'
/** What such a date needs, in characters. */
const DATE_WIDTH = 20
const HEADER_FILL = '#F3E9DE'

/** Excel's dates have no zone: the cell shows the union's clock. */
const local = (instant: Date) => new Date(instant.getTime() + ZONE_OFFSET_MS)

const tabName = (title: string) => Array.from(title.replace(/[[\]:*?/\\]/g, ' ')).slice(0, 27).join('').trim() || '名单'

/** Excel takes no two tabs of one name. */
function tabNames(titles: readonly string[]): string[] {
  const names = titles.map(tabName)
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} ${index + 1}`))
}

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

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Printed on A4, as wide as the page, with the header on every page. The library has no option for it. */
function printing(names: readonly string[], headerRows: readonly number[]) {
  const titles = names.map((name, index) => {
    const rows = `'${escaped(name.replaceAll("'", "''"))}'!$${headerRows[index]}:$${headerRows[index]}`
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${rows}</definedName>`
  })
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) => xml
            .replace('<sheetViews', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews')
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
        },
        'xl/workbook.xml': { transform: (xml: string) => xml.replace('</sheets>', `</sheets><definedNames>${titles.join('')}</definedNames>`) },
      },
    },
  }
}

function widthOf<Row>({ width, value }: Column<Row>, rows: readonly Row[]): number {
  const isDate = rows.slice(0, 20).some((row, index) => value(row, index) instanceof Date)
  return isDate ? Math.max(width, DATE_WIDTH) : width
}

/** The file of one or more lists. */
export async function spreadsheetOf(sheets: ReadonlyArray<Sheet<never>>): Promise<Buffer> {
  const { default: writeXlsx } = await import('write-excel-file/node')
  const names = tabNames(sheets.map(({ title }) => title))
  const headerRows = sheets.map(({ notes }) => notes.length + 2)
  const book = sheets.map((sheet, index) => ({
    data: sheetRows(sheet),
    sheet: names[index],
    columns: sheet.columns.map((column) => ({ width: widthOf(column, sheet.rows) })),
    stickyRowsCount: headerRows[index],
    orientation: sheet.landscape ? ('landscape' as const) : ('portrait' as const),
    showGridLines: false,
  }))
  return writeXlsx(book as never, { fontFamily: 'SimSun', fontSize: 11, features: [printing(names, headerRows)] } as never).toBuffer()
}
