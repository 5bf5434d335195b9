/** A door for tests: the money functions of the kit, as a noun calls them. Never part of the product. */
import { post, reserve, voidReserve, type Taking } from '@/cloudfunctions/kit/fund'
import { moveAllLines } from '@/cloudfunctions/kit/fundLedger'
import { Refusal } from '@/cloudfunctions/kit/refuse'

export interface BankCall {
  readonly action: 'reserve' | 'post' | 'void' | 'move'
  readonly fundId: string
  readonly id: string
  readonly amountFen: number
}

const acts = { reserve, post, void: voidReserve }

/** `null` when it was done, or the code of the refusal. A throw is the caller's to repeat. */
export async function main({ action, fundId, id, amountFen }: BankCall): Promise<{ code: string | null }> {
  const now = new Date()
  if (action === 'move') {
    await moveAllLines()
    return { code: null }
  }
  const taking: Taking = { id, amountFen, title: `慰问 ${id}`, by: 'system', now }
  try {
    await acts[action](fundId, taking)
    return { code: null }
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code }
    throw error
  }
}
