/** The words of 走访慰问 and 谈心. The kinds themselves are a dictionary that the union edits; these are its building blocks. */

/** 必访 a visit is owed, 必谈 a talk is owed, 关怀 the care calendar of the year. */
export const visitGroups = { visit: '必访', talk: '必谈', care: '关怀' } as const
export type VisitGroup = keyof typeof visitGroups

export const visitStatuses = {
  checking: '待小组核实',
  reviewing: '待委员审核',
  approving: '待主席审批',
  toArrange: '待安排',
  arranged: '已安排',
  toSign: '待签收',
  following: '跟进中',
  closed: '已办结',
  refused: '未通过',
  cancelled: '已取消',
} as const
export type VisitStatus = keyof typeof visitStatuses

/** What is brought. `none`: words and time alone. */
export const giftForms = { money: '慰问金', goods: '慰问品', souvenir: '纪念品', none: '不发钱物' } as const
export type GiftForm = keyof typeof giftForms

/** Who signs for it. */
export const signers = { self: '本人', family: '家属' } as const
export type Signer = keyof typeof signers

/** Papers that are looked at and ticked 已核验, never kept longer than the decision needs. */
export const visitPapers = {
  marriage: '结婚证',
  birth: '出生证',
  hospital: '出院小结或住院发票',
  death: '死亡证明',
  retirement: '退休通知',
  accident: '事故证明',
} as const
export type VisitPaper = keyof typeof visitPapers

/** What a photo is. `scene`: of the visit, only if the person has allowed it. `receipt`: the signed sheet. */
export const visitPhotos = { paper: '证明材料', scene: '走访照片', receipt: '签领表' } as const
export type VisitPhoto = keyof typeof visitPhotos

/** Ceilings of handbook §9.1 that a kind may point to: policy rows `visit.ceiling.<name>` and `visit.times.<name>`. */
export const visitCeilings = {
  wedding: '结婚慰问',
  birth: '生育慰问',
  illness: '住院慰问',
  memberDeath: '会员去世慰问',
  relativeDeath: '直系亲属去世慰问',
  retirement: '退休离岗纪念品',
  hardship: '困难走访慰问',
  accident: '意外灾害、工伤慰问',
} as const
export type VisitCeiling = keyof typeof visitCeilings

/** What was found at the visit. Hardship opens the way to an application for aid. */
export const visitNeeds = { none: '没有发现其他困难', hardship: '家庭有困难，建议申请帮扶', rights: '有劳动权益方面的诉求', other: '其他需要' } as const
export type VisitNeed = keyof typeof visitNeeds

/** Who signed for it on paper. */
export const familyTies = { self: '本人（纸质签领表）', spouse: '配偶', parent: '父母', child: '子女', other: '其他家属' } as const
export type FamilyTie = keyof typeof familyTies

/** Why an officer opens the notes: written into the read log, which the person can see. */
export const visitReadReasons = { handle: '办理当前环节', visit: '准备走访', followUp: '跟进回访', check: '核对材料' } as const
export type VisitReadReason = keyof typeof visitReadReasons

/** Where a matter comes from: somebody said so, or the care calendar. */
export const visitSources = { report: '登记', calendar: '关怀日历' } as const
export type VisitSource = keyof typeof visitSources

/** What each line of the history says. */
export const visitSteps = {
  'visit.report': '登记',
  'visit.plan': '关怀日历提前排入',
  'visit.check': '小组核实',
  'visit.review': '委员审核',
  'visit.approve': '主席批准',
  'visit.refuse': '未通过',
  'visit.arrange': '安排走访',
  'visit.record': '写下走访记录',
  'visit.sign': '本人签收',
  'visit.signFor': '家属签收',
  'visit.follow': '跟进',
  'visit.cancel': '取消',
  'visit.allowPhoto': '本人确认能否拍照',
  'visit.escalate': '到期未办，已督办',
} as const
export type VisitStep = keyof typeof visitSteps

/** Tables of a year. Cells with fewer than three are hidden, and as many more as keep them from being computed. */
export const visitTables = { group: '按类别', unit: '按分会', outcome: '按结果' } as const
export type VisitTable = keyof typeof visitTables
export const visitOutcomes = { inTime: '按时走访', late: '超期才走访', open: '还没走访', cancelled: '取消或未通过' } as const
export type VisitOutcome = keyof typeof visitOutcomes

export const MAX_VISITORS = 6
export const MAX_VISIT_PHOTOS = 9
