import { signupStatuses, type SignupStatus } from '@/types/activityNames'
import type { IconName } from '../../../../components/iconNames'
import { StatusTag, type Tone } from '../../../../components/StatusTag'

const looks: Record<SignupStatus, { tone: Tone; icon: IconName }> = {
  seated: { tone: 'information', icon: 'ticket' },
  waiting: { tone: 'due', icon: 'queue' },
  offered: { tone: 'due', icon: 'hourglass' },
  attended: { tone: 'done', icon: 'check-circle' },
  absent: { tone: 'refused', icon: 'minus' },
  lapsed: { tone: 'quiet', icon: 'clock' },
  cancelled: { tone: 'quiet', icon: 'ban' },
}

/** The state of one person's entry in a word, an icon and a colour. */
export function SignupWord({ status }: { readonly status: SignupStatus }) {
  return <StatusTag text={signupStatuses[status]} {...looks[status]} />
}
