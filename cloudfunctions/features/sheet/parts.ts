/** The rows of a job in pieces that fit a document: written once, read one batch at a time. */
import { db } from '@/cloudfunctions/kit/db'
import type { PartRow, SheetPart } from '@/cloudfunctions/kit/documents/sheet'
import { gte, lte } from '@/cloudfunctions/kit/filter'
import { nothing } from './rules'

/** 250 people with 14 columns are about 80 KB; a document may have 512. */
export const ROWS_A_PART = 250
const KEYS_A_PART = 2_000
/** One call of the database takes a body of 1 MB. */
const CALL_BYTES = 500_000

type What = SheetPart['what']

const idOf = (jobId: string, what: What, index: number) => `${jobId}_${what}_${String(index).padStart(4, '0')}`

/** Sorts behind every part of this job and before those of the next. */
export const beyondPartsOf = (jobId: string) => `${jobId}_~`

export function partOf(jobId: string, what: What, index: number, content: Partial<SheetPart>): SheetPart {
  return { _id: idOf(jobId, what, index), jobId, what, index, rows: [], keys: [], from: '', until: '', counts: nothing, ...content }
}

const inPieces = <Item>(items: readonly Item[], size: number) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

export const rowParts = (jobId: string, rows: readonly PartRow[]) => inPieces(rows, ROWS_A_PART).map((piece, index) => partOf(jobId, 'rows', index, { rows: piece }))

/** The keys of the whole file in order, to be laid beside the roster page by page. */
export function keyParts(jobId: string, keys: readonly string[]): SheetPart[] {
  const sorted = [...new Set(keys)].sort()
  return inPieces(sorted, KEYS_A_PART).map((piece, index) => partOf(jobId, 'keys', index, { keys: piece, from: piece[0] ?? '', until: piece.at(-1) ?? '' }))
}

/** As many together as one call takes. */
function inCalls(parts: readonly SheetPart[]): SheetPart[][] {
  const calls: SheetPart[][] = []
  let room = 0
  for (const part of parts) {
    const size = Buffer.byteLength(JSON.stringify(part))
    if (size > room) {
      calls.push([])
      room = CALL_BYTES
    }
    calls.at(-1)?.push(part)
    room -= size
  }
  return calls
}

/** What lies there already is young again, so that the night leaves it; what the night took in between is stored anew. */
async function storeAgain(part: SheetPart, now: Date): Promise<void> {
  if (await db.sheetParts.insert(part)) return
  if ((await db.sheetParts.change({ _id: part._id }, { set: { storedAt: now } })) === 0) await db.sheetParts.insert(part)
}

/** Stored by an earlier, interrupted try, they are the same. */
export async function storeParts(fresh: readonly SheetPart[], now: Date): Promise<void> {
  const parts = fresh.map((part) => ({ ...part, storedAt: now }))
  for (const piece of inCalls(parts)) {
    if (await db.sheetParts.insertAll(piece)) continue
    for (const part of piece) await storeAgain(part, now)
  }
}

export const partsFrom = (jobId: string, what: What, index: number, limit: number) =>
  db.sheetParts.find({ jobId, what, index: gte(index) }, { order: [['index', 1]], limit })

/** Which of these keys (in order) are not in the file: one call. */
export async function notInFile(jobId: string, keys: readonly string[]): Promise<string[]> {
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined) return []
  const parts = await db.sheetParts.find({ jobId, what: 'keys', from: lte(last), until: gte(first) }, { limit: 100 })
  const present = new Set(parts.flatMap((part) => part.keys))
  return keys.filter((key) => !present.has(key))
}
