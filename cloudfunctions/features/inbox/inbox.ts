/**
 * The inbox: one call, one database operation for me and my stand-ins and one for each noun, whatever
 * they hold. And the delegation that lets somebody act with my keys while I am away.
 */
import { allKeys, besideStandIns, hatsOf, hatsWith, isOn, type Hat, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Delegation } from '@/cloudfunctions/kit/documents/case'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { InboxSource, Waiting } from '@/cloudfunctions/kit/inbox'
import { keyAfter, pageOf } from '@/cloudfunctions/kit/paging'
import { born, move, receiptOf, replyOfTwin, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import type { HandlerOutput } from '@/types/actions'
import { dayOf } from '@/types/calendar'
import { officeName, whyNotDelegate } from './rules'

/** In which office I act, and in whose place: my own if I hold a key myself. */
function officeOf(hats: readonly Hat[], { waitsFor }: Waiting) {
  const fitting = hatsWith(hats, waitsFor).map(({ hat }) => hat)
  const hat = fitting.find(({ actingForId }) => actingForId === null) ?? fitting[0]
  const key = hat?.keys.find((one) => waitsFor.includes(one)) ?? ''
  return { office: officeName(key), actingForName: hat?.actingForId ? hat.owner.name : '' }
}

const byKey = (a: Waiting, b: Waiting) => (a.key < b.key ? -1 : 1)

type Delegations = HandlerOutput<'inbox.delegations'>

const view = (delegation: Delegation, now: Date) => {
  const { fromName, deputyName, fromDay, untilDay, reason } = delegation
  return { fromName, deputyName, fromDay, untilDay, isOn: isOn(delegation, now), reason }
}
const isLive = ({ status, untilDay }: Delegation, now: Date) => status === 'on' && untilDay >= dayOf(now)

/** My own delegation and those in my favour. Why somebody is away is between them and the record. */
function delegationsView(mine: Delegation | null, forMe: readonly Delegation[], now: Date): Delegations {
  return {
    mine: mine && isLive(mine, now) ? view(mine, now) : null,
    forOthers: forMe.filter((delegation) => isLive(delegation, now)).map((delegation) => ({ ...view(delegation, now), reason: '' })),
  }
}

type Wish = Pick<Delegation, 'deputyId' | 'fromName' | 'deputyName' | 'fromDay' | 'untilDay' | 'reason'>

interface Putting {
  readonly me: Member
  readonly before: Delegation | null
  readonly request: Request
  readonly now: Date
  readonly viewOf: (mine: Delegation | null) => Delegations
}

/** One delegation for each person: a new one takes the place of the one before, the history keeps both. */
async function putDelegation(wish: Wish, { me, before, request, now, viewOf }: Putting): Promise<Delegations> {
  const line = { at: now, by: me._id, action: 'inbox.delegate', note: `${wish.deputyName} ${wish.fromDay}–${wish.untilDay}` }
  if (before) return viewOf((await move(db.delegations, before, { to: 'on', line, set: wish, request, reply: viewOf })) ?? refuse('CHANGED_MEANWHILE'))
  const fresh: Delegation = { _id: me._id, ...wish, ...born('on', line, request), status: 'on' }
  const reply = viewOf(fresh)
  const receipts = [{ requestId: request.id, digest: request.digest, reply }]
  return (await db.delegations.insert({ ...fresh, receipts })) ? reply : replyOfTwin<Delegation, Delegations>(db.delegations, me._id, request)
}

/** What beside the caller a delegation is about: the caller's own, and those in the caller's favour. */
const besideDelegations = { ...besideStandIns, own: { from: 'delegations', every: { field: '_id', path: '_id' } } } as const
interface BesideOwn extends StandIns {
  readonly own: readonly Delegation[]
  readonly [other: string]: unknown
}

export const inboxRoutes = (sources: readonly InboxSource[]) => ({
  /** With my own delegation, so that the screen needs no second call. */
  'inbox.list': bound<'inbox.list'>()<BesideOwn>({
    reads: () => besideDelegations,
    handle: async ({ input: { cursor, limit }, me, now, beside }) => {
      const hats = hatsOf(me, beside, now)
      const keys = allKeys(hats)
      const after = keyAfter(cursor, '')
      const found = await Promise.all(sources.map((source) => source.waiting(keys, after, limit + 1, now)))
      const page = pageOf(found.flat().sort(byKey), limit, ({ key }) => key, (waiting) => ({ ...waiting.item, ...officeOf(hats, waiting) }))
      return { ...page, away: delegationsView(beside.own[0] ?? null, [], now).mine }
    },
  }),

  'inbox.delegations': bound<'inbox.delegations'>()<BesideOwn>({
    reads: () => besideDelegations,
    handle: async ({ now, beside }) => delegationsView(beside.own[0] ?? null, beside.delegations, now),
  }),

  /** Asked again, it answers as it did, whatever has become of the deputy or the days since. */
  'inbox.delegate': bound<'inbox.delegate'>()<BesideOwn>({
    reads: () => besideDelegations,
    handle: async ({ input: { deputyStaffNo, fromDay, untilDay, reason }, me, now, request, beside }) => {
      const before = beside.own[0] ?? null
      const receipt = receiptOf(before, request)
      if (receipt) return receipt.reply as Delegations
      const found = await db.members.first({ staffNo: deputyStaffNo })
      refuseIf(whyNotDelegate(me, found, fromDay, untilDay, dayOf(now)), 'deputyStaffNo')
      const deputy = found ?? refuse('NOT_FOUND', 'deputyStaffNo')
      const wish = { deputyId: deputy._id, fromName: me.name, deputyName: deputy.name, fromDay, untilDay, reason }
      return putDelegation(wish, { me, before, request, now, viewOf: (mine) => delegationsView(mine, beside.delegations, now) })
    },
  }),

  'inbox.endDelegation': bound<'inbox.endDelegation'>()<BesideOwn>({
    reads: () => besideDelegations,
    handle: async ({ me, now, request, beside }) => {
      const before = beside.own[0] ?? null
      const receipt = receiptOf(before, request)
      if (receipt) return receipt.reply as Delegations
      const viewOf = (mine: Delegation | null) => delegationsView(mine, beside.delegations, now)
      if (before?.status !== 'on') return viewOf(before)
      const line = { at: now, by: me._id, action: 'inbox.endDelegation' }
      const ended = await move(db.delegations, before, { to: 'ended', line, request, reply: viewOf })
      return viewOf(ended ?? refuse('CHANGED_MEANWHILE'))
    },
  }),
})
