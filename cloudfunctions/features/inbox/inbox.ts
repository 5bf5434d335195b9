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
import { born, move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { officeName, whyNotDelegate } from './rules'

type Beside = StandIns & { readonly [other: string]: unknown }

/** In which office I act, and in whose place: my own if I hold a key myself. */
function officeOf(hats: readonly Hat[], { waitsFor }: Waiting) {
  const fitting = hatsWith(hats, waitsFor).map(({ hat }) => hat)
  const hat = fitting.find(({ actingForId }) => actingForId === null) ?? fitting[0]
  const key = hat?.keys.find((one) => waitsFor.includes(one)) ?? ''
  return { office: officeName(key), actingForName: hat?.actingForId ? hat.owner.name : '' }
}

const byKey = (a: Waiting, b: Waiting) => (a.key < b.key ? -1 : 1)

const view = ({ fromName, deputyName, fromDay, untilDay, reason }: Delegation, on: boolean) => ({ fromName, deputyName, fromDay, untilDay, isOn: on, reason })

/** My own delegation and those in my favour. */
async function delegationsOf(me: Member, forMe: readonly Delegation[], now: Date) {
  const mine = await db.delegations.get(me._id)
  const live = forMe.filter(({ status, untilDay }) => status === 'on' && untilDay >= dayOf(now))
  return {
    mine: mine?.status === 'on' && mine.untilDay >= dayOf(now) ? view(mine, isOn(mine, now)) : null,
    forOthers: live.map((delegation) => view(delegation, isOn(delegation, now))),
  }
}

type Wish = Pick<Delegation, 'deputyId' | 'fromName' | 'deputyName' | 'fromDay' | 'untilDay' | 'reason'>

/** One delegation for each person: a new one takes the place of the one before, the history keeps both. */
async function putDelegation(me: Member, wish: Wish, request: Request, now: Date): Promise<void> {
  const line = { at: now, by: me._id, action: 'inbox.delegate', note: `${wish.deputyName} ${wish.fromDay}–${wish.untilDay}` }
  const before = await db.delegations.get(me._id)
  if (receiptOf(before, request)) return
  if (before) {
    if (!(await move(db.delegations, before, { to: 'on', line, set: wish, request }))) refuse('CHANGED_MEANWHILE')
    return
  }
  const fresh: Delegation = { _id: me._id, ...wish, ...born('on', line, request), status: 'on' }
  if (!(await db.delegations.insert(fresh)) && !receiptOf(await db.delegations.get(me._id), request)) refuse('CHANGED_MEANWHILE')
}

export const inboxRoutes = (sources: readonly InboxSource[]) => ({
  'inbox.list': bound<'inbox.list'>()<Beside>({
    reads: () => besideStandIns,
    handle: async ({ input: { cursor, limit }, me, now, beside }) => {
      const hats = hatsOf(me, beside, now)
      const keys = allKeys(hats)
      const after = keyAfter(cursor, '')
      const found = await Promise.all(sources.map((source) => source.waiting(keys, after, limit + 1, now)))
      return pageOf(found.flat().sort(byKey), limit, ({ key }) => key, (waiting) => ({ ...waiting.item, ...officeOf(hats, waiting) }))
    },
  }),

  'inbox.delegations': bound<'inbox.delegations'>()<Beside>({
    reads: () => besideStandIns,
    handle: async ({ me, now, beside }) => delegationsOf(me, beside.delegations, now),
  }),

  'inbox.delegate': bound<'inbox.delegate'>()<Beside>({
    reads: () => besideStandIns,
    handle: async ({ input: { deputyStaffNo, fromDay, untilDay, reason }, me, now, request, beside }) => {
      const deputy = await db.members.first({ staffNo: deputyStaffNo })
      refuseIf(whyNotDelegate(me, deputy, fromDay, untilDay, dayOf(now)), 'deputyStaffNo')
      if (deputy) await putDelegation(me, { deputyId: deputy._id, fromName: me.name, deputyName: deputy.name, fromDay, untilDay, reason }, request, now)
      return delegationsOf(me, beside.delegations, now)
    },
  }),

  'inbox.endDelegation': bound<'inbox.endDelegation'>()<Beside>({
    reads: () => besideStandIns,
    handle: async ({ me, now, request, beside }) => {
      const before = await db.delegations.get(me._id)
      if (before?.status === 'on' && !receiptOf(before, request)) {
        const line = { at: now, by: me._id, action: 'inbox.endDelegation' }
        if (!(await move(db.delegations, before, { to: 'ended', line, request }))) refuse('CHANGED_MEANWHILE')
      }
      return delegationsOf(me, beside.delegations, now)
    },
  }),
})
