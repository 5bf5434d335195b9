import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { noteTap } from '../lib/pendingRequests'
import { a11y } from './a11y'
import type { Spoken } from './a11y.types'
import { classes } from './classes'
import './Tap.scss'

export interface TapProps extends Omit<Spoken, 'onTap' | 'isHidden' | 'isLive'> {
  readonly className?: string
  readonly onTap?: () => void
}

/** Anything that can be tapped: pressed look, role, name and keyboard in one place. */
export function Tap({ className, onTap, role = 'button', isDisabled = false, children, ...spoken }: PropsWithChildren<TapProps>) {
  const tapped = isDisabled ? undefined : onTap && (() => {
    noteTap()
    onTap()
  })
  return (
    <View
      className={classes('tap', isDisabled && 'tap--off', className)}
      hoverClass={isDisabled ? 'none' : 'tap--pressed'}
      hoverStartTime={20}
      hoverStayTime={80}
      onClick={tapped}
      {...a11y({ ...spoken, role, isDisabled, onTap: tapped })}
    >
      {children}
    </View>
  )
}
