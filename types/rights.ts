/**
 * 权益督导: contracts, protective equipment and medical checks, each person green, amber or red in each. The employer owns the
 * facts, the union watches them; of a contract only its terms in dates and counts, of a check only that it was done.
 */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Count, Day, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'
import { Clause } from './policy'
import {
  checkupKinds, contractTypes, extensionKinds, letterStatuses, reportKinds, reportStatuses, rightsAreas, rightsColours, rightsReasons, standardKinds, supervisionStatuses,
} from './rightsNames'

export * from './rightsNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])
const Blocked = v.nullable(v.picklist(errorCodes))
const blocked = <Step extends string>(...names: readonly Step[]) => v.object(Object.fromEntries(names.map((name) => [name, Blocked])) as Record<Step, typeof Blocked>)

export const AreaCode = codesOf(rightsAreas)
const ColourCode = codesOf(rightsColours)
const Version = Count(1, 1_000_000)

/** One light with its reason in a sentence and the article it stands on. */
export const LightView = v.object({
  area: AreaCode, colour: ColourCode, reason: v.picklist(rightsReasons), why: v.string(), article: v.string(),
  /** The day that matters; null where none does. */
  dueOn: v.nullable(Day),
})
export type LightView = v.InferOutput<typeof LightView>

/** What is known of a contract; nothing else of it is ever taken in. */
export const ContractTerms = v.object({
  type: codesOf(contractTypes),
  startOn: Day,
  endOn: v.nullable(Day),
  /** First day of work for this employer, or for the one before in a transfer that was not the worker's wish. */
  begunOn: Day,
  /** Consecutive fixed terms, this one included. */
  fixedTerms: Count(0, 20),
  isSigned: v.boolean(),
  /** The worker asked for a fixed term although an open one was due. */
  askedFixed: v.boolean(),
  extension: v.nullable(v.object({ kind: codesOf(extensionKinds), until: v.nullable(Day) })),
  /** The last day, once it is known that somebody goes. */
  leavingOn: v.nullable(Day),
})
export type ContractTerms = v.InferOutput<typeof ContractTerms>

export const IssueView = v.object({
  item: v.string(),
  issuedOn: v.nullable(Day),
  signedOn: v.nullable(Day),
  months: v.nullable(v.number()),
  nextOn: v.nullable(Day),
  source: v.string(),
  isConfirmed: v.boolean(),
  blocked: blocked('sign'),
})
export const CheckView = v.object({ kind: codesOf(checkupKinds), doneOn: v.nullable(Day), toldOn: v.nullable(Day) })

export const ReportView = v.object({
  reportId: v.string(), number: v.string(), kind: codesOf(reportKinds), status: codesOf(reportStatuses), text: v.string(), outcome: v.string(),
  submittedAt: InstantOut, settledAt: v.nullable(InstantOut), dueAt: v.nullable(InstantOut), ownerLabel: v.string(), blocked: blocked('takeBack'),
})
export type ReportView = v.InferOutput<typeof ReportView>

const rules = v.array(v.object({ name: v.string(), clause: Clause }))

export const MyRights = v.object({
  lights: v.array(LightView),
  contract: v.nullable(ContractTerms),
  issues: v.array(IssueView),
  checks: v.array(CheckView),
  reports: v.array(ReportView),
  clauses: rules,
  blocked: blocked('notReceived', 'notChecked', 'notSigned'),
})
export type MyRights = v.InferOutput<typeof MyRights>

const person = { memberId: Id, name: v.string(), staffNo: v.string(), unitName: v.string(), post: v.string() }
export const RightsCard = v.object({ ...person, light: LightView })
export type RightsCard = v.InferOutput<typeof RightsCard>

/** For officers; areas that are not theirs are absent. */
export const RightsPerson = v.object({
  ...person,
  version: v.number(),
  lights: v.array(LightView),
  contract: v.nullable(ContractTerms),
  issues: v.array(IssueView),
  checks: v.array(CheckView),
  clauses: rules,
  blocked: blocked('contract', 'issue', 'check'),
})
export type RightsPerson = v.InferOutput<typeof RightsPerson>

const Tally = v.object({ red: v.number(), amber: v.number(), green: v.number(), none: v.number() })
export const SupervisionView = v.object({
  supervisionId: Id, area: AreaCode, onDay: Day, orgId: Id, unitName: v.string(), what: v.string(), finding: v.string(), checked: v.number(), fine: v.number(),
  promisedBy: v.string(), promisedUntil: v.nullable(Day), status: codesOf(supervisionStatuses), outcome: v.string(), byName: v.string(), version: v.number(), isLate: v.boolean(), blocked: blocked('close'),
})
export type SupervisionView = v.InferOutput<typeof SupervisionView>

export const LetterView = v.object({
  letterId: Id, number: v.string(), area: AreaCode, unitName: v.string(), addressee: v.string(), note: v.string(), sentOn: Day, answerBy: Day, people: v.number(),
  status: codesOf(letterStatuses), answeredOn: v.nullable(Day), answer: v.string(), byName: v.string(), isLate: v.boolean(), blocked: blocked('answer'),
})
export type LetterView = v.InferOutput<typeof LetterView>

export const StandardView = v.object({
  standardId: Id, kind: codesOf(standardKinds), post: v.string(), item: v.string(), months: v.nullable(v.number()), source: v.string(), from: Day, to: v.nullable(Day),
  isConfirmed: v.boolean(), version: v.number(), blocked: blocked('end', 'confirm'),
})
export type StandardView = v.InferOutput<typeof StandardView>

export const CaseView = v.object({
  reportId: v.string(), number: v.string(), kind: codesOf(reportKinds), status: codesOf(reportStatuses), name: v.string(), unitName: v.string(), post: v.string(), text: v.string(), outcome: v.string(),
  submittedAt: InstantOut, dueAt: v.nullable(InstantOut), isOverdue: v.boolean(), ownerLabel: v.string(), clause: Clause, light: v.nullable(LightView), blocked: blocked('settle'),
})
export type CaseView = v.InferOutput<typeof CaseView>

const ReportId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,100}$/))
const Months = Count(1, 600)

export const rightsActions = {
  'rights.mine': { kind: 'read', input: v.object({}), output: MyRights },
  'rights.signFor': { kind: 'write', input: v.object({ item: Text(30) }), output: MyRights },
  /** 未领到、未体检、未签合同: one open report of each kind. */
  'rights.report': { kind: 'write', input: v.object({ kind: codesOf(reportKinds), text: OptionalText(200) }), output: MyRights },
  'rights.takeBack': { kind: 'write', input: v.object({ reportId: ReportId }), output: MyRights },

  'rights.list': { kind: 'read', input: v.object({ ...pageInput, area: AreaCode, colour: ColourCode, orgId: v.optional(Id) }), output: PageOf(RightsCard) },
  /** By unit and area, for the areas and units of who asks. `signed` of `people` is the share of contracts signed. */
  'rights.counts': {
    kind: 'read',
    input: v.object({}),
    output: v.object({
      areas: v.array(AreaCode),
      /** The units of their own offices; a letter may go out for one of these as a whole. */
      own: v.array(v.object({ orgId: Id, name: v.string() })),
      all: v.record(v.string(), Tally),
      units: v.array(v.object({ orgId: Id, name: v.string(), people: v.number(), signed: v.nullable(v.number()), areas: v.record(v.string(), Tally) })),
      may: v.object({ contracts: v.boolean(), equipment: v.boolean(), supervise: v.boolean() }),
    }),
  },
  'rights.person': { kind: 'read', input: v.object({ memberId: Id }), output: RightsPerson },
  'rights.saveContract': { kind: 'write', input: v.object({ memberId: Id, version: v.optional(Version), contract: ContractTerms }), output: RightsPerson },
  'rights.issue': {
    kind: 'write',
    input: v.object({ memberId: Id, item: Text(30), issuedOn: Day, isSigned: v.boolean(), goodUntil: v.nullable(Day), damagedOn: v.nullable(Day) }),
    output: RightsPerson,
  },
  'rights.check': { kind: 'write', input: v.object({ memberId: Id, check: codesOf(checkupKinds), doneOn: Day, toldOn: v.nullable(Day) }), output: RightsPerson },

  'rights.case': { kind: 'read', input: v.object({ reportId: ReportId }), output: CaseView },
  'rights.settle': { kind: 'write', input: v.object({ reportId: ReportId, outcome: Text(200) }), output: CaseView },

  'rights.supervisions': { kind: 'read', input: v.object({ ...pageInput, area: AreaCode }), output: PageOf(SupervisionView) },
  'rights.supervise': {
    kind: 'write',
    input: v.object({
      area: AreaCode, onDay: Day, orgId: Id, what: Text(60), finding: Text(300), checked: Count(0, 100_000), fine: Count(0, 100_000), promisedBy: OptionalText(20), promisedUntil: v.nullable(Day),
    }),
    output: SupervisionView,
  },
  'rights.closeSupervision': { kind: 'write', input: v.object({ supervisionId: Id, outcome: Text(200) }), output: SupervisionView },

  'rights.letters': { kind: 'read', input: v.object({ ...pageInput, area: AreaCode }), output: PageOf(LetterView) },
  /** Written from the red lights of the area in the unit as they are now. */
  'rights.writeLetter': { kind: 'write', input: v.object({ area: AreaCode, orgId: Id, addressee: Text(40), note: OptionalText(300), answerBy: Day }), output: LetterView },
  'rights.answerLetter': { kind: 'write', input: v.object({ letterId: Id, answeredOn: Day, answer: Text(300) }), output: LetterView },

  'rights.standards': { kind: 'read', input: v.object({ ...pageInput, kind: codesOf(standardKinds) }), output: v.object({ ...PageOf(StandardView).entries, maySave: Blocked }) },
  /** `post` empty: every post. `months` null: the cycle is still to be found. A row for the same post and thing ends the one before. */
  'rights.saveStandard': {
    kind: 'write',
    input: v.object({ kind: codesOf(standardKinds), post: OptionalText(30), item: Text(30), months: v.nullable(Months), source: Text(120), from: Day }),
    output: StandardView,
  },
  'rights.endStandard': { kind: 'write', input: v.object({ standardId: Id, to: Day }), output: StandardView },
  'rights.confirmStandard': { kind: 'write', input: v.object({ standardId: Id }), output: StandardView },
} as const
