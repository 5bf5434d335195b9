import { View } from '@tarojs/components'
import { Button, type ButtonProps } from './Button'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import './ActionBar.scss'

interface ActionBarProps {
  /** How things stand, before what can be done: 已报名 · 第 3 位候补. */
  readonly state?: string
  readonly stateIcon?: IconName
  readonly action: ButtonProps
  /** One more, quieter; the rest belongs into a sheet. */
  readonly second?: ButtonProps
}

/** For `<Page bar={…}>`: the state and its one action, at the thumb. */
export function ActionBar({ state, stateIcon = 'info', action, second }: ActionBarProps) {
  return (
    <View className="action-bar">
      {state && (
        <View className="action-bar__state">
          <Icon name={stateIcon} size="small" />
          <View className="grow">{state}</View>
        </View>
      )}
      <View className="action-bar__buttons">
        {second && <Button kind="secondary" {...second} className="action-bar__second" />}
        <Button {...action} className="action-bar__first" />
      </View>
    </View>
  )
}
