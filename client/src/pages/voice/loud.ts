import type { SuggestionCard } from '@/types/suggestion'
import { lastDayText, moneyText } from '../../lib/format'
import { copy } from './copy'

export interface Loud {
  readonly text: string
  readonly tone: 'due' | 'late' | 'done' | 'calm'
}

const refused: readonly SuggestionCard['status'][] = ['declined', 'notAdopted', 'stopped']

/** The loudest line of a card: what is asked of me, that an answer is there, or by when one must be. */
export function loudOf({ status, ownerLabel, dueAt, isOverdue, isEscalated, toRate, reason, awardFen }: SuggestionCard): Loud {
  if (status === 'returned') return { text: copy.returned, tone: 'due' }
  if (refused.includes(status)) return { text: reason || copy.answered, tone: 'late' }
  if (isEscalated) return { text: copy.escalated(ownerLabel), tone: 'late' }
  if (isOverdue && dueAt) return { text: copy.overdue(lastDayText(dueAt)), tone: 'late' }
  if (awardFen !== null) return { text: copy.award(moneyText(awardFen)), tone: 'done' }
  if (status in copy.calm) return { text: copy.calm[status as keyof typeof copy.calm], tone: 'calm' }
  if (toRate) return { text: copy.rate, tone: 'done' }
  return dueAt ? { text: copy.due(lastDayText(dueAt)), tone: 'due' } : { text: '', tone: 'calm' }
}
