/** What activities say to people in messages. No names of others, no money, nothing private. */
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { spokenTime } from '@/types/calendar'

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
