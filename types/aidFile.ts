/**
 * What is filled in when somebody asks for aid, and what the visitors found instead. Never an identity number, a bank
 * card, a diagnosis or a child's name: there is no field for them.
 */
import * as v from 'valibot'
import { Count, Fen, Id, OptionalText, Text } from './fields'
import {
  MAX_EVIDENCE, MAX_HOUSEHOLD, MAX_ROWS, aidCategories, aidCauses, aidKinds, areas, evidenceKinds, exclusions, healthClasses, housings, incomeKinds, outlayKinds, relations, schoolStages,
  urgentCauses, workStates,
} from './aidNames'

/** The codes of a table of words. */
export const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])

export const AidKindCode = codesOf(aidKinds)
export const AidCategoryCode = codesOf(aidCategories)
export const AidCauseCode = codesOf(aidCauses)
export const EvidenceCode = codesOf(evidenceKinds)
/** Money of one payment: something, in whole fen. */
export const Sum = v.pipe(Fen, v.minValue(1))

export const HouseholdMember = v.object({
  relation: codesOf(relations), birthYear: Count(1900, 2199), health: codesOf(healthClasses), work: codesOf(workStates), school: codesOf(schoolStages),
  /** Only of somebody who works here too: both count as one household. */
  staffNo: OptionalText(20),
})
const IncomeRow = v.object({ kind: codesOf(incomeKinds), yearFen: Fen })
const OutlayRow = v.object({ kind: codesOf(outlayKinds), yearFen: Fen })
/**
 * The rows the calculation uses. `people` counts everybody of the household, the applicant included; `higher` and `senior` are those of
 * them at college and at senior school, by whom help for schooling is measured.
 */
export const MeansRows = v.object({
  area: codesOf(areas), people: Count(1, MAX_HOUSEHOLD), higher: v.optional(Count(0, MAX_HOUSEHOLD), 0), senior: v.optional(Count(0, MAX_HOUSEHOLD), 0),
  incomes: v.pipe(v.array(IncomeRow), v.maxLength(MAX_ROWS)), outlays: v.pipe(v.array(OutlayRow), v.maxLength(MAX_ROWS)),
  exclusions: v.pipe(v.array(codesOf(exclusions)), v.maxLength(3)),
})
export type MeansRows = v.InferOutput<typeof MeansRows>

/** What is filled in. */
export const AidFile = v.object({
  kind: AidKindCode,
  /** Null: the ordinary way. */
  urgent: v.nullable(codesOf(urgentCauses)),
  cause: AidCauseCode,
  otherCauses: v.pipe(v.array(AidCauseCode), v.maxLength(4)),
  need: Text(500),
  askedFen: Sum,
  /** The applicant is the first of them. */
  members: v.pipe(v.array(HouseholdMember), v.minLength(1), v.maxLength(MAX_HOUSEHOLD)),
  housing: codesOf(housings),
  hasDibao: v.boolean(),
  area: codesOf(areas),
  incomes: MeansRows.entries.incomes,
  outlays: MeansRows.entries.outlays,
  exclusions: MeansRows.entries.exclusions,
})
export type AidFile = v.InferOutput<typeof AidFile>

/** Photos kept before with `aid.attach`: all that belong to the case; one that is not named any more is deleted. */
export const Attached = v.pipe(v.array(v.object({ kind: EvidenceCode, evidenceId: Id })), v.maxLength(MAX_EVIDENCE))
/** A photo as it is kept: looked at with `aid.evidence`, until it is deleted. */
export const EvidenceView = v.object({ evidenceId: Id, kind: EvidenceCode, isVerified: v.boolean(), isGone: v.boolean() })

/** Everything that is filled in, as it is read again. `checked` are the rows the visitors found, once both have signed. */
export const FileView = v.object({
  ...AidFile.entries,
  checked: v.nullable(MeansRows), evidence: v.array(EvidenceView), verified: v.array(EvidenceCode), officialFileNo: v.string(),
})
