import { View } from '@tarojs/components'
import { leafOf } from '../lib/format'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import './CalendarLeaf.scss'

interface CalendarLeafProps {
  /** ISO instant; null while the date is open. */
  readonly at: string | null
  readonly isLarge?: boolean
  /** Over or cancelled: the leaf fades. */
  readonly isPast?: boolean
}

/** A day as a leaf torn from the wall calendar: month, big number, weekday. */
export function CalendarLeaf({ at, isLarge = false, isPast = false }: CalendarLeafProps) {
  const leaf = at ? leafOf(at) : { month: copy.dateOpen, day: '?', weekday: '' }
  return (
    <View className={classes('leaf', isLarge && 'leaf--large', isPast && 'leaf--past')}>
      <View className="leaf__month">{leaf.month}</View>
      <View className="leaf__day">{leaf.day}</View>
      <View className="leaf__weekday">{leaf.weekday}</View>
    </View>
  )
}
