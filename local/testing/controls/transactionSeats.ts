/**
 * The negative control of the rush in virtual time: the seat is read and written inside a transaction, tried three times on a
 * conflict, as the platform's own pages propose. Built in the place of features/activity/seats.ts, never part of the product.
 * It must undersell: everybody writes one document, so nearly everybody meets a conflict three times.
 */
import { database } from '@/cloudfunctions/kit/cloud'
import type { Activity, InLine } from '@/cloudfunctions/kit/documents/activity'
import { marksOf, touch, type Where } from '@/cloudfunctions/features/activity/seats'

export * from '@/cloudfunctions/features/activity/seats'

interface Document {
  get(): Promise<{ data: Activity }>
  update(change: { data: Readonly<Record<string, unknown>> }): Promise<unknown>
}

interface WithTransactions {
  runTransaction<T>(work: (transaction: { collection(name: string): { doc(id: string): Document } }) => Promise<T>): Promise<T>
}

/** The SDK's own count of tries is of conflicts at the commit only; a write that meets one is left to the caller. */
const TRIES = 3
const isConflict = (error: unknown) => /TransactionConflict/.test(String((error as { errMsg?: string }).errMsg))

export async function takeSeat({ activityId, poolKey }: Where, party: InLine, now: Date): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await (database as unknown as WithTransactions).runTransaction(async (transaction) => {
        const document = transaction.collection('activities').doc(activityId)
        const pool = (await document.get()).data.pools[poolKey]
        if (!pool || pool.capacity - pool.seats.length < party.places) return false
        await document.update({ data: { [`pools.${poolKey}.seats`]: database.command.set([...pool.seats, ...marksOf(party)]), ...touch(now) } })
        return true
      })
    } catch (error) {
      if (tries === TRIES || !isConflict(error)) throw error
    }
  }
}
