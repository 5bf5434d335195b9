/** Roll-ups of figures, summaries of a period, and files that were taken away. */
import type { ExportStatus, LoggedExport, FigureState, FigureUnit, ParagraphLevel, SummarySection, SummaryStatus } from '@/types/summaryNames'
import type { Recorded } from '../record'

/** Values of a source's figures by unit: `units['b-prod1'].flag`. A value that is not there is 0. */
export type UnitValues = Readonly<Record<string, Readonly<Record<string, number>>>>

/**
 * What a source counted in a period (`2026-11`; also `2026-Q4` and `2026` for distinct people, which do not add
 * up). `_id` is `<source>_<period>`. Dirty from the marking of a touched record to the counting that saw it.
 */
export interface FigureCell {
  readonly _id: string
  readonly source: string
  readonly period: string
  /** Grows with every marking; a counting is kept only if no mark came while it counted. */
  readonly marks: number
  readonly isDirty: boolean
  /** Fingerprint of the declaration it was counted by. */
  readonly definition: string
  readonly countedAt: Date | null
  /** Records of any state in the period: none means that nothing was recorded. */
  readonly records: number
  readonly units: UnitValues
  /** For distinct figures: who, by path of units. Months only. */
  readonly people: ReadonlyArray<{ readonly figure: string; readonly path: readonly string[]; readonly ids: readonly string[] }>
}

/** The night in which everything was counted anew; one document. */
export interface FigureSweep {
  readonly _id: string
  readonly day: string
}

export interface StoredRun {
  readonly text: string
  readonly figure: string | null
  readonly counted: string | null
  readonly isByHand: boolean
}

export interface StoredParagraph {
  readonly paragraphId: string
  readonly section: SummarySection | null
  readonly level: ParagraphLevel
  readonly runs: readonly StoredRun[]
}

/** A figure as it stood when it was counted for a document. */
export interface StoredFigure {
  readonly figure: string
  readonly section: SummarySection
  readonly name: string
  readonly unit: FigureUnit
  readonly formula: string
  readonly source: string
  readonly value: number | null
  readonly state: FigureState
}

/** One edition of the summary of a unit and period: `_id` is `<orgId>_<period>_<edition>`, so each exists once. */
export interface Summary extends Recorded {
  readonly status: SummaryStatus
  readonly orgId: string
  readonly orgName: string
  readonly orgPath: readonly string[]
  readonly period: string
  readonly edition: number
  readonly title: string
  readonly note: string
  readonly paragraphs: readonly StoredParagraph[]
  readonly figures: readonly StoredFigure[]
  readonly countedAt: Date
  /** The figures of the edition before; empty for the first. */
  readonly before: readonly StoredFigure[]
  readonly updatedAt: Date
  readonly listKey: string
  readonly signedBy: { readonly memberId: string; readonly name: string; readonly at: Date; readonly digest: string } | null
}

/** A file that somebody took away; `_id` is made of person and request, so a request makes one. */
export interface ExportFile {
  readonly _id: string
  readonly memberId: string
  readonly byName: string
  readonly unitName: string
  readonly orgPath: readonly string[]
  readonly list: LoggedExport
  readonly digest: string
  readonly subjectId: string
  readonly period: string
  readonly orgId: string
  readonly figure: string
  readonly status: ExportStatus
  readonly done: number
  readonly total: number
  readonly fileName: string
  readonly fileId: string
  /** Rows read so far, kept beside the file while a long list is being made. */
  readonly parts: readonly string[]
  /** Paths of files that were begun and are named by neither; absent in lines from before they were written down. */
  readonly begun?: readonly string[]
  readonly cursor: string
  readonly at: Date
  readonly until: Date
  readonly listKey: string
}
