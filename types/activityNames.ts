/**
 * The words for what activities know: plain tables without schemas, so that a page can show them
 * without carrying the contract's parser.
 */

export const activityKinds = {
  culture: '文体活动',
  festival: '庆厂庆·游园',
  flag: '升旗·主题教育',
  family: '家属开放日',
  forum: '职工座谈会',
  democracy: '民主生活会',
  reading: '读书班',
  quiz: '知识竞赛',
  contest: '技能竞赛',
  birthday: '生日会',
  training: '拓展·培训',
  volunteer: '志愿服务',
  other: '其他',
} as const
export type ActivityKind = keyof typeof activityKinds

export const activityStatuses = {
  draft: '草稿',
  pending: '待审批',
  open: '报名中',
  closed: '报名截止',
  running: '进行中',
  wrapUp: '待总结',
  archived: '已归档',
  cancelled: '已取消',
} as const
export type ActivityStatus = keyof typeof activityStatuses

export const signupStatuses = {
  seated: '已报名',
  waiting: '候补中',
  offered: '候补待确认',
  attended: '已签到',
  absent: '缺席',
  lapsed: '候补已过期',
  cancelled: '已取消',
} as const
export type SignupStatus = keyof typeof signupStatuses

/** How attendance is taken: the rolling code at the door, an officer scanning people, or a team leader's list. */
export const checkInWays = { doorCode: '现场扫动态码', personCode: '工会干部扫个人码', tickOff: '班组长点名', late: '补签' } as const
export type CheckInWay = keyof typeof checkInWays

export const payers = { union: '工会经费', dues: '会费', company: '行政' } as const
export type Payer = keyof typeof payers

/** A worker's sign-up takes one place and one more for each family member; a line is kept to 500 people. */
export const MAX_LINE = 500
/** Places of all pools together. Their marks live in the activity's document, which stays under 100 kB. */
export const MAX_CAPACITY = 3000
export const MAX_GUESTS = 9
