/** Suggestions as the database keeps them. */
import type { answers, Channel, Criterion, Grade, SuggestionCategory, SuggestionStatus, Verdict } from '@/types/suggestionNames'
import type { Case } from './case'
import type { Holding } from './safety'

export interface Author {
  readonly memberId: string
  readonly name: string
  readonly unitName: string
  readonly share: number
}

/** The settings of the day of submission: a case is judged by the rules it was handed in under. */
export interface Terms {
  readonly acceptDays: number
  readonly assignDays: number
  readonly reviewDays: number
  readonly majorReviewMonths: number
  readonly planDays: number
  readonly verifyMonths: number
  readonly moneyDays: number
  readonly gradeDays: number
  readonly publiciseDays: number
  readonly publicityDays: number
  readonly objectionDays: number
  readonly awardDays: number
  readonly payDays: number
  readonly signDays: number
  /** After how many months of use finance says what a whole year was worth. */
  readonly yearMonths: number
  /** 1: the management signs a plan before it is carried out. */
  readonly execSigns: number
  readonly remindDays: number
  readonly archiveDays: number
  readonly jurors: number
  /** 1: jurors stand aside where a suggestion comes from their own unit. */
  readonly ownUnitAside: number
}

export type ReviewRole = 'DEPT' | 'JURY' | 'CHAIR'

export interface Opinion {
  readonly role: ReviewRole
  readonly by: string
  readonly actingFor: string | null
  readonly verdict: Verdict
  readonly reason: string
  readonly at: Date
}

export interface ScoreSheet extends Readonly<Record<Criterion, number>> {
  readonly by: string
  readonly actingFor: string | null
  readonly isBorrowed: boolean
  readonly at: Date
}

export interface Objection {
  readonly id: string
  readonly by: string
  /** The publicity it was raised in: `round` of the suggestion. */
  readonly round: number
  readonly text: string
  readonly at: Date
  readonly settled: { readonly isUpheld: boolean; readonly reason: string; readonly at: Date } | null
}

/** What one proposer gets. `memberId` is empty for a nameless one, who comes with the claim code. */
export interface AwardPart {
  readonly suggestionId: string
  readonly memberId: string
  readonly name: string
  readonly unitName: string
  readonly share: number
  readonly amountFen: number
}

/** One project, one award: a later, higher grade makes `amountFen` grow, and `dueFen` is what is still to be paid. */
export interface Award {
  readonly amountFen: number
  readonly dueFen: number
  readonly awardedAt: Date
  readonly paidAt: Date | null
  readonly parts: readonly AwardPart[]
}

/** 1 once it has happened: sums of these are the figures of a period. */
export interface Tally {
  readonly submitted: 0 | 1
  readonly accepted: 0 | 1
  readonly concluded: 0 | 1
  readonly adopted: 0 | 1
  readonly completed: 0 | 1
  readonly excellent: 0 | 1
  readonly awarded: 0 | 1
}

export interface Suggestion extends Case, Holding {
  readonly status: SuggestionStatus
  readonly year: string
  /** `2026-11`: the month it counts in. */
  readonly month: string
  readonly title: string
  readonly category: SuggestionCategory
  readonly problem: string
  readonly measure: string
  readonly effect: string
  readonly isDone: boolean
  readonly costFen: number | null
  readonly photoFileIds: readonly string[]
  /** Those of them that others may see, and those that nobody else will; `photosOpen`: some have no verdict yet. */
  readonly photosPassed: readonly string[]
  readonly photosBlocked: readonly string[]
  readonly photosOpen: boolean
  /** Fingerprint of the words that were checked: what others read is what was checked (I17). */
  readonly textHash: string
  /** 'review': only the officer who accepts it may read it, and by accepting passes it. */
  readonly textCheck: 'pass' | 'review'
  /** True from acceptance on: colleagues may find it among similar ones. */
  readonly visible: boolean
  /** Its pairs of characters, by which similar ones are found. */
  readonly grams: readonly string[]

  readonly isAnonymous: boolean
  /** Empty when anonymous: nothing stored joins these words to a person. */
  readonly authors: readonly Author[]
  /** With the proposers of suggestions merged into this one. */
  readonly authorIds: readonly string[]
  readonly claimSeal: string | null
  /** Sealed ids of those who must not handle it: proposers and their declared relatives, and the proposers' units. */
  readonly asideSeals: readonly string[]
  readonly unitSeals: readonly string[]
  readonly orgPath: readonly string[]
  /** Where it is counted and listed for those who may not know the unit yet: until the verdict only the house, then all of `orgPath`. */
  readonly openPath: readonly string[]

  readonly listKey: string
  readonly submittedAt: Date
  readonly terms: Terms
  readonly termsOn: string
  /** Ids of the settings it is judged by. */
  readonly policyIds: readonly string[]
  readonly department: { readonly orgId: string; readonly name: string; readonly keys: readonly string[] } | null
  readonly isMajor: boolean
  readonly opinions: readonly Opinion[]
  readonly answer: { readonly verdict: keyof typeof answers; readonly reason: string; readonly at: Date } | null
  readonly plan: { readonly ownerName: string; readonly finishOn: string; readonly costFen: number; readonly expectedFen: number } | null
  readonly effectFound: { readonly text: string; readonly confirmedFen: number | null; readonly yearFen: number | null } | null
  /** When the year from adoption is over and finance is asked; null before adoption and once it was asked. */
  readonly yearAt: Date | null
  readonly signature: { readonly by: string; readonly actingFor: string | null; readonly at: Date } | null
  readonly scores: readonly ScoreSheet[]
  readonly grade: { readonly grade: Grade; readonly points: number; readonly amountFen: number; readonly isBorrowed: boolean; readonly policyIds: readonly string[] } | null
  readonly publicityEndsAt: Date | null
  /** Sort key of the public list: its end and the id; empty before. */
  readonly publicKey: string
  /** How many times it has been made public: each grade is objected to on its own. */
  readonly round: number
  /** Of all rounds. */
  readonly objections: readonly Objection[]
  readonly award: Award | null
  readonly rating: { readonly stars: number; readonly text: string; readonly at: Date } | null
  readonly reopens: number
  readonly channel: Channel | null
  /** What it was before: a proposal that was not filed. */
  readonly origin: { readonly noun: 'proposal'; readonly id: string; readonly number: string } | null
  /** Colleagues who said that they have met it, too. */
  readonly supporters: readonly string[]
  readonly mergedInto: { readonly suggestionId: string; readonly number: string } | null
  /** `claimSeal`: a nameless proposer of the other one still shows the code. */
  readonly mergedFrom: ReadonlyArray<{ readonly suggestionId: string; readonly number: string; readonly authors: readonly Author[]; readonly claimSeal: string | null }>
  /** True while the other half of a merge may still be missing. */
  readonly isMerging: boolean
  readonly archiveAt: Date | null
  readonly tally: Tally
}

/** How often pairs of characters occur, counted anew every night; `_id` is the noun. */
export interface GramCounts {
  readonly _id: string
  readonly documents: number
  readonly counts: Readonly<Record<string, number>>
  readonly countedOn: string
}
