/**
 * 签收: by the worker at the desk's rolling code, by the distributor who scans the worker's code or ticks the
 * line, or for somebody else. First the allowance of the year says that it is still theirs, then one
 * conditional move of the line; scanned twice, or sent again by a phone that was offline, it is one line.
 */
import { fetched, giveBack, unfetched } from '@/cloudfunctions/kit/allowance'
import { markAid, unmarkAid } from '@/cloudfunctions/kit/aidMarks'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { holds, type Beside } from '@/cloudfunctions/kit/session'
import { dayOf, startOfDay } from '@/types/calendar'
import type { SignWay } from '@/types/handoutNames'
import { normalStaffNo } from '@/types/staffNo'
import { deskCode, deskIdIn, judgeDeskCode, memberIn } from './codes'
import { DISTRIBUTORS, mayLook, named, organises, spokenTitle } from './parties'
import { aidKinds, isTaken, whyNot, whyNotDecline, whyNotShow, whyNotTake } from './rules'
import { actingOn, besideHandout, type BesideHandout } from './take'
import { blindPerson, isSensitive, memberIdIn, rowId, rowIdOf, written } from './veil'
import { benefitView, rowView } from './view'

interface Signature {
  readonly memberId: string
  readonly way: SignWay
  readonly at: Date
  readonly by: string
  readonly taker: Pick<Member, '_id' | 'name'> | null
  readonly request: Request
}

/** On a list of people in need the person is not named by what they do themselves. */
const actorOf = (handout: Handout, by: string, memberId: string) => (isSensitive(handout) && by === memberId ? 'subject' : by)

/** A scan meets other hands on the same line once or twice; more means something else is wrong. */
const TRIES = 3

/** The line as signed. Somebody signed for already stays as first signed. */
async function signed(handout: Handout, row: HandoutRow, signature: Signature, now: Date, triesLeft = TRIES): Promise<HandoutRow> {
  const aid = aidKinds[handout.kind]
  const marked = async (done: HandoutRow) => {
    if (aid) await markAid(signature.memberId, handout.year, aid, handout._id)
    return done
  }
  if (isTaken(row)) return marked(row)
  refuseIf(whyNotTake(handout, row, dayOf(now)))
  // The ceiling once more, at the moment of taking: it must still hold what was put aside for this plan.
  if (!(await fetched(row.allowance, handout._id, handout.limit))) refuse('HANDOUT_YEAR_USED')
  const { way, at, taker, request } = signature
  const by = actorOf(handout, signature.by, signature.memberId)
  const { note, set: fetchedBy } = written(handout, row, taker?.name ?? '', taker)
  const set = { signedAt: at, way, signedBy: by, ...fetchedBy, listKey: row.listKey || handout.openKey }
  const to = taker ? 'proxy' : 'signed'
  const moved = await move(db.handoutRows, row, { to, line: { at: now, by, action: 'handout.sign', note }, set, request })
  if (moved) return marked(moved)
  const current = await db.handoutRows.get(row._id)
  if (current?.status === 'declined' || current?.status === 'expired') {
    // Given up meanwhile: what was fetched a moment ago was not, and is free again.
    await unfetched(row.allowance, handout._id)
    await giveBack([row.allowance], handout._id, handout.unitFen)
  }
  return current && triesLeft > 1 ? signed(handout, current, signature, now, triesLeft - 1) : refuse('CHANGED_MEANWHILE')
}

interface BesideRow {
  readonly handout: Handout | null
  readonly open: HandoutRow | null
  readonly sealed: HandoutRow | null
  readonly [other: string]: unknown
}

/** The plan and this person's line on it, under either of its ids: one call together with the caller. */
const besideRow = (handoutId: string, memberId: string): Record<'handout' | 'open' | 'sealed', Beside> => ({
  handout: { from: 'handouts', id: handoutId },
  open: { from: 'handoutRows', id: rowId(handoutId, memberId) },
  sealed: { from: 'handoutRows', id: rowId(handoutId, blindPerson(memberId)) },
})

interface BesidePlan {
  readonly handout: Handout | null
  readonly [other: string]: unknown
}
const besidePlan = ({ handoutId }: { handoutId: string }) => ({ handout: { from: 'handouts', id: handoutId } }) as const

/** A plan of one's own house that has come out: drafts do not exist for workers. */
function out(handout: Handout | null, me: Member): Handout {
  const isOurs = handout !== null && me.orgPath.includes(handout.orgPath[0] ?? '')
  return isOurs && (handout.status === 'running' || handout.status === 'ended' || handout.reserveId !== null) ? handout : refuse('NOT_FOUND')
}

/** The phone's clock is believed only between the first day and now. */
function believable(at: Date, { fromDay }: Handout, now: Date): Date {
  return new Date(Math.min(Math.max(at.getTime(), Math.min(startOfDay(fromDay).getTime(), now.getTime())), now.getTime()))
}

/** Who hands out to this person: whoever runs the plan, or the leader of their group. */
const mayServe = (handout: Handout, row: HandoutRow, me: Member) => organises(handout, me) || (!isSensitive(handout) && holds(me, ['GRP'], row.orgPath))

/** Who took it for somebody else: staff, and not the person. */
async function takerOf(staffNo: string, memberId: string): Promise<Member> {
  const taker = await db.members.first({ staffNo: normalStaffNo(staffNo) })
  return taker && !taker.leftOn && taker._id !== memberId ? taker : refuse('HANDOUT_PROXY_UNKNOWN', 'takenByStaffNo')
}

export const signRoutes = {
  'handout.sign': bound<'handout.sign'>()<BesidePlan>({
    reads: besidePlan,
    handle: async ({ input, me, now, request, beside }) => {
      const verdict = judgeDeskCode(input.code, now)
      const handout = out(beside.handout, me)
      if (verdict === 'forged' || deskIdIn(input.code) !== handout.deskId) refuse('HANDOUT_BAD_CODE')
      const row = await db.handoutRows.get(rowIdOf(handout, me._id))
      if (verdict === 'old' && !(row && isTaken(row))) refuse('HANDOUT_OLD_CODE')
      refuseIf(whyNotTake(handout, row, dayOf(now)))
      const signature = { memberId: me._id, way: 'desk', at: now, by: me._id, taker: null, request } as const
      return benefitView(handout, await signed(handout, row as HandoutRow, signature, now), me._id, now)
    },
  }),

  'handout.signFor': holding<'handout.signFor'>(...DISTRIBUTORS)<BesideRow>({
    reads: ({ handoutId, memberId, code }) => besideRow(handoutId, memberId ?? memberIn(code ?? '', handoutId) ?? ''),
    handle: async ({ input, me, now, request, beside }) => {
      const { memberId: ticked, code, takenByStaffNo } = input
      const handout = out(beside.handout, me)
      const memberId = ticked ?? memberIn(code ?? '', handout._id) ?? refuse('HANDOUT_BAD_CODE')
      const row = isSensitive(handout) ? beside.sealed : beside.open
      if (!row && !organises(handout, me)) refuse(mayLook(handout, me) ? 'HANDOUT_NOT_LISTED' : 'NOT_FOUND')
      if (row && !mayServe(handout, row, me)) refuse(mayLook(handout, me) ? 'HANDOUT_NOT_YOUR_GROUP' : 'NOT_FOUND')
      refuseIf(whyNotTake(handout, row, dayOf(now)))
      const taker = takenByStaffNo ? await takerOf(takenByStaffNo, memberId) : null
      const way: SignWay = ticked ? 'tick' : 'scan'
      const done = await signed(handout, row as HandoutRow, { memberId, way, at: believable(input.at, handout, now), by: me._id, taker, request }, now)
      const [one] = await named(handout, [done], me, '发放签收', now)
      return rowView(one ?? refuse('NOT_FOUND'))
    },
  }),

  /** The line waits again; what is held for it stays held. Each part may be done again. */
  'handout.takeBack': holding<'handout.takeBack'>('OFF', 'CASE')<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const { handout, me, who, now, request } = actingOn(call)
      const row = await db.handoutRows.get(call.input.rowId)
      if (!row || row.handoutId !== handout._id) return refuse('NOT_FOUND', 'rowId')
      const isAgain = receiptOf(row, request) !== null
      if (!isAgain) refuseIf(whyNot('takeBack', handout, who, dayOf(now)) ?? (isTaken(row) ? (row.redeemedOn === null ? null : 'HANDOUT_VOUCHER_USED') : 'HANDOUT_WRONG_STATE'))
      const { note, set: told } = written(handout, row, call.input.reason, null)
      const line = { at: now, by: me._id, action: 'handout.takeBack', note }
      const set = { signedAt: null, way: null, signedBy: '', ...told }
      const waiting = isAgain ? row : await move(db.handoutRows, row, { to: 'waiting', line, set, request })
      if (!waiting) return refuse('CHANGED_MEANWHILE')
      if (waiting.status === 'waiting') await unfetched(waiting.allowance, handout._id)
      if (waiting.status === 'waiting' && aidKinds[handout.kind]) await unmarkAid(memberIdIn(waiting), handout.year, handout._id)
      const [one] = await named(handout, [waiting], me, '更正签收', now)
      return rowView(one ?? refuse('NOT_FOUND'))
    },
  }),

  /** What somebody gives up is free again for the rest of their year. */
  'handout.decline': bound<'handout.decline'>()<BesidePlan>({
    reads: besidePlan,
    handle: async ({ me, now, request, beside }) => {
      const handout = out(beside.handout, me)
      const row = await db.handoutRows.get(rowIdOf(handout, me._id))
      const isAgain = row !== null && receiptOf(row, request) !== null
      if (!isAgain) refuseIf(whyNotDecline(handout, row))
      const line = { at: now, by: actorOf(handout, me._id, me._id), action: 'handout.decline' }
      const declined = isAgain ? row : await move(db.handoutRows, row as HandoutRow, { to: 'declined', line, request })
      if (!declined) refuse('CHANGED_MEANWHILE')
      await giveBack([declined.allowance], handout._id, handout.unitFen)
      return benefitView(handout, declined, me._id, now)
    },
  }),

  'handout.deskCode': holding<'handout.deskCode'>(...DISTRIBUTORS)<BesidePlan>({
    reads: besidePlan,
    handle: async ({ me, now, beside }) => {
      const handout = beside.handout ?? refuse('NOT_FOUND')
      const mayRun = organises(handout, me) || (!isSensitive(handout) && mayLook(handout, me))
      if (!mayRun) refuse('NOT_FOUND')
      refuseIf(whyNotShow(handout))
      const taken = await db.handoutRows.count({ handoutId: handout._id, status: oneOf(['signed', 'proxy']) })
      return { ...deskCode(handout.deskId, now), title: spokenTitle(handout), item: isSensitive(handout) ? '' : handout.item, taken, listed: handout.people }
    },
  }),
}

