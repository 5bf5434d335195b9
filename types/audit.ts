/**
 * One line of an object's history: who did what, when, from which state to which, with what words.
 * Append-only, written in the same update as the change, chained by `hash` so that a missing line
 * shows.
 */
import * as v from 'valibot'
import { InstantOut } from './fields'

/** A line as the database keeps it. `by` is a member id, or 'system' for timed work. */
export interface HistoryEntry {
  readonly at: Date
  readonly by: string
  /** Whose right was used when the actor stood in (代): a member id. */
  readonly actingFor?: string
  readonly action: string
  readonly from: string
  readonly to: string
  readonly note: string
  readonly hash: string
}

/** A line as people see it. */
export const HistoryView = v.object({ at: InstantOut, byName: v.string(), action: v.string(), to: v.string(), note: v.string() })
