/**
 * The negative control of the bank test: the balances are read, then written, as ledgers are often kept.
 * Built in the place of kit/fundWrite.ts, never part of the product. It must overspend.
 */
import { db, type Change } from '@/cloudfunctions/kit/db'
import type { Balances, FundLine } from '@/cloudfunctions/kit/documents/fund'
import type { Filter } from '@/cloudfunctions/kit/filter'
import { effectOf } from '@/cloudfunctions/kit/fundWrite'

export { effectOf }

export async function enter(line: FundLine, _onlyIf: Filter, change: Pick<Change, 'set' | 'unset'> = {}): Promise<boolean> {
  const fund = await db.funds.get(line.fundId)
  if (!fund || fund.once.includes(line._id)) return false
  if (line.kind === 'reserve' ? fund.leftFen < line.amountFen : fund.pending[line.about]?.fen !== line.amountFen + line.freedFen) return false
  const sums = Object.entries(effectOf(line)).map(([part, by]) => [part, fund[part as keyof Balances] + by] as const)
  const push = { outbox: { each: [line] }, once: { each: [line._id] } }
  return (await db.funds.change({ _id: fund._id }, { set: { ...Object.fromEntries(sums), ...change.set }, unset: change.unset ?? [], inc: { unmoved: 1 }, push })) === 1
}
