/** How activities look from outside: to everybody, to the person signed up, to those who run them. */
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { any, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import type { HandlerOutput } from '@/types/actions'
import { holds, holdsSomewhere } from '@/cloudfunctions/kit/session'
import type { Pictures } from './pictures'
import { leftIn, whyNotAcceptOffer, whyNotAmend, whyNotAttend, whyNotCancelSignUp, whyNotDecide, whyNotEndSeries, whyNotOpenLateEntry, whyNotSignUpAtAll, whyNotStep, whyNotSubmit, whyNotTickOff } from './rules'

export type MySignupReply = HandlerOutput<'activity.signUp'>

export function mySignupView(signup: Signup): MySignupReply {
  const { activityId, status, poolName, guests, number, offerExpiresAt, signedUpAt, checkedInAt } = signup
  const { title, kind, place, startsAt, endsAt } = signup
  return { activityId, status, poolName, guests, number, offerExpiresAt, signedUpAt, checkedInAt, title, kind, place, startsAt, endsAt }
}

const poolViews = (activity: Activity) =>
  Object.entries(activity.pools).map(([key, pool]) => ({
    key, name: pool.name, capacity: pool.capacity, left: Math.max(0, leftIn(pool)), waiting: pool.line.length,
  }))

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

export function cardView(activity: Activity): HandlerOutput<'activity.list'>['items'][number] {
  const pools = poolViews(activity)
  return {
    ...activity,
    activityId: activity._id,
    capacity: total(pools.map(({ capacity }) => capacity)),
    left: total(pools.map(({ left }) => left)),
    waiting: total(pools.map(({ waiting }) => waiting)),
  }
}

/** Those who may run this activity: its organiser, and committee officers of its unit or above. */
export function mayManage(activity: Activity, me: Member | null): boolean {
  return me !== null && (activity.organiserId === me._id || holds(me, ['OFF', 'CHAIR', 'VICE'], activity.orgPath))
}

/** The same as `mayManage`, for a list: it stands in the filter, so that pages are full and counts are theirs. */
export function managedBy(me: Member): Filter {
  const units = me.grants.filter(({ role }) => ['OFF', 'CHAIR', 'VICE'].includes(role)).map(({ orgId }) => orgId)
  return { [any]: [{ orgPath: oneOf(units) }, { organiserId: me._id }] }
}

export function mayDecide(activity: Activity, me: Member): boolean {
  return holds(me, ['CHAIR', 'VICE'], activity.orgPath)
}

function ahead(activity: Activity, mine: Signup | null): number | null {
  if (mine?.status !== 'waiting') return null
  const place = activity.pools[mine.poolKey]?.line.findIndex(({ memberId }) => memberId === mine.memberId) ?? -1
  return place === -1 ? null : place
}

export interface BesideDetail extends Pick<Pictures, 'coverUrl'> {
  readonly mine: Signup | null
  readonly going: readonly string[]
}

/** What everybody who signed up is told, and whoever opens the page later. */
export const cancelReason = ({ history }: Pick<Activity, 'history'>) => history.findLast(({ action }) => action === 'activity.cancel')?.note ?? ''

export function detailView(activity: Activity, { mine, going, coverUrl }: BesideDetail, me: Member | null, now: Date): HandlerOutput<'activity.get'> {
  return {
    ...cardView(activity),
    coverUrl,
    text: activity.text,
    membersOnly: activity.membersOnly,
    poolBy: activity.poolBy,
    pools: poolViews(activity),
    maxGuests: activity.maxGuests,
    questions: [...activity.questions],
    maxLine: activity.maxLine,
    ways: [...activity.ways],
    organiserName: activity.organiserName,
    inWorkingHours: activity.inWorkingHours,
    cancelReason: cancelReason(activity),
    mine: mine && mySignupView(mine),
    ahead: ahead(activity, mine),
    going: [...going],
    blocked: {
      signUp: whyNotSignUpAtAll(activity, mine, me, now),
      cancelSignUp: whyNotCancelSignUp(activity, mine, now),
      acceptOffer: whyNotAcceptOffer(activity, mine, now),
      checkIn: whyNotAttend(activity, mine, 'doorCode'),
      manage: mayManage(activity, me) ? null : 'NOT_ALLOWED',
      tickOff: whyNotTickOff(activity, me !== null && (mayManage(activity, me) || holdsSomewhere(me, ['GRP']))),
    },
  }
}

export type Counts = HandlerOutput<'activity.desk'>['counts']

export interface BesideDesk extends Pictures {
  readonly counts: Counts
  readonly names: ReadonlyMap<string, string>
}

export function deskView(activity: Activity, { counts, names, coverUrl, photoUrls }: BesideDesk, me: Member, now: Date): HandlerOutput<'activity.desk'> {
  const managing = mayManage(activity, me) ? null : 'NOT_ALLOWED'
  const pools = poolViews(activity)
  const history = activity.history.map(({ at, by, action, to, note }) => ({ at, byName: names.get(by) ?? '系统', action, to, note }))
  return {
    ...cardView(activity),
    coverUrl,
    plan: {
      ...activity,
      pools: pools.map(({ key, name, capacity }) => ({ key, name, capacity })),
      questions: [...activity.questions],
      ways: [...activity.ways],
      startsAt: activity.startsAt,
    },
    pools,
    version: activity.version,
    organiserName: activity.organiserName,
    history,
    counts,
    wrapUp: activity.wrapUp && { ...activity.wrapUp, photoUrls: [...photoUrls] },
    blocked: {
      edit: managing ?? whyNotStep('edit', activity),
      submit: managing ?? whyNotSubmit(activity, now)?.code ?? null,
      decide: mayDecide(activity, me) ? whyNotDecide(activity, me) : 'NOT_ALLOWED',
      change: managing ?? whyNotAmend(activity),
      setCapacity: managing ?? whyNotAmend(activity),
      endSeries: managing ?? whyNotEndSeries(activity),
      close: managing ?? whyNotStep('close', activity),
      start: managing ?? whyNotStep('start', activity),
      finish: managing ?? whyNotStep('finish', activity),
      archive: managing ?? whyNotStep('archive', activity),
      cancel: mayDecide(activity, me) ? whyNotStep('cancel', activity) : 'NOT_ALLOWED',
      lateEntry: managing ?? whyNotOpenLateEntry(activity, now),
    },
  }
}

export function rosterRow(signup: Signup): HandlerOutput<'activity.roster'>['items'][number] {
  return { ...signup, answers: { ...signup.answers } }
}
