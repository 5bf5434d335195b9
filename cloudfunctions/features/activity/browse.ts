/** Looking at activities: the public lists, one activity, the officers' desk and roster. */
import { db } from '@/cloudfunctions/kit/db'
import type { Activity } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { any, contains, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { openApi } from '@/cloudfunctions/kit/cloud'
import { beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { anyone, holding } from '@/cloudfunctions/kit/serve'
import { picturesOf } from './pictures'
import { isFor } from './rules'
import { besideActivity, type BesideActivity } from './signup'
import { cardView, deskView, detailView, managedBy, mayManage, rosterRow, type Counts } from './view'

const OFFICERS = ['OFF', 'CHAIR', 'VICE'] as const
const GOING_SHOWN = 30
export const DETAIL_PAGE = 'features/activity/pages/detail/index'

/** The activity, for those who may run it; to everybody else it does not exist. */
export function managed(activity: Activity | null, me: Member): Activity {
  return activity && mayManage(activity, me) ? activity : refuse('NOT_FOUND')
}

async function countsOf(activityId: string): Promise<Counts> {
  const counts = { seated: 0, waiting: 0, offered: 0, attended: 0, absent: 0, cancelled: 0 }
  const rows = await db.signups.matching({ activityId }).group({ _id: '$status', people: { $sum: 1 } }).end()
  for (const { _id, people } of rows.list as Array<{ _id: string; people: number }>) {
    const status = _id === 'lapsed' ? 'cancelled' : (_id as keyof Counts)
    counts[status] += people
  }
  return counts
}

/** The desk of an activity as it now is: two calls beside the one that found it, three with pictures. */
export async function desk(activity: Activity, me: Member, now: Date) {
  const [counts, pictures] = await Promise.all([countsOf(activity._id), picturesOf(activity)])
  const actors = [...new Set(activity.history.map(({ by }) => by))]
  const people = await db.members.find({ _id: oneOf(actors) })
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  return deskView(activity, { counts, names, ...pictures }, me, now)
}

async function namesGoing(activity: Activity): Promise<string[]> {
  if (!activity.namesVisible) return []
  const filter = { activityId: activity._id, status: oneOf(['seated', 'attended']) }
  const going = await db.signups.find(filter, { order: [['rosterKey', 1]], limit: GOING_SHOWN })
  return going.map(({ name }) => name)
}

export const browseRoutes = {
  'activity.list': anyone<'activity.list'>()({
    handle: async ({ input: { scope, kindCode, cursor, limit }, me, now }) => {
      const direction = scope === 'coming' ? 1 : -1
      const listKey = beyond(direction, cursor, now.toISOString())
      const filter = { visible: true, ...(me ? { orgPath: me.orgPath[0] ?? '' } : {}), ...(kindCode ? { kind: kindCode } : {}), listKey }
      const activities = await db.activities.find(filter, { order: [['listKey', direction]], limit: limit + 1 })
      return pageOf(activities, limit, (activity) => activity.listKey, cardView)
    },
  }),

  'activity.get': anyone<'activity.get'>()<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input, me, now, beside }) => {
      const activity = me ? beside.activity : await db.activities.get(input.activityId)
      if (!activity || !isFor(activity, me)) return refuse('NOT_FOUND')
      const [going, { coverUrl }] = await Promise.all([me ? namesGoing(activity) : [], picturesOf({ ...activity, wrapUp: null })])
      return detailView(activity, { mine: beside.mine ?? null, going, coverUrl }, me, now)
    },
  }),

  'activity.managed': holding<'activity.managed'>(...OFFICERS)({
    handle: async ({ input: { status, cursor, limit }, me }) => {
      const filter = { ...managedBy(me), ...(status ? { status } : {}), deskKey: beyond(-1, cursor, END_OF_TIME) }
      const activities = await db.activities.find(filter, { order: [['deskKey', -1]], limit: limit + 1 })
      return pageOf(activities, limit, (activity) => activity.deskKey, cardView)
    },
  }),

  'activity.desk': holding<'activity.desk'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, beside }) => desk(managed(beside.activity, me), me, now),
  }),

  'activity.roster': holding<'activity.roster'>(...OFFICERS, 'GRP')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input: { status, search, cursor, limit }, me, beside }) => {
      const activity = beside.activity?.visible ? beside.activity : refuse('NOT_FOUND')
      const isWhole = mayManage(activity, me)
      const units = me.grants.filter(({ role }) => role === 'GRP').map(({ orgId }) => orgId)
      if (!isWhole && units.length === 0) refuse('NOT_FOUND')
      const filter: Filter = {
        activityId: activity._id,
        ...(status ? { status } : {}),
        ...(isWhole ? {} : { orgPath: oneOf(units) }),
        ...(search ? { [any]: [{ name: contains(search) }, { staffNo: contains(search) }] } : {}),
        rosterKey: beyond(1, cursor, ''),
      }
      const entries = await db.signups.find(filter, { order: [['rosterKey', 1]], limit: limit + 1 })
      return pageOf(entries, limit, ({ rosterKey }) => rosterKey, rosterRow)
    },
  }),

  'activity.poster': holding<'activity.poster'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, beside }) => {
      const activity = managed(beside.activity, me)
      if (!activity.visible) refuse('ACTIVITY_NOT_OPEN')
      const code = await openApi.miniProgramCode({ scene: `a=${activity._id}`, page: DETAIL_PAGE, checkPath: false, width: 430 })
      const { title, place, startsAt, signUpClosesAt } = activity
      return { image: `data:${code.contentType};base64,${code.buffer.toString('base64')}`, title, place, startsAt, signUpClosesAt }
    },
  }),
}
