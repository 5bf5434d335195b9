import { memo } from 'react'
import { View } from '@tarojs/components'
import { activityStatuses } from '@/types/activityNames'
import type { ActionOutput } from '@/types/actions'
import { CalendarLeaf } from '../../../../components/CalendarLeaf'
import { Card } from '../../../../components/Card'
import { Icon } from '../../../../components/Icon'
import { timeText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { deskCopy } from '../../deskCopy'
import { deskScreens } from '../../lib/deskScreens'
import { StatusWord } from './StatusWord'
import './ManagedCard.scss'

export type ManagedActivity = ActionOutput<'activity.managed'>['items'][number]
const copy = deskCopy.manage

interface ManagedCardProps {
  readonly activity: ManagedActivity
  /** Opens the desk unless another act is meant. */
  readonly onTap?: (activity: ManagedActivity) => void
}

/** One activity in an officer's list: its day, its state, how full it is. */
export const ManagedCard = memo(function ManagedCard({ activity, onTap }: ManagedCardProps) {
  const { activityId, title, status, place, startsAt, capacity, left, waiting } = activity
  const isOver = status === 'archived' || status === 'cancelled'
  const where = [startsAt && timeText(startsAt), place || copy.noPlace].filter(Boolean).join('\u00A0· ')
  const isPlanned = status === 'draft' || status === 'pending'
  const seats = isPlanned ? copy.capacity(capacity) : [copy.seats(capacity - left, capacity), waiting > 0 && copy.waitingLine(waiting)].filter(Boolean).join('\u00A0· ')
  const open = () => (onTap ? onTap(activity) : go(deskScreens.desk(activityId)))
  return (
    <Card className="managed-card" label={`${title}，${activityStatuses[status]}，${where}，${seats}`} onTap={open}>
      <CalendarLeaf at={startsAt} isPast={isOver} />
      <View className="grow managed-card__text">
        <View className="managed-card__title">{title}</View>
        <View className="small quiet">{where}</View>
        <View className="managed-card__end">
          <StatusWord status={status} />
          <View className="small quiet number">{seats}</View>
        </View>
      </View>
      <Icon name="right" size="small" className="managed-card__go" />
    </Card>
  )
})
