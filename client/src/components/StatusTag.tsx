import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import './StatusTag.scss'

export type Tone = 'done' | 'due' | 'refused' | 'information' | 'quiet' | 'live'

const usualIcons: Record<Tone, IconName> = {
  done: 'check-circle',
  due: 'hourglass',
  refused: 'ban',
  information: 'info',
  quiet: 'clock',
  live: 'bolt',
}

interface StatusTagProps {
  readonly text: string
  readonly tone: Tone
  readonly icon?: IconName
}

/** A state in a word, an icon and a colour. */
export function StatusTag({ text, tone, icon = usualIcons[tone] }: StatusTagProps) {
  return (
    <View className={classes('status-tag', `status-tag--${tone}`)}>
      <Icon name={icon} size="small" />
      <Text className="whole">{text}</Text>
    </View>
  )
}
