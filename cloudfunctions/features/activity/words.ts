/** What activities say to people in messages. No names of others, no money, nothing private. */
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { spokenTime } from '@/types/calendar'
import type { ChangedPart, NewTerms } from './rules'

const page = (activityId: string) => `features/activity/pages/detail/index?id=${activityId}`

export function offerMessage(activity: Activity, signup: Signup, now: Date): News {
  return {
    id: idFor('offer', signup._id, String(signup.version)),
    memberId: signup.memberId,
    kind: 'offer',
    title: '轮到您了',
    text: `「${activity.title}」空出名额，请在${spokenTime(signup.offerExpiresAt ?? now)}前确认，过时将让给下一位。`,
    page: page(activity._id),
    at: now,
  }
}

export function cancelledMessage(signup: Pick<Signup, 'memberId' | 'activityId' | 'title'>, reason: string, now: Date): News {
  return {
    id: idFor('activityCancelled', signup.activityId, signup.memberId),
    memberId: signup.memberId,
    kind: 'activityCancelled',
    title: '活动已取消',
    text: `「${signup.title}」已取消。原因：${reason}`,
    page: page(signup.activityId),
    at: now,
  }
}

/** What changed, from what to what: the line of the history, and what everybody is told. */
export function changeNote(before: Activity, to: NewTerms, parts: readonly ChangedPart[]): string {
  const span = (from: Date | null, until: Date | null) => (from && until ? `${spokenTime(from)}至${spokenTime(until)}` : '')
  const words: Record<ChangedPart, string> = {
    time: `时间：${span(before.startsAt, before.endsAt)} → ${span(to.startsAt, to.endsAt)}`,
    place: `地点：${before.place} → ${to.place}`,
    text: '说明有修改',
    window: `报名：${span(to.signUpOpensAt, to.signUpClosesAt)}`,
  }
  return parts.map((part) => words[part]).join('；')
}

export function changedMessage(activity: Activity, signup: Signup, now: Date): News {
  const note = activity.history.findLast(({ action }) => action === 'activity.change')?.note ?? ''
  return {
    id: idFor('activityChanged', signup._id, activity.changedAt?.toISOString() ?? ''),
    memberId: signup.memberId,
    kind: 'activityChanged',
    title: '活动有变动',
    text: `「${activity.title}」有变动。${note}。`,
    page: page(activity._id),
    at: now,
  }
}

/** To the organiser. `deciding` names the decision, so that it is told once. */
export function decidedMessage(activity: Activity, verdict: 'approve' | 'return', note: string, deciding: string, now: Date): News {
  const outcome = verdict === 'approve' ? '已批准，到时间自动开放报名。' : `被退回。理由：${note}`
  return {
    id: idFor('activityDecided', activity._id, deciding),
    memberId: activity.organiserId,
    kind: 'activityDecided',
    title: verdict === 'approve' ? '活动已批准' : '活动被退回',
    text: `「${activity.title}」${outcome}`,
    page: `features/activity/pages/desk/index?activityId=${activity._id}`,
    at: now,
  }
}
