/** What the summary counts of suggestions: by the day they were handed in, as the statistics of suggestions do. */
import { suggestionFigures, type SuggestionFigure } from '@/types/suggestionNames'
import { figureSource, type Figure } from '@/cloudfunctions/kit/figures'
import { HELD_TITLE } from './view'

type Way = Pick<Figure, 'where' | 'sum' | 'distinct' | 'clause'>

const ways = {
  submitted: { where: { 'tally.submitted': [1] }, clause: '征集职工合理化建议{suggestion.submitted}件' },
  accepted: { where: { 'tally.accepted': [1] }, clause: '受理{suggestion.accepted}件' },
  concluded: { where: { 'tally.concluded': [1] }, clause: '已办结{suggestion.concluded}件' },
  adopted: { where: { 'tally.adopted': [1] }, clause: '采纳{suggestion.adopted}件' },
  completed: { where: { 'tally.completed': [1] }, clause: '实施完成{suggestion.completed}件' },
  excellent: { where: { 'tally.excellent': [1] } },
  awarded: { where: { 'tally.awarded': [1] }, clause: '奖励{suggestion.awarded}件、{suggestion.awardFen}元' },
  awardFen: { where: { 'tally.awarded': [1] }, sum: 'award.amountFen' },
  proposers: { where: { 'tally.submitted': [1] }, distinct: 'authorIds', clause: '参与职工{suggestion.proposers}人' },
  confirmedFen: { where: { 'tally.completed': [1] }, sum: 'effectFound.confirmedFen', clause: '经财务核定首年创效{suggestion.confirmedFen}元' },
} as const satisfies Partial<Record<SuggestionFigure, Way>>

/** Blind review: a unit's figure of one more would tell where an undecided one comes from. */
const BLIND = '；分单位只计已有评审结论的'
const beforeVerdict: ReadonlySet<string> = new Set(['submitted', 'accepted', 'concluded', 'proposers'])

function figureOf(key: keyof typeof ways): Figure {
  const { name, unit, formula } = suggestionFigures[key]
  return { key, name: `建议${name}`, unit: unit === '分' ? '元' : (unit as Figure['unit']), formula: beforeVerdict.has(key) ? `${formula}${BLIND}` : formula, section: 'democracy', ...ways[key] }
}

export const suggestionFigureSources = [
  figureSource<'suggestions'>({
    key: 'suggestion', collection: 'suggestions', day: 'submittedAt', dayIs: 'instant', units: 'openPath', found: '建议统计 › 建议台账',
    figures: (Object.keys(ways) as Array<keyof typeof ways>).map(figureOf),
    record: ({ _id, number, title, textCheck }) => ({ id: _id, screen: 'suggestion', title: textCheck === 'pass' ? title : HELD_TITLE, note: number }),
  }),
]
