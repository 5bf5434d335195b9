/** Hardship aid of before silence had an end, and of before an approval on its way was sealed whole. */
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { lifted, liftedRecord, migration } from '@/cloudfunctions/kit/upgrade'
import { clockAt } from '@/cloudfunctions/kit/workdays'
import type { Sealed } from '@/cloudfunctions/kit/vault'
import { dayOf } from '@/types/calendar'
import { resealedIntent } from './money'
import { papersDueOn, termsOn, waitFor } from './terms'

/** Nobody knew of an end when the step began: its time is counted from today, not from then. */
async function lapseOf(aid: Aid, now: Date): Promise<Date | null> {
  const clock = await clockAt(now)
  if (aid.status === 'returned') return waitFor.completion(aid, clock).lapseAt ?? null
  if (aid.status === 'paid') return waitFor.signature(aid, clock).lapseAt ?? null
  if (aid.status !== 'papersDue') return null
  const { lapseAt } = waitFor.papers(aid, papersDueOn(aid, clock), clock)
  return aid.dueAt && aid.dueAt > now ? aid.dueAt : (lapseAt ?? null)
}

interface OpenIntent {
  readonly _id: string
  readonly amount: Sealed
  readonly allowanceIds: readonly string[]
}

export const aidUpgrades = [
  migration('aids.lapseAt', 'aids', async (doc, now) => {
    if ('lapseAt' in doc) return 'asItIs'
    const before = doc as Aid
    const { returnDays, unsignedDays } = await termsOn(dayOf(before.submittedAt))
    const terms = { ...before.terms, returnDays, unsignedDays }
    return liftedRecord(db.aids, before, { set: { terms, lapseAt: await lapseOf({ ...before, terms }, now) } })
  }),
  migration('aidIntents.taken', 'aidIntents', async (doc) => {
    if ('taken' in doc) return 'asItIs'
    const { _id, amount, allowanceIds } = doc as OpenIntent
    return lifted(db.aidIntents, { _id, 'amount.box': amount.box }, { set: { taken: resealedIntent(_id, amount, allowanceIds) }, unset: ['amount', 'allowanceIds'] })
  }),
  migration('aidDrafts.memberId', 'aidDrafts', async (draft) =>
    'memberId' in draft ? 'asItIs' : lifted(db.aidDrafts, { _id: (draft as { _id: string })._id }, { set: { memberId: (draft as { _id: string })._id } })),
]
