import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { classes } from './classes'
import './Avatar.scss'

interface AvatarProps {
  readonly name: string
  readonly isLarge?: boolean
}

const COLOURS = 5

/** A person without a photograph: the family name on one of five warm colours, always the same one. */
export function Avatar({ name, isLarge = false }: AvatarProps) {
  const letters = Array.from(name)
  const colour = letters.reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % COLOURS
  return (
    <View className={classes('avatar', `avatar--${colour}`, isLarge && 'avatar--large')} {...a11y({ isHidden: true })}>
      {letters[0] ?? ''}
    </View>
  )
}
