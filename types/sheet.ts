/**
 * Imports of spreadsheets: a file is read and checked against what is there, an officer looks at the preview,
 * then it is written in batches that can stop and go on. One mechanism for every noun that takes lists.
 */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Count, FileId, Id, InstantOut, PageOf, pageInput } from './fields'
import { rowIssues, rowKinds, sheetKinds, sheetStatuses } from './sheetNames'

export * from './sheetNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])
const Blocked = v.nullable(v.picklist(errorCodes))
const Kind = codesOf(sheetKinds)
const RowKindCode = codesOf(rowKinds)
const Counts = v.object({ new: v.number(), changed: v.number(), unchanged: v.number(), wrong: v.number(), leaver: v.number() })

const settings = {
  /** Everybody on the roster is in the file: whoever is missing has left. */
  isComplete: v.boolean(),
  /** Digit-only numbers are filled with zeros in front up to this length; null: taken as they are. */
  padTo: v.nullable(Count(2, 20)),
}

export const SheetJobView = v.object({
  jobId: Id,
  kind: Kind,
  status: codesOf(sheetStatuses),
  sheetName: v.string(),
  ...settings,
  byName: v.string(),
  startedAt: InstantOut,
  finishedAt: v.nullable(InstantOut),
  total: v.number(),
  /** Progress of what is under way, 0 to 100. */
  percent: v.number(),
  found: Counts,
  applied: Counts,
  columns: v.array(v.object({ label: v.string(), header: v.string() })),
  ignored: v.array(v.string()),
  /** Digit-only numbers shorter than usual: the officer says whether zeros were lost. */
  short: v.nullable(v.object({ usualLength: v.number(), count: v.number(), example: v.string() })),
  notes: v.object({ hiddenSheets: v.number(), otherSheets: v.number(), formulas: v.number(), mergedRanges: v.number() }),
  blocked: v.object({ start: Blocked, startWithout: Blocked, cancel: Blocked }),
})
export type SheetJobView = v.InferOutput<typeof SheetJobView>

const RowView = v.object({
  row: v.number(),
  kind: RowKindCode,
  name: v.string(),
  key: v.string(),
  issues: v.array(v.object({ column: v.string(), issue: codesOf(rowIssues) })),
  changes: v.array(v.string()),
})

const jobId = { jobId: Id }

export const sheetActions = {
  /** Reads the file and begins to check; `sheet.step` goes on until the status is `ready`. */
  'sheet.open': { kind: 'write', input: v.object({ kind: Kind, fileId: FileId, ...settings }), output: SheetJobView },
  /** One batch of what is under way; the answer says how far it is. */
  'sheet.step': { kind: 'write', input: v.object(jobId), output: SheetJobView },
  'sheet.get': { kind: 'read', input: v.object(jobId), output: SheetJobView },
  'sheet.list': { kind: 'read', input: v.object({ kind: Kind, ...pageInput }), output: PageOf(SheetJobView) },
  'sheet.rows': { kind: 'read', input: v.object({ ...jobId, show: RowKindCode, ...pageInput }), output: PageOf(RowView) },
  /** `leavers` repeats the number shown, so that nobody is let go by a slip. */
  'sheet.start': { kind: 'write', input: v.object({ ...jobId, withoutWrong: v.boolean(), leavers: Count(0, 100_000) }), output: SheetJobView },
  'sheet.cancel': { kind: 'write', input: v.object(jobId), output: SheetJobView },
  'sheet.template': { kind: 'write', input: v.object({ kind: Kind }), output: v.object({ url: v.string(), fileName: v.string() }) },
} as const
