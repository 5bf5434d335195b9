import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { classes } from './classes'
import type { IconName } from './iconNames'
import './Icon.scss'

interface IconProps {
  readonly name: IconName
  readonly size?: 'small' | 'large' | 'huge'
  readonly className?: string
}

/** A line drawing in the colour of its text. Always beside a word, so it is not read aloud. */
export function Icon({ name, size, className }: IconProps) {
  return <View className={classes('icon', `icon--${name}`, size && `icon--${size}`, className)} {...a11y({ isHidden: true })} />
}
