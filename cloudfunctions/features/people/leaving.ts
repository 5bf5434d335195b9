/** Somebody leaves the company: rights, offices and the WeChat account go in one write. */
import { amend } from '@/cloudfunctions/kit/amend'
import { db, type Change } from '@/cloudfunctions/kit/db'
import type { BindingLine, Member } from '@/cloudfunctions/kit/documents/people'
import { keysAlong } from '@/cloudfunctions/kit/case'
import { holdersOf } from '@/cloudfunctions/kit/caseClock'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { freeAdmin } from './admins'
import { officerLeftNews } from './words'

/** What an officer had in hand stays in their name until somebody hands it over: the chair is told. */
async function tellChairs(member: Member, leftOn: string, now: Date): Promise<void> {
  const chairs = (await holdersOf(keysAlong(member.orgPath, 'CHAIR'))).filter(({ _id }) => _id !== member._id)
  await tellAll(chairs.map(({ _id }) => officerLeftNews(member, _id, leftOn, now)))
}

/** Ends everything of a person; done before, it stays done. False: the last administrator, who stays until somebody else is one. */
export async function leave(member: Member, leftOn: string, by: string, now: Date): Promise<boolean> {
  if (member.leftOn) return true
  if (!(await freeAdmin(member, by, now))) return false
  const { _id, openid } = member
  const released: BindingLine = { at: now, by, action: 'released', reason: '离职' }
  const binding: Change['push'] = openid ? { bindingHistory: { each: [released] } } : {}
  const set = { leftOn, grants: [], delegate: null, openid: null, bindSeal: null, bindUntil: null }
  const line = { at: now, by, action: 'people.leave', note: leftOn }
  // The rest goes first: when the row says that they left, nobody comes back to it.
  if (openid) await db.bindings.remove({ _id: openid, memberId: _id })
  if (member.grants.length > 0) await tellChairs(member, leftOn, now)
  if (await amend(db.members, member, { set, line, push: binding, onlyIf: { leftOn: null } })) return true
  const fresh = await db.members.get(_id)
  return fresh && !fresh.leftOn ? leave(fresh, leftOn, by, now) : true
}
