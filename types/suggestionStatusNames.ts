/**
 * The few words about suggestions that screens of other nouns need too. In a file of their own, because
 * whatever two subpackages import is carried by the main package.
 */

export const suggestionStatuses = {
  submitted: '待受理',
  returned: '待补正',
  withdrawn: '已撤回',
  declined: '不受理',
  merged: '已合并',
  redirected: '转其他渠道',
  accepted: '已受理',
  reviewing: '评审中',
  reserved: '技术储备',
  notAdopted: '不采纳',
  adopted: '已采纳',
  implementing: '实施中',
  stopped: '已中止',
  verifying: '待验证',
  verified: '已评估',
  graded: '待公示',
  publicised: '公示中',
  cleared: '待批奖',
  awarded: '已奖励',
  archived: '已归档',
} as const
export type SuggestionStatus = keyof typeof suggestionStatuses

export const grades = { 1: '一等', 2: '二等', 3: '三等', 4: '四等', 5: '五等' } as const
export type Grade = 1 | 2 | 3 | 4 | 5
