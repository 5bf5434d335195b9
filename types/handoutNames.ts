/** The words for handouts (福利发放): plain tables that a page may show without the contract's parser. */

/** What a plan is for. The last five are about people in need or a protected group. */
export const handoutKinds = {
  birthday: '生日慰问',
  festival: '节日慰问品',
  warmth: '冬送温暖',
  coolness: '夏送清凉',
  schooling: '金秋助学',
  illness: '大病救助',
  women: '女职工关爱',
  disabled: '残障职工关爱',
  poor: '贫困职工关爱',
} as const
export type HandoutKind = keyof typeof handoutKinds

/** Who is on such a list is known to the handlers only; everybody else reads neutral words. */
export const sensitiveKinds = ['warmth', 'schooling', 'illness', 'disabled', 'poor'] as const satisfies readonly HandoutKind[]
export const isSensitiveKind = (kind: HandoutKind) => (sensitiveKinds as readonly HandoutKind[]).includes(kind)
export const NEUTRAL_TITLE = '工会关怀'

/** The seven statutory festivals; 妇女节, 青年节 and 儿童节 are not among them. */
export const festivals = {
  newYear: '元旦',
  spring: '春节',
  qingming: '清明节',
  labour: '劳动节',
  dragonBoat: '端午节',
  midAutumn: '中秋节',
  national: '国庆节',
} as const
export type Festival = keyof typeof festivals

/** What is handed over. A voucher is for named goods at a named shop; cash only where the kind allows it. */
export const handoutForms = { goods: '实物', voucher: '提货券', cash: '慰问金' } as const
export type HandoutForm = keyof typeof handoutForms

/** Money that is for members alone: whoever is not one needs another payer. */
export const memberPayers = ['union', 'dues'] as const

export const handoutStatuses = { draft: '草稿', pending: '待审批', running: '发放中', ended: '已结束', cancelled: '已取消' } as const
export type HandoutStatus = keyof typeof handoutStatuses

/** `listed` waits for the plan to be approved; `barred` was found not to be entitled when the list was made. */
export const receiptStatuses = {
  listed: '已列入',
  waiting: '待领',
  signed: '已签收',
  proxy: '代领签收',
  declined: '已放弃',
  expired: '已过期',
  barred: '未列入',
  removed: '已移出',
} as const
export type ReceiptStatus = keyof typeof receiptStatuses

/** Why somebody a plan spoke of was not put on its list. */
export const barredReasons = {
  HANDOUT_YEAR_USED: '本年额度已用完', HANDOUT_DOUBLE_AID: '本年已受过同类帮扶', HANDOUT_TOO_NEW: '入会次月起享受', HANDOUT_MEMBERS_ONLY: '经费只用于会员', HANDOUT_LEFT: '已离职',
} as const

/** How somebody was counted: by their own scan of the desk, by the distributor's scan of them, or by a tick. */
export const signWays = { desk: '本人扫码', scan: '扫领取码', tick: '点名签收' } as const
export type SignWay = keyof typeof signWays

/** 助学: the school a child is in decides the ceiling. */
export const schoolStages = { higher: '高等教育', senior: '高中或中职' } as const
export type SchoolStage = keyof typeof schoolStages
