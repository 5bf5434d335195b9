/** Whether the person agrees to be made public: for this case if they said so, otherwise in general; asked anew each time. */
import { agreementId, stands } from '@/cloudfunctions/kit/agreements'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { oneOf } from '@/cloudfunctions/kit/filter'

type Subject = Pick<Aid, '_id' | 'subjectId'>

const idFor = ({ subjectId }: Subject, about: string) => agreementId({ memberId: subjectId, purpose: 'aidPublicity', about })

/** Those of them whose agreement stands at this moment: one call. What was said about one case goes before what was said of all. */
export async function agreeing<One extends Subject>(aids: readonly One[]): Promise<One[]> {
  if (aids.length === 0) return []
  const found = await db.agreements.find({ _id: oneOf(aids.flatMap((aid) => [idFor(aid, aid._id), idFor(aid, '')])) }, { limit: aids.length * 2 })
  const given = (aid: One, about: string) => found.find(({ _id }) => _id === idFor(aid, about)) ?? null
  return aids.filter((aid) => stands(given(aid, aid._id) ?? given(aid, '')))
}

export const agreesToPublicity = async (aid: Subject) => (await agreeing([aid])).length === 1
