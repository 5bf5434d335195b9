/** The few words about aid that screens of other nouns need too; short and discreet where a list may be seen by others. */

export const aidStatuses = {
  submitted: '待受理',
  returned: '待补正',
  declined: '不符合条件',
  withdrawn: '已撤回',
  urgent: '紧急待批',
  checking: '核实中',
  reviewing: '待审核',
  voting: '集体审议',
  toPublicise: '待公示',
  publicised: '公示中',
  objected: '异议复核中',
  toApprove: '待审批',
  refused: '未通过',
  reconsidering: '申请复核中',
  approved: '待发放',
  paid: '待签收',
  papersDue: '待补材料',
  received: '已发放',
  aiding: '帮扶中',
  yearReview: '年度复核',
  lifted: '已脱困',
  exited: '已退出',
  closed: '已办结',
} as const
export type AidStatus = keyof typeof aidStatuses
