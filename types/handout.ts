/**
 * 福利发放: a plan, a list of people, a signature of each. Birthday gifts, festival goods and the campaigns of the
 * year. Who stands on a list of people in need is known to its handlers only.
 */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Count, Day, Fen, Id, InstantIn, InstantOut, Month, OptionalText, PageOf, Text, pageInput } from './fields'
import { fundSources, type FundSource } from './fundNames'
import { festivals, handoutForms, handoutKinds, handoutStatuses, receiptStatuses, schoolStages, signWays } from './handoutNames'
import { Clause } from './policy'

export * from './handoutNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])

export const KindCode = codesOf(handoutKinds)
export const HandoutStatusCode = codesOf(handoutStatuses)
export const ReceiptStatusCode = codesOf(receiptStatuses)
const PayerCode = v.picklist(Object.keys(fundSources) as [FundSource, ...FundSource[]])
const Year = v.pipe(v.string(), v.regex(/^20\d\d$/))

const Blocked = v.nullable(v.picklist(errorCodes))
const blocked = <Step extends string>(...names: readonly Step[]) =>
  v.object(Object.fromEntries(names.map((name) => [name, Blocked])) as Record<Step, typeof Blocked>)

const handoutId = { handoutId: Id }
const Reason = Text(200)
export const MAX_PICKED = 50

/** For whom: everybody of these units who meets the conditions, or people named one by one. */
export const HandoutTarget = v.object({
  by: v.picklist(['criteria', 'picked']),
  /** Empty: the whole company. */
  orgIds: v.pipe(v.array(Id), v.maxLength(50)),
  gender: v.nullable(v.picklist(['female', 'male'])),
  /** Words one of which the post must hold (高温岗位); empty: every post. */
  posts: v.pipe(v.array(Text(20)), v.maxLength(20)),
})

export const HandoutPlan = v.object({
  kind: KindCode,
  title: Text(40),
  year: Year,
  festival: v.nullable(codesOf(festivals)),
  /** For birthdays: the month they fall into. */
  month: v.nullable(Month),
  /** For 金秋助学: what the ceiling is reckoned by. */
  stage: v.nullable(codesOf(schoolStages)),
  form: codesOf(handoutForms),
  item: Text(60),
  unitFen: Fen,
  supplier: OptionalText(60),
  payer: PayerCode,
  target: HandoutTarget,
  place: Text(60),
  hours: Text(60),
  fromDay: Day,
  /** The last day on which it may be fetched. */
  untilDay: Day,
})
export type HandoutPlan = v.InferOutput<typeof HandoutPlan>

/** Counts of a list. Of people in need those who do not handle it are told what gives away nobody (features/handout/outcome.ts). */
const Figure = v.nullable(v.number())
const counts = { listed: Figure, taken: Figure, waiting: Figure, declined: Figure, expired: Figure }

const card = {
  handoutId: Id,
  number: v.string(),
  title: v.string(),
  kind: v.nullable(KindCode),
  year: v.string(),
  status: HandoutStatusCode,
  item: v.string(),
  untilDay: Day,
  ownerLabel: v.string(),
}
export const HandoutCard = v.object({ ...card, ...counts })
export type HandoutCard = v.InferOutput<typeof HandoutCard>

const ListProgress = { isListDone: v.boolean(), isListBegun: v.boolean(), seen: v.number(), people: v.number() }

/** For the officers: the whole plan, how far it is, what may be done. */
export const HandoutDesk = v.object({
  ...card, ...counts, ...ListProgress,
  version: v.number(),
  isSensitive: v.boolean(),
  plan: v.nullable(HandoutPlan),
  budgetFen: Figure,
  spentFen: Figure,
  /** People found not to be entitled, and people who may have been helped elsewhere. */
  barred: Figure,
  flagged: Figure,
  organiserName: v.string(),
  dueAt: v.nullable(InstantOut),
  clauses: v.array(v.object({ name: v.string(), clause: Clause })),
  /** Festival goods of the year above the share of the union's income. */
  isAboveIncomeShare: v.boolean(),
  groups: v.array(v.object({ orgId: Id, name: v.string(), listed: v.number(), taken: v.number() })),
  steps: v.array(v.object({ at: InstantOut, byName: v.string(), action: v.string(), note: v.string() })),
  mayDistribute: v.boolean(),
  blocked: blocked('edit', 'list', 'clear', 'submit', 'decide', 'cancel', 'end', 'remind', 'distribute', 'takeBack', 'number', 'redeem'),
})
export type HandoutDesk = v.InferOutput<typeof HandoutDesk>

/** One line of the list, for those who hand out. */
export const ReceiptRow = v.object({
  rowId: v.string(),
  memberId: Id,
  name: v.string(),
  staffNo: v.string(),
  unitName: v.string(),
  status: ReceiptStatusCode,
  signedAt: v.nullable(InstantOut),
  takenByName: v.string(),
  way: v.nullable(codesOf(signWays)),
  reason: Blocked,
  isFlagged: v.boolean(),
  /** Of a voucher: '' before its number is known; the day on which the shop took it. */
  voucherNo: v.string(),
  redeemedOn: v.nullable(Day),
})
export type ReceiptRow = v.InferOutput<typeof ReceiptRow>

/** One of my own benefits. `code` is for the distributor to scan; null when there is nothing to fetch. */
export const MyBenefit = v.object({
  handoutId: Id,
  title: v.string(),
  item: v.string(),
  status: ReceiptStatusCode,
  place: v.string(),
  hours: v.string(),
  fromDay: Day,
  untilDay: Day,
  signedAt: v.nullable(InstantOut),
  takenByName: v.string(),
  voucherNo: v.string(),
  redeemedOn: v.nullable(Day),
  code: v.nullable(v.string()),
  blocked: blocked('sign', 'decline'),
})
export type MyBenefit = v.InferOutput<typeof MyBenefit>

const VoucherNo = v.pipe(Text(30), v.regex(/^[A-Za-z0-9 -]+$/))
const VoucherResults = v.object({ results: v.array(v.object({ voucherNo: v.string(), name: v.string(), outcome: Blocked })) })
const PersonalCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{13,80}$/))
const DeskCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{27}$/))
const staffNumbers = v.pipe(v.array(Text(20)), v.minLength(1), v.maxLength(MAX_PICKED))
/** What every step answers; the page asks again for the whole. */
export const HandoutMoved = v.object({
  handoutId: Id, number: v.string(), status: HandoutStatusCode, version: v.number(), ...ListProgress, barred: v.number(), flagged: v.number(),
})
const write = <Input extends v.GenericSchema>(input: Input) => ({ kind: 'write', input, output: HandoutMoved }) as const

export const handoutActions = {
  'handout.mine': { kind: 'read', input: v.object(pageInput), output: PageOf(MyBenefit) },
  /** By the worker: the code on the desk's screen. */
  'handout.sign': { kind: 'write', input: v.object({ ...handoutId, code: DeskCode }), output: MyBenefit },
  'handout.decline': { kind: 'write', input: v.object(handoutId), output: MyBenefit },

  'handout.list': { kind: 'read', input: v.object({ ...pageInput, status: v.optional(HandoutStatusCode) }), output: PageOf(HandoutCard) },
  'handout.desk': { kind: 'read', input: v.object(handoutId), output: HandoutDesk },
  'handout.ceilings': {
    kind: 'read',
    input: v.object({ kind: KindCode }),
    output: v.object({ clauses: v.array(v.object({ name: v.string(), clause: Clause })) }),
  },
  'handout.saveDraft': write(v.object({ handoutId: v.optional(Id), version: v.optional(Count(1, 1_000_000)), plan: HandoutPlan })),
  /** Makes the list, some hundred people a call, going on where the last one stopped. */
  'handout.makeList': write(v.object(handoutId)),
  'handout.clearList': write(v.object(handoutId)),
  'handout.addPeople': {
    kind: 'write',
    input: v.object({ ...handoutId, staffNos: staffNumbers }),
    output: v.object({ results: v.array(v.object({ staffNo: v.string(), name: v.string(), outcome: Blocked })) }),
  },
  'handout.removePerson': write(v.object({ ...handoutId, rowId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{3,140}$/)), reason: Reason })),
  'handout.submit': write(v.object(handoutId)),
  'handout.decide': write(
    v.variant('verdict', [
      v.object({ ...handoutId, verdict: v.literal('approve'), note: OptionalText(200) }),
      v.object({ ...handoutId, verdict: v.literal('return'), note: Reason }),
    ]),
  ),
  'handout.cancel': write(v.object({ ...handoutId, reason: Reason })),
  'handout.end': write(v.object(handoutId)),
  'handout.remind': write(v.object(handoutId)),

  'handout.rows': {
    kind: 'read',
    input: v.object({ ...pageInput, ...handoutId, orgId: v.optional(Id), status: v.optional(ReceiptStatusCode) }),
    output: PageOf(ReceiptRow),
  },
  /** The code on the desk's screen, and how far it is. */
  'handout.deskCode': {
    kind: 'read',
    input: v.object(handoutId),
    output: v.object({ code: v.string(), validForMs: v.number(), title: v.string(), item: v.string(), taken: v.number(), listed: v.number() }),
  },
  /** By the distributor: the person's own code, or their line on the list; with `takenBy` somebody else took it. */
  'handout.signFor': {
    kind: 'write',
    input: v.object({ ...handoutId, memberId: v.optional(Id), code: v.optional(PersonalCode), takenByStaffNo: v.optional(Text(20)), at: InstantIn }),
    output: ReceiptRow,
  },
  /** A signature that was a mistake: with its reason, while the plan runs. */
  'handout.takeBack': {
    kind: 'write',
    input: v.object({ ...handoutId, rowId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{3,140}$/)), reason: Reason }),
    output: ReceiptRow,
  },
  /** Which voucher goes to whom, as a list. */
  'handout.number': {
    kind: 'write',
    input: v.object({ ...handoutId, lines: v.pipe(v.array(v.object({ staffNo: Text(20), voucherNo: VoucherNo })), v.minLength(1), v.maxLength(MAX_PICKED)) }),
    output: VoucherResults,
  },
  /** The list of the shop: these have been taken (核销). */
  'handout.redeem': {
    kind: 'write',
    input: v.object({ ...handoutId, voucherNos: v.pipe(v.array(VoucherNo), v.minLength(1), v.maxLength(MAX_PICKED)) }),
    output: VoucherResults,
  },
  /** People with a birthday in the month who stand on no list of it, or have not fetched theirs. */
  'handout.unserved': {
    kind: 'read',
    input: v.object({ ...pageInput, month: Month }),
    output: PageOf(v.object({ memberId: Id, name: v.string(), unitName: v.string(), isListed: v.boolean() })),
  },
  'handout.statistics': {
    kind: 'read',
    input: v.object({ year: Year }),
    /** `isPartial`: plans are left out whose figures would tell of single people. */
    output: v.object({ kinds: v.array(v.object({ kind: KindCode, plans: Figure, people: Figure, amountFen: Figure, isPartial: v.boolean() })) }),
  },
  'handout.exportList': {
    kind: 'read',
    /** `cursor` is the `next` of the file before: people in need have one sheet each, a hundred in a file. */
    input: v.object({ ...handoutId, orgId: v.optional(Id), cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}\.[A-Za-z0-9_.:-]{1,160}$/))) }),
    output: v.object({ url: v.string(), fileName: v.string(), people: v.number(), total: v.number(), next: v.nullable(v.string()) }),
  },
} as const
