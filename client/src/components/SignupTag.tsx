import { signupStatuses, type SignupStatus } from '@/types/activityNames'
import type { IconName } from './iconNames'
import { StatusTag, type Tone } from './StatusTag'

const looks: Record<SignupStatus, { readonly tone: Tone; readonly icon: IconName }> = {
  seated: { tone: 'done', icon: 'ticket' },
  waiting: { tone: 'due', icon: 'queue' },
  offered: { tone: 'live', icon: 'bell' },
  attended: { tone: 'done', icon: 'check-circle' },
  absent: { tone: 'quiet', icon: 'minus' },
  lapsed: { tone: 'quiet', icon: 'clock' },
  cancelled: { tone: 'quiet', icon: 'undo' },
}

/** How somebody stands with an activity: 已报名, 候补中, 已签到 … */
export function SignupTag({ status }: { readonly status: SignupStatus }) {
  return <StatusTag text={signupStatuses[status]} {...looks[status]} />
}
