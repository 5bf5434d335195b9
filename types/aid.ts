/**
 * 困难帮扶: asked for, checked at home by two people, calculated, judged by the committee, made public or
 * judged together, approved, paid, signed for, followed up. Three readers have three views: the person
 * it is about, who handles it, and everybody (publicity). Sensitive fields are in `AidFile` and come with
 * `aid.get` to the person alone, with `aid.file` to officers, who give a reason each time; no list has them.
 */
import * as v from 'valibot'
import { AidCategoryCode, AidFile, AidKindCode, Attached, codesOf, EvidenceCode, FileView, MeansRows, Sum } from './aidFile'
import { aidStatuses, aidTables, ceilingBases, exclusions, exitReasons, meansLines, readReasons, visitWays, voteReasons, yearOutcomes } from './aidNames'
import { errorCodes } from './errors'
import { Day, FileId, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'
import { Clause } from './policy'

export * from './aidFile'
export * from './aidNames'

export const AidStatusCode = codesOf(aidStatuses)

/** Why each thing the reader might want to do cannot be done now; null means it can. */
const Blocked = v.nullable(v.picklist(errorCodes))
const blocked = <Step extends string>(...names: readonly Step[]) =>
  v.object(Object.fromEntries(names.map((name) => [name, Blocked])) as Record<Step, typeof Blocked>)

const aidId = { aidId: Id }
const Reason = Text(500)
const Note = OptionalText(500)
const TextVersion = Text(20)

/** Who has it and by when. */
const clock = { ownerLabel: v.string(), since: InstantOut, dueAt: v.nullable(InstantOut), isOverdue: v.boolean(), isEscalated: v.boolean() }
const card = { aidId: Id, number: v.string(), status: AidStatusCode, submittedAt: InstantOut, ...clock }

/** One of the applicant's own. `toDo` asks them for something: to complete, to sign, to hand in papers. */
export const AidCard = v.object({ ...card, toDo: v.nullable(v.picklist(['complete', 'sign', 'supplement'])), isForOther: v.boolean() })
export type AidCard = v.InferOutput<typeof AidCard>

/** One in the officers' list: the name has one letter. */
const DeskCard = v.object({ ...card, maskedName: v.string(), unitName: v.string() })

/** `note` is the words of the step; empty where the reader may not see them. */
const StepView = v.object({ at: InstantOut, byName: v.string(), actingForName: v.string(), action: v.string(), to: AidStatusCode, note: v.string() })
const Decision = v.nullable(v.object({ isYes: v.boolean(), reason: v.string(), at: InstantOut, byLabel: v.string() }))
const GrantView = v.object({
  isUrgent: v.boolean(), amountFen: v.number(), approvedAt: InstantOut, paidAt: v.nullable(InstantOut), signedAt: v.nullable(InstantOut), isVoid: v.boolean(),
  /** What it was judged by, the ceiling first. */
  clauses: v.array(Clause),
})
/** `endsAt` is null while an objection stops the clock. */
const PublicityView = v.nullable(v.object({ startsAt: InstantOut, endsAt: v.nullable(InstantOut), isOver: v.boolean(), amountFen: v.number() }))

/** For the person it is about, and without `file` for a team leader who applied for them. */
export const AidForApplicant = v.object({
  ...card,
  subjectName: v.string(), isForOther: v.boolean(), isUrgent: v.boolean(),
  file: v.nullable(FileView),
  agreesToPublicity: v.boolean(),
  decision: Decision,
  publicity: PublicityView,
  grants: v.array(GrantView),
  papersDueOn: v.nullable(Day),
  steps: v.array(StepView),
  blocked: blocked('withdraw', 'resubmit', 'supplement', 'sign', 'askReview', 'explain'),
})
export type AidForApplicant = v.InferOutput<typeof AidForApplicant>

const VisitView = v.nullable(v.object({
  ways: v.array(codesOf(visitWays)), on: Day, byName: v.string(), text: v.string(), at: InstantOut,
  signedByName: v.string(), signedAt: v.nullable(InstantOut),
}))
const OpinionView = v.nullable(v.object({
  supports: v.boolean(), category: v.nullable(AidCategoryCode), suggestedFen: v.number(), reason: v.string(), byName: v.string(), at: InstantOut,
}))
const VoteView = v.nullable(v.object({
  reasons: v.array(codesOf(voteReasons)), amountFen: v.number(), votesFor: v.number(), votesAgainst: v.number(), needed: v.number(), isWitnessed: v.boolean(),
  /** `reason` of a vote against is what the person would read, `note` what the committee says among itself. */
  isOpen: v.boolean(), votes: v.array(v.object({ byName: v.string(), isFor: v.boolean(), reason: v.string(), note: v.string(), at: InstantOut })),
}))
const Objection = v.object({ text: v.string(), at: InstantOut, isOpen: v.boolean(), isUpheld: v.boolean(), reason: v.string() })
const YearReviewView = v.nullable(v.object({
  outcome: codesOf(yearOutcomes), category: v.nullable(AidCategoryCode), exitReason: v.nullable(codesOf(exitReasons)), reason: v.string(), byName: v.string(), at: InstantOut,
}))
/** How many cases of the same household are open beside this one, by number. */
const Beside = v.array(v.string())
const RefusedRow = v.object({ at: InstantOut, byName: v.string(), action: v.string() })

/**
 * For who handles it. `canRead`: `aid.file` will open. Without it (finance, auditor) the parts that tell a story are null or
 * empty: visit, opinion, objections, notes of steps.
 */
export const AidForOfficer = v.object({
  ...card,
  subjectName: v.string(), staffNo: v.string(), unitName: v.string(), applicantName: v.string(),
  kindWord: v.string(), isUrgent: v.boolean(), round: v.number(), canRead: v.boolean(), agreesToPublicity: v.boolean(),
  visit: VisitView, opinion: OpinionView, vote: VoteView, decision: Decision, publicity: PublicityView, objections: v.array(Objection),
  grants: v.array(GrantView), yearReview: YearReviewView, papersDueOn: v.nullable(Day), besides: Beside,
  /** Attempts refused for a conflict of interest. */
  refusals: v.array(RefusedRow),
  steps: v.array(StepView),
  blocked: blocked(
    'accept', 'return', 'decline', 'ordinary', 'advance', 'visit', 'signVisit', 'opinion', 'vote', 'witness', 'publicise', 'settle', 'approve', 'reject',
    'reconsider', 'pay', 'followUp', 'proposeReview', 'confirmReview', 'reopen',
  ),
})
export type AidForOfficer = v.InferOutput<typeof AidForOfficer>

/**
 * The calculation, line by line; it helps people judge and decides nothing. `category` is what the figures point to, null: none.
 * `isChecked`: with the rows the visitors found. A line's `clause` is the rule behind it.
 */
export const MeansView = v.object({
  lines: v.array(v.object({ line: codesOf(meansLines), value: v.number(), unit: v.picklist(['fen', 'people', 'percent', 'multiple']), clause: v.nullable(Clause) })),
  category: v.nullable(AidCategoryCode),
  tests: v.array(v.object({ category: AidCategoryCode, isMet: v.boolean(), clause: Clause })),
  exclusions: v.array(codesOf(exclusions)),
  isChecked: v.boolean(),
})
export type MeansView = v.InferOutput<typeof MeansView>

/** One rule about how much and how often. `limitFen` is what the clause comes to for this household (months × line, students × months). */
const Ceiling = v.object({
  basis: codesOf(ceilingBases), clause: Clause, limitFen: v.number(), usedFen: v.number(), roomFen: v.number(),
  /** Above it a committee vote may go up to this; null: not possible. */
  voteLimitFen: v.nullable(v.number()),
})
const Frequency = v.object({ clause: Clause, used: v.number(), allowed: v.number() })
/** Kinds of aid that the household has had this year beside this one, and how many one may have in this category. */
const OtherKinds = v.object({ had: v.array(AidKindCode), allowed: v.nullable(v.number()), clause: v.nullable(Clause) })
/** What may be approved: up to `roomFen` by itself, up to `voteRoomFen` after a vote; `funds` with enough left. */
export const CeilingsView = v.object({
  /** `campaigns`: what campaigns have brought the household this year, in neutral words. */
  year: v.string(), ceilings: v.array(Ceiling), frequency: Frequency, kinds: OtherKinds, campaigns: v.array(v.string()), roomFen: v.number(), voteRoomFen: v.number(), publicisedFen: v.nullable(v.number()),
  funds: v.array(v.object({ fundId: v.string(), source: v.string(), leftFen: v.number() })),
  blocked: Blocked,
})
export type CeilingsView = v.InferOutput<typeof CeilingsView>

/** What every decision answers; the page asks again for the whole. */
export const AidMoved = v.object({ aidId: Id, number: v.string(), status: AidStatusCode, ownerLabel: v.string(), dueAt: v.nullable(InstantOut) })

const PublicRow = v.object({ aidId: Id, maskedName: v.string(), unitName: v.string(), kindWord: v.string(), amountFen: v.number(), startsAt: InstantOut, endsAt: InstantOut })
const SpendingRow = v.object({
  aidId: Id, number: v.string(), name: v.string(), unitName: v.string(), kindWord: v.string(), status: AidStatusCode, amountFen: v.number(), isUrgent: v.boolean(),
  approvedAt: InstantOut, paidAt: v.nullable(InstantOut), signedAt: v.nullable(InstantOut), isVoid: v.boolean(),
})
const Assessment = v.object({ assessmentId: Id, scope: v.string(), risks: v.string(), measures: v.string(), byName: v.string(), on: Day, validUntil: Day })

const write = <Input extends v.GenericSchema>(input: Input) => ({ kind: 'write', input, output: AidMoved }) as const
const decides = write(v.object({ ...aidId, reason: Reason }))

const form = { file: AidFile, evidence: Attached }
const whose = { isForOther: v.optional(v.boolean(), false) }

export const aidActions = {
  /**
   * The one draft of this person, and beside it a team leader's one for somebody else (`isForOther`), kept sealed; saved again it is replaced.
   * Saving agrees to nothing: one's own needs the agreement to stand (`privacy.agree`), refused with AID_CONSENT_NEEDED.
   */
  'aid.saveDraft': { kind: 'write', input: v.object({ draft: Text(10_000), ...whose }), output: v.object({ savedAt: InstantOut }) },
  /** As it was saved, a text of the page's own making; null: none. The nightly purge removes it after its days. */
  'aid.draft': { kind: 'read', input: v.object(whose), output: v.object({ draft: v.nullable(v.string()), savedAt: v.nullable(InstantOut) }) },
  'aid.dropDraft': { kind: 'write', input: v.object(whose), output: v.object({}) },
  /**
   * Keeps one uploaded photo (one a call: it is drawn anew); name it in `evidence` of what is sent next. `aidId` null: for the application
   * that is being written; agreed to (`privacy.agree`) before.
   */
  'aid.attach': { kind: 'write', input: v.object({ aidId: v.nullable(Id), fileId: FileId, ...whose }), output: v.object({ evidenceId: Id }) },
  /**
   * `sensitiveVersion` is the first agreement where there was none; one that was taken back, or given to an older text, is not renewed by sending.
   * `publicityVersion` null: no publicity, judged together instead. `forOther`: a team leader with a written authority (a photo of kind `authority`).
   */
  'aid.submit': {
    kind: 'write',
    input: v.object({
      ...form, sensitiveVersion: TextVersion, publicityVersion: v.nullable(TextVersion),
      forOther: v.optional(v.nullable(v.object({ staffNo: Text(20), name: Text(30) })), null),
    }),
    output: AidMoved,
  },
  'aid.mine': { kind: 'read', input: v.object(pageInput), output: PageOf(AidCard) },
  'aid.get': { kind: 'read', input: v.object(aidId), output: AidForApplicant },
  'aid.resubmit': write(v.object({ ...aidId, ...form })),
  'aid.supplement': write(v.object({ ...aidId, ...form })),
  'aid.withdraw': write(v.object({ ...aidId, reason: Note })),
  'aid.sign': write(v.object({ ...aidId, amountFen: Sum })),
  'aid.askReview': decides,
  /** The calculation, explained to the person it is about; and to officers who may read the file (the reading is written down). */
  'aid.means': { kind: 'read', input: v.object(aidId), output: MeansView },
  /** Everybody of the company who is logged in; gone to the second. `contact` is for objections by word of mouth. */
  'aid.publicity': { kind: 'read', input: v.object(pageInput), output: v.object({ ...PageOf(PublicRow).entries, contact: v.string() }) },
  'aid.object': { kind: 'write', input: v.object({ ...aidId, text: Reason }), output: v.object({}) },

  'aid.list': { kind: 'read', input: v.object({ ...pageInput, status: v.optional(AidStatusCode) }), output: PageOf(DeskCard) },
  'aid.desk': { kind: 'read', input: v.object(aidId), output: AidForOfficer },
  /** Each opening is written down with its reason, and the person it is about can see it. */
  'aid.file': { kind: 'read', input: v.object({ ...aidId, reason: codesOf(readReasons) }), output: FileView },
  /** A link to one photo that works for minutes; `reason` is needed of officers. */
  'aid.evidence': {
    kind: 'read',
    input: v.object({ ...aidId, evidenceId: Id, reason: v.optional(codesOf(readReasons), 'handle') }),
    output: v.object({ url: v.string() }),
  },
  'aid.accept': write(v.object({ ...aidId, isUrgent: v.boolean(), note: Note })),
  'aid.return': decides,
  'aid.decline': decides,
  'aid.ordinary': decides,
  'aid.advance': write(v.object({ ...aidId, amountFen: Sum, fundId: Text(100), note: Note })),
  /** Written by the first visitor; `rows` are what was found. The second one signs. */
  'aid.visit': write(v.object({
    ...aidId, ways: v.pipe(v.array(codesOf(visitWays)), v.minLength(1), v.maxLength(3)), on: Day, text: Text(1000), rows: MeansRows,
    verified: v.pipe(v.array(EvidenceCode), v.maxLength(12)),
  })),
  'aid.signVisit': write(v.object(aidId)),
  'aid.opinion': write(
    v.variant('supports', [
      v.object({ ...aidId, supports: v.literal(true), category: AidCategoryCode, suggestedFen: Sum, reason: Reason }),
      v.object({ ...aidId, supports: v.literal(false), reason: Reason }),
    ]),
  ),
  /** Whoever votes against gives a reason in words for the person: the committee's reason if the vote is lost. `note` stays with the officers. */
  'aid.vote': write(
    v.variant('isFor', [v.object({ ...aidId, isFor: v.literal(true), note: Note }), v.object({ ...aidId, isFor: v.literal(false), reason: Reason, note: Note })]),
  ),
  'aid.witness': write(v.object({ ...aidId, note: Note })),
  'aid.publicise': write(v.object(aidId)),
  'aid.settle': write(v.object({ ...aidId, isUpheld: v.boolean(), reason: Reason })),
  /** What the amount is measured against, and which funds have enough: asked for before the signature is possible. */
  'aid.ceilings': { kind: 'read', input: v.object({ ...aidId, amountFen: v.optional(Sum) }), output: CeilingsView },
  'aid.approve': write(v.object({ ...aidId, amountFen: Sum, fundId: Text(100), note: Note })),
  'aid.reject': decides,
  'aid.reconsider': write(v.object({ ...aidId, overturns: v.boolean(), reason: Reason })),
  'aid.pay': write(v.object({ ...aidId, paidOn: Day, note: OptionalText(100) })),
  'aid.followUp': write(v.object({ ...aidId, on: Day, text: Text(500), continues: v.boolean(), officialFileNo: OptionalText(40) })),
  'aid.proposeReview': write(
    v.variant('outcome', [
      v.object({ ...aidId, outcome: v.picklist(['continue', 'lift']), reason: Reason }),
      v.object({ ...aidId, outcome: v.literal('reclassify'), category: AidCategoryCode, reason: Reason }),
      v.object({ ...aidId, outcome: v.literal('exit'), exitReason: codesOf(exitReasons), reason: Reason }),
    ]),
  ),
  'aid.confirmReview': write(v.object({ ...aidId, agrees: v.boolean(), reason: Note })),
  'aid.reopen': decides,

  /** 影响评估: before the first publicity there must be one that is in force. Newest first. */
  'aid.assessments': { kind: 'read', input: v.object({}), output: v.object({ items: v.array(Assessment), isInForce: v.boolean(), blocked: blocked('assess') }) },
  'aid.assess': { kind: 'write', input: v.object({ scope: Text(200), risks: Text(1000), measures: Text(1000) }), output: Assessment },
  /** Every payment of a year, for finance, the chair and the auditors; it changes nothing. */
  'aid.spending': {
    kind: 'read',
    input: v.object({ ...pageInput, year: v.pipe(v.string(), v.regex(/^20\d\d$/)) }),
    output: PageOf(SpendingRow),
  },
  /** Of a whole year; cells of fewer than three people are null, and so many more that none can be computed. `asOf`: the end of the latest quarter that may stand beside those shown before. */
  'aid.statistics': {
    kind: 'read',
    input: v.object({ year: v.pipe(v.string(), v.regex(/^20\d\d$/)) }),
    output: v.object({
      asOf: Day, total: v.nullable(v.number()), hiddenBelow: v.number(),
      tables: v.array(v.object({ table: codesOf(aidTables), cells: v.array(v.object({ code: v.string(), label: v.string(), people: v.nullable(v.number()) })) })),
    }),
  },
} as const
