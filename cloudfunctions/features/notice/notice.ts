/** 通知, in the order of the contract: read, manage. */
import { deskRoutes } from './desk'
import { publishRoutes } from './publish'
import { readRoutes } from './read'

export const noticeRoutes = { ...readRoutes, ...deskRoutes, ...publishRoutes }
