/** The fidelity register: every row in order, and how many are driven. */
import type { Row } from './row'
import { aggregation } from './rows/aggregation'
import { client } from './rows/client'
import { functions } from './rows/functions'
import { openapi } from './rows/openapi'
import { permissions } from './rows/permissions'
import { queries } from './rows/queries'
import { storage } from './rows/storage'
import { transactions } from './rows/transactions'
import { writes } from './rows/writes'

export const table: readonly Row[] = [
  ...queries, ...writes, ...transactions, ...aggregation, ...permissions, ...functions, ...storage, ...openapi, ...client,
]
