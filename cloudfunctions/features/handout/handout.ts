/** 福利发放: plans, lists, signatures. In the order of the contract. */
import { browseRoutes } from './browse'
import { listRoutes } from './list'
import { planRoutes } from './decide'
import { continueHandouts, endHandouts, ringHandouts } from './schedule'
import { signRoutes } from './sign'
import { voucherRoutes } from './vouchers'

export const handoutRoutes = { ...browseRoutes, ...signRoutes, ...planRoutes, ...listRoutes, ...voucherRoutes }

export const handoutJobs = { endHandouts, continueHandouts, ringHandouts }
