/** What may still be changed once an activity is approved: when and where, the places, the end of its series. */
import { db } from '@/cloudfunctions/kit/db'
import type { Activity } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { move, receiptOf, type Request, type Step } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { desk, managed } from './browse'
import { offerToCalled, promote } from './promotion'
import { changedParts, whyNotAmend, whyNotCapacity, whyNotChange, whyNotEndSeries } from './rules'
import { capacityChange } from './seats'
import { besideActivity, type BesideActivity } from './signup'
import { changeNote } from './words'

const OFFICERS = ['OFF', 'CHAIR', 'VICE'] as const

interface Acting {
  readonly me: Member
  readonly now: Date
  readonly request: Request
}

/** Writes a change and its line in the history; the activity stays in its state. */
async function amend(activity: Activity, action: string, note: string, { me, now, request }: Acting, step: Pick<Step<Activity>, 'set' | 'inside' | 'onlyIf'>) {
  const line = { at: now, by: me._id, action: `activity.${action}`, note }
  const set = { deskKey: sortKey(now, activity._id), ...step.set }
  return (await move(db.activities, activity, { ...step, to: activity.status, line, set, request })) ?? refuse('CHANGED_MEANWHILE')
}

export const amendRoutes = {
  'activity.change': holding<'activity.change'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input: { place, text, startsAt, endsAt, signUpOpensAt, signUpClosesAt, version }, me, now, request, beside }) => {
      const activity = managed(beside.activity, me)
      if (receiptOf(activity, request)) return desk(activity, me, now)
      refuseIf(whyNotAmend(activity))
      if (version !== activity.version) refuse('CHANGED_MEANWHILE')
      const to = { place, text, startsAt, endsAt, signUpOpensAt, signUpClosesAt }
      const wrong = whyNotChange(activity, to, now)
      if (wrong) refuse(wrong.code, wrong.field)
      const parts = changedParts(activity, to)
      if (parts.length === 0) return desk(activity, me, now)
      // Those who have signed up are not concerned by how long others may.
      const isTold = parts.some((part) => part !== 'window')
      const telling = isTold ? { job: 'tellChanged' as const, changedAt: now, toldUpTo: '' } : {}
      const set = { ...to, ...telling, listKey: sortKey(endsAt, activity._id) }
      return desk(await amend(activity, 'change', changeNote(activity, to, parts), { me, now, request }, { set }), me, now)
    },
  }),

  'activity.setCapacity': holding<'activity.setCapacity'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input: { poolKey, capacity }, me, now, request, beside }) => {
      const activity = managed(beside.activity, me)
      const pool = activity.pools[poolKey] ?? refuse('NOT_FOUND')
      if (!receiptOf(activity, request)) {
        refuseIf(whyNotAmend(activity))
        refuseIf(whyNotCapacity(activity, poolKey, capacity), 'capacity')
        const note = `${pool.name}：${pool.capacity} → ${capacity}`
        const step = capacityChange({ activityId: activity._id, poolKey, pool }, capacity, now)
        if (pool.capacity !== capacity) await amend(activity, 'setCapacity', note, { me, now, request }, step)
      } else await offerToCalled(activity, now)
      await promote(activity._id, now)
      return desk((await db.activities.get(activity._id)) ?? refuse('NOT_FOUND'), me, now)
    },
  }),

  'activity.endSeries': holding<'activity.endSeries'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, request, beside }) => {
      const activity = managed(beside.activity, me)
      if (receiptOf(activity, request)) return desk(activity, me, now)
      refuseIf(whyNotEndSeries(activity))
      return desk(await amend(activity, 'endSeries', '', { me, now, request }, { set: { repeats: null, repeatsFrom: null } }), me, now)
    },
  }),
}
