import { suggestionFigures, type SuggestionFigure } from '@/types/suggestionNames'
import { moneyText } from '../../../lib/format'
import { deskCopy } from '../deskCopy'

/** The value as it is read, with its unit; what has no denominator says so. */
export function figureText(figure: SuggestionFigure, value: number | null): string {
  if (value === null) return deskCopy.stats.none
  const { unit } = suggestionFigures[figure]
  if (unit === '分') return moneyText(value)
  return unit === '%' ? `${value}%` : `${value} ${unit}`
}

export const groups = {
  funnel: ['submitted', 'accepted', 'concluded', 'adopted', 'completed', 'excellent', 'awarded'],
  rates: ['acceptRate', 'adoptRate', 'completeRate', 'concludeRate'],
  people: ['proposers', 'participation', 'perHead'],
  money: ['expectedFen', 'confirmedFen', 'yearFen', 'awardFen'],
} as const satisfies Record<string, readonly SuggestionFigure[]>
