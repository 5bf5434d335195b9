import { Text, View } from '@tarojs/components'
import { noteTap } from '../lib/pendingRequests'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import { Tap } from './Tap'
import './Button.scss'

export interface ButtonProps {
  readonly text: string
  readonly onTap: () => void
  /** One primary on a screen. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly icon?: IconName
  readonly isBusy?: boolean
  /** Why it cannot be done now, as a sentence; the button is then grey and says it. */
  readonly whyNot?: string | null
  readonly isSmall?: boolean
  readonly className?: string
}

export function Button({ text, onTap, kind = 'primary', icon, isBusy = false, whyNot, isSmall, className }: ButtonProps) {
  const isOff = isBusy || Boolean(whyNot)
  const spoken = isBusy ? copy.busy(text) : whyNot ? copy.cannot(text, whyNot) : text
  return (
    <View className={classes('button-place', className)}>
      <Tap
        className={classes('button', `button--${kind}`, isSmall && 'button--small', isBusy && 'button--busy', whyNot && 'button--off')}
        label={spoken}
        isDisabled={isOff}
        onTap={() => {
          noteTap(text)
          onTap()
        }}
      >
        {isBusy ? <View className="button__spinner" /> : icon && <Icon name={icon} />}
        <Text className="button__text">{text}</Text>
      </Tap>
      {whyNot && (
        <View className="button__reason">
          <Icon name="info" size="small" />
          <Text className="grow">{whyNot}</Text>
        </View>
      )}
    </View>
  )
}
