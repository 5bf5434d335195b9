/** The words for what suggestions know: plain tables without schemas, which a page may import. */

export * from './suggestionStatusNames'

export const suggestionCategories = {
  safety: '安全环保',
  process: '工艺技术',
  equipment: '设备',
  quality: '质量',
  energy: '节能降耗',
  cost: '成本',
  management: '管理',
  digital: '信息化',
  life: '文化生活·后勤',
  other: '其他',
} as const
export type SuggestionCategory = keyof typeof suggestionCategories

export const verdicts = { adopt: '采纳', notAdopt: '不采纳', reserve: '技术储备' } as const
export type Verdict = keyof typeof verdicts

/** What a proposer can be told. */
export const answers = { ...verdicts, decline: '不受理', merge: '合并办理', redirect: '转其他渠道' } as const

/** Where something that is no suggestion is taken up; who has it there is said in `words.ts`. */
export const channels = { complaint: '投诉、诉求', report: '举报' } as const
export type Channel = keyof typeof channels

/** What each line of the history says, to the proposer and to officers alike. */
export const suggestionSteps = {
  'suggestion.submit': '提交了建议',
  'suggestion.withdraw': '撤回了建议',
  'suggestion.accept': '受理了建议',
  'suggestion.return': '退回补正，补正期间不计时',
  'suggestion.resubmit': '补正后重新提交',
  'suggestion.decline': '不予受理',
  'suggestion.merge': '与相同建议合并办理',
  'suggestion.redirect': '不是建议，转到另外的渠道',
  'suggestion.takeOver': '另外的渠道已接办',
  'suggestion.assign': '交给承办部门和评委评审',
  'suggestion.reassign': '改由其他部门承办',
  'suggestion.review': '给出了评审意见',
  'suggestion.resume': '条件成熟，重新评审',
  'suggestion.plan': '定下了实施计划',
  'suggestion.sign': '行政分管领导签署实施计划',
  'suggestion.complete': '实施完成，等待验证',
  'suggestion.stop': '中止实施',
  'suggestion.confirmEffect': '确认了效果',
  'suggestion.confirmMoney': '财务核定了效益',
  'suggestion.yearDue': '采纳满一年，请财务核定全年效益',
  'suggestion.confirmYear': '财务核定了全年效益',
  'suggestion.score': '评委打了分',
  'suggestion.publicise': '开始公示',
  'suggestion.object': '收到异议，正在核实',
  'suggestion.settle': '异议处理完毕',
  'suggestion.clear': '公示期满',
  'suggestion.award': '批准了奖励',
  'suggestion.reward': '给技术储备发末等奖',
  'suggestion.pay': '奖金已发放',
  'suggestion.rate': '评价了答复',
  'suggestion.reopen': '要求重新办理',
  'suggestion.escalate': '到期未办，已报工会主席督办',
  'suggestion.escalateChair': '工会主席到期未办，已提醒并告知副主席',
  'suggestion.archive': '归档',
} as const
export type SuggestionStep = keyof typeof suggestionSteps

/** Four criteria of the score sheet; how many points each has is a setting. */
export const criteria = { technique: '技术水平', benefit: '经济效益', scope: '应用范围', practicality: '实用性' } as const
export type Criterion = keyof typeof criteria

/** Figures of a period: what each is called, in which unit, and how it is counted. Printed beside the figure. */
export const suggestionFigures = {
  submitted: { name: '提出件数', unit: '件', formula: '期间内提交的建议（不含已撤回和转其他渠道的），合并的各计一件' },
  accepted: { name: '受理件数', unit: '件', formula: '提出件数中已受理的' },
  concluded: { name: '办结件数', unit: '件', formula: '受理件数中已有采纳、不采纳或储备结论，或已合并办理的' },
  adopted: { name: '采纳件数', unit: '件', formula: '受理件数中已采纳的' },
  completed: { name: '实施完成件数', unit: '件', formula: '采纳件数中已实施完成的' },
  excellent: { name: '优秀件数', unit: '件', formula: '定级为一、二、三等的' },
  awarded: { name: '奖励件数', unit: '件', formula: '已批准奖励的' },
  acceptRate: { name: '受理率', unit: '%', formula: '受理件数 ÷ 提出件数' },
  adoptRate: { name: '采纳率', unit: '%', formula: '采纳件数 ÷ 受理件数' },
  completeRate: { name: '实施率', unit: '%', formula: '实施完成件数 ÷ 采纳件数' },
  concludeRate: { name: '办结率', unit: '%', formula: '办结件数 ÷ 受理件数' },
  proposers: { name: '参与人数', unit: '人', formula: '提出建议的职工，一人多件只计一人；匿名件不计入' },
  participation: { name: '参与率', unit: '%', formula: '参与人数 ÷ 期末在册职工人数' },
  perHead: { name: '人均件数', unit: '件/人', formula: '提出件数 ÷ 期末在册职工人数' },
  expectedFen: { name: '预计创效', unit: '分', formula: '实施计划中的预计年效益之和，未经财务核定' },
  confirmedFen: { name: '财务确认创效', unit: '分', formula: '财务核定的首年效益之和' },
  yearFen: { name: '满一年核定创效', unit: '分', formula: '采纳满12个月后财务核定的全年效益之和，不与首年核定数相加' },
  awardFen: { name: '奖励金额', unit: '分', formula: '已批准的奖励金额之和，补差只计差额' },
} as const
export type SuggestionFigure = keyof typeof suggestionFigures

export const MAX_PHOTOS = 9
