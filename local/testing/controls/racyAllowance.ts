/**
 * The negative control of the yearly stop: what somebody has had is read, then written, as a spreadsheet
 * would. Built in the place of kit/allowance.ts, never part of the product. It must pass the ceiling.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Limit } from '@/cloudfunctions/kit/allowance'

export { allowanceId, fetched, giveBack, holderKey, isHeldBy, unfetched } from '@/cloudfunctions/kit/allowance'

export async function hold(ids: readonly string[], holder: string, fen: number, limit: Limit): Promise<ReadonlySet<string>> {
  const full = new Set<string>()
  for (const id of ids) {
    const before = await db.allowances.get(id)
    if ((before?.fen ?? 0) + fen > limit.fen || (before?.times ?? 0) + 1 > limit.times) full.add(id)
    else if (before) await db.allowances.change({ _id: id }, { inc: { fen, times: 1 }, push: { holders: { each: [holder] } } })
    else await db.allowances.insert({ _id: id, fen, times: 1, holders: [holder], taken: [] })
  }
  return full
}
