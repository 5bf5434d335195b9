import type { PropsWithChildren, ReactNode } from 'react'
import { View } from '@tarojs/components'
import { unbroken } from './classes'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import { Tap } from './Tap'
import './List.scss'

/** Rows on one sheet of paper. */
export function List({ children }: PropsWithChildren) {
  return <View className="list">{children}</View>
}

interface ListRowProps {
  readonly title: string
  readonly note?: string
  /** The answer at the end of the line. */
  readonly value?: string
  readonly icon?: IconName
  /** In place of the icon: a leaf, an avatar. */
  readonly start?: ReactNode
  /** In place of the value: a tag, a switch. */
  readonly end?: ReactNode
  readonly onTap?: () => void
}

/** The whole row is the button. */
export function ListRow({ title, note, value, icon, start, end, onTap }: ListRowProps) {
  const inside = (
    <>
      {start ?? (icon && <Icon name={icon} className="list-row__icon" />)}
      <View className="list-row__body">
        <View className="list-row__text">
          <View className="list-row__title">{unbroken(title)}</View>
          {note && <View className="list-row__note">{unbroken(note)}</View>}
        </View>
        {end ?? (value && <View className="list-row__value">{value}</View>)}
      </View>
      {onTap && <Icon name="right" size="small" className="list-row__go" />}
    </>
  )
  if (!onTap) return <View className="list-row">{inside}</View>
  return (
    <Tap className="list-row" label={[title, note, value].filter(Boolean).join('，')} onTap={onTap}>
      {inside}
    </Tap>
  )
}
