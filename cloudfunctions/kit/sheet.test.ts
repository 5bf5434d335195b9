/** What a spreadsheet from a stranger may be, and what is made of it. */
import { handmade, handmadeParts, workbookOf, xmlRows, zipOf } from '@/local/testing/sheets'
import { Refusal } from './refuse'
import { choice, dayCell, mappingOf, readRows, shortNumbers, textUpTo, withDuplicates, type ColumnRule } from './sheetColumns'
import { packed, partsOf, sheetLimits } from './sheetPackage'
import { readSheetOf } from './sheetRead'

const refusalOf = async (act: () => unknown) => {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const rule = (key: string, label: string, read: ColumnRule['read'] = textUpTo(20), isRequired = false, ...synonyms: string[]): ColumnRule => ({ key, label, read, isRequired, synonyms, example: '' })

describe('a file that is no list of ours is refused before it is unpacked', () => {
  const book = (xml: string) => handmade({ name: 'S', xml })

  test.each([
    ['a text file with commas, renamed', () => Buffer.from('工号,姓名\nA1,张三'), 'SHEET_NOT_XLSX'],
    ['an .xls of before 2007, renamed', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]), 'SHEET_OLD_FORMAT'],
    ['some other zip', () => zipOf([{ name: 'readme.txt', content: 'hello' }]), 'SHEET_NOT_XLSX'],
    ['an empty file', () => Buffer.alloc(0), 'SHEET_NOT_XLSX'],
    ['a file cut off in the middle', () => book(xmlRows([['a']])).subarray(0, 300), 'SHEET_UNREADABLE'],
    ['more than five megabytes', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(sheetLimits.fileBytes)]), 'SHEET_TOO_LARGE'],
    ['a thousand parts', () => zipOf(Array.from({ length: 1000 }, (_, index) => ({ name: `xl/a${index}.xml`, content: '' }))), 'SHEET_TOO_LARGE'],
    ['a bomb that says what it is', () => zipOf([...handmadeParts({ name: 'S', xml: '' }), { name: 'xl/worksheets/sheet9.xml', content: Buffer.alloc(80 * 1024 * 1024) }]), 'SHEET_TOO_LARGE'],
    ['a bomb that lies about its size', () => zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(80 * 1024 * 1024), claims: 100 }]), 'SHEET_TOO_LARGE'],
  ] as const)('%s', async (_what, file, code) => {
    const bytes = file()
    const before = process.memoryUsage().arrayBuffers
    expect(await refusalOf(() => partsOf(bytes))).toBe(code)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(sheetLimits.unpackedBytes + 8 * 1024 * 1024)
  })

  test('a hundred thousand rows are refused with a sentence of their own, and so is one row at the bottom of the sheet', async () => {
    const many = `<sheetData>${'<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(100_000)}</sheetData>`
    expect(await refusalOf(() => readSheetOf(book(many)))).toBe('SHEET_TOO_MANY_ROWS')
    expect(await refusalOf(() => readSheetOf(book('<sheetData><row r="1"/><row r="1048576"/></sheetData>')))).toBe('SHEET_TOO_MANY_ROWS')
  })

  test('what is unpacked and packed anew has the same parts', () => {
    const parts = partsOf(book(xmlRows([['工号', '姓名'], ['A1', '张三']])))
    expect(partsOf(packed(parts))).toEqual(parts)
  })
})

describe('what is in the sheet', () => {
  test('texts, numbers digit by digit, days, and blanks arrive as they are', async () => {
    const file = await workbookOf({ name: '名册', rows: [['工号', '入职', '数'], ['00123', new Date(Date.UTC(2020, 1, 29)), 7], [null, null, null], ['A4', null, 0.5]] })
    const { rows, sheetName } = await readSheetOf(file)
    expect(sheetName).toBe('名册')
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, { text: '工号' }, { text: '入职' }, { text: '数' }],
      [2, { text: '00123' }, { day: '2020-02-29' }, { number: '7' }],
      [3, null, null, null],
      [4, { text: 'A4' }, null, { number: '0.5' }],
    ])
    const long = await readSheetOf(handmade({ name: 'S', xml: xmlRows([['<c><v>123456789012345678</v></c>']]) }))
    expect(long.rows[0]?.cells[0]).toEqual({ number: '123456789012345678' })
  })

  test('a hidden first sheet is passed over and told of, further sheets are told of', async () => {
    const file = handmade(
      { name: '旧数据', xml: xmlRows([['不要读我']]), state: 'hidden' },
      { name: '更旧', xml: xmlRows([['也不要']]), state: 'veryHidden' },
      { name: '名册', xml: xmlRows([['读我']]) },
      { name: '附表', xml: xmlRows([['不读']]) },
    )
    expect(await readSheetOf(file)).toMatchObject({ sheetName: '名册', hiddenSheets: 2, otherSheets: 1, rows: [{ cells: [{ text: '读我' }] }] })
  })

  test('a formula is taken by its last value and counted; one that was never computed is an empty cell, a damaged one is refused by its place', async () => {
    const computed = handmade({ name: 'S', xml: xmlRows([['<c t="str"><f>A9&amp;"x"</f><v>张三</v></c>', '<c><f>1+1</f><v>2</v></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>']]) })
    expect(await readSheetOf(computed)).toMatchObject({ formulas: 3, rows: [{ cells: [{ text: '张三' }, { number: '2' }, { broken: 'error' }] }] })
    const empty = handmade({ name: 'S', xml: xmlRows([['a'], ['<c t="str"><f>A9</f></c>']]) })
    expect((await readSheetOf(empty)).rows[1]?.cells[0] ?? null).toBeNull()
    const damaged = handmade({ name: 'S', xml: xmlRows([['a'], ['<c t="s"><v>99</v></c>']]) })
    await expect(readSheetOf(damaged)).rejects.toMatchObject({ code: 'SHEET_UNREADABLE', field: '2:1' })
  })

  test('cells under a merged one are known as such', async () => {
    const xml = `${xmlRows([['部门', '姓名'], ['生产一部', '甲'], ['', '乙']])}<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`
    const { rows, mergedRanges } = await readSheetOf(handmade({ name: 'S', xml }))
    expect(mergedRanges).toBe(1)
    expect(rows[2]?.cells).toEqual([{ merged: true }, { text: '乙' }])
  })

  test('merged cells are followed as far as a sheet is read: a column merged to the bottom, and no number of ranges fills the memory', async () => {
    const under = (refs: readonly string[]) => `${xmlRows([['部门', '姓名'], ['生产一部', '甲'], ['', '乙']])}<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    const column = await readSheetOf(handmade({ name: 'S', xml: under(['A2:A1048576']) }))
    expect(column.rows[2]?.cells[0]).toEqual({ merged: true })
    const row = await readSheetOf(handmade({ name: 'S', xml: under(['A1:XFD1']) }))
    expect(row.mergedRanges).toBe(1)
    const bomb = handmade({ name: 'S', xml: under(Array.from({ length: 50_000 }, () => 'A2:CV30000')) })
    const before = process.memoryUsage().heapUsed
    expect(await refusalOf(() => readSheetOf(bomb))).toBe('SHEET_TOO_LARGE')
    expect(await refusalOf(() => readSheetOf(handmade({ name: 'S', xml: under(Array.from({ length: 130_000 }, () => 'B2:B2')) })))).toBe('SHEET_TOO_LARGE')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(128 * 1024 * 1024)
  })

  test('a sheet of few rows and millions of cells is refused before it is built', async () => {
    const wide = `<sheetData>${`<row>${'<c/>'.repeat(1000)}</row>`.repeat(1_100)}</sheetData>`
    expect(await refusalOf(() => readSheetOf(handmade({ name: 'S', xml: wide })))).toBe('SHEET_TOO_LARGE')
  })

  test('days before 1 March 1900 are where Excel shows them, and its 29 February 1900 is no day', async () => {
    const serial = (days: number) => `<c s="1"><v>${days}</v></c>`
    const { rows } = await readSheetOf(handmade({ name: 'S', xml: xmlRows([[serial(1), serial(59), serial(60), serial(61), serial(43890)]]) }))
    expect(rows[0]?.cells).toEqual([{ day: '1900-01-01' }, { day: '1900-02-28' }, { broken: '1900-02-29' }, { day: '1900-03-01' }, { day: '2020-02-29' }])
  })
})

describe('a day, however it was written', () => {
  test.each([
    [{ day: '2020-02-29' }, { value: '2020-02-29' }],
    [{ number: '43890' }, { value: '2020-02-29' }],
    [{ number: '43890.75' }, { value: '2020-02-29' }],
    [{ text: '43890' }, { value: '2020-02-29' }],
    [{ text: '2020-2-29' }, { value: '2020-02-29' }],
    [{ text: '2020/02/29' }, { value: '2020-02-29' }],
    [{ text: '2020.2.29' }, { value: '2020-02-29' }],
    [{ text: '2020年2月29日' }, { value: '2020-02-29' }],
    [{ text: '２０２０年２月２９日' }, { value: '2020-02-29' }],
    [{ text: '2020-02-29 08:30:00' }, { value: '2020-02-29' }],
    [{ number: '20200229' }, { value: '2020-02-29' }],
    [{ number: '60' }, { issue: 'noSuchDay' }],
    [{ number: '59' }, { value: '1900-02-28' }],
    [{ text: '2021-02-29' }, { issue: 'noSuchDay' }],
    [{ text: '2021-13-01' }, { issue: 'noSuchDay' }],
    [{ text: '0001-01-01' }, { issue: 'noSuchDay' }],
    [{ text: '去年' }, { issue: 'badDay' }],
    [{ text: '-5' }, { issue: 'badDay' }],
    [{ broken: 'error' }, { issue: 'broken' }],
    [{ merged: true }, { issue: 'merged' }],
  ] as const)('%j', (cell, expected) => expect(dayCell(cell)).toEqual(expected))
})

describe('columns', () => {
  const rules = [rule('no', '工号', textUpTo(8), true, '职工编号'), rule('name', '姓名', textUpTo(4), true), rule('sex', '性别', choice({ male: ['男'], female: ['女'] }))]
  const rows = (...lines: ReadonlyArray<readonly string[]>) => lines.map((line, index) => ({ row: index + 1, cells: line.map((text) => (text ? { text } : null)) }))

  test('are found by any of their names, under a title, with stars, blanks and brackets, in any order', () => {
    const mapping = mappingOf(rows(['2026年花名册'], ['序号', ' 姓 名*', '职工编号（必填）', '电话']), rules)
    expect(mapping).toMatchObject({ headerRow: 2, columns: { name: 1, no: 2 }, ignored: ['序号', '电话'] })
  })

  test('are not found in a sheet about something else', () => {
    expect(mappingOf(rows(['物料', '数量'], ['螺栓', '3']), rules)).toBeNull()
  })

  test('give every row its fields or what is wrong with them', () => {
    const sheet = rows(['工号', '姓名', '性别'], ['A1', '张三', '男'], ['', '', ''], ['A2', '', 'X'], ['A3', '一二三四五', '女'], ['A4', '看\u200B不见', ''])
    const mapping = mappingOf(sheet, rules)
    expect(mapping && readRows(sheet, mapping, rules)).toEqual([
      { row: 2, cells: { no: 'A1', name: '张三', sex: 'male' }, issues: [] },
      { row: 4, cells: { no: 'A2' }, issues: [{ column: 'name', issue: 'required' }, { column: 'sex', issue: 'badChoice' }] },
      { row: 5, cells: { no: 'A3', sex: 'female' }, issues: [{ column: 'name', issue: 'tooLong' }] },
      { row: 6, cells: { no: 'A4' }, issues: [{ column: 'name', issue: 'badText' }] },
    ])
  })

  test('a key that stood before is a duplicate, the first is not', () => {
    const row = (no: string) => ({ row: 1, cells: { no }, issues: [] })
    expect(withDuplicates([row('A'), row('B'), row('A')], 'no').map(({ issues }) => issues.length)).toEqual([0, 0, 1])
  })

  test.each([
    ['zeros lost by a spreadsheet', ['123', '00124', '00125', '00126'], [], { usualLength: 5, count: 1, example: '123' }],
    ['all lost, but the roster knows better', ['12', '123'], ['00011', '00012'], { usualLength: 5, count: 2, example: '12' }],
    ['numbers of every length', ['1', '22', '333', '4444'], [], null],
    ['numbers with letters', ['HS1', 'HS10001'], [], null],
    ['a short one that is on the roster', ['12'], ['12', '00011', '00013', '00014'], null],
  ] as const)('%s', (_what, values, known, expected) => expect(shortNumbers(values, known)).toEqual(expected))
})
