/** The words of the fund ledger: where money comes from and what a line of the ledger may be. */

export const fundSources = {
  union: '工会经费',
  dues: '会费',
  employer: '行政拨付',
  upper: '上级拨款',
  relief: '帮扶资金',
  other: '其他资金',
} as const
export type FundSource = keyof typeof fundSources

export const fundEntryKinds = {
  opening: '期初',
  income: '收入',
  reserve: '预留',
  post: '支付',
  void: '退回预留',
  counter: '冲销',
} as const
export type FundEntryKind = keyof typeof fundEntryKinds

/** Lines that a counter-entry may take back; a reserve is taken back by voiding it. */
export const counterable = ['opening', 'income', 'post'] as const
export type Counterable = (typeof counterable)[number]
