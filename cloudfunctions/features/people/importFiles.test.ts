/** What an officer is told about a file that is not as it should be, from the upload to the report. */
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { checkedImport, handmade, sheetFrom, workbookOf, xmlRows, zipOf } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud
let hr: Person

beforeAll(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  hr = await cloud.person(aMember({ name: '人事', staffNo: 'HR1', role: 'HR' }))
  await cloud.load('members', [aMember({ staffNo: '00011', openid: null }), aMember({ staffNo: '00012', openid: null }), aMember({ staffNo: '00013', openid: null })])
})
afterAll(() => cloud.close())

const HEAD = ['工号', '姓名', '部门', '入职日期']
const xlsx = (xml: string) => handmade({ name: '名册', xml })
const opened = async (file: Buffer) => hr.isRefused('sheet.open', { kind: 'people', fileId: await sheetFrom(cloud, hr, file), isComplete: false, padTo: null })
const wrongRows = async (jobId: string) => (await hr.does('sheet.rows', { jobId, show: 'wrong' })).items.map(({ row, issues }) => [row, ...issues.map(({ column, issue }) => `${column} ${issue}`)])

test.each([
  ['a hundred thousand rows', () => xlsx(`<sheetData>${'<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(100_000)}</sheetData>`), 'SHEET_TOO_MANY_ROWS'],
  ['a zip bomb', () => zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(80 * 1024 * 1024), claims: 100 }]), 'SHEET_TOO_LARGE'],
  ['an .xls with another name', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'SHEET_OLD_FORMAT'],
  ['a picture', () => Buffer.from('\u0089PNG not a sheet'), 'SHEET_NOT_XLSX'],
  ['a sheet about something else', () => xlsx(xmlRows([['物料', '数量'], ['螺栓', '3']])), 'SHEET_NO_HEADER'],
  ['a header and nothing below', () => xlsx(xmlRows([HEAD])), 'SHEET_EMPTY'],
  ['a list without names', () => xlsx(xmlRows([['工号', '部门'], ['A1', '生产一部']])), 'SHEET_COLUMN_MISSING'],
] as const)('%s is refused with a sentence of its own, and nothing of it is kept', async (_what, file, code) => {
  expect(await opened(file())).toBe(code)
  expect(await cloud.dump('sheetParts')).toEqual([])
})

test('what is odd in a cell is said beside its row; what is odd in the file is said above all rows', async () => {
  const serial = (days: number) => `<c s="1"><v>${days}</v></c>`
  const rows = [
    HEAD,
    ['A1', '文字日期', '生产一部', '2020年2月29日'],
    ['A2', '序列日期', '生产一部', serial(43890)],
    ['A3', '数字日期', '生产一部', '<c><v>43890</v></c>'],
    ['<c><v>14</v></c>', '丢了零', '生产一部', '2020-01-01'],
    ['A1', '重复的人', '生产一部', '2020-01-01'],
    ['A5', '<c t="str"><f>B2&amp;"二"</f><v>公式算的</v></c>', '生产一部', '2020-01-01'],
    ['A6', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '生产一部', '2020-01-01'],
    ['A7', '<c/>', '生产一部', '2020-01-01'],
    ['A8', '没有这天', '生产一部', '2021-02-29'],
  ]
  const file = handmade(
    { name: '去年的', xml: xmlRows([HEAD, ['OLD', '不要读我', '', '']]), state: 'hidden' },
    { name: '名册', xml: `${xmlRows(rows)}<mergeCells count="1"><mergeCell ref="B8:B9"/></mergeCells>` },
    { name: '附表', xml: xmlRows([['也不要']]) },
  )
  const job = await checkedImport(cloud, hr, file)
  expect(job).toMatchObject({ sheetName: '名册', total: 9, notes: { hiddenSheets: 1, otherSheets: 1, formulas: 2, mergedRanges: 1 }, short: { usualLength: 5, count: 1, example: '14' } })
  expect(await wrongRows(job.jobId)).toEqual([
    [5, '工号 shortNumber'], [6, '工号 duplicate'], [8, '姓名 broken'], [9, '姓名 merged'], [10, '入职日期 noSuchDay'],
  ])
  const { items } = await hr.does('sheet.rows', { jobId: job.jobId, show: 'new' })
  expect(items.map(({ key, name }) => [key, name])).toEqual([['A1', '文字日期'], ['A2', '序列日期'], ['A3', '数字日期'], ['A5', '公式算的']])
  const parts = JSON.stringify(await cloud.dump('sheetParts', { jobId: job.jobId }))
  expect(parts.match(/2020-02-29/g)).toHaveLength(3)
  expect(parts).not.toContain('OLD')
})

test('the same written by a spreadsheet program: date cells, number cells, texts', async () => {
  const job = await checkedImport(cloud, hr, await workbookOf({ name: '名册', rows: [HEAD, ['B1', '程序写的', '生产一部', new Date(Date.UTC(2020, 1, 29))], ['B2', '序列', '生产一部', 43890]] }))
  expect(job.found).toMatchObject({ new: 2, wrong: 0 })
})

test('a day of leaving still to come ends nothing; a day of retirement is one to get ready for', async () => {
  const head = ['工号', '姓名', '退休日期', '离职日期']
  const job = await checkedImport(cloud, hr, await workbookOf({ name: '名册', rows: [head, ['00011', '将要离职', '', '2099-01-31'], ['00012', '将要退休', '2099-05-31', '']] }))
  expect(await wrongRows(job.jobId)).toEqual([[2, '离职日期 future']])
  expect((await hr.does('sheet.rows', { jobId: job.jobId, show: 'changed' })).items).toMatchObject([{ key: '00012', changes: expect.arrayContaining(['预计退休日期：空 → 2099-05-31']) }])
})
