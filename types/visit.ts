/**
 * 走访慰问 and 谈心: reported or put into the calendar before the day, checked by the team leader, reviewed, approved with
 * an amount where money or goods are brought, arranged, visited, signed for, followed up. The person sees where it stands;
 * what was said and found comes only with `visit.note`, to its handlers, with a reason, and each opening is written down.
 */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Count, Day, Fen, FileId, Id, InstantOut, Month, OptionalText, PageOf, Text, pageInput } from './fields'
import { Clause } from './policy'
import {
  MAX_VISITORS, familyTies, giftForms, signers, visitCeilings, visitGroups, visitNeeds, visitPapers, visitPhotos, visitReadReasons, visitSources, visitStatuses,
  visitTables,
} from './visitNames'

export * from './visitNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])

export const VisitStatusCode = codesOf(visitStatuses)
export const VisitGroupCode = codesOf(visitGroups)
const GiftCode = codesOf(giftForms)
const PaperCode = codesOf(visitPapers)
/** Of the dictionary, which the union edits. */
export const VisitKindCode = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,29}$/))

const Blocked = v.nullable(v.picklist(errorCodes))
const blocked = <Step extends string>(...names: readonly Step[]) =>
  v.object(Object.fromEntries(names.map((name) => [name, Blocked])) as Record<Step, typeof Blocked>)

const visitId = { visitId: Id }
const Reason = Text(300)
const Sum = v.pipe(Fen, v.minValue(1))
const Papers = v.pipe(v.array(PaperCode), v.maxLength(6))
const Year = v.pipe(v.string(), v.regex(/^20\d\d$/))

/** One kind of the dictionary, as it is edited. */
export const VisitKind = v.object({
  code: VisitKindCode,
  name: Text(20),
  group: VisitGroupCode,
  /** The notes are P2 whatever the kind is; of a sensitive one messages and the home screen do not even say the word. */
  isSensitive: v.boolean(),
  /** 24 hours instead of working days. */
  isUrgent: v.boolean(),
  gift: GiftCode,
  /** Needed where something is brought. */
  ceiling: v.nullable(codesOf(visitCeilings)),
  papers: Papers,
  signer: codesOf(signers),
  /** Months after the event in which it may be reported; 0: no limit. */
  months: Count(0, 36),
  isOn: v.boolean(),
  /** For a task of a whole team: words of posts that make it one (高温岗位). */
  posts: v.optional(v.pipe(v.array(Text(20)), v.maxLength(20)), []),
})
export type VisitKind = v.InferOutput<typeof VisitKind>

/** A kind with the rules it is judged by today; `limit` and `times` are null where nothing is brought. */
export const VisitKindView = v.object({ ...VisitKind.entries, limit: v.nullable(Clause), times: v.nullable(Clause), due: Clause })
export type VisitKindView = v.InferOutput<typeof VisitKindView>

const KindRow = v.object({ kind: VisitKind, from: Day, byName: v.string(), reason: v.string() })

/** Who has it and by when. `visitBy`: until when the visit is owed. `name` is empty for a task of a whole team. */
const card = {
  visitId: Id, number: v.string(), status: VisitStatusCode, kindName: v.string(), group: VisitGroupCode, source: codesOf(visitSources), eventOn: Day,
  ownerLabel: v.string(), since: InstantOut, dueAt: v.nullable(InstantOut), isOverdue: v.boolean(), isEscalated: v.boolean(), visitBy: InstantOut, isLate: v.boolean(),
}
/** One of my own. `toSign`: something was brought to me, in the app I say that I have it. */
export const MyVisit = v.object({ ...card, toSign: v.boolean(), isMine: v.boolean() })
export type MyVisit = v.InferOutput<typeof MyVisit>

export const VisitCard = v.object({ ...card, name: v.string(), unitName: v.string() })
export type VisitCard = v.InferOutput<typeof VisitCard>

/** A visit I was asked to go along to. */
export const VisitToGo = v.object({ visitId: Id, on: Day, name: v.string(), unitName: v.string() })
export type VisitToGo = v.InferOutput<typeof VisitToGo>

const Plan = v.object({ on: Day, visitorNames: v.array(v.string()), byName: v.string(), at: InstantOut })
const PhotoView = v.object({ photoId: Id, kind: codesOf(visitPhotos) })
const Grant = v.object({ form: GiftCode, amountFen: v.number(), approvedAt: InstantOut, signedAt: v.nullable(InstantOut), isVoid: v.boolean(), clauses: v.array(Clause) })
const StepView = v.object({ at: InstantOut, byName: v.string(), actingForName: v.string(), action: v.string(), to: VisitStatusCode })
const RefusedRow = v.object({ at: InstantOut, byName: v.string(), action: v.string() })

/**
 * For the person it is about, for whoever reported it, and for those who handle it. `canRead`: `visit.note` will open.
 * `offersAid`: hardship was found and the reader is the person: offer the application for aid.
 * `photos` of kind `scene` and `paper` are looked at with `visit.photo`.
 */
export const VisitView = v.object({
  ...card,
  name: v.string(), unitName: v.string(), isMine: v.boolean(),
  /** Sees it only because they go along: everything about how it came about is empty. */
  isVisitor: v.boolean(),
  /** For the person: why it was refused, cancelled by others, or made without a gift; empty otherwise. */
  why: v.string(),
  canRead: v.boolean(), offersAid: v.boolean(),
  isTeam: v.boolean(), isSensitive: v.boolean(), gift: GiftCode, signer: codesOf(signers),
  papers: v.array(v.object({ paper: PaperCode, isSeen: v.boolean() })),
  /** Null: the person has not said. */
  photoAllowed: v.nullable(v.boolean()),
  plan: v.nullable(Plan),
  visitedOn: v.nullable(Day),
  followUpOn: v.nullable(Day),
  grant: v.nullable(Grant),
  photos: v.array(PhotoView),
  steps: v.array(StepView),
  /** Attempts refused for a conflict of interest; empty for the person. */
  refusals: v.array(RefusedRow),
  blocked: blocked('check', 'review', 'approve', 'refuse', 'arrange', 'record', 'sign', 'signFor', 'follow', 'cancel', 'allowPhoto', 'attach'),
})
export type VisitView = v.InferOutput<typeof VisitView>

/** What was said and found. `words` belong to the line of the history with this index. */
export const VisitNote = v.object({
  story: v.string(), summary: v.string(), need: v.nullable(codesOf(visitNeeds)), needText: v.string(), followUp: v.string(),
  signedBy: v.nullable(v.object({ name: v.string(), tie: codesOf(familyTies), reason: v.string() })),
  words: v.array(v.object({ at: InstantOut, action: v.string(), text: v.string() })),
})
export type VisitNote = v.InferOutput<typeof VisitNote>

/** What may be approved: `limit` each time, `times` a year, `roomFen` now; `funds` with enough left. */
export const VisitQuota = v.object({
  year: v.string(), limit: v.nullable(Clause), times: v.nullable(Clause), usedTimes: v.number(), usedFen: v.number(), roomFen: v.number(),
  funds: v.array(v.object({ fundId: v.string(), source: v.string(), leftFen: v.number() })),
  blocked: Blocked,
})
export type VisitQuota = v.InferOutput<typeof VisitQuota>

/** What every step answers; the page asks again for the whole. */
export const VisitMoved = v.object({ visitId: Id, number: v.string(), status: VisitStatusCode, ownerLabel: v.string(), dueAt: v.nullable(InstantOut) })

const SpendingRow = v.object({
  visitId: Id, number: v.string(), unitName: v.string(), kindName: v.string(), form: GiftCode, status: VisitStatusCode, amountFen: v.number(), approvedAt: InstantOut,
  signedAt: v.nullable(InstantOut), isVoid: v.boolean(),
})

const write = <Input extends v.GenericSchema>(input: Input) => ({ kind: 'write', input, output: VisitMoved }) as const

export const visitActions = {
  /** The dictionary in force today. `canEdit`: the reader may change it. */
  'visit.kinds': { kind: 'read', input: v.object({}), output: v.object({ kinds: v.array(VisitKindView), canEdit: v.boolean() }) },
  /** In force from the day of saving; what was reported before keeps its own. */
  'visit.saveKind': { kind: 'write', input: v.object({ kind: VisitKind, reason: Reason }), output: VisitKind },
  'visit.kindHistory': { kind: 'read', input: v.object({ code: VisitKindCode }), output: v.object({ rows: v.array(KindRow) }) },

  /** `staffNo` empty: for myself. For somebody else: by their team leader (that counts as the check) or the committee. */
  'visit.report': write(v.object({
    kind: VisitKindCode, staffNo: OptionalText(20), eventOn: Day, story: OptionalText(500), seen: v.optional(Papers, []),
  })),
  /** `toGo`: visits I am named for and that are still to be made; with the first page. */
  'visit.mine': { kind: 'read', input: v.object(pageInput), output: v.object({ ...PageOf(MyVisit).entries, toGo: v.array(VisitToGo) }) },
  /** What is due first comes first; what is over comes last. */
  'visit.list': {
    kind: 'read',
    input: v.object({ ...pageInput, status: v.optional(VisitStatusCode) }),
    output: PageOf(VisitCard),
  },
  'visit.get': { kind: 'read', input: v.object(visitId), output: VisitView },
  /** Each opening is written down with its reason, and the person it is about can see it. */
  'visit.note': { kind: 'read', input: v.object({ ...visitId, reason: codesOf(visitReadReasons) }), output: VisitNote },
  'visit.quota': { kind: 'read', input: v.object({ ...visitId, amountFen: v.optional(Sum) }), output: VisitQuota },

  /** Keeps one uploaded photo (one a call: it is drawn anew). */
  'visit.attach': { kind: 'write', input: v.object({ ...visitId, kind: codesOf(visitPhotos), fileId: FileId }), output: PhotoView },
  /** A link that works for minutes. */
  'visit.photo': { kind: 'read', input: v.object({ ...visitId, photoId: Id, reason: v.optional(codesOf(visitReadReasons), 'handle') }), output: v.object({ url: v.string() }) },
  'visit.allowPhoto': write(v.object({ ...visitId, allows: v.boolean() })),

  'visit.check': write(v.object({ ...visitId, seen: Papers, note: OptionalText(300) })),
  'visit.review': write(v.object({ ...visitId, seen: Papers, note: OptionalText(300) })),
  /** Nothing (0, `fundId` empty): visited without a gift; then `note` says why. */
  'visit.approve': write(v.object({ ...visitId, amountFen: Fen, fundId: OptionalText(100), note: OptionalText(300) })),
  'visit.refuse': write(v.object({ ...visitId, reason: Reason })),
  /** May be done before the approval, so that a bereavement does not wait for papers. */
  'visit.arrange': write(v.object({ ...visitId, on: Day, staffNos: v.pipe(v.array(Text(20)), v.minLength(1), v.maxLength(MAX_VISITORS)) })),
  'visit.record': write(v.object({
    ...visitId, visitedOn: Day, summary: Text(1000), need: codesOf(visitNeeds), needText: OptionalText(300),
    followUp: OptionalText(300), followUpOn: v.optional(v.nullable(Day), null),
  })),
  /** By the person, for exactly what was approved. */
  'visit.sign': write(v.object({ ...visitId, amountFen: Sum })),
  /**
   * For a family member, or (`tie` self) somebody who does not use the app and signs on paper: with a photo of the signed sheet kept before (`visit.attach`, kind
   * `receipt`), or of a family member the reason why there is none.
   */
  'visit.signFor': write(v.object({ ...visitId, amountFen: Sum, signerName: Text(30), tie: codesOf(familyTies), reason: OptionalText(300) })),
  /** Followed up: ends it, or with a day goes on. */
  'visit.follow': write(v.object({ ...visitId, note: Reason, nextOn: v.optional(v.nullable(Day), null) })),
  'visit.cancel': write(v.object({ ...visitId, reason: Reason })),

  /** People not visited by the day it was owed, by month of that day; of the reader's own groups. */
  'visit.missed': {
    kind: 'read',
    input: v.object({ ...pageInput, month: Month }),
    output: v.object({ ...PageOf(VisitCard).entries, groups: v.array(v.object({ orgId: Id, name: v.string(), count: v.number() })) }),
  },
  /** Without names and notes. */
  'visit.spending': { kind: 'read', input: v.object({ ...pageInput, year: Year }), output: PageOf(SpendingRow) },
  'visit.statistics': {
    kind: 'read',
    input: v.object({ year: Year }),
    output: v.object({
      asOf: Day, total: v.nullable(v.number()), hiddenBelow: v.number(),
      tables: v.array(v.object({ table: codesOf(visitTables), cells: v.array(v.object({ code: v.string(), label: v.string(), visits: v.nullable(v.number()) })) })),
    }),
  },
} as const

