/** 福利发放: plans, lists, signatures. In the order of the contract. */
import { browseRoutes } from './browse'
import { listRoutes } from './list'
import { planRoutes } from './decide'
import { signRoutes } from './sign'
import { voucherRoutes } from './vouchers'

export const handoutRoutes = { ...browseRoutes, ...signRoutes, ...planRoutes, ...listRoutes, ...voucherRoutes }
