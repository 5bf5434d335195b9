/** The words for roles and portfolios: plain tables that a page may show without the contract's parser. */

export const roles = {
  REP: '职工代表',
  GRP: '工会小组长',
  OFF: '工会委员',
  CASE: '帮扶专员',
  CHAIR: '主席',
  VICE: '副主席',
  AUD: '经审委员',
  DEPT: '承办部门',
  EHS: '安环',
  HR: '人力资源',
  FIN: '财务',
  JURY: '评委',
  EXEC: '行政分管领导',
  ADM: '系统管理员',
} as const

export type Role = keyof typeof roles

export const portfolios = {
  organisation: '组织',
  publicity: '宣教',
  culture: '文体',
  welfare: '生活福利',
  women: '女工',
  safety: '劳动保护',
  democracy: '民主管理',
  legal: '法律维权',
  finance: '财务',
} as const

export type Portfolio = keyof typeof portfolios
