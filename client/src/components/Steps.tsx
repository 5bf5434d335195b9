import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import './Steps.scss'

interface StepsProps {
  /** Counted from 1. */
  readonly at: number
  readonly count: number
  readonly title: string
}

/** Where one is in a form of several pages. */
export function Steps({ at, count, title }: StepsProps) {
  return (
    <View className="steps" {...a11y({ role: 'group', label: `${copy.step(at, count)}：${title}` })}>
      <View className="steps__bar">
        {Array.from({ length: count }, (_, index) => (
          <View key={index} className={classes('steps__part', index < at && 'steps__part--done')} />
        ))}
      </View>
      <View className="small quiet">{copy.step(at, count)}</View>
      <View className="h2">{title}</View>
    </View>
  )
}
