import { activityStatuses, type ActivityStatus } from '@/types/activityNames'
import type { IconName } from '../../../../components/iconNames'
import { StatusTag, type Tone } from '../../../../components/StatusTag'

const looks: Record<ActivityStatus, { tone: Tone; icon: IconName }> = {
  draft: { tone: 'quiet', icon: 'edit' },
  pending: { tone: 'due', icon: 'hourglass' },
  open: { tone: 'done', icon: 'megaphone' },
  closed: { tone: 'information', icon: 'lock' },
  running: { tone: 'live', icon: 'bolt' },
  wrapUp: { tone: 'due', icon: 'document' },
  archived: { tone: 'quiet', icon: 'check-circle' },
  cancelled: { tone: 'refused', icon: 'ban' },
}

/** The state of an activity in a word, an icon and a colour. */
export function StatusWord({ status }: { readonly status: ActivityStatus }) {
  return <StatusTag text={activityStatuses[status]} {...looks[status]} />
}
