/** Imports of spreadsheets as the database keeps them: a job that says where it is, and the rows it works on. */
import type { RowIssue, RowKind, SheetKind, SheetStatus } from '@/types/sheetNames'
import type { Recorded } from '../record'

export type RowCounts = Readonly<Record<RowKind, number>>

/** What the officer answered before the check; scalars only. */
export interface SheetSettings {
  /** Everybody on the roster is in this file: whoever is missing has left. */
  readonly isComplete: boolean
  /** Length to which digit-only numbers are filled with zeros in front; null: as they are. */
  readonly padTo: number | null
}

export interface SheetJob extends Recorded {
  readonly status: SheetStatus
  readonly kind: SheetKind
  readonly settings: SheetSettings
  readonly sheetName: string
  readonly byId: string
  readonly byName: string
  /** The companies it may reach: those in which whoever opened it holds the office. */
  readonly orgIds?: readonly string[]
  /** Until then a phone drives it; when the phone is gone, the timer goes on. */
  readonly heldUntil?: Date
  readonly startedAt: Date
  readonly finishedAt: Date | null
  /** Rows of the file, and parts they are kept in. */
  readonly total: number
  readonly parts: number
  /** The next part to check or to apply. */
  readonly at: number
  /** Who is missing is looked for after the parts: up to which key that is done; null: not begun or not asked. */
  readonly after: string | null
  readonly leaverParts: number
  readonly found: RowCounts
  readonly applied: RowCounts
  readonly headers: Readonly<Record<string, string>>
  readonly ignored: readonly string[]
  readonly short: { readonly usualLength: number; readonly count: number; readonly example: string } | null
  readonly notes: { readonly hiddenSheets: number; readonly otherSheets: number; readonly formulas: number; readonly mergedRanges: number }
  readonly listKey: string
}

export interface PartRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  readonly issues: ReadonlyArray<{ readonly column: string; readonly issue: RowIssue }>
  readonly kind: RowKind | null
  /** Labels of what would change, `岗位：操作工 → 班长`. */
  readonly changes: readonly string[]
}

/**
 * A piece of a job: rows of the file, sorted keys of the file, or people who are missing in it. `_id` is
 * `<jobId>_<what>_<index>`. Cells are emptied when the job ends; what was wrong stays readable.
 */
export interface SheetPart {
  readonly _id: string
  readonly jobId: string
  readonly what: 'rows' | 'keys' | 'leavers'
  readonly index: number
  readonly rows: readonly PartRow[]
  readonly keys: readonly string[]
  /** First and last key of a `keys` part. */
  readonly from: string
  readonly until: string
  readonly counts: RowCounts
  /** Absent in parts from before it was kept. */
  readonly storedAt?: Date
}
