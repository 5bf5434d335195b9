/**
 * 工作总结: the figures of a period by counting, each opening its records; the summary as a document that
 * writes itself, is edited by officers and frozen by the chair's signature.
 */
import * as v from 'valibot'
import { HistoryView } from './audit'
import { errorCodes } from './errors'
import { Count, Day, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'
import { figureStates, figureUnits, paragraphLevels, recordScreens, summarySections, summaryStatuses } from './summaryNames'

export * from './summaryNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])

/** A calendar year, quarter or month of the union: `2026`, `2026-Q3`, `2026-07`. */
export const Period = v.pipe(v.string(), v.regex(/^20\d\d(-(Q[1-4]|0[1-9]|1[0-2]))?$/))
/** `activity.flag`: the source that counts and the figure's own name. */
export const FigureKey = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z.]{1,59}$/))
const StateCode = codesOf(figureStates)

/** Money in fen. Null where there is no number: `state` says why. */
const Value = v.nullable(v.number())

/** A figure with its words; `source` says in which records and screens it can be found. */
const figure = {
  figure: v.string(),
  section: codesOf(summarySections),
  name: v.string(),
  unit: v.picklist(figureUnits),
  formula: v.string(),
  source: v.string(),
  value: Value,
  state: StateCode,
}
export const FigureView = v.object({
  ...figure,
  /** The same period a year before; null when nothing was recorded then. */
  before: Value,
  /** Aligned with `months` of the dashboard; null: not shown or nothing recorded; empty when that is so of all. */
  trend: v.array(Value),
  /** Aligned with `parts` of the dashboard, likewise. */
  byUnit: v.array(Value),
  /** Its records can be opened with `summary.records`. */
  opens: v.boolean(),
  isSensitive: v.boolean(),
})
export type FigureView = v.InferOutput<typeof FigureView>

const UnitName = v.object({ orgId: Id, name: v.string() })

/** `until` is the last counting; `isBehind`: some records changed since and are being counted. */
const counting = { countedAt: v.nullable(InstantOut), isBehind: v.boolean() }

const RecordView = v.object({
  id: Id,
  screen: v.picklist(recordScreens),
  title: v.string(),
  note: v.string(),
  day: Day,
  /** What this record adds to the figure: 1, a number of people, or fen. */
  adds: v.number(),
})
export type RecordView = v.InferOutput<typeof RecordView>

/** A piece of a paragraph. `figure` is set where a counted number stands; `counted` is that number as counted. */
const Run = v.object({
  text: v.string(),
  figure: v.nullable(v.string()),
  counted: v.nullable(v.string()),
  /** Typed over a counted number, or a number with a unit that nothing was counted for. */
  isByHand: v.boolean(),
})
export type Run = v.InferOutput<typeof Run>
export const ParagraphView = v.object({
  paragraphId: Id,
  section: v.nullable(codesOf(summarySections)),
  level: codesOf(paragraphLevels),
  /** All runs together: what is edited. */
  text: v.string(),
  runs: v.array(Run),
})
export type ParagraphView = v.InferOutput<typeof ParagraphView>

const Blocked = v.nullable(v.picklist(errorCodes))
const card = {
  summaryId: Id,
  title: v.string(),
  period: Period,
  orgId: Id,
  orgName: v.string(),
  /** 1 for the first snapshot of this period and unit, then 2, 3 … */
  edition: v.number(),
  status: codesOf(summaryStatuses),
  updatedAt: InstantOut,
  signedByName: v.string(),
  signedAt: v.nullable(InstantOut),
}
export const SummaryCard = v.object(card)
export type SummaryCard = v.InferOutput<typeof SummaryCard>

export const SummaryView = v.object({
  ...card,
  version: v.number(),
  /** Why this edition was begun; empty for the first. */
  note: v.string(),
  paragraphs: v.array(ParagraphView),
  /** The annex: every figure as it was counted when the text was made or signed. */
  figures: v.array(v.object(figure)),
  countedAt: InstantOut,
  /** Against the edition before. */
  changes: v.array(v.object({ figure: v.string(), name: v.string(), unit: v.picklist(figureUnits), was: v.string(), now: v.string() })),
  /** Numbers in the text that are not as counted. */
  byHand: v.number(),
  /** Paragraphs that still ask to be filled in; with one of them it cannot be signed. */
  unfinished: v.array(Id),
  history: v.array(HistoryView),
  blocked: v.object({ edit: Blocked, refresh: Blocked, sign: Blocked, nextEdition: Blocked }),
})
export type SummaryView = v.InferOutput<typeof SummaryView>

const summaryId = { summaryId: Id }
const changing = { ...summaryId, version: Count(1, 1_000_000) }
const write = <Input extends v.GenericSchema>(input: Input) => ({ kind: 'write', input, output: SummaryView }) as const
const where = { period: Period, orgId: v.optional(Id) }

export const summaryActions = {
  /** Without `orgId`: the widest unit in which the reader holds office. One call for the whole screen. */
  'summary.dashboard': {
    kind: 'read',
    input: v.object(where),
    output: v.object({
      period: Period,
      ...UnitName.entries,
      ...counting,
      /** Units the reader may look at, from the top down; `depth` indents them. */
      units: v.array(v.object({ ...UnitName.entries, depth: v.number() })),
      /** Months of the period's year, `2026-01` …, up to the present one. */
      months: v.array(v.string()),
      /** The units right below this one. */
      parts: v.array(UnitName),
      figures: v.array(FigureView),
      blocked: v.object({ draft: Blocked, export: Blocked }),
    }),
  },
  'summary.records': {
    kind: 'read',
    input: v.object({ ...pageInput, ...where, figure: FigureKey }),
    output: v.object({ ...PageOf(RecordView).entries, name: v.string(), unit: v.picklist(figureUnits), formula: v.string() }),
  },
  'summary.list': { kind: 'read', input: v.object(pageInput), output: PageOf(SummaryCard) },
  'summary.get': { kind: 'read', input: v.object(summaryId), output: SummaryView },
  /** The draft of this period and unit: the one begun before, or a new one. */
  'summary.draft': write(v.object(where)),
  'summary.saveParagraph': write(v.object({ ...changing, paragraphId: Id, text: Text(2000) })),
  'summary.addParagraph': write(v.object({ ...changing, afterId: Id, level: v.picklist(['h1', 'h2', 'h3', 'body']), text: Text(2000) })),
  'summary.removeParagraph': write(v.object({ ...changing, paragraphId: Id })),
  /** Counts anew and puts the numbers into the text; those changed by hand stay. */
  'summary.refresh': write(v.object(changing)),
  'summary.sign': write(v.object({ ...changing, note: OptionalText(200) })),
  /** After signing, what changed goes into a new draft with the reason. */
  'summary.nextEdition': write(v.object({ ...summaryId, note: Text(200) })),
} as const
