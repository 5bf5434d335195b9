/** 生日, in the order of the contract: mine, my colleagues', the officers', and what the timer does. */
import { colleagueRoutes } from './colleagues'
import { mineRoutes } from './mine'
import { officerRoutes } from './officers'

export { wishSubject } from './colleagues'
export { birthdayJobs } from './greet'

export const birthdayRoutes = { ...mineRoutes, ...colleagueRoutes, ...officerRoutes }
