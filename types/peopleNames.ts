/** The words for people, units and membership: plain tables that a page may show without the contract's parser. */

export const genders = { male: '男', female: '女' } as const
export type Gender = keyof typeof genders

/** 工会会籍: what somebody is to the union. Only `member` has the rights and benefits of a member. */
export const unionStates = {
  none: '非会员',
  pending: '待审',
  member: '会员',
  leaving: '待转出',
  moved: '已转出',
  kept: '保留会籍',
  quit: '已退会',
  lapsed: '自动退会',
  expelled: '开除会籍',
} as const
export type UnionState = keyof typeof unionStates

/** The union's tree and the employer's: a person stands in one unit of each. */
export const unitTypes = {
  upper: '上级工会',
  group: '集团工会',
  company: '公司工会',
  branch: '分会',
  unionGroup: '工会小组',
  department: '部门',
  team: '班组',
} as const
export type UnitType = keyof typeof unitTypes

export const unionUnitTypes = ['upper', 'group', 'company', 'branch', 'unionGroup'] as const satisfies readonly UnitType[]

export const relations = { spouse: '配偶', parent: '父母', child: '子女', sibling: '兄弟姐妹', inLaw: '姻亲', other: '其他近亲属' } as const
export type Relation = keyof typeof relations

export const roleChangeStatuses = { proposed: '待第二人确认', confirmed: '已生效', declined: '未同意', withdrawn: '已撤回' } as const
export type RoleChangeStatus = keyof typeof roleChangeStatuses

export const applicationKinds = { join: '入会申请', quit: '退会申请' } as const
export type ApplicationKind = keyof typeof applicationKinds

export const applicationStatuses = { pending: '待审批', returned: '退回补正', approved: '已批准', withdrawn: '已撤回' } as const
export type ApplicationStatus = keyof typeof applicationStatuses

/** What an officer enters about somebody's membership, each with its reason. */
export const membershipEvents = {
  transferOut: '办理转出',
  transferred: '转出完成',
  stay: '取消转出',
  transferIn: '转入本单位',
  retire: '保留会籍（退休、失业）',
  resume: '恢复会籍',
  lapse: '自动退会',
  expel: '开除会籍',
} as const
export type MembershipEvent = keyof typeof membershipEvents
