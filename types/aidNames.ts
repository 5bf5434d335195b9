/** The words for what hardship aid knows: plain tables without schemas, which a page may import. */

export * from './aidStatusNames'

/** What the money is for. `publicWord` is all that publicity says of it. */
export const aidKinds = {
  living: { name: '生活救助', publicWord: '生活类' },
  medical: { name: '大病救助', publicWord: '医疗类' },
  study: { name: '助学救助', publicWord: '助学类' },
  temporary: { name: '临时生活救助', publicWord: '生活类' },
} as const
export type AidKind = keyof typeof aidKinds

/** 类别: proposed by the calculation, decided by people. `temporary` is the company's own, below the official ones. */
export const aidCategories = { deep: '深度困难', relative: '相对困难', accident: '意外致困', temporary: '临时困难（公司级）' } as const
export type AidCategory = keyof typeof aidCategories

export const aidCauses = {
  ownIllness: '本人大病',
  familyIllness: '家属大病',
  schooling: '子女上学',
  disability: '残疾',
  accident: '意外、灾害',
  lowIncome: '失业、收入低',
  singleParent: '单亲',
  elderly: '赡养老人',
  other: '其他',
} as const
export type AidCause = keyof typeof aidCauses

/** The urgent route is open for these only. */
export const urgentCauses = { death: '家庭成员去世', disaster: '灾害、事故', illness: '突发重病' } as const
export type UrgentCause = keyof typeof urgentCauses

/** Who lives in the household. Names, identity numbers and diagnoses are asked of nobody. */
export const relations = { self: '本人', spouse: '配偶', child: '子女', parent: '父母', sibling: '兄弟姐妹', other: '其他' } as const
export type Relation = keyof typeof relations
export const healthClasses = { good: '健康', chronic: '长期患病', serious: '重病', disabled: '残疾' } as const
export type HealthClass = keyof typeof healthClasses
export const workStates = { working: '在职', retired: '退休', jobless: '无业、失业', student: '在校', farming: '务农', child: '学龄前' } as const
export type WorkState = keyof typeof workStates
export const schoolStages = { none: '不在校', primary: '小学、初中', senior: '高中、中职', higher: '大专、本科及以上' } as const
export type SchoolStage = keyof typeof schoolStages
export const housings = { owned: '自有住房', rented: '租房', family: '与父母同住', company: '宿舍', other: '其他' } as const
export type Housing = keyof typeof housings
/** 城镇 or 农村: which of the two 低保 lines of the region counts. */
export const areas = { urban: '城镇', rural: '农村' } as const
export type Area = keyof typeof areas

export const incomeKinds = { wage: '工资奖金', pension: '养老金', business: '经营收入', farming: '种养收入', property: '租金、利息', transfer: '补贴、赡养费', aid: '已获得的救助', other: '其他收入' } as const
export type IncomeKind = keyof typeof incomeKinds
/** 刚性支出: what is left to pay after insurance, compensation and aid. */
export const outlayKinds = { medical: '自付医疗费', care: '残疾护理', schooling: '公办教育费用', work: '必要的就业成本', accident: '意外、灾害自付费用' } as const
export type OutlayKind = keyof typeof outlayKinds

export const evidenceKinds = {
  application: '本人签字的申请书',
  authorisation: '家庭成员核查授权书',
  authority: '本人书面委托书（代为申请时）',
  household: '户口簿（仅查看）',
  wages: '近12个月收入证明',
  dibao: '低保证',
  medical: '诊断与结算单',
  admission: '录取通知书或缴费单',
  disability: '残疾证',
  death: '死亡证明',
  accident: '事故或灾害证明',
  otherAid: '已获其他救助的证明',
} as const
export type EvidenceKind = keyof typeof evidenceKinds

/** What is asked for, beside the signed application, for each cause. Officers see the paper and tick 已核验. */
export const evidenceFor: Readonly<Record<AidCause, readonly EvidenceKind[]>> = {
  ownIllness: ['medical', 'wages'],
  familyIllness: ['medical', 'wages', 'household'],
  schooling: ['admission', 'household', 'wages'],
  disability: ['disability', 'wages'],
  accident: ['accident', 'wages'],
  lowIncome: ['wages', 'household'],
  singleParent: ['household', 'wages'],
  elderly: ['household', 'wages'],
  other: ['wages'],
}

export const visitWays = { home: '入户走访', phone: '电话核实', unit: '单位核实' } as const
export type VisitWay = keyof typeof visitWays

/** Why an officer opens a file: written into the read log, which the applicant can see. */
export const readReasons = { handle: '办理当前环节', check: '准备核实走访', objection: '核实异议', review: '复核申请', followUp: '回访、年度复核', audit: '核对支出' } as const
export type ReadReason = keyof typeof readReasons

export const yearOutcomes = { continue: '继续帮扶', reclassify: '调整类别', lift: '脱困', exit: '退出' } as const
export type YearOutcome = keyof typeof yearOutcomes
export const exitReasons = { lifted: '脱困', retired: '退休', left: '调离、离职', deceased: '死亡', untrue: '不实申报', ownWish: '本人放弃' } as const
export type ExitReason = keyof typeof exitReasons

/** Why a committee votes: no publicity by the applicant's wish, or an amount above the ceiling where the rule allows it. */
export const voteReasons = { noPublicity: '本人不同意公示，由委员会集体审议、经审委员见证', overCeiling: '金额超出上限，须经委员会表决' } as const
export type VoteReason = keyof typeof voteReasons

/** What each line of the history says, to the applicant and to officers alike. */
export const aidSteps = {
  'aid.submit': '提交了申请',
  'aid.resubmit': '补正后重新提交',
  'aid.withdraw': '撤回了申请',
  'aid.accept': '受理了申请',
  'aid.return': '退回补正，补正期间不计时',
  'aid.decline': '认为不符合条件',
  'aid.ordinary': '转为普通程序办理',
  'aid.advance': '批准了紧急救助',
  'aid.supplement': '补交了材料',
  'aid.visit': '写下了核实记录',
  'aid.signVisit': '共同签字确认了核实记录',
  'aid.opinion': '工会委员会给出了意见',
  'aid.vote': '委员投了票',
  'aid.witness': '经审委员见证了审议',
  'aid.publicise': '开始公示',
  'aid.object': '收到异议，公示暂停计时',
  'aid.settle': '异议处理完毕',
  'aid.clear': '公示期满',
  'aid.approve': '工会主席批准',
  'aid.reject': '工会主席未批准',
  'aid.askReview': '申请复核',
  'aid.reconsider': '复核完毕',
  'aid.pay': '已经转账',
  'aid.sign': '本人签收',
  'aid.followUp': '回访',
  'aid.proposeReview': '提出年度复核意见',
  'aid.confirmReview': '年度复核确认',
  'aid.reopen': '重新立案',
  'aid.escalate': '到期未办，已督办',
  'aid.lapseReturned': '到期没有补正，视为撤回',
  'aid.lapseUnsigned': '到期没有签收，以转账回单为准，往下办',
  'aid.lapsePapers': '到期没有补交材料，转上门核实',
  'aid.stop': '本人撤回同意，停止办理',
  // Not steps: looks that were refused for an interest.
  'aid.desk': '打开办理情况',
  'aid.file': '打开申请材料',
  'aid.means': '打开收入测算',
  'aid.ceilings': '打开上限核对',
  'aid.evidence': '打开佐证照片',
} as const
export type AidStep = keyof typeof aidSteps

/** The lines of the calculation, in order. Amounts are fen of a year unless the name says month. */
export const meansLines = {
  income: '家庭年收入',
  knownAid: '加：今年经系统发放、没有填的救助',
  outlay: '减：刚性支出',
  net: '年净收入',
  monthly: '÷ 12：月净收入',
  people: '÷ 家庭人数',
  perHead: '人均月净收入',
  dibao: '当地低保标准（每人每月）',
  ratio: '人均月净收入是低保标准的倍数',
  accidentShare: '意外或重病自付费用占家庭年收入',
} as const
export type MeansLine = keyof typeof meansLines

/** Facts that stand against a category whatever the figures; a person judges them. */
export const exclusions = { homes: '有两套及以上住房', business: '有商铺或雇工经营', privateSchool: '自费出国或高收费私立学校' } as const
export type Exclusion = keyof typeof exclusions

export const ceilingBases = { household: '每户每年', person: '每人每年', students: '按在校子女人数', selfPaid: '不超过自付医疗费', urgent: '紧急救助每次' } as const
export type CeilingBasis = keyof typeof ceilingBases

/** Tables of a year. Cells with fewer than three people are hidden, and as many more as keep them from being computed. */
export const aidTables = { kind: '按类型', unit: '按分会', outcome: '按结果' } as const
export type AidTable = keyof typeof aidTables
export const aidOutcomes = { open: '办理中', aided: '已救助', notAided: '未通过', withdrawn: '已撤回' } as const
export type AidOutcome = keyof typeof aidOutcomes

export const MAX_HOUSEHOLD = 12
export const MAX_ROWS = 20
export const MAX_EVIDENCE = 9
