/** Spreadsheets for tests: written by a library, or by hand where a test is about what no library writes. */
import { randomUUID } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import type { ActionInput } from '@/types/actions'
import type { Person } from './person'
import { uploaded } from './pictures'

export type Value = string | number | Date | null

interface Sheet {
  readonly name: string
  readonly rows: ReadonlyArray<readonly Value[]>
}

/** A real .xlsx. Dates become date cells, numbers number cells. */
export async function workbookOf(...sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: writeXlsx } = await import('write-excel-file/node')
  const cell = (value: Value) => (value === null ? null : value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value, type: typeof value === 'number' ? Number : String })
  const book = sheets.map(({ name, rows }) => ({ data: rows.map((row) => row.map(cell)), sheet: name }))
  return writeXlsx(book as never).toBuffer()
}

interface ZipPart {
  readonly name: string
  readonly content: string | Buffer
  /** What the directory says it unpacks to; the truth when absent. */
  readonly claims?: number
}

/** A zip made by hand. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claims } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claims ?? bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, rest, Buffer.from(name)]))
    body.push(local)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...body, ...directory, end])
}

interface Handmade {
  readonly name: string
  /** What stands in `<sheetData>` and after it. */
  readonly xml: string
  readonly state?: 'hidden' | 'veryHidden'
}

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook whose sheets are written as XML. Style 1 is a date. */
export function handmadeParts(...sheets: readonly Handmade[]): ZipPart[] {
  const entries = sheets.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`)
  const targets = sheets.map((_sheet, index) => `<Relationship Id="rId${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`)
  return [
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: 'xl/workbook.xml', content: `<workbook ${ns}><sheets>${entries.join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join('')}<Relationship Id="rIdS" Type="${REL}/styles" Target="styles.xml"/></Relationships>` },
    { name: 'xl/styles.xml', content: `<styleSheet ${ns}><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>` },
    ...sheets.map(({ xml }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: `<worksheet ${ns}>${xml}</worksheet>` })),
  ]
}

export const handmade = (...sheets: readonly Handmade[]): Buffer => zipOf(handmadeParts(...sheets))

/** `<row>`s of text cells, from row 1. A cell that begins with `<` is XML of its own. */
export function xmlRows(rows: ReadonlyArray<readonly string[]>): string {
  const letter = (index: number) => String.fromCharCode(65 + index)
  const cell = (text: string, row: number, column: number) =>
    text.startsWith('<') ? text.replace('<c', `<c r="${letter(column)}${row}"`) : `<c r="${letter(column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`
  return `<sheetData>${rows.map((row, index) => `<row r="${index + 1}">${row.map((text, column) => cell(text, index + 1, column)).join('')}</row>`).join('')}</sheetData>`
}

/** Puts a file into the person's own folder, as their phone would. */
export async function sheetFrom(cloud: { readonly url: string }, { openid }: Pick<Person, 'openid'>, file: Buffer): Promise<string> {
  return uploaded(cloud, openid, file, `uploads/${openid}/${randomUUID()}.xlsx`)
}

/** A list goes all the way: opened, checked to the end. */
export async function checkedImport(cloud: { readonly url: string }, person: Person, file: Buffer, settings: Partial<ActionInput<'sheet.open'>> = {}) {
  const opened = await person.does('sheet.open', { kind: 'people', fileId: await sheetFrom(cloud, person, file), isComplete: false, padTo: null, ...settings })
  return steppedOut(person, opened.jobId, 'checking')
}

/** Steps until the job is no longer in this status. */
export async function steppedOut(person: Person, jobId: string, status: 'checking' | 'applying') {
  for (let steps = 0; steps < 100; steps += 1) {
    const job = await person.does('sheet.step', { jobId })
    if (job.status !== status) return job
  }
  throw new Error(`still ${status} after 100 steps`)
}

/** Started and written to the end. */
export async function appliedImport(person: Person, job: { readonly jobId: string; readonly found: { readonly leaver: number } }, withoutWrong = false) {
  await person.does('sheet.start', { jobId: job.jobId, withoutWrong, leavers: job.found.leaver })
  return steppedOut(person, job.jobId, 'applying')
}
