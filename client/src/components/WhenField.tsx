import { View } from '@tarojs/components'
import { dayAndTimeOf, instantOf } from '../lib/format'
import { DateField } from './DateField'
import type { FieldProps } from './Field'
import './WhenField.scss'

interface WhenFieldProps extends FieldProps {
  /** ISO 8601 in UTC, as on the wire; null when nothing is chosen. */
  readonly value: string | null
  readonly onChange: (value: string) => void
  /** The clock time offered when only the day is chosen. */
  readonly usualTime?: string
  readonly timeLabel: string
}

/** An instant as a person gives it: a day and a time in Shanghai. */
export function WhenField({ value, onChange, usualTime = '09:00', timeLabel, ...field }: WhenFieldProps) {
  const { day, time } = value ? dayAndTimeOf(value) : { day: '', time: '' }
  return (
    <View className="when-field">
      <View className="when-field__day">
        <DateField {...field} value={day} onChange={(next) => next && onChange(instantOf(next, time || usualTime))} />
      </View>
      <View className="when-field__time">
        <DateField label={timeLabel} mode="time" value={time} onChange={(next) => next && day && onChange(instantOf(day, next))} />
      </View>
    </View>
  )
}
