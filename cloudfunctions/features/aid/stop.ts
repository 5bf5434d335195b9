/**
 * The person takes back the agreement to have it handled (个人信息保护法 第15、47条). From that moment nobody opens or decides anything
 * (rules.ts); here the case ends. Where nothing was paid, what was filled in and found goes at once; where something was, it is
 * locked away until the time of the accounts is over. Photos go in both.
 */
import { nobody } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid, BoxName } from '@/cloudfunctions/kit/documents/aid'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'
import type { AidStatus } from '@/types/aidStatusNames'
import { amountOf } from './boxes'
import { dropDraft } from './draft'
import { givenBack } from './money'
import { OPEN } from './opening'
import { hasStopped } from './parties'
import { endPhotos } from './photoClock'
import { begun, endReaders } from './take'
import { newsOf, owners } from './words'

const AT_ONCE = 100
const GOING_ON: readonly AidStatus[] = [...OPEN, 'received', 'aiding', 'yearReview', 'lifted']
/** Whose it was, and what had been approved and is void. */
const KEPT: ReadonlySet<BoxName> = new Set<BoxName>(['name', 'grants'])

function stopped(aid: Aid, now: Date) {
  const isPaid = aid.grants.some(({ paidAt }) => paidAt !== null)
  const sealed = isPaid ? aid.sealed : (Object.fromEntries(Object.entries(aid.sealed).filter(([box]) => KEPT.has(box as BoxName))) as Aid['sealed'])
  return {
    to: isPaid ? ('exited' as const) : ('withdrawn' as const),
    line: { at: now, by: 'system', action: 'aid.stop' },
    set: {
      ...begun(aid._id, nobody(owners.nobody), now, endReaders(aid)), publicUntil: null, publicKey: '', sealed, endedAt: now, endedAs: isPaid ? ('file' as const) : ('notAided' as const),
      grants: aid.grants.map((grant) => (grant.paidAt === null && grant.voidAt === null ? { ...grant, voidAt: now } : grant)),
    },
  }
}

/** Ends one case; what was put aside goes back, and what a crash leaves of that the timer finds by its intent. */
async function stop(aid: Aid, now: Date): Promise<void> {
  const moved = await move(db.aids, aid, stopped(aid, now))
  if (!moved) return
  for (const grant of aid.grants.filter(({ paidAt, voidAt }) => paidAt === null && voidAt === null)) await givenBack(aid, grant, amountOf(aid, grant.grantId), now)
  await endPhotos(aid._id, now)
  await tellAll(newsOf('stop', moved, '', now))
}

/** Every case and every draft of those who have taken their agreement back. Gives how many cases. */
export async function stopWithdrawn(now: Date): Promise<number> {
  const withdrawn = await db.agreements.find({ status: 'withdrawn', purpose: 'aidSensitive' }, { order: [['withdrawnAt', -1]], limit: AT_ONCE })
  if (withdrawn.length === 0) return 0
  const ids = withdrawn.map(({ memberId }) => memberId)
  const [aids, drafts] = await Promise.all([db.aids.find({ subjectId: oneOf(ids), status: oneOf(GOING_ON) }, { limit: AT_ONCE }), db.aidDrafts.find({ _id: oneOf(ids) })])
  const over = aids.filter((aid) => hasStopped(aid, withdrawn))
  for (const aid of over) await stop(aid, now)
  for (const { memberId } of drafts) await dropDraft(memberId, false, now)
  return over.length
}
