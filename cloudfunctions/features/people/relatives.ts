/**
 * Relatives among the staff, as people declare them themselves: nobody decides about a relative (回避). Whoever is taken
 * off the list counts for a time to come, so that nobody drops a conflict for the day of a decision.
 */
import { amend, receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { FormerRelative, Member } from '@/cloudfunctions/kit/documents/people'
import { between, oneOf } from '@/cloudfunctions/kit/filter'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { addMonths, dayOf } from '@/types/calendar'
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

/** Who is declared now: of the list that everybody asks, those who were not taken away. */
const presentOf = ({ relatives, formerRelatives = [] }: Member) => relatives.filter((id) => !formerRelatives.some(({ memberId }) => memberId === id))

/** Those who count no longer as declared but still as near; one who is declared again is no former one. */
async function formerOf(member: Member, present: readonly string[], today: string): Promise<FormerRelative[]> {
  const still = (member.formerRelatives ?? []).filter(({ memberId, untilDay }) => untilDay >= today && !present.includes(memberId))
  const removed = presentOf(member).filter((id) => !present.includes(id))
  if (removed.length === 0) return still
  const key = 'people.relativeMonths'
  const untilDay = addMonths(today, (await policiesOn(today, key))[key].value)
  return [...still, ...removed.map((memberId) => ({ memberId, untilDay }))]
}

/** What is stored of who is near: the shown list, those still kept away from, and the one list that everybody asks. */
function setOf(present: readonly string[], formerRelatives: readonly FormerRelative[]) {
  const formerUntil = formerRelatives.map(({ untilDay }) => untilDay).sort()[0] ?? null
  return { relatives: [...present, ...formerRelatives.map(({ memberId }) => memberId)], formerRelatives, formerUntil }
}

/** `+id` for each one added, `-id` for each one taken away. */
function noteOf(member: Member, present: readonly string[]): string {
  const before = presentOf(member)
  return [...present.filter((id) => !before.includes(id)).map((id) => `+${id}`), ...before.filter((id) => !present.includes(id)).map((id) => `-${id}`)].join(' ')
}

const FREED_AT_ONCE = 50
const FIRST = '1'

/** The timer's part: who was taken off the list long enough ago counts no longer. One call where there is nothing to do. */
export async function freeFormerRelatives(now: Date): Promise<number> {
  const today = dayOf(now)
  const due = await db.members.find({ formerUntil: between(FIRST, today) }, { order: [['formerUntil', 1]], limit: FREED_AT_ONCE })
  for (const member of due) {
    const { formerRelatives = [] } = member
    const over = formerRelatives.filter(({ untilDay }) => untilDay < today).map(({ memberId }) => memberId)
    const set = setOf(presentOf(member), formerRelatives.filter(({ memberId }) => !over.includes(memberId)))
    await amend(db.members, member, { set, line: { at: now, by: 'system', action: 'people.freeRelatives', note: over.map((id) => `-${id}`).join(' ') } })
  }
  return due.length
}

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
      const [today, present] = [dayOf(now), unique.map(({ memberId }) => memberId)]
      const set = { declared: unique, ...setOf(present, await formerOf(me, present, today)), declaredOn: today }
      const changed = await amend(db.members, me, { set, line: { at: now, by: me._id, action: 'people.declare', note: noteOf(me, present) }, request })
      return mine(changed ?? refuse('CHANGED_MEANWHILE'))
    },
  }),
}
