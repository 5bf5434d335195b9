/**
 * The money of a plan: the whole budget is put aside when it is approved; at the end what was fetched is paid
 * and the rest becomes free. The lines of the ledger carry the number of the plan and no kind of need.
 */
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import { db } from '@/cloudfunctions/kit/db'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { Refusal, refuse } from '@/cloudfunctions/kit/refuse'
import { fundIdOf, fundsFor, post, reserve, voidReserve } from '@/cloudfunctions/kit/fund'

const fundOf = ({ orgPath, year, payer }: Handout) => fundIdOf(orgPath[0] ?? '', year, payer)
const titleOf = ({ number }: Handout) => `福利发放 ${number}`

/** One approval of one version of the plan: two approvers meet on the same reserve. */
export const reserveIdOf = ({ _id, version }: Handout) => `${_id}_${version}`

export async function putAside(handout: Handout, by: string, now: Date): Promise<string> {
  const id = reserveIdOf(handout)
  try {
    await reserve(fundOf(handout), { id, amountFen: handout.budgetFen, title: titleOf(handout), by, now })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') refuse('HANDOUT_NO_FUND')
    throw error
  }
  return id
}

export async function giveAllBack(handout: Handout, reserveId: string, by: string, now: Date): Promise<void> {
  await voidReserve(fundOf(handout), { id: reserveId, amountFen: handout.budgetFen, title: titleOf(handout), by, now })
}

/** Pays for so many and frees the rest. May be asked again. */
export async function settle(handout: Handout, taken: number, now: Date): Promise<void> {
  const { reserveId, unitFen } = handout
  if (reserveId === null) return
  if (taken === 0) return giveAllBack(handout, reserveId, 'system', now)
  await post(fundOf(handout), { id: reserveId, amountFen: taken * unitFen, title: titleOf(handout), by: 'system', now })
}

const HUNDRED = 100
const MOST_PLANS = 100

/** True when the festival goods of the year, this plan among them, pass this share of the income booked so far. Two calls. */
export async function isAboveShare(handout: Handout, budgetFen: number, share: number): Promise<boolean> {
  const funds = await fundsFor(handout.orgPath.slice(0, 1), handout.year)
  const income = funds.filter(({ source }) => source === 'union').reduce((sum, { incomeFen }) => sum + incomeFen, 0)
  const plans = await db.handouts.find({ kind: 'festival', year: handout.year, status: oneOf(['pending', 'running', 'ended']) }, { limit: MOST_PLANS })
  const others = plans.filter(({ _id, payer }) => _id !== handout._id && payer === 'union')
  const spent = others.reduce((sum, other) => sum + (other.spentFen ?? other.budgetFen), 0)
  return income > 0 && (spent + budgetFen) * HUNDRED > income * share
}
