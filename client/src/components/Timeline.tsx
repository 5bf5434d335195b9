import { View } from '@tarojs/components'
import { classes, unbroken } from './classes'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import './Timeline.scss'

export interface TimelineStep {
  readonly title: string
  /** Who has it or did it, and when. */
  readonly who?: string
  readonly note?: string
  /** The loudest thing: the due date while waiting, the reason after a refusal. */
  readonly loud?: string
  readonly state: 'done' | 'now' | 'late' | 'refused' | 'next'
}

const icons: Record<TimelineStep['state'], IconName> = { done: 'check', now: 'hourglass', late: 'alert', refused: 'close', next: 'more' }

/** The vertical clock of a case: each step with who has it, by when, and what was said. */
export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  return (
    <View className="timeline">
      {steps.map(({ title, who, note, loud, state }, index) => (
        <View key={index} className={classes('timeline__step', `timeline__step--${state}`)}>
          <View className="timeline__mark">
            <Icon name={icons[state]} size="small" />
          </View>
          <View className="timeline__text">
            <View className="timeline__title">{title}</View>
            {who && <View className="small quiet">{unbroken(who)}</View>}
            {loud && <View className="timeline__loud whole">{loud}</View>}
            {note && <View className="timeline__note">{unbroken(note)}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
