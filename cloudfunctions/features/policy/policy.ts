/** 规定与标准, in the order of the contract: look, confirm, change; and what the timer does. */
import { browseRoutes } from './browse'
import { changeRoutes, settlePolicies } from './change'

export const policyRoutes = { ...browseRoutes, ...changeRoutes }

/** Run every minute. */
export const policyJobs = { settlePolicies }
