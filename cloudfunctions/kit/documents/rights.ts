/** What the rights watch keeps: one file a person, the standards by post, supervision, letters, and reports of workers. */
import type { Clause } from '@/types/policy'
import type { Gender } from '@/types/peopleNames'
import type { CheckupKind, ContractType, ExtensionKind, LetterStatus, ReportKind, ReportStatus, RightsArea, RightsColour, RightsReason, StandardKind, SupervisionStatus } from '@/types/rightsNames'
import type { Recorded } from '../record'
import type { Case } from './case'

/** Days are union days; null where not known or open. */
export interface Contract {
  readonly type: ContractType
  readonly startOn: string
  readonly endOn: string | null
  readonly begunOn: string
  readonly fixedTerms: number
  readonly isSigned: boolean
  readonly askedFixed: boolean
  readonly extension: { readonly kind: ExtensionKind; readonly until: string | null } | null
  readonly leavingOn: string | null
}

/** The last issue of a thing. */
export interface Issue {
  readonly item: string
  readonly issuedOn: string
  readonly signedOn: string | null
  /** Until when the maker warrants it. */
  readonly goodUntil: string | null
  readonly damagedOn: string | null
}

/** That a check was done and its result told in writing; the result is stored nowhere. */
export interface Checked {
  readonly doneOn: string
  readonly toldOn: string | null
}

export interface Light {
  readonly colour: RightsColour
  readonly reason: RightsReason
  /** The thing, the kind of check, or `open` where an open-ended contract is due. */
  readonly item: string
  readonly dueOn: string | null
}

/** `_id` is the member's. */
export interface RightsFile extends Recorded {
  readonly status: 'kept'
  readonly name: string
  readonly staffNo: string
  readonly unitName: string
  readonly post: string
  readonly orgPath: readonly string[]
  readonly gender: Gender | null
  readonly joinedOn: string | null
  /** Since when on this post. */
  readonly postSince: string | null
  readonly movedOn: string | null
  readonly leftOn: string | null
  /** Day of retirement, when HR has said it; the office of the union that keeps a contract going (工会法 art 19). Absent in files from before. */
  readonly retireOn?: string | null
  readonly isUnionOfficer?: true | null
  readonly contract: Contract | null
  readonly issues: readonly Issue[]
  readonly checks: { readonly [Kind in CheckupKind]?: Checked }
  readonly lights: { readonly [Area in RightsArea]: Light }
  /** Sort keys of the lists: the day that matters and the id. */
  readonly keys: { readonly [Area in RightsArea]: string }
  /** Of each light, what was told last. */
  readonly told: { readonly [Area in RightsArea]?: string }
  /** The first day on which the timer has to look: a light changes by itself, or something is to be told. */
  readonly turnsOn: string
}

/** How far the night has come; `_id` is `roster`. */
export interface RightsRun {
  readonly _id: string
  readonly day: string
  readonly upTo: string
  readonly isDone: boolean
  /** Of the settings by which the lights were last judged. */
  readonly settings: string
}

/** What a post needs: a thing every so many months, or a hazard with the cycle of its checks. */
export interface RightsStandard extends Recorded {
  readonly status: 'kept'
  readonly kind: StandardKind
  /** Empty: every post. */
  readonly post: string
  readonly item: string
  readonly months: number | null
  readonly source: string
  readonly from: string
  /** The first day on which it no longer holds. */
  readonly to: string | null
  readonly confirmedBy: string | null
  readonly listKey: string
}

export interface Supervision extends Recorded {
  readonly status: SupervisionStatus
  readonly area: RightsArea
  readonly onDay: string
  readonly orgId: string
  readonly unitName: string
  readonly orgPath: readonly string[]
  readonly what: string
  readonly finding: string
  readonly checked: number
  readonly fine: number
  readonly promisedBy: string
  readonly promisedUntil: string | null
  readonly outcome: string
  readonly byId: string
  readonly byName: string
  readonly listKey: string
}

/** A letter keeps what it said: numbers by reason and the lines, as they were on its day. */
export interface SupervisionLetter extends Recorded {
  readonly status: LetterStatus
  readonly number: string
  readonly area: RightsArea
  readonly orgId: string
  readonly unitName: string
  readonly orgPath: readonly string[]
  readonly addressee: string
  readonly note: string
  readonly sentOn: string
  readonly answerBy: string
  readonly people: number
  readonly lines: ReadonlyArray<{ readonly staffNo: string; readonly name: string; readonly unitName: string; readonly why: string; readonly dueOn: string }>
  readonly answeredOn: string | null
  readonly answer: string
  readonly byId: string
  readonly byName: string
  readonly listKey: string
}

/** A worker says that something due has not come. `_id` is person, kind and serial: one open at a time. */
export interface RightsReport extends Case {
  readonly status: ReportStatus
  readonly kind: ReportKind
  readonly serial: number
  readonly memberId: string
  readonly name: string
  readonly unitName: string
  readonly post: string
  readonly orgPath: readonly string[]
  readonly text: string
  readonly outcome: string
  readonly submittedAt: Date
  readonly settledAt: Date | null
  readonly clause: Clause
  readonly listKey: string
}
