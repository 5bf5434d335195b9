/**
 * From cells to fields. A noun declares its columns; headers are recognised by their synonyms wherever the
 * header row stands, and each cell becomes a normal text or an issue. Pure.
 */
import { lengthOf } from '@/types/fields'
import { hasUnseen } from '@/types/plainText'
import type { RowIssue } from '@/types/sheetNames'
import type { ErrorCode } from '@/types/errors'
import { dayOfCell, type Cell, type SheetRow } from './sheetRead'

type Parsed = { readonly value: string } | { readonly issue: RowIssue }
export type CellReader = (cell: Exclude<Cell, null>) => Parsed

export interface ColumnRule {
  readonly key: string
  readonly label: string
  /** Other headers it is known by. */
  readonly synonyms: readonly string[]
  readonly isRequired: boolean
  readonly read: CellReader
  /** For the template: a cell as it should look. */
  readonly example: string
}

export interface Issue {
  readonly column: string
  readonly issue: RowIssue
}

/** A row of the file as fields; an absent key was empty or had no column. */
export interface ReadRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  readonly issues: readonly Issue[]
}

/** A cell is one line. */
const BREAKS = /[\t\n\r]/

const textOf = (cell: Exclude<Cell, null>): string | null => ('text' in cell ? cell.text : 'number' in cell ? cell.number : 'day' in cell ? cell.day : null)

const spoiled = (cell: Exclude<Cell, null>): Parsed => ({ issue: 'merged' in cell ? 'merged' : 'broken' })

export const textUpTo =
  (max: number): CellReader =>
  (cell) => {
    const text = textOf(cell)?.normalize('NFKC').trim()
    if (text === undefined) return spoiled(cell)
    if (BREAKS.test(text) || hasUnseen(text)) return { issue: 'badText' }
    return lengthOf(text) > max ? { issue: 'tooLong' } : { value: text }
  }

const EXCEL_EPOCH_DAYS = 25_569
const DAY_MS = 86_400_000
const SERIAL = /^\d{1,5}(\.\d+)?$/
const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s.*)?$/
const TIGHT = /^(\d{4})(\d{2})(\d{2})$/

function checkedDay(year: string, month: string, date: string): Parsed {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const instant = new Date(`${day}T00:00:00.000Z`)
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) && year >= '1900' && year < '2200'
  return isReal ? { value: day } : { issue: 'noSuchDay' }
}

/** A day in any of the ways people write one: a date cell, its serial number, `2026/6/1`, `2026年6月1日`, `20260601`. */
export const dayCell: CellReader = (cell) => {
  if ('day' in cell) return { value: cell.day }
  const text = textOf(cell)?.normalize('NFKC').trim()
  if (text === undefined) return 'broken' in cell && cell.broken.startsWith('1900') ? { issue: 'noSuchDay' } : spoiled(cell)
  const written = WRITTEN.exec(text) ?? TIGHT.exec(text)
  if (written) return checkedDay(written[1] ?? '', written[2] ?? '', written[3] ?? '')
  if (!SERIAL.test(text) || Number(text) < 1) return { issue: 'badDay' }
  const day = dayOfCell(new Date((Math.floor(Number(text)) - EXCEL_EPOCH_DAYS) * DAY_MS))
  return day ? { value: day } : { issue: 'noSuchDay' }
}

/** One of a few words, each known by others too: `choice({ male: ['男', 'M'] })`. */
export const choice =
  (words: Readonly<Record<string, readonly string[]>>): CellReader =>
  (cell) => {
    const text = textOf(cell)?.normalize('NFKC').trim().toUpperCase()
    if (text === undefined) return spoiled(cell)
    const [found] = Object.entries(words).find(([, known]) => known.includes(text)) ?? []
    return found ? { value: found } : { issue: 'badChoice' }
  }

/** A header as it is compared: without blanks, stars, brackets and what stands in them. */
const normalHeader = (text: string) => text.normalize('NFKC').replace(/\([^)]*\)/g, '').replace(/[\s*:：【】[\]]/g, '').toUpperCase()

export interface Mapping {
  readonly headerRow: number
  /** Key of the rule → index of the column. */
  readonly columns: Readonly<Record<string, number>>
  readonly headers: Readonly<Record<string, string>>
  /** Headers that no rule knows. */
  readonly ignored: readonly string[]
}

const HEADER_WITHIN = 20

/** The row that names most of the columns, among the first twenty; null when none names a required one. */
export function mappingOf(rows: readonly SheetRow[], rules: readonly ColumnRule[]): Mapping | null {
  const known = new Map(rules.flatMap(({ key, label, synonyms }) => [label, ...synonyms].map((word) => [normalHeader(word), key] as const)))
  const mapped = rows.slice(0, HEADER_WITHIN).map(({ row, cells }) => {
    const columns: Record<string, number> = {}
    const headers: Record<string, string> = {}
    const ignored: string[] = []
    cells.forEach((cell, index) => {
      const header = (cell && textOf(cell)) ?? ''
      const key = known.get(normalHeader(header))
      if (key && !(key in columns)) {
        columns[key] = index
        headers[key] = header.trim()
      } else if (header) ignored.push(header.trim().slice(0, 30))
    })
    return { headerRow: row, columns, headers, ignored }
  })
  const best = mapped.reduce<Mapping | null>((most, each) => (Object.keys(each.columns).length > Object.keys(most?.columns ?? {}).length ? each : most), null)
  return best && rules.some(({ key, isRequired }) => isRequired && key in best.columns) ? best : null
}

/** Why this mapping cannot be used: the label of a required column that is missing. */
export function missingColumn(mapping: Mapping, rules: readonly ColumnRule[]): { readonly code: ErrorCode; readonly label: string } | null {
  const missing = rules.find(({ key, isRequired }) => isRequired && !(key in mapping.columns))
  return missing ? { code: 'SHEET_COLUMN_MISSING', label: missing.label } : null
}

const isEmpty = (cells: readonly Cell[]) => cells.every((cell) => cell === null || 'merged' in cell)

/** The data rows under the header, read by the rules; empty ones are passed over. */
export function readRows(rows: readonly SheetRow[], mapping: Mapping, rules: readonly ColumnRule[]): ReadRow[] {
  const used = rules.filter(({ key }) => key in mapping.columns)
  return rows.filter(({ row, cells }) => row > mapping.headerRow && !isEmpty(cells)).map(({ row, cells }) => {
    const fields: Record<string, string> = {}
    const issues: Issue[] = []
    for (const { key, isRequired, read } of used) {
      const cell = cells[mapping.columns[key] ?? -1] ?? null
      const parsed = cell && read(cell)
      if (parsed && 'issue' in parsed) issues.push({ column: key, issue: parsed.issue })
      else if (parsed && parsed.value !== '') fields[key] = parsed.value
      else if (isRequired) issues.push({ column: key, issue: 'required' })
    }
    return { row, cells: fields, issues }
  })
}

/** Every row whose key stood in a row before. */
export function withDuplicates(rows: readonly ReadRow[], key: string): ReadRow[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const value = row.cells[key]
    if (value === undefined) return row
    if (seen.has(value)) return { ...row, issues: [...row.issues, { column: key, issue: 'duplicate' as const }] }
    seen.add(value)
    return row
  })
}

export interface ShortNumbers {
  readonly usualLength: number
  readonly count: number
  readonly example: string
}

const MAJORITY = 0.6

/**
 * Numbers that lost their leading zeros when a spreadsheet took them for amounts: all digits, and shorter than
 * most. `known` are numbers that are right, from the roster. Null when nothing looks lost.
 */
export function shortNumbers(values: readonly string[], known: readonly string[]): ShortNumbers | null {
  const digits = (list: readonly string[]) => list.filter((value) => /^\d+$/.test(value))
  const given = digits(values)
  const measure = digits(known).length > 0 ? digits(known) : given
  const lengths = new Map<number, number>()
  for (const { length } of measure) lengths.set(length, (lengths.get(length) ?? 0) + 1)
  const [usualLength, share] = [...lengths].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])
  if (share < measure.length * MAJORITY) return null
  const right = new Set(known)
  const lost = given.filter((value) => value.length < usualLength && !right.has(value))
  return lost.length > 0 ? { usualLength, count: lost.length, example: lost[0] ?? '' } : null
}
