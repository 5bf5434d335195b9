/** Whether the person agrees to be made public: for this case if they said so, otherwise in general; asked anew each time. */
import { agreementId, stands } from '@/cloudfunctions/kit/agreements'
import { agreementTexts } from '@/cloudfunctions/kit/agreementTexts'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { digestOf } from '@/cloudfunctions/kit/ids'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { born, type Request } from '@/cloudfunctions/kit/record'
import { hasStopped } from './parties'

type Subject = Pick<Aid, '_id' | 'subjectId' | 'submittedAt'>

const sensitiveId = ({ subjectId }: Subject) => agreementId({ memberId: subjectId, purpose: 'aidSensitive' })
const idFor = ({ subjectId }: Subject, about: string) => agreementId({ memberId: subjectId, purpose: 'aidPublicity', about })

/**
 * Those of them whose agreement stands at this moment: one call. What was said about one case goes before what was said of all; whoever
 * wants nothing handled any more is not shown either.
 */
export async function agreeing<One extends Subject>(aids: readonly One[]): Promise<One[]> {
  if (aids.length === 0) return []
  const found = await db.agreements.find({ _id: oneOf(aids.flatMap((aid) => [idFor(aid, aid._id), idFor(aid, ''), sensitiveId(aid)])) }, { limit: aids.length * 3 })
  const given = (aid: One, about: string) => found.find(({ _id }) => _id === idFor(aid, about)) ?? null
  return aids.filter((aid) => stands(given(aid, aid._id) ?? given(aid, '')) && !hasStopped(aid, found))
}

/** A "no" for this one case, on record as taken back, so that a general "yes" does not stand in for it. Sent twice, it is one. */
export async function refusePublicity(aidId: string, memberId: string, now: Date, request: Request): Promise<void> {
  const { version, paragraphs } = agreementTexts.aidPublicity
  const _id = agreementId({ memberId, purpose: 'aidPublicity', about: aidId })
  await db.agreements.insert({
    _id, ...born('withdrawn', { at: now, by: memberId, action: 'agreement.withdraw' }, request), status: 'withdrawn', memberId, purpose: 'aidPublicity', about: aidId,
    textVersion: version, textDigest: digestOf(paragraphs), givenAt: now, withdrawnAt: now, listKey: sortKey(now, _id),
  })
}

export const agreesToPublicity = async (aid: Subject) => (await agreeing([aid])).length === 1
