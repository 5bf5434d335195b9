/** Which settings are shown beside a suggestion: those of its present step, and those of its grade once there is one. Pure. */
import type { Suggestion, Terms } from '@/cloudfunctions/kit/documents/suggestion'
import type { SuggestionStatus } from '@/types/suggestionNames'
import { isUnsigned } from './rules'

const byStep: Partial<Record<SuggestionStatus, ReadonlyArray<keyof Terms>>> = {
  submitted: ['acceptDays'], accepted: ['assignDays'], adopted: ['planDays'], implementing: ['execSigns'], verifying: ['verifyMonths', 'moneyDays'], verified: ['gradeDays', 'jurors'],
  graded: ['publiciseDays'], publicised: ['publicityDays', 'objectionDays'], cleared: ['awardDays'], awarded: ['payDays', 'yearMonths'],
}
const parts = ['from', 'min', 'max'] as const

/** Keys of the settings, in the order in which they are shown. */
export function clauseKeys(suggestion: Pick<Suggestion, 'status' | 'isMajor' | 'grade' | 'terms' | 'signature'>): string[] {
  const { status, isMajor, grade } = suggestion
  const reviewing: ReadonlyArray<keyof Terms> = [isMajor ? 'majorReviewMonths' : 'reviewDays', 'ownUnitAside']
  const terms = status === 'reviewing' ? reviewing : isUnsigned(suggestion) ? (['execSigns', 'signDays'] as const) : (byStep[status] ?? [])
  return [...terms.map((name) => `suggestion.${name}`), ...(grade ? parts.map((part) => `suggestion.grade${grade.grade}.${part}`) : [])]
}
