/**
 * Hardship aid as the database keeps it (P2). Whatever tells of need, or says how much, lies in `sealed`, one
 * box for each field; what stands in the open is who acts, when and in which state.
 */
import type { AidCategory, AidFile, AidStatus, EvidenceKind, ExitReason, MeansRows, VisitWay, VoteReason, YearOutcome } from '@/types/aid'
import type { Clause } from '@/types/policy'
import type { Receipt } from '../record'
import type { Sealed } from '../vault'
import type { Case } from './case'

/** The settings of the day of submission. */
export interface AidTerms {
  readonly acceptDays: number
  readonly checkDays: number
  readonly opinionDays: number
  readonly voteDays: number
  readonly publiciseDays: number
  readonly publicityDays: number
  readonly objectionDays: number
  readonly approveDays: number
  readonly urgentDays: number
  readonly payDays: number
  readonly signDays: number
  readonly papersDays: number
  readonly reconsiderDays: number
  readonly followDays: number
  readonly followMonths: number
  readonly reviewMonths: number
  readonly monitorMonths: number
  readonly remindDays: number
  readonly returnDays: number
  readonly unsignedDays: number
  readonly voters: number
}

/** The part somebody has in a case: nobody has two of them. */
export type Stage = 'apply' | 'file' | 'opinion' | 'audit' | 'approve' | 'pay' | 'reconsider'

export interface Hand {
  readonly stage: Stage
  readonly by: string
  readonly actingFor: string | null
  readonly round: number
}

/** What each box holds. The name of the box is the field its box is bound to. */
export interface Boxes extends AidFile {
  /** Of the person it is about, as on the day of submission. */
  readonly name: string
  /** Member ids of those of the household who work here; the person it is about is the first. */
  readonly household: readonly string[]
  readonly evidence: ReadonlyArray<{ readonly evidenceId: string; readonly kind: EvidenceKind }>
  readonly visit: {
    readonly ways: readonly VisitWay[]; readonly on: string; readonly text: string; readonly rows: MeansRows; readonly verified: readonly EvidenceKind[]
    /** What the household had had from the fund this year, beside this case, when the visitors signed. */
    readonly knownFen?: number
  }
  readonly opinion: { readonly category: AidCategory | null; readonly suggestedFen: number; readonly reason: string }
  /** What was said at each line of the history, by its index. */
  readonly words: Readonly<Record<string, string>>
  /** What was said for the person to read where the words of the line are not theirs: by its index. */
  readonly told: Readonly<Record<string, string>>
  /** By grant id. */
  readonly grants: Readonly<Record<string, { readonly amountFen: number; readonly clauses: readonly Clause[] }>>
  /** By objection id: what was said, and what was answered. */
  readonly objections: Readonly<Record<string, { readonly text: string; readonly reason: string }>>
  readonly yearReview: { readonly category: AidCategory | null; readonly exitReason: ExitReason | null; readonly reason: string }
  readonly officialFileNo: string
}
export type BoxName = keyof Boxes

/** Which of the two retention clocks runs: that of a file, or that of an application that came to nothing. */
export type Ending = '' | 'file' | 'notAided'

export interface Grant {
  /** Also the id of its reserve. */
  readonly grantId: string
  readonly isUrgent: boolean
  readonly round: number
  readonly fundId: string
  readonly approvedAt: Date
  readonly paidAt: Date | null
  readonly paidOn: string | null
  readonly signedAt: Date | null
  readonly voidAt: Date | null
}

export interface AidObjection {
  readonly id: string
  readonly by: string
  readonly at: Date
  readonly settled: { readonly isUpheld: boolean; readonly at: Date } | null
}

export interface Aid extends Case {
  readonly status: AidStatus
  readonly year: string
  readonly orgPath: readonly string[]
  readonly unitName: string
  readonly subjectId: string
  readonly applicantId: string
  readonly partyIds: readonly string[]
  /** Sealed ids of those who must keep away: the person, the declared relatives, the household. */
  readonly asideSeals: readonly string[]
  readonly listKey: string
  readonly submittedAt: Date
  readonly terms: AidTerms
  readonly isUrgent: boolean
  /** 1, and one more each time it is taken up again. */
  readonly round: number
  readonly hands: readonly Hand[]
  readonly sealed: Readonly<Partial<Record<BoxName, Sealed>>>
  readonly evidenceCount: number
  readonly visit: { readonly by: string; readonly actingFor: string | null; readonly at: Date; readonly signedBy: string | null; readonly signedAt: Date | null } | null
  readonly opinion: { readonly supports: boolean; readonly by: string; readonly at: Date } | null
  readonly vote: {
    readonly reasons: readonly VoteReason[]
    readonly votes: ReadonlyArray<{ readonly by: string; readonly actingFor: string | null; readonly isFor: boolean; readonly at: Date; readonly line: number }>
    readonly witnessedBy: string | null
    readonly passedAt: Date | null
  } | null
  /** `endsAt` is null while the clock stands; `leftMs` is what was left then. */
  readonly publicity: { readonly startsAt: Date; readonly endsAt: Date | null; readonly leftMs: number } | null
  /** When it takes itself down; null when it is not shown. */
  readonly publicUntil: Date | null
  readonly publicKey: string
  readonly objections: readonly AidObjection[]
  readonly decision: { readonly isYes: boolean; readonly at: Date; readonly byLabel: string; readonly line: number } | null
  readonly grants: readonly Grant[]
  readonly reviewsAsked: number
  readonly papersDueOn: string | null
  /** When it goes on by itself, for nothing was heard; null where somebody always has it. */
  readonly lapseAt: Date | null
  readonly yearReview: { readonly outcome: YearOutcome; readonly by: string; readonly at: Date } | null
  readonly yearReviewOn: string | null
  /** Sort key of the list of payments; empty until something is approved. */
  readonly spendKey: string
  readonly spendYear: string
  /** When it ended, for the retention clock; null while it is open. */
  readonly endedAt: Date | null
  readonly endedAs: Ending
}

/** What somebody has begun to write; `_id` is the member id, or made of it for what is written for somebody else. */
export interface AidDraft {
  readonly _id: string
  readonly memberId: string
  readonly text: Sealed
  readonly savedAt: Date
  /** Of the last requests that saved it; absent in drafts from before they were kept. */
  readonly receipts?: readonly Receipt[]
}

/** The one open application of a person: whoever has the claim applies; `_id` is a blind index of the person. */
export interface AidClaim {
  readonly _id: string
  readonly aidId: string
  readonly at: Date
}

/** An approval on its way: what it has taken elsewhere, so that a crash leaves nothing behind; `_id` is the grant's. */
export interface AidIntent {
  readonly _id: string
  readonly aidId: string
  readonly fundId: string
  readonly taken: Sealed
  /** When to look whether it came to something. Removed when it is over. */
  readonly checkAt: Date
}

/** 个人信息影响评估; kept for three years at least. */
export interface AidAssessment {
  readonly _id: string
  readonly orgId: string
  readonly scope: string
  readonly risks: string
  readonly measures: string
  readonly by: string
  readonly byName: string
  readonly on: string
  readonly validUntil: string
  readonly listKey: string
}

