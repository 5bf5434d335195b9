/**
 * How a noun takes lists: it declares its columns and two questions, `judge` (what would become of these rows)
 * and `apply` (make it so). Both see one batch at a time and may be asked again after a crash: applying a row
 * that is applied changes nothing.
 */
import type { Role } from '@/types/roles'
import type { RowKind, SheetKind } from '@/types/sheetNames'
import type { Member } from './documents/people'
import type { PartRow, SheetJob } from './documents/sheet'
import type { ColumnRule } from './sheetColumns'

/** A row as judged. */
export type Judged = Pick<PartRow, 'issues' | 'changes'> & { readonly kind: RowKind }

export interface Missing {
  readonly key: string
  readonly name: string
  readonly judged: Judged
}

/** What is known of the whole file while one batch of it is judged. */
export interface Around {
  readonly job: SheetJob
  /** Rows of the file, from whatever batch, with the keys that the kind watches, and which of these keys are not in it. */
  readonly watched: readonly PartRow[]
  readonly missing: readonly string[]
}

/** A row that was right when it was looked at and could not be written any more. */
export interface RowRefusal {
  readonly key: string
  readonly issues: PartRow['issues']
}

export interface ImportKind {
  readonly kind: SheetKind
  readonly columns: readonly ColumnRule[]
  /** The column that names a row's thing, and the one people call it by. */
  readonly keyColumn: string
  readonly nameColumn: string
  readonly roles: readonly Role[]
  /** Numbers that are right, to notice lost zeros: some of the roster, and those of `given` that stand on it. Empty where keys are no numbers. */
  readonly knownKeys: (given: readonly string[], orgIds: readonly string[]) => Promise<readonly string[]>
  readonly judge: (rows: readonly PartRow[], me: Member, now: Date, around: Around) => Promise<readonly Judged[]>
  /** Keys whose rows are judged in view of each other, however far apart they stand in the file. */
  readonly watch?: (job: SheetJob) => Promise<readonly string[]>
  /** Writes the rows; ones that are applied already stay as they are. Says which could not be written. */
  readonly apply: (rows: readonly PartRow[], job: SheetJob, now: Date) => Promise<readonly RowRefusal[] | void>
  /** Things that are there but not in the file. Absent where a list never means "and nobody else". */
  readonly leavers?: {
    /** The next ones after a key in order of it, at most `limit`; `isLast` when there are no more. */
    readonly page: (after: string, limit: number, job: SheetJob) => Promise<{ readonly keys: readonly string[]; readonly isLast: boolean }>
    readonly judge: (keys: readonly string[], me: Member, around: Around) => Promise<readonly Missing[]>
    readonly apply: (keys: readonly string[], job: SheetJob, now: Date) => Promise<readonly RowRefusal[] | void>
  }
}
