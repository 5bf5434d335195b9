/** Who is in the household, as far as they work here: they stand aside, and what one had counts for all. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { db } from '@/cloudfunctions/kit/db'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import type { AidFile } from '@/types/aid'
import { normalName } from '@/types/personName'

export interface Wish {
  readonly file: AidFile
  readonly forOther: { readonly staffNo: string; readonly name: string } | null
}

/** The person it is about, first, and those of the household who work here. One call at most. */
export async function householdOf({ file, forOther }: Wish, me: Member): Promise<readonly [Member, ...Member[]]> {
  const named = file.members.map(({ staffNo }) => staffNo).filter((staffNo) => staffNo !== '')
  const staffNos = [...new Set([...(forOther ? [forOther.staffNo] : []), ...named])]
  const found = staffNos.length === 0 ? [] : await db.members.find({ staffNo: oneOf(staffNos), leftOn: null })
  const called = (staffNo: string, field: string) => found.find((one) => one.staffNo === staffNo) ?? refuse('AID_PERSON_UNKNOWN', field)
  const subject = forOther ? called(forOther.staffNo, 'forOther') : me
  if (forOther && (normalName(subject.name) !== normalName(forOther.name) || subject._id === me._id)) return refuse('AID_PERSON_UNKNOWN', 'forOther')
  const others = named.map((staffNo) => called(staffNo, 'members')).filter(({ _id }) => _id !== subject._id)
  return [subject, ...others]
}
