import { View } from '@tarojs/components'
import { unbroken } from './classes'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import './Facts.scss'

export interface Fact {
  readonly icon: IconName
  readonly text: string
  readonly note?: string
}

/** When, where, who: a few lines that are read and not tapped. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <View className="facts">
      {facts.map(({ icon, text, note }) => (
        <View key={icon + text} className="facts__fact">
          <Icon name={icon} className="facts__icon" />
          <View className="grow">
            <View className="breaks">{unbroken(text)}</View>
            {note && <View className="small quiet">{unbroken(note)}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
