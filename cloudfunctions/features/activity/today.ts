/** What activities have to say on the first screen. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { holds, holdsSomewhere } from '@/cloudfunctions/kit/session'
import { dayOf } from '@/types/calendar'
import type { HomeCard } from '@/types/home'
import { managedBy } from './view'

type Kind = Extract<HomeCard['kind'], 'offer' | `activity${string}`>
type Card = Omit<HomeCard, 'at' | 'until' | 'kind'> & { kind: Kind; at: Date | null; until: Date | null }

const SHOWN = 3
const LIVE = oneOf(['seated', 'offered', 'waiting'])

/** My next sign-ups: an offer to answer first, then today's, then what comes. */
export async function activityCards(me: Member, now: Date): Promise<Card[]> {
  const mine = await db.signups.find({ memberId: me._id, status: LIVE, listKey: gt(now.toISOString()) }, { order: [['listKey', 1]], limit: 10 })
  const cards = mine.map((signup): Card => {
    const isToday = dayOf(signup.startsAt) === dayOf(now)
    const kind = signup.status === 'offered' ? 'offer' : isToday && signup.status === 'seated' ? 'activityToday' : 'activitySoon'
    const until = signup.status === 'offered' ? signup.offerExpiresAt : signup.endsAt
    return { kind, id: signup.activityId, title: signup.title, place: signup.place, at: signup.startsAt, until }
  })
  const rank = { offer: 0, activityToday: 1, activitySoon: 2 }
  return cards.sort((a, b) => rank[a.kind] - rank[b.kind]).slice(0, SHOWN)
}

/** What waits for this officer: approvals for the chair, activities to run and to wrap up for the committee. */
export async function activityDesk(me: Member): Promise<Array<{ kind: 'activityApproval' | 'activityToRun' | 'activityToWrapUp'; count: number }>> {
  if (!holdsSomewhere(me, ['OFF', 'CHAIR', 'VICE'])) return []
  const approving = holds(me, ['CHAIR', 'VICE'], me.orgPath)
  const counts = await db.activities.matching({ ...managedBy(me), status: oneOf(['pending', 'closed', 'running', 'wrapUp']) }).group({ _id: '$status', count: { $sum: 1 } }).end()
  const of = (...statuses: string[]) =>
    (counts.list as Array<{ _id: string; count: number }>).filter(({ _id }) => statuses.includes(_id)).reduce((sum, { count }) => sum + count, 0)
  const desk = [
    ...(approving ? [{ kind: 'activityApproval' as const, count: of('pending') }] : []),
    { kind: 'activityToRun' as const, count: of('closed', 'running') },
    { kind: 'activityToWrapUp' as const, count: of('wrapUp') },
  ]
  return desk.filter(({ count }) => count > 0)
}
