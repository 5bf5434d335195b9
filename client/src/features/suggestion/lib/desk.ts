/** The desk of a suggestion, whoever sits at it: the union's view and the reviewer's are drawn by one page. */
import type { ActionOutput } from '@/types/actions'
import type { ErrorCode } from '@/types/errors'
import type { SuggestionForOfficer, SuggestionForReviewer } from '@/types/suggestion'

export type DeskStep = keyof SuggestionForOfficer['blocked'] | keyof SuggestionForReviewer['blocked']

type Both = Omit<SuggestionForReviewer, 'blocked' | 'sheet'>
type OfficerOnly = Pick<SuggestionForOfficer, 'steps' | 'objections' | 'mergedFrom' | 'refusals' | 'needsTextCheck' | 'rating'>

export interface Desk extends Both, Partial<OfficerOnly> {
  readonly blocked: Partial<Record<DeskStep, ErrorCode | null>>
  readonly sheet: SuggestionForReviewer['sheet']
}

/** What is to be done comes before what may be done instead. */
const order: readonly DeskStep[] = [
  'accept', 'takeOver', 'assign', 'review', 'settle', 'publicise', 'award', 'plan', 'sign', 'complete', 'confirmEffect', 'confirmMoney', 'confirmYear', 'score', 'pay', 'resume',
  'return', 'decline', 'merge', 'redirect', 'reassign', 'reward', 'stop',
]

/** Reasons worth a grey button; a step that is simply not due is not shown. */
const told: readonly ErrorCode[] = ['CASE_CONFLICT_OF_INTEREST', 'CASE_BY_DELEGATION_ONLY', 'SUGGESTION_REVIEWED_BEFORE', 'SUGGESTION_SCORED_BEFORE']

export const possibleSteps = ({ blocked }: Pick<Desk, 'blocked'>) => order.filter((step) => blocked[step] === null)

export function refusedStep({ blocked }: Pick<Desk, 'blocked'>): { step: DeskStep; code: ErrorCode } | null {
  const step = order.find((name) => told.includes(blocked[name] as ErrorCode))
  return step ? { step, code: blocked[step] as ErrorCode } : null
}

/** One person may hold an office of the union and sit on the jury: both may act here. */
export function deskOf(officer: ActionOutput<'suggestion.desk'> | null, reviewer: ActionOutput<'suggestion.case'> | null): Desk | null {
  if (!officer) return reviewer
  if (!reviewer) return { ...officer, sheet: [] }
  const blocked: Desk['blocked'] = { ...officer.blocked }
  for (const [step, code] of Object.entries(reviewer.blocked) as Array<[DeskStep, ErrorCode | null]>) {
    if (blocked[step] !== null) blocked[step] = code
  }
  return { ...officer, blocked, sheet: reviewer.sheet }
}
