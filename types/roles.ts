/**
 * Roles and portfolios of a company union. The role decides what a person may do, never the job
 * title; a person may hold several, each within one unit of the organisation.
 */
import * as v from 'valibot'
import { Id } from './fields'
import { portfolios, roles, type Portfolio, type Role } from './roleNames'

export * from './roleNames'

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
