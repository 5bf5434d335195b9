/** 生日, in the order of the contract: mine, my colleagues', the officers'. */
import { colleagueRoutes } from './colleagues'
import { mineRoutes } from './mine'
import { officerRoutes } from './officers'

export const birthdayRoutes = { ...mineRoutes, ...colleagueRoutes, ...officerRoutes }
