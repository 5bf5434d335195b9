/** 活动, in the order of the contract: look, sign up, run, check in. */
import { amendRoutes } from './amend'
import { browseRoutes } from './browse'
import { checkInRoutes } from './checkin'
import { publishRoutes } from './publish'
import { signupRoutes } from './signup'

export const activityRoutes = { ...browseRoutes, ...signupRoutes, ...publishRoutes, ...amendRoutes, ...checkInRoutes }
