/**
 * An .xlsx is a zip of XML. Whoever unpacks what a stranger sends must know first how much it is: here the
 * directory is read, counted and summed before anything is unpacked, each part is unpacked under a hard limit
 * (a directory can lie), and only the parts we read are handed on, packed anew without compression, so that
 * the reading library never sees the stranger's zip.
 */
import { inflateRawSync } from 'node:zlib'
import type { ErrorCode } from '@/types/errors'
import { refuse } from './refuse'

export const sheetLimits = {
  /** 20,000 people with 12 columns are 1 MB. */
  fileBytes: 5 * 1024 * 1024,
  entries: 300,
  /** Of all parts together; 20,000 people are 11 MB. */
  unpackedBytes: 64 * 1024 * 1024,
  rows: 30_000,
  columns: 100,
  /** Cells of the sheet; 20,000 people with 14 columns are 280,000. */
  cells: 1_000_000,
  /** Cells that lie under merged ones, of all ranges together. */
  merged: 120_000,
} as const

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_BYTES = 22
const COMMENT_MAX = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1

/** Where a part lies in the file, as the directory says. */
interface Entry {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

const startsWith = (file: Buffer, ...bytes: readonly number[]) => bytes.every((byte, index) => file[index] === byte)

/** Why this is no workbook we can read, judged by its first bytes and its size: names lie. */
export function whyNotWorkbook(file: Buffer): ErrorCode | null {
  if (file.length > sheetLimits.fileBytes) return 'SHEET_TOO_LARGE'
  // .xls and workbooks with a password are both in Microsoft's older container.
  if (startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)) return 'SHEET_OLD_FORMAT'
  return startsWith(file, 0x50, 0x4b, 0x03, 0x04) ? null : 'SHEET_NOT_XLSX'
}

function directoryStart(file: Buffer): { readonly count: number; readonly at: number } {
  const from = Math.max(0, file.length - END_BYTES - COMMENT_MAX)
  for (let at = file.length - END_BYTES; at >= from; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return { count: file.readUInt16LE(at + 10), at: file.readUInt32LE(at + 16) }
  }
  return refuse('SHEET_UNREADABLE')
}

function directoryOf(file: Buffer): Entry[] {
  const { count, at: start } = directoryStart(file)
  if (count > sheetLimits.entries) refuse('SHEET_TOO_LARGE')
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) refuse('SHEET_UNREADABLE')
    const [nameBytes, extraBytes, commentBytes] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)]
    const name = file.toString('utf8', at + 46, at + 46 + nameBytes)
    entries.push({ name, method: file.readUInt16LE(at + 10), flags: file.readUInt16LE(at + 8), packed: file.readUInt32LE(at + 20), unpacked: file.readUInt32LE(at + 24), at: file.readUInt32LE(at + 42) })
    at += 46 + nameBytes + extraBytes + commentBytes
  }
  return entries
}

function packedBytes(file: Buffer, { at, packed, flags }: Entry): Buffer {
  if (flags & ENCRYPTED || at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_ENTRY) refuse('SHEET_UNREADABLE')
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (from + packed > file.length) refuse('SHEET_UNREADABLE')
  return file.subarray(from, from + packed)
}

function unpack(file: Buffer, entry: Entry, room: number): Buffer {
  const bytes = packedBytes(file, entry)
  if (entry.method === STORED) return bytes.length <= room ? bytes : refuse('SHEET_TOO_LARGE')
  if (entry.method !== DEFLATED) return refuse('SHEET_UNREADABLE')
  try {
    return inflateRawSync(bytes, { maxOutputLength: room })
  } catch (error) {
    return refuse((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'SHEET_TOO_LARGE' : 'SHEET_UNREADABLE')
  }
}

const isWanted = (name: string) => /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/[\w.]+|xl\/worksheets\/[\w.]+\.xml)$/.test(name)

/** The parts of a workbook that hold its cells, by name. Refuses what is no workbook, too large or damaged. */
export function partsOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const code = whyNotWorkbook(file)
  if (code) refuse(code)
  const directory = directoryOf(file)
  if (directory.reduce((sum, { unpacked }) => sum + unpacked, 0) > sheetLimits.unpackedBytes) refuse('SHEET_TOO_LARGE')
  const parts = new Map<string, Buffer>()
  let room: number = sheetLimits.unpackedBytes
  for (const entry of directory.filter(({ name }) => isWanted(name))) {
    const part = unpack(file, entry, room)
    room -= part.length
    parts.set(entry.name, part)
  }
  if (!parts.has('xl/workbook.xml')) refuse('SHEET_NOT_XLSX')
  return parts
}

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] as number)
  return (crc ^ 0xffffffff) >>> 0
}

interface Header {
  readonly local: Buffer
  readonly central: Buffer
}

function headersOf(name: string, bytes: Buffer, at: number): Header {
  const title = Buffer.from(name, 'utf8')
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt32LE(crcOf(bytes), 10)
  fields.writeUInt32LE(bytes.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(title.length, 22)
  const local = Buffer.alloc(4)
  local.writeUInt32LE(LOCAL_ENTRY, 0)
  const central = Buffer.alloc(6)
  central.writeUInt32LE(DIRECTORY_ENTRY, 0)
  central.writeUInt16LE(20, 4)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(at, 10)
  return { local: Buffer.concat([local, fields, title]), central: Buffer.concat([central, fields, rest, title]) }
}

/** A zip of these parts, uncompressed. */
export function packed(parts: ReadonlyMap<string, Buffer>): Buffer {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, bytes] of parts) {
    const { local, central } = headersOf(name, bytes, at)
    body.push(local, bytes)
    directory.push(central)
    at += local.length + bytes.length
  }
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END_OF_DIRECTORY, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...body, ...directory, end])
}
