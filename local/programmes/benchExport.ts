/** Writes one list of 10,000 rows (or as many as said) × 12 columns, and tells its parent how long it took and how much memory it needed. */
import { spreadsheetOf } from '@/cloudfunctions/kit/spreadsheet'
import type { Cell } from '@/cloudfunctions/kit/exports'

const [ROWS = 10_000] = process.argv.slice(2).map(Number)
const COLUMNS = 12

/** A roster as it is: numbers and names differ, units, shifts, states and ways repeat. */
const texts = ['', '职工', 'HS', '生产', '班', '组', '', '已签到', '', '', '班组长点名', '备注']

function cell(row: number, column: number): Cell {
  if (column === 0 || column === 6) return column === 0 ? row + 1 : row % 3
  if (column === 8 || column === 9) return new Date(Date.UTC(2025, row % 12, 1 + (row % 28), row % 24, row % 60))
  if (column === 1 || column === 2) return `${texts[column]}${10_000 + row}`
  return `${texts[column]}${row % 7}`
}

async function main(): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, row) => Array.from({ length: COLUMNS }, (_unused, column) => cell(row, column)))
  const columns = Array.from({ length: COLUMNS }, (_, column) => ({ header: `第${column}列`, width: 14, value: (row: Cell[]) => row[column] ?? null }))
  const begun = performance.now()
  const file = await spreadsheetOf([{ title: '一万行', notes: ['测量用'], columns, rows }] as never)
  process.send?.({ ms: performance.now() - begun, mb: process.resourceUsage().maxRSS / 1024, kb: file.length / 1024 })
}

void main()
