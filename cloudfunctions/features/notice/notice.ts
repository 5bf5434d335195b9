/** 通知, in the order of the contract: read, manage, and what the timer does. */
import { deskRoutes } from './desk'
import { publishRoutes } from './publish'
import { readRoutes } from './read'

export { noticeJobs, noticeSubject } from './schedule'

export const noticeRoutes = { ...readRoutes, ...deskRoutes, ...publishRoutes }
