/** A file becomes a job: read, mapped, cut into parts. Nothing of the noun is touched yet. */
import { files } from '@/cloudfunctions/kit/cloud'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { PartRow, SheetJob, SheetSettings } from '@/cloudfunctions/kit/documents/sheet'
import { heldFrom } from '@/cloudfunctions/kit/heldFrom'
import { idFor } from '@/cloudfunctions/kit/ids'
import { log } from '@/cloudfunctions/kit/log'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { areTheirs } from '@/cloudfunctions/kit/pictures'
import { born, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { Refusal, refuse } from '@/cloudfunctions/kit/refuse'
import { mappingOf, missingColumn, readRows, shortNumbers, withDuplicates, type ReadRow } from '@/cloudfunctions/kit/sheetColumns'
import type { ImportKind } from '@/cloudfunctions/kit/sheetKind'
import { readSheetOf } from '@/cloudfunctions/kit/sheetRead'
import { keyParts, rowParts, storeParts } from './parts'
import { nothing } from './rules'

export interface Opening {
  readonly kind: ImportKind
  readonly orgIds: readonly string[]
  readonly fileId: string
  readonly settings: SheetSettings
  readonly me: Member
  readonly openid: string
  readonly request: Request
  readonly now: Date
}

async function fileOf(fileId: string): Promise<Buffer> {
  try {
    return (await files.download(fileId)).fileContent
  } catch (error) {
    log('sheet not fetched', { error })
    return refuse('SHEET_NOT_YOURS', 'fileId')
  }
}

const isDigits = (value: string) => /^\d+$/.test(value)

/** Digit-only keys that are shorter than another one: those whose zeros may be lost. As many as one call asks about. */
function shorterOnes(keys: readonly string[]): string[] {
  const digits = keys.filter(isDigits)
  const longest = digits.reduce((most, { length }) => Math.max(most, length), 0)
  return digits.filter(({ length }) => length < longest || digits.length < FEW).slice(0, 1000)
}

/** Fills digit-only keys with zeros, where the officer said that they lost them; a number that is right as it stands stays. */
function filled(rows: readonly ReadRow[], key: string, padTo: number | null, known: ReadonlySet<string>): ReadRow[] {
  if (padTo === null) return [...rows]
  return rows.map((row) => {
    const value = row.cells[key] ?? ''
    return isDigits(value) && value.length < padTo && !known.has(value) ? { ...row, cells: { ...row.cells, [key]: value.padStart(padTo, '0') } } : row
  })
}

/** Until the officer has said what short numbers are, their rows stay out. */
function doubted(rows: readonly ReadRow[], key: string, usualLength: number, known: ReadonlySet<string>): ReadRow[] {
  const isShort = (value: string) => isDigits(value) && value.length < usualLength && !known.has(value)
  return rows.map((row) => (isShort(row.cells[key] ?? '') ? { ...row, issues: [...row.issues, { column: key, issue: 'shortNumber' as const }] } : row))
}

/** In a list this short every number is asked about. */
const FEW = 1000

/** `padTo` below every length says: they are right as they are. */
const AS_THEY_ARE = 2

const dropped = (fileId: string) => files.remove([fileId]).catch((error: unknown) => log('sheet not removed', { error }))

export async function openJob({ kind, orgIds, fileId, settings, me, openid, request, now }: Opening): Promise<SheetJob> {
  const jobId = idFor('sheet', kind.kind, me._id, request.id)
  const before = await db.sheetJobs.get(jobId)
  receiptOf(before, request)
  if (before) return before
  // Before anything is done with it: what cannot be read is deleted, and somebody else's file is not ours to delete.
  if (!areTheirs([fileId], openid, [])) refuse('SHEET_NOT_YOURS', 'fileId')
  const sheet = await fileOf(fileId).then(readSheetOf).catch(async (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    // The upload goes once the job is written: the same request on another line may have come so far.
    const twin = await db.sheetJobs.get(jobId)
    if (twin) return twin
    // A list that cannot be read is not kept: there may be more in it than the product ever asks for.
    await dropped(fileId)
    throw error
  })
  if ('_id' in sheet) return sheet
  const mapping = mappingOf(sheet.rows, kind.columns) ?? refuse('SHEET_NO_HEADER')
  const missing = missingColumn(mapping, kind.columns)
  if (missing) refuse(missing.code, missing.label)
  const read = readRows(sheet.rows, mapping, kind.columns)
  if (read.length === 0) refuse('SHEET_EMPTY')
  const keys = read.flatMap(({ cells }) => cells[kind.keyColumn] ?? [])
  const known = await kind.knownKeys(shorterOnes(keys), orgIds)
  const right = new Set(known)
  const short = shortNumbers(keys, known)
  const answered = filled(read, kind.keyColumn, settings.padTo, right)
  const doubtful = short && settings.padTo === null ? doubted(answered, kind.keyColumn, short.usualLength, right) : answered
  const rows: PartRow[] = withDuplicates(doubtful, kind.keyColumn).map((row) => ({ ...row, kind: null, changes: [] }))
  const parts = rowParts(jobId, rows)
  await storeParts([...parts, ...keyParts(jobId, rows.flatMap(({ cells }) => cells[kind.keyColumn] ?? []))], now)
  const { hiddenSheets, otherSheets, formulas, mergedRanges, sheetName } = sheet
  const job: SheetJob = {
    _id: jobId,
    ...born('checking', { at: now, by: me._id, action: 'sheet.open' }, request),
    status: 'checking', kind: kind.kind, settings, sheetName: sheetName.slice(0, 60), byId: me._id, byName: me.name, orgIds, heldUntil: heldFrom(now), startedAt: now, finishedAt: null,
    total: rows.length, parts: parts.length, at: 0, after: null, leaverParts: 0, found: nothing, applied: nothing,
    headers: mapping.headers, ignored: mapping.ignored.slice(0, 20), short: settings.padTo === AS_THEY_ARE ? null : short,
    notes: { hiddenSheets, otherSheets, formulas, mergedRanges }, listKey: sortKey(now, jobId),
  }
  if (!(await db.sheetJobs.insert(job))) return (await db.sheetJobs.get(jobId)) ?? refuse('CHANGED_MEANWHILE')
  await dropped(fileId)
  return job
}
