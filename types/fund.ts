/** 经费: a ledger per year and source, in which opening + income = reserved + paid + left at every moment. */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Fen, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'
import { counterable, fundEntryKinds, fundSources, type FundEntryKind, type FundSource } from './fundNames'

const Blocked = v.nullable(v.picklist(errorCodes))
const SourceCode = v.picklist(Object.keys(fundSources) as [FundSource, ...FundSource[]])
const KindCode = v.picklist(Object.keys(fundEntryKinds) as [FundEntryKind, ...FundEntryKind[]])
export const Year = v.pipe(v.string(), v.regex(/^20\d\d$/))
const Amount = v.pipe(Fen, v.minValue(1))

/** All sums in fen. */
export const FundCard = v.object({
  fundId: Id,
  year: v.string(),
  source: SourceCode,
  openingFen: v.number(),
  incomeFen: v.number(),
  reservedFen: v.number(),
  paidFen: v.number(),
  leftFen: v.number(),
})
export type FundCard = v.InferOutput<typeof FundCard>

/** A line of the ledger; `leftAfterFen` is what was free after it. */
export const FundEntryView = v.object({
  entryId: Id,
  seq: v.number(),
  kind: KindCode,
  takesBack: v.nullable(v.picklist(counterable)),
  amountFen: v.number(),
  freedFen: v.number(),
  leftAfterFen: v.number(),
  title: v.string(),
  note: v.string(),
  at: InstantOut,
  byName: v.string(),
  isTakenBack: v.boolean(),
  blocked: v.object({ counter: Blocked }),
})
export type FundEntryView = v.InferOutput<typeof FundEntryView>

const fundId = { fundId: Id }
const Done = v.object({ ...fundId, entryId: Id })

export const fundActions = {
  /** The funds of a year; this year when none is named. `unopened` are the sources still without one. */
  'fund.list': {
    kind: 'read',
    input: v.object({ year: v.optional(Year) }),
    output: v.object({ year: v.string(), thisYear: v.string(), funds: v.array(FundCard), unopened: v.array(SourceCode), blocked: v.object({ open: Blocked }) }),
  },
  'fund.get': { kind: 'read', input: v.object(fundId), output: v.object({ ...FundCard.entries, blocked: v.object({ book: Blocked, reopen: Blocked }) }) },
  /** Newest first. */
  'fund.entries': { kind: 'read', input: v.object({ ...pageInput, ...fundId }), output: PageOf(FundEntryView) },

  'fund.open': { kind: 'write', input: v.object({ year: Year, source: SourceCode, openingFen: Fen, note: OptionalText(100) }), output: Done },
  /** `opening` only after the first one was taken back. */
  'fund.book': { kind: 'write', input: v.object({ ...fundId, kind: v.picklist(['income', 'opening']), amountFen: Amount, note: Text(100) }), output: Done },
  /** Takes a line back by a line against it, once; nothing is ever changed or removed. */
  'fund.counter': { kind: 'write', input: v.object({ ...fundId, entryId: Id, reason: Text(100) }), output: Done },
} as const
