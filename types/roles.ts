/**
 * Roles and portfolios of a company union. The role decides what a person may do, never the job
 * title; a person may hold several, each within one unit of the organisation.
 */
import * as v from 'valibot'
import { Id } from './fields'

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

const roleCodes = Object.keys(roles) as [Role, ...Role[]]
const portfolioCodes = Object.keys(portfolios) as [Portfolio, ...Portfolio[]]

export const RoleCode = v.picklist(roleCodes)
export const PortfolioCode = v.picklist(portfolioCodes)

/** One role held in one unit; it reaches everything below that unit. */
export const Grant = v.object({ role: RoleCode, portfolio: v.optional(PortfolioCode), orgId: Id })
export type Grant = v.InferOutput<typeof Grant>

/** 经审 audits what the chair approves and finance pays, so nobody holds both (Trade Union Law; audit rules). */
export const exclusiveRoles: ReadonlyArray<readonly [Role, Role]> = [
  ['AUD', 'CHAIR'],
  ['AUD', 'VICE'],
  ['AUD', 'FIN'],
]
