/** Relatives among the staff, as people declare them themselves: nobody decides about a relative (回避). */
import { amend, receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { normalStaffNo } from '@/types/staffNo'

async function mine(member: Member) {
  const declared = member.declared ?? []
  const people = declared.length > 0 ? await db.members.find({ _id: oneOf(declared.map(({ memberId }) => memberId)) }, { limit: 50 }) : []
  const relatives = declared.flatMap(({ memberId, relation }) => {
    const person = people.find(({ _id }) => _id === memberId)
    return person ? [{ staffNo: person.staffNo, name: person.name, relation }] : []
  })
  return { relatives, declaredOn: member.declaredOn ?? null, isOfficer: member.grants.length > 0 }
}

const isCalled = (person: Member, name: string) => person.name.replace(/\s/g, '') === name.normalize('NFKC').replace(/\s/g, '')

export const relativeRoutes = {
  'people.relatives': bound<'people.relatives'>()({ handle: async ({ me }) => mine(me) }),

  /** The whole list each time; staff number and name must fit, so that nobody finds out numbers here. */
  'people.declare': bound<'people.declare'>()({
    handle: async ({ input: { relatives }, me, request, now }) => {
      if (receiptIn(me, request)) return mine(me)
      const staffNos = relatives.map(({ staffNo }) => normalStaffNo(staffNo))
      if (staffNos.includes(me.staffNo)) refuse('RELATIVE_SELF')
      const people = staffNos.length > 0 ? await db.members.find({ staffNo: oneOf(staffNos) }, { limit: 50 }) : []
      const declared = relatives.map(({ staffNo, name, relation }, index) => {
        const person = people.find((one) => one.staffNo === normalStaffNo(staffNo))
        return person && isCalled(person, name) ? { memberId: person._id, relation } : refuse('RELATIVE_UNKNOWN', `relatives.${index}`)
      })
      const unique = [...new Map(declared.map((one) => [one.memberId, one])).values()]
      const set = { declared: unique, relatives: unique.map(({ memberId }) => memberId), declaredOn: dayOf(now) }
      const changed = await amend(db.members, me, { set, line: { at: now, by: me._id, action: 'people.declare', note: `${unique.length}` }, request })
      return mine(changed ?? refuse('CHANGED_MEANWHILE'))
    },
  }),
}
