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

export interface ImportKind {
  readonly kind: SheetKind
  readonly columns: readonly ColumnRule[]
  /** The column that names a row's thing, and the one people call it by. */
  readonly keyColumn: string
  readonly nameColumn: string
  readonly roles: readonly Role[]
  /** Numbers that are right, to notice lost zeros; empty where keys are no numbers. */
  readonly knownKeys: () => Promise<readonly string[]>
  readonly judge: (rows: readonly PartRow[], me: Member, now: Date) => Promise<readonly Judged[]>
  /** Writes the rows; ones that are applied already stay as they are. */
  readonly apply: (rows: readonly PartRow[], job: SheetJob, now: Date) => Promise<void>
  /** Things that are there but not in the file. Absent where a list never means "and nobody else". */
  readonly leavers?: {
    /** The next ones after a key in order of it, at most `limit`; `isLast` when there are no more. */
    readonly page: (after: string, limit: number) => Promise<{ readonly keys: readonly string[]; readonly isLast: boolean }>
    readonly judge: (keys: readonly string[], me: Member) => Promise<readonly Missing[]>
    readonly apply: (keys: readonly string[], job: SheetJob, now: Date) => Promise<void>
  }
}
