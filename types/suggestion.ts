/**
 * 合理化建议: submitted by workers, accepted by the union, reviewed blind by department and jury, carried
 * out, verified, graded, made public, awarded. Who sees what is a schema of its own for each reader.
 */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Count, Day, Fen, FileId, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'
import { Clause } from './policy'
import { answers, channels, criteria, MAX_PHOTOS, suggestionCategories, suggestionFigures, suggestionStatuses, verdicts } from './suggestionNames'

export * from './suggestionNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])

export const CategoryCode = codesOf(suggestionCategories)
export const SuggestionStatusCode = codesOf(suggestionStatuses)
export const VerdictCode = codesOf(verdicts)
export const FigureCode = codesOf(suggestionFigures)
const GradeCode = v.picklist([1, 2, 3, 4, 5])

/** Why each thing the reader might want to do cannot be done now; null means it can. */
const Blocked = v.nullable(v.picklist(errorCodes))
const blocked = <Step extends string>(...names: readonly Step[]) =>
  v.object(Object.fromEntries(names.map((name) => [name, Blocked])) as Record<Step, typeof Blocked>)

const suggestionId = { suggestionId: Id }
const Reason = Text(500)
const Share = Count(1, 100)
/** Shown once after an anonymous submission: three groups of four, `7KQ2-M9XD-4HTA`. */
const ClaimCode = v.pipe(v.string(), v.trim(), v.regex(/^[2-9A-HJ-NP-Za-hj-np-z]{4}-?[2-9A-HJ-NP-Za-hj-np-z]{4}-?[2-9A-HJ-NP-Za-hj-np-z]{4}$/))

/** What a worker writes. Without a title the measure gives one. */
export const SuggestionText = v.object({
  title: OptionalText(40),
  category: CategoryCode,
  problem: Text(1000),
  measure: Text(1000),
  effect: OptionalText(500),
  /** True when it has been tried out or carried out already. */
  isDone: v.boolean(),
  costFen: v.nullable(Fen),
  photoFileIds: v.pipe(v.array(FileId), v.maxLength(MAX_PHOTOS)),
})
export type SuggestionText = v.InferOutput<typeof SuggestionText>

const CoProposer = v.object({ staffNo: Text(20), name: Text(30), share: Share })

/** `amountFen` is the part of the award; null before there is one. */
const AuthorView = v.object({ name: v.string(), unitName: v.string(), share: v.number(), amountFen: v.nullable(v.number()) })
const StepView = v.object({ at: InstantOut, byName: v.string(), actingForName: v.string(), action: v.string(), to: SuggestionStatusCode, note: v.string() })

/** Who has it and by when: shown to everybody who may see the suggestion at all. */
const clock = {
  ownerLabel: v.string(),
  since: InstantOut,
  dueAt: v.nullable(InstantOut),
  isOverdue: v.boolean(),
  isEscalated: v.boolean(),
}

const card = {
  suggestionId: Id,
  number: v.string(),
  title: v.string(),
  category: CategoryCode,
  status: SuggestionStatusCode,
  submittedAt: InstantOut,
  ...clock,
}
/** `reason`: of a refusal, else empty. */
export const SuggestionCard = v.object({ ...card, toRate: v.boolean(), reason: v.string(), awardFen: v.nullable(v.number()) })
export type SuggestionCard = v.InferOutput<typeof SuggestionCard>

const text = {
  problem: v.string(), measure: v.string(), effect: v.string(), isDone: v.boolean(), costFen: v.nullable(v.number()),
  /** Ids to send again when the text is completed, and links to look at, which expire. */
  photoFileIds: v.array(v.string()), photoUrls: v.array(v.string()),
  /** Pictures nobody else sees yet, and those nobody else will. */
  photosHeld: v.number(), photosRefused: v.number(),
  /** True while the words wait for a human eye and this reader is not the one. */
  isTextHeld: v.boolean(),
}
const Answer = v.nullable(v.object({ verdict: codesOf(answers), reason: v.string(), at: InstantOut }))
const PlanView = v.nullable(v.object({ ownerName: v.string(), finishOn: Day, costFen: v.number(), expectedFen: v.number() }))
const EffectView = v.nullable(v.object({ text: v.string(), expectedFen: v.number(), confirmedFen: v.nullable(v.number()), yearFen: v.nullable(v.number()) }))
const GradeView = v.nullable(v.object({ grade: GradeCode, points: v.number(), amountFen: v.number(), isBorrowed: v.boolean() }))
/** `amountFen` in all; `dueFen` of it is new, the rest was paid for an earlier grade. `mineFen`: the reader's own part. */
const AwardView = v.nullable(
  v.object({ amountFen: v.number(), dueFen: v.number(), mineFen: v.nullable(v.number()), awardedAt: InstantOut, paidAt: v.nullable(InstantOut) }),
)
const Rating = v.nullable(v.object({ stars: Count(1, 5), text: v.string(), at: InstantOut }))
const course = {
  departmentName: v.string(), answer: Answer, plan: PlanView, effectFound: EffectView, grade: GradeView, publicityEndsAt: v.nullable(InstantOut), award: AwardView,
  mergedInto: v.nullable(v.object({ suggestionId: Id, number: v.string() })),
  /** What it was before it became a suggestion. */
  origin: v.nullable(v.object({ noun: v.picklist(['proposal']), number: v.string() })),
  /** How many colleagues said: I have met this, too. */
  supports: v.number(),
  signedAt: v.nullable(InstantOut),
  /** The settings this step and the award are judged by. */
  clauses: v.array(Clause),
}

/** For the proposer (also with a claim code): every step, every reason; handlers by name where they answer for it, jurors not. */
export const SuggestionForProposer = v.object({
  ...card, ...text, ...course,
  isAnonymous: v.boolean(),
  authors: v.array(AuthorView),
  rating: Rating,
  reopened: v.boolean(),
  steps: v.array(StepView),
  blocked: blocked('withdraw', 'resubmit', 'rate', 'reopen'),
})
export type SuggestionForProposer = v.InferOutput<typeof SuggestionForProposer>

const Opinion = v.object({ role: v.string(), verdict: VerdictCode, reason: v.string(), at: InstantOut })
const Objection = v.object({ objectionId: Id, text: v.string(), at: InstantOut, isOpen: v.boolean(), isUpheld: v.boolean(), reason: v.string() })

/** For the union's officers. Until the verdict only those who must accept and assign it see the proposers. */
export const SuggestionForOfficer = v.object({
  ...card, ...text, ...course,
  isAnonymous: v.boolean(),
  authors: v.nullable(v.array(AuthorView)),
  isMajor: v.boolean(),
  needsTextCheck: v.boolean(),
  opinions: v.array(Opinion),
  objections: v.array(Objection),
  mergedFrom: v.array(v.object({ suggestionId: Id, number: v.string() })),
  rating: Rating,
  /** Attempts refused for a conflict of interest. */
  refusals: v.array(v.object({ at: InstantOut, byName: v.string(), action: v.string() })),
  steps: v.array(StepView),
  blocked: blocked('accept', 'return', 'decline', 'merge', 'assign', 'reassign', 'resume', 'publicise', 'settle', 'award', 'review', 'redirect', 'takeOver', 'sign', 'reward'),
})
export type SuggestionForOfficer = v.InferOutput<typeof SuggestionForOfficer>

/** For department, jury and finance. Blind: `authors` is null until the verdict, and no unit is shown. */
export const SuggestionForReviewer = v.object({
  ...card, ...text, ...course,
  authors: v.nullable(v.array(AuthorView)),
  isMajor: v.boolean(),
  opinions: v.array(Opinion),
  sheet: v.array(v.object({ criterion: codesOf(criteria), points: v.number() })),
  blocked: blocked('review', 'plan', 'complete', 'stop', 'confirmEffect', 'confirmMoney', 'score', 'pay', 'award', 'sign', 'confirmYear', 'takeOver'),
})
export type SuggestionForReviewer = v.InferOutput<typeof SuggestionForReviewer>

/** What every decision answers; the page asks again for the whole. */
export const Moved = v.object({ suggestionId: Id, number: v.string(), status: SuggestionStatusCode, ownerLabel: v.string(), dueAt: v.nullable(InstantOut) })

const Submitted = v.object({ ...Moved.entries, claimCode: v.nullable(v.string()) })
const Alike = v.object({ suggestionId: Id, number: v.string(), title: v.string(), problem: v.string(), status: SuggestionStatusCode, likeness: v.number(), supports: v.number(), isSupported: v.boolean() })
const PublicRow = v.object({
  suggestionId: Id, number: v.string(), title: v.string(), category: CategoryCode, authors: v.string(), unitName: v.string(), grade: GradeCode,
  amountFen: v.number(), endsAt: InstantOut,
})

const period = { year: v.pipe(v.string(), v.regex(/^20\d\d$/)), fromMonth: v.optional(Count(1, 12), 1), untilMonth: v.optional(Count(1, 12), 12), orgId: v.optional(Id) }
const Score = Count(0, 100)

const write = <Input extends v.GenericSchema>(input: Input) => ({ kind: 'write', input, output: Moved }) as const
/** An anonymous proposer shows the claim code instead of a face. */
const own = { ...suggestionId, claimCode: v.optional(ClaimCode) }

export const suggestionActions = {
  'suggestion.submit': {
    kind: 'write',
    input: v.object({ ...SuggestionText.entries, coProposers: v.pipe(v.array(CoProposer), v.maxLength(4)), share: Share, isAnonymous: v.boolean() }),
    output: Submitted,
  },
  'suggestion.similar': {
    kind: 'read',
    input: v.object({ problem: Text(1000), measure: OptionalText(1000) }),
    output: v.object({ items: v.array(Alike), isAnotherWaiting: v.boolean() }),
  },
  /** 我也遇到: said once by each colleague. */
  'suggestion.support': { kind: 'write', input: v.object(suggestionId), output: v.object({ supports: v.number() }) },
  'suggestion.mine': { kind: 'read', input: v.object(pageInput), output: PageOf(SuggestionCard) },
  'suggestion.get': { kind: 'read', input: v.object(own), output: SuggestionForProposer },
  'suggestion.claim': { kind: 'read', input: v.object({ claimCode: ClaimCode }), output: SuggestionForProposer },
  'suggestion.withdraw': write(v.object(own)),
  'suggestion.resubmit': write(v.object({ ...own, ...SuggestionText.entries })),
  'suggestion.rate': write(v.object({ ...own, stars: Count(1, 5), text: OptionalText(200) })),
  'suggestion.reopen': write(v.object({ ...own, reason: Reason })),
  'suggestion.publicity': { kind: 'read', input: v.object(pageInput), output: PageOf(PublicRow) },
  'suggestion.object': write(v.object({ ...suggestionId, text: Reason })),

  'suggestion.list': {
    kind: 'read',
    input: v.object({ ...pageInput, ...period, status: v.optional(SuggestionStatusCode), figure: v.optional(FigureCode) }),
    output: PageOf(v.object(card)),
  },
  'suggestion.desk': { kind: 'read', input: v.object(suggestionId), output: SuggestionForOfficer },
  'suggestion.likeness': { kind: 'read', input: v.object(suggestionId), output: v.object({ items: v.array(Alike) }) },
  'suggestion.accept': write(v.object({ ...suggestionId, note: OptionalText(200) })),
  'suggestion.acceptBatch': {
    kind: 'write',
    input: v.object({ items: v.pipe(v.array(v.object({ ...suggestionId, note: OptionalText(200) })), v.minLength(1), v.maxLength(20)) }),
    output: v.object({ results: v.array(v.object({ ...suggestionId, outcome: Blocked })) }),
  },
  'suggestion.return': write(v.object({ ...suggestionId, reason: Reason })),
  'suggestion.decline': write(v.object({ ...suggestionId, reason: Reason })),
  'suggestion.merge': write(v.object({ ...suggestionId, intoId: Id, reason: OptionalText(200) })),
  /** A complaint or a report is no suggestion: it goes to those who handle such, who must take it over. */
  'suggestion.redirect': write(v.object({ ...suggestionId, channel: codesOf(channels), reason: Reason })),
  'suggestion.takeOver': write(v.object({ ...suggestionId, note: Reason })),
  /** Units in which somebody holds the office of a carrying-out department. */
  'suggestion.departments': { kind: 'read', input: v.object({}), output: v.object({ departments: v.array(v.object({ orgId: Id, name: v.string() })) }) },
  'suggestion.assign': write(v.object({ ...suggestionId, orgId: Id, isMajor: v.boolean() })),
  'suggestion.reassign': write(v.object({ ...suggestionId, orgId: Id, reason: Reason })),
  'suggestion.resume': write(v.object({ ...suggestionId, reason: Reason })),
  'suggestion.publicise': write(v.object(suggestionId)),
  'suggestion.settle': write(v.object({ ...suggestionId, objectionId: Id, isUpheld: v.boolean(), reason: Reason })),
  'suggestion.award': write(v.object(suggestionId)),
  /** A reserved idea may earn an amount of the last grade. */
  'suggestion.reward': write(v.object({ ...suggestionId, amountFen: Fen, reason: Reason })),

  'suggestion.case': { kind: 'read', input: v.object(suggestionId), output: SuggestionForReviewer },
  'suggestion.review': write(
    v.variant('verdict', [
      v.object({ ...suggestionId, verdict: v.literal('adopt'), reason: OptionalText(500) }),
      v.object({ ...suggestionId, verdict: v.picklist(['notAdopt', 'reserve']), reason: Reason }),
    ]),
  ),
  'suggestion.plan': write(v.object({ ...suggestionId, ownerName: Text(30), finishOn: Day, costFen: Fen, expectedFen: Fen })),
  'suggestion.sign': write(
    v.variant('verdict', [
      v.object({ ...suggestionId, verdict: v.literal('agree'), reason: OptionalText(500) }),
      v.object({ ...suggestionId, verdict: v.literal('return'), reason: Reason }),
    ]),
  ),
  'suggestion.complete': write(v.object({ ...suggestionId, note: Text(500) })),
  'suggestion.stop': write(v.object({ ...suggestionId, reason: Reason })),
  'suggestion.confirmEffect': write(v.object({ ...suggestionId, effect: Text(500), hasMoney: v.boolean() })),
  'suggestion.confirmMoney': write(v.object({ ...suggestionId, confirmedFen: Fen, note: OptionalText(200) })),
  /** What it was worth in the twelve months from adoption. */
  'suggestion.confirmYear': write(v.object({ ...suggestionId, yearFen: Fen, note: OptionalText(200) })),
  'suggestion.score': write(
    v.object({ ...suggestionId, technique: Score, benefit: Score, scope: Score, practicality: Score, isBorrowed: v.boolean(), note: OptionalText(200) }),
  ),
  'suggestion.pay': write(v.object({ ...suggestionId, note: OptionalText(200) })),

  'suggestion.statistics': {
    kind: 'read',
    input: v.object(period),
    output: v.object({
      figures: v.array(v.object({ figure: FigureCode, value: v.nullable(v.number()), formula: v.string(), opens: v.nullable(FigureCode) })),
      /** Headcount on the last day of the period, or today. */
      staff: v.number(),
      staffOn: Day,
      /** Blind review: only what has a verdict is counted in this unit; the two rates over acceptance have no meaning then. */
      decidedOnly: v.boolean(),
      units: v.array(v.object({ orgId: Id, name: v.string() })),
    }),
  },
} as const
