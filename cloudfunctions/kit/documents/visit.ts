/**
 * Visits and talks as the database keeps them (P2). What was said and found, a sensitive kind and what was given lie in `sealed`,
 * one box for each; who acts, when, in which state and group stand in the open.
 */
import type { FamilyTie, GiftForm, Signer, VisitCeiling, VisitGroup, VisitKind, VisitNeed, VisitOutcome, VisitPaper, VisitPhoto, VisitSource, VisitStatus } from '@/types/visit'
import type { Clause } from '@/types/policy'
import type { Recorded } from '../record'
import type { Sealed } from '../vault'
import type { Case } from './case'

/** The settings of the day of the report. */
export interface VisitTerms {
  readonly checkDays: number
  readonly reviewDays: number
  readonly approveDays: number
  readonly signDays: number
  readonly remindDays: number
}

/** What its kind said on the day of the report. `gift` is 'none' for those who are not in the union, whatever the kind says. */
export interface VisitRules {
  readonly name: string
  readonly group: VisitGroup
  readonly isSensitive: boolean
  readonly isUrgent: boolean
  readonly gift: GiftForm
  readonly ceiling: VisitCeiling | null
  readonly papers: readonly VisitPaper[]
  readonly signer: Signer
}

/** The part somebody has in it. */
export type VisitStage = 'own' | 'report' | 'check' | 'review' | 'approve' | 'visit'

export interface VisitHand {
  readonly stage: VisitStage
  readonly by: string
  readonly actingFor: string | null
}

/** What it is about. Of a sensitive kind it is sealed whole, and stands in the open as any other of its group. */
export interface VisitMatter {
  readonly kind: string
  readonly rules: VisitRules
  readonly seen: readonly VisitPaper[]
}

/** How much, from where and by which clauses: beside the name it would tell of the kind. */
export interface VisitGiving {
  readonly fundId: string
  readonly allowanceId: string
  readonly form: GiftForm
  readonly amountFen: number
  readonly clauses: readonly Clause[]
}

/** What each box holds. */
export interface VisitBoxes {
  readonly matter: VisitMatter
  readonly giving: VisitGiving
  /** Of the person, or of the team whose task it is. */
  readonly name: string
  readonly story: string
  readonly record: { readonly summary: string; readonly need: VisitNeed; readonly needText: string; readonly followUp: string }
  readonly signedBy: { readonly name: string; readonly tie: FamilyTie; readonly reason: string }
  /** What was said at each line of the history, by its index. */
  readonly words: Readonly<Record<string, string>>
}
export type VisitBox = keyof VisitBoxes

export interface VisitGrant {
  /** Also the id of its reserve. */
  readonly grantId: string
  readonly approvedAt: Date
  readonly signedAt: Date | null
  readonly voidAt: Date | null
}

export interface Visit extends Case, VisitMatter {
  readonly status: VisitStatus
  readonly source: VisitSource
  readonly terms: VisitTerms
  /** Empty for a task of a whole team. */
  readonly subjectId: string
  readonly reporterId: string
  /** Sealed ids of those who must keep away: the person and the declared relatives. */
  readonly asideSeals: readonly string[]
  readonly orgPath: readonly string[]
  readonly unitName: string
  readonly eventOn: string
  readonly reportedAt: Date
  readonly listKey: string
  /** Until when the visit is owed. */
  readonly visitBy: Date
  /** Day of `visitBy` and id while nobody was there in time; '' once somebody was, or when it ended before `visitBy`. */
  readonly missKey: string
  readonly outcome: VisitOutcome
  readonly photoAllowed: boolean | null
  readonly photos: ReadonlyArray<{ readonly photoId: string; readonly kind: VisitPhoto }>
  readonly plan: { readonly on: string; readonly visitorIds: readonly string[]; readonly visitorNames: readonly string[]; readonly by: string; readonly at: Date } | null
  readonly visitedOn: string | null
  readonly followUpOn: string | null
  /** What it was closed with: signed in the app, a photo of the sheet, a written reason, or the record of a visit without a gift. */
  readonly proof: '' | 'app' | 'sheet' | 'reason' | 'record'
  readonly hands: readonly VisitHand[]
  readonly sealed: Readonly<Partial<Record<VisitBox, Sealed>>>
  readonly grant: VisitGrant | null
  /** Sort key of the list of spending; empty until something is approved. */
  readonly spendKey: string
  readonly spendYear: string
  /** Year in which it ended, for the retention clock; '' while it is open. */
  readonly endedYear: string
}

export type VisitTaken = Pick<VisitGiving, 'fundId' | 'allowanceId' | 'amountFen'>

/** An approval on its way: what it has taken elsewhere, so that a crash leaves nothing behind; `_id` is the grant's. */
export interface VisitIntent {
  readonly _id: string
  readonly visitId: string
  /** A `VisitTaken`: it would lead from the amount to the visit. */
  readonly taken: Sealed
  readonly checkAt: Date
}

/** A row of the dictionary, in force from a day on; `_id` is `<code>_<from>`. Saved again on the same day it is replaced, with its history. */
export interface VisitKindDoc extends Recorded {
  readonly code: string
  readonly from: string
  readonly kind: VisitKind
  readonly by: string
  readonly byName: string
  readonly reason: string
}

/** How far the care calendar has come; there is one. */
export interface VisitRun {
  readonly _id: string
  /** The day it is made for, and the day it was made for before. */
  readonly day: string
  readonly since: string
  /** Index of what is being made; beyond the last one: the day is done. */
  readonly part: number
  readonly upTo: string
}
