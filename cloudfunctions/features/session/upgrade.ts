/** The roster of before a request that bound somebody left a receipt, as every other request does. */
import { db } from '@/cloudfunctions/kit/db'
import { lifted, migration } from '@/cloudfunctions/kit/upgrade'

interface BoundBefore {
  readonly _id: string
  readonly boundBy: string | null
}

export const sessionUpgrades = [
  migration('members.boundBy', 'members', async (doc) => {
    if (!('boundBy' in doc)) return 'asItIs'
    const { _id, boundBy } = doc as BoundBefore
    return lifted(db.members, { _id, boundBy }, { unset: ['boundBy'] })
  }),
]
