/**
 * The first visible sheet of a workbook as rows of plain cells, with what a reader must know about it: hidden
 * and further sheets, formulas (taken by the value that was last computed), merged cells. The library is
 * loaded only when a sheet is read.
 */
import { refuse } from './refuse'
import { packed, partsOf, sheetLimits } from './sheetPackage'

/** A cell as it was meant: text, a number as written, a day. */
export type Cell = { readonly text: string } | { readonly number: string } | { readonly day: string } | { readonly merged: true } | { readonly broken: string } | null

export interface SheetRow {
  /** As the spreadsheet counts: the first is 1. */
  readonly row: number
  readonly cells: readonly Cell[]
}

export interface SheetText {
  readonly sheetName: string
  readonly rows: readonly SheetRow[]
  readonly hiddenSheets: number
  readonly otherSheets: number
  readonly formulas: number
  readonly mergedRanges: number
}

interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

const attribute = (tag: string, name: string) => new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
const tagsOf = (xml: string, name: string) => xml.match(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g')) ?? []

/** The same one by one: a hostile file may have millions, and the first few thousand settle it. */
function* eachTag(xml: string, name: string): Generator<string> {
  for (const [tag] of xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g'))) yield tag
}

function countOf(xml: string, name: string): number {
  let count = 0
  for (const _tag of eachTag(xml, name)) count += 1
  return count
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string) => text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)

function sheetsIn(parts: ReadonlyMap<string, Buffer>): SheetEntry[] {
  const text = (name: string) => parts.get(name)?.toString('utf8') ?? ''
  const targets = new Map(tagsOf(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]))
  return tagsOf(text('xl/workbook.xml'), 'sheet').map((tag) => {
    const target = targets.get(attribute(tag, 'id')) ?? ''
    return { name: plain(attribute(tag, 'name')), isHidden: attribute(tag, 'state') !== '' && attribute(tag, 'state') !== 'visible', part: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
  })
}

/** `C7` as column 2, row 7. */
function placeOf(address: string): { readonly column: number; readonly row: number } {
  const [, letters = '', digits = '0'] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? []
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(digits) }
}

/**
 * Cells that lie under a merged cell, as `row:column`; its value is in the first one only. A range that goes beyond what we
 * read ends there; many ranges may not add up to more than a sheet has room for, whatever the file says.
 */
function coveredBy(xml: string): { readonly covered: ReadonlySet<string>; readonly ranges: number } {
  const covered = new Set<string>()
  let [ranges, room]: [number, number] = [0, sheetLimits.merged]
  for (const tag of eachTag(xml, 'mergeCell')) {
    ranges += 1
    const [from, to] = attribute(tag, 'ref').split(':').map(placeOf)
    if (!from || !to) continue
    const [lastRow, lastColumn] = [Math.min(to.row, sheetLimits.rows + 1), Math.min(to.column, sheetLimits.columns)]
    room -= Math.max(0, lastRow - from.row + 1) * Math.max(0, lastColumn - from.column + 1) + 1
    if (room < 0) refuse('SHEET_TOO_LARGE')
    for (let row = from.row; row <= lastRow; row += 1) {
      for (let column = from.column; column <= lastColumn; column += 1) if (row !== from.row || column !== from.column) covered.add(`${row}:${column}`)
    }
  }
  return { covered, ranges }
}

/** Cells whose formula ended in an error (`#REF!`), as `row:column`; the library shows them as empty. */
function brokenIn(xml: string): ReadonlySet<string> {
  const places = (xml.match(/<(?:\w+:)?c\b[^>]*\st="e"[^>]*>/g) ?? []).map((tag) => placeOf(attribute(tag, 'r')))
  return new Set(places.map(({ row, column }) => `${row}:${column}`))
}

/** Rows, columns and cells as the sheet itself numbers them, judged before the library builds anything of them. */
function checkExtent(xml: string): void {
  let [rows, cells] = [0, 0]
  for (const tag of eachTag(xml, 'row')) {
    rows += 1
    if (Math.max(rows, Number(attribute(tag, 'r')) || 0) > sheetLimits.rows + 1) refuse('SHEET_TOO_MANY_ROWS')
  }
  for (const _cell of eachTag(xml, 'c')) {
    cells += 1
    if (cells > sheetLimits.cells) refuse('SHEET_TOO_LARGE')
  }
  const widest = (xml.match(/<(?:\w+:)?c\b[^>]*\sr="([A-Z]{3,})\d+"/) ?? [])[1]
  if (widest) refuse('SHEET_TOO_LARGE')
}

/** Numbers keep their digits behind a mark: a staff number of 18 digits is no floating-point number. */
const NUMBER_MARK = '\u0000'
const DAY_MS = 86_400_000
const LEAP_BUG_UNTIL = Date.UTC(1900, 1, 28)

/** Excel thinks 1900 was a leap year: before 1 March its days are one ahead, and 29 February 1900 never was. */
export function dayOfCell(date: Date): string | null {
  const time = date.getTime()
  if (time < LEAP_BUG_UNTIL) return new Date(time + DAY_MS).toISOString().slice(0, 10)
  if (time < LEAP_BUG_UNTIL + DAY_MS) return null
  return date.toISOString().slice(0, 10)
}

function cellOf(value: unknown, isMerged: boolean, isBroken: boolean): Cell {
  if (isBroken) return { broken: 'error' }
  if (value === null || value === undefined || value === '') return isMerged ? { merged: true } : null
  if (value instanceof Date) {
    const day = dayOfCell(value)
    return day ? { day } : { broken: '1900-02-29' }
  }
  if (typeof value === 'boolean') return { text: value ? '是' : '否' }
  const text = String(value)
  return text.startsWith(NUMBER_MARK) ? { number: text.slice(1) } : { text }
}

/**
 * Reading thousands of rows keeps the process busy for seconds; meanwhile the database's end may have closed a
 * waiting connection, which is noticed only when the process listens again. It listens before anything is asked.
 */
const listen = () => new Promise((resolve) => setTimeout(resolve, 20))

async function valuesIn(file: Buffer, sheetName: string): Promise<ReadonlyArray<readonly unknown[]>> {
  const { readSheet } = await import('read-excel-file/node')
  try {
    return await readSheet(file, sheetName, { parseNumber: (text: string) => `${NUMBER_MARK}${text}` as never, trim: true })
  } catch (error) {
    // `<c/> at row 12, col 3: VALUE_MISSING`: a formula that was never computed, or a damaged cell.
    const [, row, column] = /row (\d+), col (\d+)/.exec(String(error)) ?? []
    return refuse('SHEET_UNREADABLE', row && `${row}:${column}`)
  }
}

/** Reads it. Refuses files that are no workbook, too large, damaged or longer than we take. */
export async function readSheetOf(file: Buffer): Promise<SheetText> {
  const parts = partsOf(file)
  const sheets = sheetsIn(parts)
  const visible = sheets.filter(({ isHidden, part }) => !isHidden && parts.has(part))
  const wanted = visible[0] ?? refuse('SHEET_UNREADABLE')
  const xml = (parts.get(wanted.part) as Buffer).toString('utf8')
  checkExtent(xml)
  const { covered, ranges } = coveredBy(xml)
  const kept = new Map([...parts].filter(([name]) => !name.startsWith('xl/worksheets/') || name === wanted.part))
  const others = sheets.filter((sheet) => sheet !== wanted)
  for (const { part } of others) if (part !== wanted.part) kept.set(part, Buffer.from('<worksheet><sheetData/></worksheet>'))
  const data = await valuesIn(packed(kept), wanted.name)
  const broken = brokenIn(xml)
  const width = Math.max(0, ...[...broken].map((place) => Number(place.split(':')[1]) + 1))
  const rows = data.map((values, index) => ({
    row: index + 1,
    cells: Array.from({ length: Math.max(values.length, width) }, (_, column) => cellOf(values[column], covered.has(`${index + 1}:${column}`), broken.has(`${index + 1}:${column}`))),
  }))
  await listen()
  return {
    sheetName: wanted.name,
    rows,
    hiddenSheets: sheets.filter(({ isHidden }) => isHidden).length,
    otherSheets: visible.length - 1,
    formulas: countOf(xml, 'f'),
    mergedRanges: ranges,
  }
}
