/** 经费, in the order of the contract: look, book; and what the timer does. */
import { moveAllLines } from '@/cloudfunctions/kit/fundLedger'
import { bookRoutes } from './book'
import { browseRoutes } from './browse'

export const fundRoutes = { ...browseRoutes, ...bookRoutes }

/** Run every minute: lines move from their fund to the ledger. */
export const fundJobs = { moveFundLines: moveAllLines }
