/**
 * There is always an administrator. Two that are removed at the same moment must not both go, so whoever is
 * going is written onto the unit first, by compare-and-set, and is not counted from then on.
 */
import { amend } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'

const PEOPLE_AT_ONCE = 100
const TRIES = 5

export const isAdminOf = (member: Pick<Member, 'grants'>, orgId: string) => member.grants.some((grant) => grant.role === 'ADM' && grant.orgId === orgId)

const adminUnits = ({ grants }: Pick<Member, 'grants'>) => grants.filter(({ role }) => role === 'ADM').map(({ orgId }) => orgId)

/** Those who hold the administrator's office in this unit and are not on their way out of it. */
async function adminsOf(org: Org): Promise<Member[]> {
  const people = await db.members.find({ 'grants.orgId': org._id, 'grants.role': 'ADM', leftOn: null }, { limit: PEOPLE_AT_ONCE })
  return people.filter((member) => isAdminOf(member, org._id) && !org.leavingAdmins?.includes(member._id))
}

/** Ids of those among these people who are the only administrator of a unit, or all of them together are. */
export async function lastAdminsAmong(people: readonly Member[]): Promise<ReadonlySet<string>> {
  const units = [...new Set(people.flatMap(adminUnits))]
  const last = new Set<string>()
  for (const orgId of units) {
    const org = await db.orgs.get(orgId)
    const admins = org ? await adminsOf(org) : []
    const staying = admins.filter(({ _id }) => !people.some((person) => person._id === _id))
    if (staying.length === 0) for (const person of people) if (isAdminOf(person, orgId)) last.add(person._id)
  }
  return last
}

/** Claims the removal of this administrator from a unit; false when nobody else would be left. */
async function claim(orgId: string, memberId: string, by: string, now: Date): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const org = await db.orgs.get(orgId)
    if (!org || org.leavingAdmins?.includes(memberId)) return true
    const others = (await adminsOf(org)).filter(({ _id }) => _id !== memberId)
    if (others.length === 0) return false
    const leavingAdmins = [...(org.leavingAdmins ?? []).slice(-9), memberId]
    if (await amend(db.orgs, org, { set: { leavingAdmins }, line: { at: now, by, action: 'people.adminLeaves', note: memberId } })) return true
  }
  return false
}

/** True when this person may stop being administrator of these units (all of theirs when none are named). */
export async function freeAdmin(member: Member, by: string, now: Date, orgIds: readonly string[] = adminUnits(member)): Promise<boolean> {
  for (const orgId of orgIds) if (!(await claim(orgId, member._id, by, now))) return false
  return true
}
