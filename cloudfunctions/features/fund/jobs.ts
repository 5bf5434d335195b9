/** What the timer does every minute: lines move from their fund to the ledger. */
import { moveAllLines } from '@/cloudfunctions/kit/fundLedger'

export const fundJobs = { moveFundLines: moveAllLines }
