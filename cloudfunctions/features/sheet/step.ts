/**
 * One batch of a job. What a batch writes may be written again, and the job moves on by compare-and-set after
 * it: a crash between the two repeats the batch and counts it once.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { PartRow, RowCounts, SheetJob, SheetPart } from '@/cloudfunctions/kit/documents/sheet'
import { move } from '@/cloudfunctions/kit/record'
import { noneOf, oneOf } from '@/cloudfunctions/kit/filter'
import type { Around, ImportKind, Judged, RowRefusal } from '@/cloudfunctions/kit/sheetKind'
import { notInFile, partOf, partsFrom, storeParts } from './parts'
import { countOf, nothing, plus } from './rules'

/** Parts of one request: 2,000 rows are checked in a second or two; 1,000 are written in as long even if every one changed. */
const PARTS_A_STEP = 8
const PARTS_A_WRITE = 4
const ROSTER_PAGE = 1_000
const PAGES_A_STEP = 4

/** Where the job stands after a batch; the history is not lengthened by it. */
async function advance(job: SheetJob, set: Partial<SheetJob>): Promise<SheetJob> {
  const moved = { ...job, ...set, version: job.version + 1 }
  const held = job.heldUntil ? { heldUntil: job.heldUntil } : {}
  const won = await db.sheetJobs.change({ _id: job._id, version: job.version }, { set: { ...(set as Record<string, object>), ...held, version: job.version + 1 } })
  return won === 1 ? moved : ((await db.sheetJobs.get(job._id)) as SheetJob)
}

const AT_MOST_WATCHED = 100

/** What must be seen together, from every part of the file: two calls, or one when nothing is watched. */
async function aroundOf(job: SheetJob, kind: ImportKind): Promise<Around> {
  const keys = (await kind.watch?.(job)) ?? []
  if (keys.length === 0) return { job, watched: [], missing: [] }
  const key = ({ cells }: PartRow) => cells[kind.keyColumn] ?? ''
  const parts = await db.sheetParts.find({ jobId: job._id, what: 'rows', [`rows.cells.${kind.keyColumn}`]: oneOf(keys) }, { limit: AT_MOST_WATCHED })
  const rows = parts.flatMap((part) => part.rows).filter((row) => keys.includes(key(row)))
  const missing = job.settings.isComplete && kind.leavers ? await notInFile(job._id, [...keys].sort()) : []
  return { job, watched: rows.filter(({ issues }) => issues.every(({ issue }) => issue === 'lastAdmin')), missing }
}

/** People of another company who are in this list: it says nothing about them. One call. */
async function strangersIn(rows: readonly PartRow[], { orgIds }: SheetJob): Promise<ReadonlySet<string>> {
  const staffNos = [...new Set(rows.flatMap(({ cells }) => cells.staffNo ?? []))]
  if (!orgIds || staffNos.length === 0) return new Set()
  const members = await db.members.find({ staffNo: oneOf(staffNos), orgPath: noneOf(orgIds) }, { limit: 1000 })
  return new Set(members.map(({ staffNo }) => staffNo))
}

const strange = (row: PartRow): PartRow => ({ ...row, issues: [...row.issues, { column: 'staffNo', issue: 'otherCompany' }] })

async function judgePart(given: SheetPart, kind: ImportKind, me: Member, now: Date, around: Around): Promise<RowCounts> {
  const strangers = await strangersIn(given.rows, around.job)
  const part = { ...given, rows: given.rows.map((row) => (strangers.has(row.cells.staffNo ?? '') ? strange(row) : row)) }
  const asked = part.rows.filter(({ issues }) => issues.length === 0)
  const answers = await kind.judge(asked, me, now, around)
  const judged = new Map(asked.map((row, index) => [row.row, answers[index] as Judged]))
  const rows = part.rows.map((row) => ({ ...row, ...(judged.get(row.row) ?? { kind: 'wrong' as const }) }))
  const counts = countOf(rows)
  await db.sheetParts.change({ _id: part._id }, { set: { rows, counts } })
  return counts
}

async function checkParts(job: SheetJob, kind: ImportKind, me: Member, now: Date): Promise<SheetJob> {
  const [parts, around] = [await partsFrom(job._id, 'rows', job.at, PARTS_A_STEP), await aroundOf(job, kind)]
  let found = job.found
  for (const part of parts) found = plus(found, await judgePart(part, kind, me, now, around))
  const at = job.at + parts.length
  const looksForMissing = job.settings.isComplete && kind.leavers
  if (at < job.parts) return advance(job, { at, found })
  return looksForMissing ? advance(job, { at, found, after: '' }) : ready(await advance(job, { at, found }), now)
}

async function ready(job: SheetJob, now: Date): Promise<SheetJob> {
  if (job.status !== 'checking') return job
  const step = { to: 'ready', line: { at: now, by: 'system', action: 'sheet.ready' }, set: {} } as const
  return (await move(db.sheetJobs, job, step)) ?? ((await db.sheetJobs.get(job._id)) as SheetJob)
}

/** The next pages of the roster beside the file; whoever is missing becomes a part of their own. */
async function findMissing(job: SheetJob, kind: ImportKind, me: Member, now: Date): Promise<SheetJob> {
  const { leavers } = kind
  if (!leavers || job.after === null) return job
  const around = await aroundOf(job, kind)
  let [after, leaverParts, found, isLast] = [job.after, job.leaverParts, job.found, false]
  for (let page = 0; page < PAGES_A_STEP && !isLast; page += 1) {
    const roster = await leavers.page(after, ROSTER_PAGE, job)
    isLast = roster.isLast
    after = roster.keys.at(-1) ?? after
    const missing = await notInFile(job._id, roster.keys)
    if (missing.length === 0) continue
    const rows = (await leavers.judge(missing, me, around)).map(({ key, name, judged }) => ({ row: 0, cells: { [kind.keyColumn]: key, [kind.nameColumn]: name }, ...judged }))
    const counts = countOf(rows)
    await storeParts([partOf(job._id, 'leavers', leaverParts, { rows, counts })], now)
    leaverParts += 1
    found = plus(found, counts)
  }
  const moved = await advance(job, { after: isLast ? null : after, leaverParts, found, at: job.at + 1 })
  return isLast ? ready(moved, now) : moved
}

const toDo = (part: SheetPart) => part.rows.filter(({ kind }) => kind === 'new' || kind === 'changed' || kind === 'leaver')

/** What could not be written any more is said in the report like what was wrong from the beginning. */
async function reported(part: SheetPart, { keyColumn }: ImportKind, refused: readonly RowRefusal[]): Promise<RowCounts> {
  if (refused.length === 0) return part.counts
  const issuesOf = new Map(refused.map(({ key, issues }) => [key, issues]))
  const rows = part.rows.map((row) => {
    const issues = issuesOf.get(row.cells[keyColumn] ?? '')
    return issues && row.kind !== 'wrong' ? { ...row, kind: 'wrong' as const, issues, changes: [] } : row
  })
  const counts = countOf(rows)
  await db.sheetParts.change({ _id: part._id }, { set: { rows, counts } })
  return counts
}

async function applyParts(job: SheetJob, kind: ImportKind, now: Date): Promise<SheetJob> {
  const isLeaving = job.at >= job.parts
  const parts = isLeaving ? await partsFrom(job._id, 'leavers', job.at - job.parts, 1) : await partsFrom(job._id, 'rows', job.at, PARTS_A_WRITE)
  let applied = job.applied
  for (const part of parts) {
    const keys = () => toDo(part).flatMap(({ cells }) => cells[kind.keyColumn] ?? [])
    const refused = isLeaving ? await kind.leavers?.apply(keys(), job, now) : await kind.apply(toDo(part), job, now)
    applied = plus(applied, refused ? await reported(part, kind, refused) : part.counts)
  }
  const moved = await advance(job, { at: job.at + parts.length, applied })
  return moved.at >= moved.parts + moved.leaverParts ? finish(moved, kind, now) : moved
}

/** The cells are let go of: the roster has them now. What was wrong stays to be read. */
async function emptied(job: SheetJob, { keyColumn, nameColumn }: ImportKind): Promise<void> {
  const kept = (cells: Readonly<Record<string, string>>) => ({ [keyColumn]: cells[keyColumn] ?? '', [nameColumn]: cells[nameColumn] ?? '' })
  for (let index = 0; index < job.parts; index += PARTS_A_STEP) {
    for (const part of await partsFrom(job._id, 'rows', index, PARTS_A_STEP)) {
      const rows = part.rows.filter(({ kind }) => kind !== 'unchanged').map(({ cells, ...row }) => ({ ...row, cells: kept(cells) }))
      await db.sheetParts.change({ _id: part._id }, { set: { rows } })
    }
  }
  await db.sheetParts.remove({ jobId: job._id, what: 'keys' })
}

async function finish(job: SheetJob, kind: ImportKind, now: Date): Promise<SheetJob> {
  if (job.status !== 'applying') return job
  await emptied(job, kind)
  const step = { to: 'done', line: { at: now, by: 'system', action: 'sheet.done' }, set: { finishedAt: now } } as const
  return (await move(db.sheetJobs, job, step)) ?? ((await db.sheetJobs.get(job._id)) as SheetJob)
}

/** Does the next batch and says where the job is. `heldUntil`: until when whoever asks for it is waited for. */
export async function stepOf(asked: SheetJob, kind: ImportKind, me: Member, now: Date, heldUntil = asked.heldUntil): Promise<SheetJob> {
  const job = { ...asked, ...(heldUntil ? { heldUntil } : {}) }
  if (job.status === 'checking') {
    if (job.after !== null) return findMissing(job, kind, me, now)
    return job.at < job.parts ? checkParts(job, kind, me, now) : ready(job, now)
  }
  if (job.status !== 'applying') return job
  return job.at < job.parts + job.leaverParts ? applyParts(job, kind, now) : finish(job, kind, now)
}

/** From the beginning again, this time writing. */
export const beginning = { at: 0, applied: nothing } as const
