/**
 * Who am I. A row of the roster is bound to a WeChat user by staff number, name and a one-time code
 * that the union group hands out. Every refusal looks the same and costs the same, whether the person
 * does not exist, is bound already or the code is wrong or too old.
 */
import { normalName } from '@/types/personName'
import { dayOf } from '@/types/calendar'
import { receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { any, lt, type Filter } from '@/cloudfunctions/kit/filter'
import { digestOf } from '@/cloudfunctions/kit/ids'
import { receiptFor, type Request } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { same } from '@/cloudfunctions/kit/secrets'
import { anyone } from '@/cloudfunctions/kit/serve'
import { bindSealOf } from './bindSeal'
import { letGo, lineOf, peopleRoutes } from './people'
import { normalStaffNo } from '@/types/staffNo'

const TRIES_PER_CALLER = 5
const TRIES_PER_TARGET = 20
const LOCK_MS = 60_000

export function viewOfMe(me: Member) {
  const { _id, name, staffNo, unitName, post, shift, isUnionMember, grants } = me
  return { memberId: _id, name, staffNo, unitName, post, shift, isUnionMember, grants: [...grants], isOfficer: grants.length > 0 }
}

/** Counts one try of the day; false when they are used up. */
async function mayTry(who: string, limit: number): Promise<boolean> {
  if ((await db.bindTries.change({ _id: who, count: lt(limit) }, { inc: { count: 1 } })) === 1) return true
  return db.bindTries.insert({ _id: who, count: 1 })
}

function isRightPerson(member: Member | null, name: string, code: string, today: string): member is Member {
  const expected = member?.bindSeal ?? ''
  const given = bindSealOf(member?._id ?? 'nobody', code)
  const codeFits = same(Buffer.from(expected.padEnd(given.length, '-')), Buffer.from(given))
  const isInTime = (member?.bindUntil ?? today) >= today
  return member !== null && codeFits && isInTime && normalName(member.name) === normalName(name) && member.leftOn === null
}

/** Locks the openid to this member, then the member to the openid; the second may be lost to somebody else. */
async function bindTogether(openid: string, member: Member, request: Request, now: Date): Promise<boolean> {
  const lock = { memberId: member._id, boundAt: now }
  if (!(await db.bindings.insert({ _id: openid, ...lock }))) {
    // The caller is nobody yet, so this lock is another try just running, or what a crash left behind. To the same person it is gone on with.
    const free: readonly Filter[] = [{ boundAt: lt(new Date(now.getTime() - LOCK_MS)) }, { memberId: member._id }]
    if ((await db.bindings.change({ _id: openid, [any]: free }, { set: lock })) === 0) refuse('IN_PROGRESS')
  }
  const won = await db.members.change(
    { _id: member._id, openid: null, bindSeal: member.bindSeal },
    { set: { openid, bindSeal: null, bindUntil: null }, push: { ...lineOf({ at: now, by: member._id, action: 'bound', reason: '' }), ...receiptFor(request) } },
  )
  return won === 1 || isBoundAlready(openid, member._id, request)
}

/** The same request was quicker on another line. */
const isBoundBy = (member: Member | null, openid: string, request: Request): member is Member => member?.openid === openid && receiptIn(member, request) !== null

/** After another try was quicker; what was locked for nothing is free again. */
async function isBoundAlready(openid: string, memberId: string, request: Request): Promise<boolean> {
  const member = await db.members.get(memberId)
  if (member?.openid === openid) return isBoundBy(member, openid, request) || refuse('ALREADY_BOUND')
  await db.bindings.remove({ _id: openid, memberId })
  return false
}

export const sessionRoutes = {
  'session.me': anyone<'session.me'>()({
    handle: async ({ me }) => ({ me: me && viewOfMe(me) }),
  }),

  'session.uploadFolder': anyone<'session.uploadFolder'>()({
    handle: async ({ openid }) => ({ folder: `uploads/${openid}/` }),
  }),

  'session.bind': anyone<'session.bind'>()({
    handle: async ({ input, me, openid, request, now }) => {
      if (me) return receiptIn(me, request) ? { me: viewOfMe(me) } : refuse('ALREADY_BOUND')
      const staffNo = normalStaffNo(input.staffNo)
      const day = dayOf(now)
      const callerMay = await mayTry(`${openid}_${day}`, TRIES_PER_CALLER)
      const targetMay = await mayTry(`${digestOf(staffNo)}_${day}`, TRIES_PER_TARGET)
      const member = await db.members.first({ staffNo })
      if (isBoundBy(member, openid, request)) return { me: viewOfMe(member) }
      if (!callerMay || !targetMay) refuse('BIND_TOO_MANY_TRIES')
      if (!isRightPerson(member, input.name, input.code, day)) refuse('BIND_REFUSED')
      if (!(await bindTogether(openid, member, request, now))) refuse('BIND_REFUSED')
      return { me: viewOfMe(member) }
    },
  }),

  'session.unbind': anyone<'session.unbind'>()({
    handle: async ({ me, openid, request, now }) => {
      // Asked again after a lost reply, there is nobody left to unbind, or somebody who has been bound anew.
      if (!me || receiptIn(me, request)) return { me: null }
      await letGo(me._id, openid, { at: now, by: me._id, action: 'unbound', reason: '' }, request)
      return { me: null }
    },
  }),

  ...peopleRoutes,
}
