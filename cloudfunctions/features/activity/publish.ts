/** What officers do with an activity, from the first draft to the archive; the chair approves and cancels. */
import { dayOf, monthOf } from '@/types/calendar'
import { db } from '@/cloudfunctions/kit/db'
import type { Activity } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { idFor } from '@/cloudfunctions/kit/ids'
import { tell } from '@/cloudfunctions/kit/notify'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { born, move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import type { ActivityPlan } from '@/types/activity'
import { desk, managed } from './browse'
import { copyOf, draftOf, orgPathFor, planned } from './plan'
import { keptPictures } from './pictures'
import { steps, whyNotDecide, whyNotStep, whyNotSubmit, wrongTime, type StepName } from './rules'
import { besideActivity, type BesideActivity } from './signup'
import { mayDecide } from './view'
import { decidedMessage } from './words'

const OFFICERS = ['OFF', 'CHAIR', 'VICE'] as const

interface Acting {
  readonly me: Member
  readonly now: Date
  readonly request: Request
}

export async function hoursOn(now: Date) {
  const found = await policiesOn(dayOf(now), 'activity.offerHours', 'activity.lateEntryHours')
  return { offerHours: found['activity.offerHours'].value, lateEntryHours: found['activity.lateEntryHours'].value }
}

const newActivityId = ({ me, request }: Acting) => idFor(me._id, request.id)

async function createDraft(plan: ActivityPlan, action: string, acting: Acting) {
  const { me, now, request } = acting
  const activityId = newActivityId(acting)
  const draft: Activity = {
    ...draftOf(activityId, plan, me, orgPathFor(me), await hoursOn(now), now),
    ...born('draft', { at: now, by: me._id, action }, request),
    status: 'draft',
  }
  if (await db.activities.insert(draft)) return desk(draft, me, now)
  const before = await db.activities.get(activityId)
  return receiptOf(before, request) && before ? desk(before, me, now) : refuse('CHANGED_MEANWHILE')
}

type Extra = Partial<Omit<Activity, '_id' | 'status' | 'version' | 'history' | 'receipts'>>

/** One step of the officers' table, with what else changes; the desk as it then is. */
async function take(step: StepName, activity: Activity, { me, now, request }: Acting, extra: Extra = {}, note = '') {
  if (receiptOf(activity, request)) return desk(activity, me, now)
  refuseIf(whyNotStep(step, activity))
  const line = { at: now, by: me._id, action: `activity.${step}`, note }
  const set = { deskKey: sortKey(now, activity._id), ...extra }
  const moved = await move(db.activities, activity, { to: steps[step].to, line, set, request })
  return moved ? desk(moved, me, now) : refuse('CHANGED_MEANWHILE')
}

function decidable(activity: Activity | null, me: Member): Activity {
  return activity && mayDecide(activity, me) ? activity : refuse('NOT_FOUND')
}

const plainStep = <Name extends 'activity.close' | 'activity.start' | 'activity.finish'>(step: StepName, extra: (now: Date) => Extra = () => ({})) =>
  holding<Name>(...OFFICERS)<BesideActivity>({
    reads: besideActivity as never,
    handle: async ({ me, now, request, beside }) => take(step, managed(beside.activity, me), { me, now, request }, extra(now)) as never,
  })

/** The plan with its cover in the activity's own folder. */
async function withCover(plan: ActivityPlan, activityId: string, openid: string, before: string | null = null): Promise<ActivityPlan> {
  if (!plan.coverFileId) return plan
  const [coverFileId = null] = await keptPictures(activityId, [plan.coverFileId], openid, 'plan.coverFileId', before ? [before] : [])
  return { ...plan, coverFileId }
}

function sendBack(activity: Activity, note: string, acting: Acting) {
  refuseIf(note === '' ? 'ACTIVITY_REASON_NEEDED' : null, 'note')
  return take('return', activity, acting, {}, note)
}

function approve(activity: Activity, note: string, isAgain: boolean, acting: Acting) {
  const wrong = isAgain ? null : wrongTime(activity, acting.now)
  if (wrong) refuse('ACTIVITY_INCOMPLETE', wrong)
  const repeatsFrom = activity.repeats && activity.startsAt ? monthOf(dayOf(activity.startsAt)) : null
  return take('approve', activity, acting, { visible: true, repeatsFrom }, note)
}

export const publishRoutes = {
  'activity.saveDraft': holding<'activity.saveDraft'>(...OFFICERS)({
    handle: async ({ input: { activityId, version, plan }, me, now, request, openid }) => {
      const acting = { me, now, request }
      if (!activityId) return createDraft(await withCover(plan, newActivityId(acting), openid), 'activity.draft', acting)
      const activity = managed(await db.activities.get(activityId), me)
      if (version !== undefined && version !== activity.version && !receiptOf(activity, request)) refuse('CHANGED_MEANWHILE')
      return take('edit', activity, acting, planned(activityId, await withCover(plan, activityId, openid, activity.coverFileId)))
    },
  }),

  'activity.copy': holding<'activity.copy'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, request, beside }) => createDraft(copyOf(managed(beside.activity, me)), 'activity.copy', { me, now, request }),
  }),

  'activity.submit': holding<'activity.submit'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ me, now, request, beside }) => {
      const activity = managed(beside.activity, me)
      const missing = receiptOf(activity, request) ? null : whyNotSubmit(activity, now)
      if (missing) refuse(missing.code, missing.field)
      return take('submit', activity, { me, now, request })
    },
  }),

  'activity.decide': holding<'activity.decide'>('CHAIR', 'VICE')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input: { verdict, note }, me, now, request, beside }) => {
      const activity = decidable(beside.activity, me)
      const acting = { me, now, request }
      const isAgain = receiptOf(activity, request) !== null
      if (!isAgain) refuseIf(whyNotDecide(activity, me))
      const reply = verdict === 'return' ? await sendBack(activity, note, acting) : await approve(activity, note, isAgain, acting)
      // Told again after an interrupted try: the message's id is that of the request.
      await tell(decidedMessage(activity, verdict, note, request.id, now))
      return reply
    },
  }),

  'activity.close': plainStep<'activity.close'>('close'),
  'activity.start': plainStep<'activity.start'>('start'),
  'activity.finish': plainStep<'activity.finish'>('finish', (now) => ({ finishedAt: now })),

  'activity.archive': holding<'activity.archive'>(...OFFICERS)<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input: { spentFen, awards, note, photoFileIds: uploaded }, me, now, request, openid, beside }) => {
      const activity = managed(beside.activity, me)
      const photoFileIds = await keptPictures(activity._id, uploaded, openid, 'photoFileIds')
      const wrapUp = { spentFen, awards, note, photoFileIds }
      return take('archive', activity, { me, now, request }, { wrapUp, job: 'markAbsent' })
    },
  }),

  'activity.cancel': holding<'activity.cancel'>('CHAIR', 'VICE')<BesideActivity>({
    reads: besideActivity,
    handle: async ({ input: { reason }, me, now, request, beside }) => {
      const activity = decidable(beside.activity, me)
      const job = activity.visible ? 'tellCancelled' : null
      return take('cancel', activity, { me, now, request }, { job, repeatsFrom: null }, reason)
    },
  }),
}
