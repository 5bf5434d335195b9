/** What suggestions are judged by: terms, points, grades. */
import { OWN_CHOICE, YUAN, type Row } from './row'

const PATTERN = '《合理化建议和技术改进奖励条例》（1982年，1986年修订）作为参照，待工会确认'
const FORM = '企业合理化建议评分表通行格式，待工会确认'
const WAN = 10_000 * YUAN

/** How long each step of a suggestion may take, and who counts as partial. */
const suggestionTerms: readonly Row[] = [
  ['suggestion.acceptDays', 3, 'workingDays', `受理时限：${OWN_CHOICE}`],
  ['suggestion.assignDays', 2, 'workingDays', `分派时限：${OWN_CHOICE}`],
  ['suggestion.reviewDays', 15, 'workingDays', `评审时限：${OWN_CHOICE}`],
  ['suggestion.majorReviewMonths', 3, 'months', `重大建议评审时限：${OWN_CHOICE}`],
  ['suggestion.planDays', 10, 'workingDays', `制定实施计划时限：${OWN_CHOICE}`],
  ['suggestion.verifyMonths', 3, 'months', `效果确认时限：${OWN_CHOICE}`],
  ['suggestion.moneyDays', 10, 'workingDays', `财务核定效益时限：${OWN_CHOICE}`],
  ['suggestion.gradeDays', 15, 'workingDays', `定级时限：${OWN_CHOICE}`],
  ['suggestion.publiciseDays', 3, 'workingDays', `开始公示时限：${OWN_CHOICE}`],
  ['suggestion.publicityDays', 5, 'workingDays', `公示天数：${OWN_CHOICE}`],
  ['suggestion.objectionDays', 5, 'workingDays', `异议核实时限：${OWN_CHOICE}`],
  ['suggestion.awardDays', 5, 'workingDays', `批准奖励时限：${OWN_CHOICE}`],
  ['suggestion.payDays', 10, 'workingDays', `发放奖金时限：${OWN_CHOICE}`],
  ['suggestion.signDays', 3, 'workingDays', `行政分管领导签署时限：${OWN_CHOICE}`],
  ['suggestion.execSigns', 1, 'switch', `实施计划由行政分管领导签署：${OWN_CHOICE}`],
  ['suggestion.yearMonths', 12, 'months', `全年效益按采纳后12个月计：${PATTERN}`],
  ['suggestion.remindDays', 1, 'workingDays', `到期前提醒：${OWN_CHOICE}`],
  ['suggestion.archiveDays', 30, 'calendarDays', `办结后归档：${OWN_CHOICE}`],
  ['suggestion.jurors', 1, 'people', `定级所需评委人数：${OWN_CHOICE}`],
  ['suggestion.ownUnitAside', 1, 'switch', `评委回避本单位的建议：${OWN_CHOICE}`],
]

const suggestionPoints: readonly Row[] = [
  ['suggestion.points.technique', 30, 'points', `技术水平：${FORM}`],
  ['suggestion.points.benefit', 30, 'points', `经济效益（50万元以上26–30分，10–50万元15–25分，10万元以下10–14分）：${FORM}`],
  ['suggestion.points.scope', 20, 'points', `应用范围：${FORM}`],
  ['suggestion.points.practicality', 20, 'points', `实用性：${FORM}`],
]

/** Yearly benefit from which a grade begins, and the least and most of its award, in yuan. */
const grades: ReadonlyArray<readonly [grade: number, fromWan: number, minYuan: number, maxYuan: number]> = [
  [1, 100, 2500, 4000],
  [2, 50, 1500, 2500],
  [3, 10, 500, 1500],
  [4, 1, 300, 500],
  [5, 0, 100, 300],
]
const suggestionGrades: readonly Row[] = grades.flatMap(([grade, fromWan, minYuan, maxYuan]): Row[] => [
  [`suggestion.grade${grade}.from`, fromWan * WAN, 'fen', `年创造价值起点：${PATTERN}`],
  [`suggestion.grade${grade}.min`, minYuan * YUAN, 'fen', `奖金下限：${PATTERN}`],
  [`suggestion.grade${grade}.max`, maxYuan * YUAN, 'fen', `奖金上限：${PATTERN}`],
])

export const suggestionRows: readonly Row[] = [...suggestionTerms, ...suggestionPoints, ...suggestionGrades]
