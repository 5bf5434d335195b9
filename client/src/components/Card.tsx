import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { classes } from './classes'
import { Tap } from './Tap'
import './Card.scss'

interface CardProps {
  readonly className?: string
  /** 'warm' for the one thing that matters on the screen; 'flat' for an aside. */
  readonly look?: 'plain' | 'warm' | 'flat'
  /** The whole card is then one button, named by `label`. */
  readonly onTap?: () => void
  readonly label?: string
}

/** A sheet of paper on the page. */
export function Card({ className, look = 'plain', onTap, label, children }: PropsWithChildren<CardProps>) {
  const names = classes('card', look !== 'plain' && `card--${look}`, className)
  if (!onTap) return <View className={names}>{children}</View>
  return (
    <Tap className={names} label={label} onTap={onTap}>
      {children}
    </Tap>
  )
}
