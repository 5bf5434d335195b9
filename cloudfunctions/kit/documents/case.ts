/**
 * A case (办件): a thing with a number, a current step, somebody it waits for, a due date and a history.
 * Every noun that is one extends this and keeps its own collection.
 */
import type { Recorded } from '../record'

/** An attempt stopped because the person, or whoever they stood in for, has an interest in the case. */
export interface RefusedAttempt {
  readonly at: Date
  readonly by: string
  readonly action: string
  readonly requestId: string
}

export interface Case extends Recorded {
  /** `建议-2026-0103`: what people call it by. */
  readonly number: string
  /**
   * Keys of those who must act now: `ROLE@orgId`, `ROLE.portfolio@orgId` or `member:<id>`; empty when
   * nobody has to. The inbox asks for them, and the right to decide follows from them.
   */
  readonly waitsFor: readonly string[]
  /** Every key it ever waited for: these people may go on reading it. */
  readonly readers: readonly string[]
  /** Who has it, in words for the person it is about. */
  readonly ownerLabel: string
  readonly since: Date
  readonly dueAt: Date | null
  /** Sort key of the inbox: the due time, or the end of time, and the id. */
  readonly dueKey: string
  /** Next moment at which silence is noticed: the reminder, then the due time. Null: nothing to notice. */
  readonly alarmAt: Date | null
  readonly remindedAt: Date | null
  readonly escalatedAt: Date | null
  /** Keys that are added when it is overdue. */
  readonly escalatesTo: readonly string[]
  /** Working days that were left when the clock was stopped; null while it runs. */
  readonly pausedDays: number | null
  readonly refusals: readonly RefusedAttempt[]
}

/** Somebody stands in while somebody else is away; `_id` is the one who is away, so there is one each. */
export interface Delegation extends Recorded {
  readonly status: 'on' | 'ended'
  readonly deputyId: string
  readonly fromName: string
  readonly deputyName: string
  /** Days, both included. */
  readonly fromDay: string
  readonly untilDay: string
  readonly reason: string
}

/** The numbers of a noun in a year; `_id` is `<noun>_<year>`. `recent` lets a repeated request find its own. */
export interface Counter {
  readonly _id: string
  readonly last: number
  readonly recent: ReadonlyArray<{ readonly id: string; readonly number: number }>
  /** Of the upgrades alone (kit/upgrade.ts): the one under way, and how far it came. */
  readonly sweep?: { readonly name: string; readonly upTo: string; readonly changed: number; readonly missed: number } | null
}
