import type { StoredFigure, StoredRun } from '@/cloudfunctions/kit/documents/summary'
import { clauseRuns, recounted, rewritten, textOf, words, written } from './runs'

const figure = (key: string, value: number | null, unit: StoredFigure['unit'] = '次'): StoredFigure => ({
  figure: key, section: 'guidance', name: key, unit, formula: '', source: '', value, state: value === null ? 'notRecorded' : 'counted',
})
const figures = new Map([figure('activity.flag', 12), figure('attendance.flag', 455, '人次'), figure('innovation.awardFen', 905_000, '元'), figure('activity.forum', 0), figure('notice.published', null)].map((one) => [one.figure, one]))
const clause = (text: string) => clauseRuns(text, figures)
const paragraph = [words('文化落地凝人心。'), ...(clause('组织升旗{activity.flag}次、{attendance.flag}人次参加') as StoredRun[]), words('。2026年继续。')]
const byHand = (runs: readonly StoredRun[]) => runs.filter(({ isByHand }) => isByHand).map(({ text, figure: key, counted }) => [text, key, counted])
const kept = (runs: readonly StoredRun[]) => runs.flatMap(({ figure: key, text }) => (key ? [[key, text]] : []))

test('a clause shows its numbers in place, money in yuan, and is left out when a number is zero or unknown', () => {
  expect(textOf(clause('升旗{activity.flag}次') ?? [])).toBe('升旗12次')
  expect(written({ value: 905_000, unit: '元' })).toBe('9050')
  expect(written({ value: 905_050, unit: '元' })).toBe('9050.50')
  expect(clause('座谈{activity.forum}次')).toBeNull()
  expect(clause('通知{notice.published}件')).toBeNull()
})

test('a thousands separator is no change', () => {
  const runs = [words('培训'), { text: '4065', figure: 'training.attendance', counted: '4065', isByHand: false }, words('人次')]
  expect(rewritten(runs, '培训4,065人次')).toMatchObject([{ text: '培训' }, { text: '4,065', figure: 'training.attendance', isByHand: false }, { text: '人次' }])
})

describe('a paragraph rewritten by an officer', () => {
  const cases: ReadonlyArray<readonly [what: string, text: string, figuresKept: unknown, handMade: unknown]> = [
    ['nothing changed', textOf(paragraph), [['activity.flag', '12'], ['attendance.flag', '455']], []],
    ['only words changed: the numbers stay counted', '文化凝心。我们组织升旗12次、先后455人次参加。2026年继续。', [['activity.flag', '12'], ['attendance.flag', '455']], []],
    ['a number typed over is marked with what was counted', '文化落地凝人心。组织升旗13次、455人次参加。2026年继续。', [['activity.flag', '13'], ['attendance.flag', '455']], [['13', 'activity.flag', '12']]],
    ['a number left out is not a change', '文化落地凝人心。组织升旗12次。2026年继续。', [['activity.flag', '12']], []],
    ['a number that nothing was counted for is marked', `${textOf(paragraph)}另有义诊3次。`, [['activity.flag', '12'], ['attendance.flag', '455']], [['3', null, null]]],
    ['full-width digits are the same number', '文化落地凝人心。组织升旗１２次、455人次参加。', [['activity.flag', '１２'], ['attendance.flag', '455']], []],
    ['full-width digits do not hide a change', '文化落地凝人心。组织升旗１３次、455人次参加。', [['activity.flag', '１３'], ['attendance.flag', '455']], [['１３', 'activity.flag', '12']]],
    ['years and ordinals are not figures', '2025年和第3季度', [], []],
    ['swapped numbers are both marked', '文化落地凝人心。组织升旗455次、12人次参加。2026年继续。', [['activity.flag', '455'], ['attendance.flag', '12']], [['455', 'activity.flag', '12'], ['12', 'attendance.flag', '455']]],
  ]
  test.each(cases)('%s', (_what, text, figuresKept, handMade) => {
    const runs = rewritten(paragraph, text)
    expect(textOf(runs)).toBe(text)
    expect(kept(runs)).toEqual(figuresKept)
    expect(byHand(runs)).toEqual(handMade)
  })

  test('counted anew: counted numbers follow, those changed by hand stay and say what is counted now', () => {
    const edited = rewritten(paragraph, '文化落地凝人心。组织升旗13次、455人次参加。')
    const later = new Map([figure('activity.flag', 14), figure('attendance.flag', 500, '人次')].map((one) => [one.figure, one]))
    const runs = recounted(edited, later)
    expect(textOf(runs)).toBe('文化落地凝人心。组织升旗13次、500人次参加。')
    expect(byHand(runs)).toEqual([['13', 'activity.flag', '14']])
    expect(byHand(recounted(edited, new Map([['activity.flag', figure('activity.flag', 13)]])))).toEqual([])
  })

  test('a number that is no longer shown or recorded is marked, says why, and is plain again when it is counted as written', () => {
    const gone = new Map([{ ...figure('activity.flag', null), state: 'hidden' as const }, figure('attendance.flag', null, '人次')].map((one) => [one.figure, one]))
    const runs = recounted(paragraph, gone)
    expect(textOf(runs)).toBe(textOf(paragraph))
    expect(byHand(runs)).toEqual([['12', 'activity.flag', '人数过少，不显示'], ['455', 'attendance.flag', '未记录']])
    expect(byHand(rewritten(runs, textOf(paragraph)))).toEqual(byHand(runs))
    expect(byHand(recounted(runs, figures))).toEqual([])
  })
})

test.each([
  ['全年104次', ['104']], ['本月12次', ['12']], ['今年5项', ['5']], ['22日3场', ['3']], ['4000余人次', ['4000']], ['120名', ['120']], ['3.5亿元', ['3.5']], ['2 万余学时', ['2']],
  ['慰问35位', ['35']], ['职工之家8个', ['8']], ['2026年11月22日', []], ['2026年11月份', []], ['第 3 次', []], ['第1名', []], ['历时6个月', []], ['10多年', []],
])('typed by hand: %s', (text, marked) => {
  expect(byHand(rewritten([words('')], text)).map(([number]) => number)).toEqual(marked)
})
