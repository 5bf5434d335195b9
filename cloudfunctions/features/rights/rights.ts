/** 权益督导: contracts, protective equipment, medical checks. The employer enters, the union watches, the worker sees their own. */
import { caseRoutes } from './cases'
import { mineRoutes } from './mine'
import { officerRoutes } from './officer'
import { standardRoutes } from './standards'
import { superviseRoutes } from './supervise'

export const rightsRoutes = { ...mineRoutes, ...officerRoutes, ...caseRoutes, ...superviseRoutes, ...standardRoutes }
