import { View } from '@tarojs/components'
import type { ActivityDetail } from '@/types/activity'
import { activityKinds } from '@/types/activityNames'
import { CalendarLeaf } from '../../../components/CalendarLeaf'
import { StatusTag, type Tone } from '../../../components/StatusTag'
import { isOver } from '../bar'
import { copy } from '../copy'

const tones: Record<keyof typeof copy.statuses, Tone> = { closed: 'quiet', running: 'live', wrapUp: 'quiet', archived: 'quiet', cancelled: 'refused' }

/** The day as a leaf torn off over the cover, and what it is. */
export function Head({ activity: { kind, status, startsAt, title } }: { readonly activity: ActivityDetail }) {
  return (
    <View className="activity-head">
      <View className="activity-head__leaf">
        <CalendarLeaf at={startsAt} isLarge isPast={isOver({ status })} />
      </View>
      <View className="grow">
        <View className="row wrap activity-head__tags">
          <View className="activity-head__kind">{activityKinds[kind]}</View>
          {status in copy.statuses && <Status status={status as keyof typeof copy.statuses} />}
        </View>
        <View className="h2">{title}</View>
      </View>
    </View>
  )
}

function Status({ status }: { readonly status: keyof typeof copy.statuses }) {
  return <StatusTag text={copy.statuses[status]} tone={tones[status]} />
}
