/** What an applicant is filling in: answers that may still be missing, and what is sent when none is. Pure. */
import {
  evidenceFor, MAX_EVIDENCE, type AidCause, type AidKind, type Area, type EvidenceKind, type Exclusion, type HealthClass, type Housing, type IncomeKind, type OutlayKind, type Relation,
  type SchoolStage, type UrgentCause, type WorkState,
} from '@/types/aidNames'
import type { ActionInput } from '@/types/actions'
import type { AidFile } from '@/types/aid'

export interface Person {
  readonly relation: Relation
  readonly birthYear: number | null
  readonly health: HealthClass
  readonly work: WorkState
  readonly school: SchoolStage
  readonly staffNo: string
}
export interface MoneyRow<Kind extends string> {
  readonly kind: Kind
  readonly yearFen: number | null
}
export interface Photo {
  readonly kind: EvidenceKind
  readonly evidenceId: string
}

export interface Draft {
  /** 'new', or the case that is completed. */
  readonly of: string
  readonly step: number
  readonly other: { readonly staffNo: string; readonly name: string }
  readonly kind: AidKind | null
  readonly urgent: UrgentCause | 'no' | null
  readonly cause: AidCause | null
  readonly otherCauses: readonly AidCause[]
  readonly need: string
  readonly askedFen: number | null
  readonly members: readonly Person[]
  readonly housing: Housing | null
  readonly area: Area | null
  readonly hasDibao: boolean | null
  readonly incomes: ReadonlyArray<MoneyRow<IncomeKind>>
  readonly outlays: ReadonlyArray<MoneyRow<OutlayKind>>
  readonly exclusions: readonly Exclusion[]
  readonly evidence: readonly Photo[]
  readonly isPublic: boolean | null
}

/** For oneself, by a team leader for somebody else, or completing what came back. */
export type Mode = 'own' | 'other' | 'again'

export type StepName =
  | 'consent' | 'person' | 'kind' | 'urgent' | 'cause' | 'need' | 'asked' | 'members' | 'home' | 'dibao' | 'incomes' | 'outlays' | 'exclusions' | 'evidence' | 'publicity' | 'check'

const questions = ['kind', 'urgent', 'cause', 'need', 'asked', 'members', 'home', 'dibao', 'incomes', 'outlays', 'exclusions', 'evidence'] as const satisfies readonly StepName[]

/** Whether to be made public is the person's own answer: nobody gives it for them. */
export const stepsOf: Readonly<Record<Mode, readonly StepName[]>> = {
  own: ['consent', ...questions, 'publicity', 'check'],
  other: ['person', ...questions, 'check'],
  again: [...questions, 'check'],
}

export const newPerson = (relation: Relation): Person => ({ relation, birthYear: null, health: 'good', work: 'working', school: 'none', staffNo: '' })

export const newDraft = (of = 'new'): Draft => ({
  of, step: 0, other: { staffNo: '', name: '' }, kind: null, urgent: null, cause: null, otherCauses: [], need: '', askedFen: null, members: [newPerson('self')], housing: null, area: null,
  hasDibao: null, incomes: [], outlays: [], exclusions: [], evidence: [], isPublic: null,
})

/** A draft as it was saved; one of an older shape, or of another case, begins anew with what fits. */
export function draftFrom(saved: string | null, of = 'new'): Draft {
  if (saved === null) return newDraft(of)
  const { file, evidence, ...rest } = JSON.parse(saved) as Partial<Draft> & { readonly file?: Partial<AidFile> }
  if ((rest.of ?? 'new') !== of) return newDraft(of)
  return { ...newDraft(of), ...(file ? { ...file, urgent: file.urgent ?? 'no' } : {}), ...rest, evidence: evidence ?? [] }
}

type Known = AidFile & { readonly evidence: ReadonlyArray<Photo & { readonly isGone: boolean }> }

/** What the cloud has, to be completed. */
export function draftOf(of: string, file: Known): Draft {
  const { kind, urgent, cause, otherCauses, need, askedFen, members, housing, area, hasDibao, incomes, outlays, exclusions } = file
  const evidence = file.evidence.filter(({ isGone }) => !isGone).map(({ evidenceId, kind: paper }) => ({ evidenceId, kind: paper }))
  return { ...newDraft(of), kind, urgent: urgent ?? 'no', cause, otherCauses, need, askedFen, members, housing, area, hasDibao, incomes, outlays, exclusions, evidence }
}

const lengthOf = (text: string) => Array.from(text.trim()).length
const isPlainText = (text: string, most: number) => lengthOf(text) > 0 && lengthOf(text) <= most
const hasSum = ({ yearFen }: MoneyRow<string>) => yearFen !== null
const hasYear = ({ birthYear }: Person) => birthYear !== null && birthYear >= 1900 && birthYear <= 2199

/** Whether a question has its answer. */
const answered: Readonly<Record<StepName, (draft: Draft, mode: Mode) => boolean>> = {
  consent: () => true,
  person: ({ other }) => other.staffNo.trim() !== '' && other.name.trim() !== '',
  kind: ({ kind }) => kind !== null,
  urgent: ({ urgent }) => urgent !== null,
  cause: ({ cause }) => cause !== null,
  need: ({ need }) => isPlainText(need, 500),
  asked: ({ askedFen }) => askedFen !== null && askedFen > 0,
  members: ({ members }) => members.every(hasYear),
  home: ({ housing, area }) => housing !== null && area !== null,
  dibao: ({ hasDibao }) => hasDibao !== null,
  incomes: ({ incomes }) => incomes.every(hasSum),
  outlays: ({ outlays }) => outlays.every(hasSum),
  exclusions: () => true,
  evidence: ({ evidence }, mode) => mode !== 'other' || evidence.some(({ kind }) => kind === 'authority'),
  publicity: ({ isPublic }) => isPublic !== null,
  check: () => true,
}

export const isAnswered = (step: StepName, draft: Draft, mode: Mode) => answered[step](draft, mode)
export const firstMissing = (draft: Draft, mode: Mode) => stepsOf[mode].find((step) => !isAnswered(step, draft, mode)) ?? null

/** The papers whose photos help here, the signed application first. The household book is looked at and never kept. */
export function papersFor({ cause, urgent, hasDibao, incomes, members }: Draft, mode: Mode): EvidenceKind[] {
  const papers: EvidenceKind[] = [
    ...(mode === 'other' ? (['authority'] as const) : []), 'application', ...(members.length > 1 ? (['authorisation'] as const) : []), ...(cause ? evidenceFor[cause] : []),
    ...(urgent === 'death' ? (['death'] as const) : []), ...(urgent === 'disaster' ? (['accident'] as const) : []), ...(urgent === 'illness' ? (['medical'] as const) : []),
    ...(hasDibao ? (['dibao'] as const) : []), ...(incomes.some(({ kind }) => kind === 'aid') ? (['otherAid'] as const) : []),
  ]
  return [...new Set(papers)].filter((paper) => paper !== 'household')
}

export const photosLeft = ({ evidence }: Pick<Draft, 'evidence'>) => MAX_EVIDENCE - evidence.length

type Form = Pick<ActionInput<'aid.submit'>, 'file' | 'evidence'>

const filled = <Kind extends string>(rows: ReadonlyArray<MoneyRow<Kind>>) => rows.map(({ kind, yearFen }) => ({ kind, yearFen: yearFen ?? 0 }))

/** As it is sent; null while an answer is missing. */
export function formOf(draft: Draft): Form | null {
  const { kind, urgent, cause, otherCauses, need, askedFen, members, housing, area, hasDibao, incomes, outlays, exclusions, evidence } = draft
  if (kind === null || cause === null || askedFen === null || housing === null || area === null || hasDibao === null) return null
  return {
    file: {
      kind, urgent: urgent === 'no' ? null : urgent, cause, otherCauses: otherCauses.filter((other) => other !== cause).slice(0, 4), need, askedFen,
      members: members.map((person) => ({ ...person, birthYear: person.birthYear ?? 0 })), housing, hasDibao, area, incomes: filled(incomes), outlays: filled(outlays), exclusions: [...exclusions],
    },
    evidence: evidence.map(({ kind: paper, evidenceId }) => ({ kind: paper, evidenceId })),
  }
}

/** Which question a refusal is about. */
const stepsByField: Readonly<Record<string, StepName>> = { members: 'members', evidence: 'evidence', forOther: 'person', textVersion: 'consent', askedFen: 'asked', need: 'need' }
export const stepOfField = (field: string | undefined): StepName | null => stepsByField[(field ?? '').replace(/^file\./, '').split('.')[0] ?? ''] ?? null
