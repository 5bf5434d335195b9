/** Plans of what is handed out, the lines of their lists, and what a person has had in a year. */
import type { ErrorCode } from '@/types/errors'
import type { FundSource } from '@/types/fundNames'
import type { Festival, HandoutForm, HandoutKind, HandoutStatus, ReceiptStatus, SchoolStage, SignWay } from '@/types/handoutNames'
import type { Clause } from '@/types/policy'
import type { Recorded } from '../record'
import type { Sealed } from '../vault'
import type { Case } from './case'

export interface HandoutTarget {
  readonly by: 'criteria' | 'picked'
  readonly orgIds: readonly string[]
  readonly gender: 'female' | 'male' | null
  readonly posts: readonly string[]
}

export interface Handout extends Case {
  readonly status: HandoutStatus
  readonly kind: HandoutKind
  readonly title: string
  readonly year: string
  readonly festival: Festival | null
  readonly month: string | null
  readonly stage: SchoolStage | null
  readonly form: HandoutForm
  readonly item: string
  readonly unitFen: number
  readonly supplier: string
  readonly payer: FundSource
  readonly target: HandoutTarget
  readonly place: string
  readonly hours: string
  readonly fromDay: string
  readonly untilDay: string
  readonly organiserId: string
  readonly organiserName: string
  readonly orgPath: readonly string[]
  readonly listKey: string
  /** Six bytes in hex that name this plan inside the code of its desk. */
  readonly deskId: string
  /** The rules it is judged by, of the day on which the draft was last saved. */
  readonly clauses: ReadonlyArray<{ readonly name: string; readonly clause: Clause }>
  readonly limit: { readonly fen: number; readonly times: number }
  /** Of festival goods: the year goes above the share of the income that the rules name. */
  readonly isAboveIncomeShare: boolean
  /** What the money is put aside under, from approval on. */
  readonly reserveId: string | null
  /** How far the list is made: the last member looked at, how many that were, and what became of them. */
  readonly upTo: string
  readonly isListDone: boolean
  readonly seen: number
  readonly people: number
  readonly barred: number
  readonly flagged: number
  /** Long work still to be done by the timer, and the line up to which it is. */
  readonly job: HandoutJob | null
  readonly jobUpTo: string
  /** Sort key that the lines get when they are shown to their people; empty before. */
  readonly openKey: string
  readonly remindedOn: string | null
  /** On a plan for people in need: what was said at each line of the history, by its index, under seal. */
  readonly said: Sealed | null
  readonly budgetFen: number
  /** Null until it is over and counted. */
  readonly spentFen: number | null
  readonly takenInAll: number | null
}

/** 'open' shows the lines to their people; 'close' ends them and settles the money; 'clear' empties the list; 'remind' tells those who wait. */
export type HandoutJob = 'open' | 'close' | 'clear' | 'remind'

/** One person on one list: `_id` is `<handoutId>_<personKey>`, so a second cannot exist. */
export interface HandoutRow extends Recorded {
  readonly status: ReceiptStatus
  readonly handoutId: string
  /** The member's id; on a list of people in need a blind index of it. */
  readonly personKey: string
  /** The member's id under seal, on a list of people in need; their name is then stored nowhere here. */
  readonly who: Sealed | null
  /** On a list of people in need: who fetched it for them and what was noted (`RowNotes`), under seal. */
  readonly told: Sealed | null
  readonly name: string
  readonly staffNo: string
  readonly unitName: string
  readonly orgPath: readonly string[]
  /** Sorts the list by unit and staff number; ends in the id. */
  readonly rosterKey: string
  /** The person's own unit, by whose leader it is handed out. */
  readonly groupId: string
  /** Sort key of the person's own list; empty until the plan is approved. */
  readonly listKey: string
  /** The allowance from which it was put aside (kit/allowance.ts). */
  readonly allowance: string
  readonly signedAt: Date | null
  readonly way: SignWay | null
  /** The distributor, or the person. */
  readonly signedBy: string
  /** Of a voucher: its number, '' before it is known, and the day on which the shop took it. */
  readonly voucherNo: string
  readonly redeemedOn: string | null
  readonly takenById: string
  readonly takenByName: string
  readonly reason: ErrorCode | null
  /** The last day of the plan, from which the line is kept. */
  readonly untilDay: string
  /** May have been helped elsewhere this year: somebody looks before the plan goes on. */
  readonly isFlagged: boolean
}

/** What `told` holds; `notes` by the index of the line of the history. */
export interface RowNotes {
  readonly taker: { readonly _id: string; readonly name: string } | null
  readonly notes: Readonly<Record<string, string>>
}

/**
 * What one person was promised of one kind in one year. `_id` is a blind index of kind, year and person: the
 * document tells nobody who or what it is about.
 */
export interface Allowance {
  readonly _id: string
  readonly fen: number
  readonly times: number
  /** The plans and grants that hold a part of it, keyed, and those of them that have been fetched. */
  readonly holders: readonly string[]
  readonly taken: readonly string[]
}

/** Help that reached a person in a year, as a blind index; `kinds` are neutral letters. */
export interface AidMark {
  readonly _id: string
  readonly marks: ReadonlyArray<{ readonly kind: string; readonly about: string }>
}
