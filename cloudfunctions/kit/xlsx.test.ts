/** F16: whatever a person typed is a text in the list, and the file is one that readers open. */
import { inflateRawSync } from 'node:zlib'
import readXlsx from 'read-excel-file/node'
import { spreadsheetOf, type Column } from './spreadsheet'

const hostile = ["=cmd|'/c calc'!A1", '+1+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', '<script>&"', '_x0041_', 'a\u0000b', '\ud800x', '1'.repeat(40), '𠮷野家']
const columns: ReadonlyArray<Column<string>> = [
  { header: '序号', width: 6, value: (_row, index) => index + 1 },
  { header: '名', width: 20, value: (row) => row },
  { header: '日', width: 10, value: () => new Date('2025-06-30T17:30:00Z') },
  { header: '空', width: 10, value: () => null },
]
const file = (title = '名单', rows: readonly string[] = hostile) => spreadsheetOf([{ title, notes: ['注'], columns, rows }] as never)

/** The parts of the file, by name. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, named] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)]
    const name = zip.subarray(at + 30, at + 30 + named).toString()
    parts.set(name, inflateRawSync(zip.subarray(at + 30 + named, at + 30 + named + packed)).toString('utf8'))
    at += 30 + named + packed
  }
  return parts
}

test('every text is a text cell: none is a formula, a number or a link', async () => {
  const sheet = partsOf(await file()).get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).not.toContain('<f>')
  expect([...sheet.matchAll(/<c r="B\d+" s="4" t="s">/g)]).toHaveLength(hostile.length)
})

test('a reader gets the words back as they were typed, without what no file may hold', async () => {
  const [sheet] = (await readXlsx(await file())) as unknown as Array<{ sheet: string; data: unknown[][] }>
  const words = (sheet?.data ?? []).slice(3).map((row) => row[1])
  // The reader trims; what cannot stand in a file is gone.
  const kept = hostile.map((text) => text.replace('\u0000', '').replace('\ud800', '').trim())
  expect(words.map((word) => String(word).replace(/_x005F_/g, '_'))).toEqual(kept)
})

test('a date is the union’s clock, not the machine’s', async () => {
  const sheet = partsOf(await file()).get('xl/worksheets/sheet1.xml') ?? ''
  const serial = Number(/<c r="C4" s="5"><v>([\d.]+)<\/v>/.exec(sheet)?.[1])
  expect(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 16)).toBe('2025-07-01T01:30')
})

test.each(["[]:*?/\\'x'", '', '很长的名字'.repeat(9)])('a title %j makes a tab that Excel takes', async (title) => {
  const workbook = partsOf(await file(title)).get('xl/workbook.xml') ?? ''
  const name = /<sheet name="([^"]*)"/.exec(workbook)?.[1] ?? ''
  expect([name.length > 0 && name.length <= 31, /[[\]:*?/\\]/.test(name), /^'|'$/.test(name)]).toEqual([true, false, false])
})

test('two lists of one name have two tabs, and the header is frozen and printed on every page', async () => {
  const one = { title: '很长的名字'.repeat(9), notes: [], columns, rows: ['a'] }
  const parts = partsOf(await spreadsheetOf([one, { ...one, title: `${one.title}二` }] as never))
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)
  expect(new Set(names).size).toBe(2)
  expect(parts.get('xl/workbook.xml')).toContain('_xlnm.Print_Titles')
  expect(parts.get('xl/worksheets/sheet2.xml')).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>')
})

test('more columns than letters have names of two', async () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ header: `列${index}`, width: 8, value: () => index }))
  const sheet = partsOf(await spreadsheetOf([{ title: '宽', notes: [], columns: many, rows: ['a'] }] as never)).get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).toContain('<c r="AD3"')
})
