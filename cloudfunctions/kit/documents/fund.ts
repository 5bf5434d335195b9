/**
 * Money of one year from one source. At every moment opening + income = reserved + paid + left, all in
 * whole fen and none of them negative: each write adds to both sides at once (kit/fundWrite.ts).
 */
import type { Counterable, FundEntryKind, FundSource } from '@/types/fundNames'
import type { Sealed } from '../vault'

export interface Balances {
  readonly openingFen: number
  readonly incomeFen: number
  readonly reservedFen: number
  readonly paidFen: number
  readonly leftFen: number
}

/** Money put aside for something approved and not yet paid. */
export interface Reserve {
  readonly fen: number
  readonly title: string
  readonly at: Date
  readonly by: string
}

/** A line as it is written together with the money. Kind and case number only: no name, no reason of need. */
export interface FundLine {
  /** Made of fund, kind and what it is about, so that a second one cannot exist. */
  readonly _id: string
  readonly fundId: string
  readonly kind: FundEntryKind
  /** What it is about: the reserve, keyed (kit/fund.ts), the id of the line taken back, or of the request. */
  readonly about: string
  readonly amountFen: number
  /** Of a payment below its reserve: what became free again. */
  readonly freedFen: number
  /** Of a counter-entry: the kind of line it takes back. */
  readonly takesBack: Counterable | null
  /** Of money that was put aside for something: its noun alone, and the day alone; the rest is in `words`. */
  readonly title: string
  readonly note: string
  readonly at: Date
  readonly by: string
  /** The case number and the moment, under seal: beside the amount they would lead to a name. */
  readonly words: Sealed | null
}

/** A line in its place: numbered, with what was left after it, chained by `hash` to the one before. Never changed. */
export interface FundEntry extends FundLine {
  readonly seq: number
  readonly leftAfterFen: number
  readonly hash: string
  /** `<fundId>_<seq>`, padded: one fund's lines in order. */
  readonly listKey: string
}

/** `_id` is `<orgId>_<year>_<source>`, so there is one of each. */
export interface Fund extends Balances {
  readonly _id: string
  readonly orgId: string
  readonly year: string
  readonly source: FundSource
  readonly openedAt: Date
  readonly openedBy: string
  readonly openRequest: { readonly id: string; readonly digest: string }
  /** What is put aside, by what it is for, keyed (kit/fund.ts). */
  readonly pending: Readonly<Record<string, Reserve>>
  /** Ids of every line this fund ever had, and of the requests behind those booked by hand: what is in here has happened. */
  readonly once: readonly string[]
  /** Lines on their way to `fundEntries`, in order; `unmoved` counts them. */
  readonly outbox: readonly FundLine[]
  readonly unmoved: number
  /** The last line that has arrived there. */
  /** Lines and reserves are under their keys; one of an earlier version lacks it until it is upgraded, and no money of it moves. */
  readonly keyed: boolean
  readonly head: { readonly seq: number; readonly hash: string; readonly leftFen: number }
}
