import { signupStatuses, type SignupStatus } from '@/types/activityNames'
import { kitCopy as copy } from './copy'
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

interface SignupTagProps {
  readonly status: SignupStatus
  /** The place in the line, while waiting. */
  readonly number?: number | null
}

/** How somebody stands with an activity: 已报名, 候补第 3 位, 已签到 … */
export function SignupTag({ status, number }: SignupTagProps) {
  const text = status === 'waiting' && number ? copy.queueNumber(number) : signupStatuses[status]
  return <StatusTag text={text} {...looks[status]} />
}
