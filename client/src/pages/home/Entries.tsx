import { View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import type { IconName } from '../../components/iconNames'
import { Tap } from '../../components/Tap'
import { go, screens } from '../../lib/go'
import { copy } from './copy'

interface Entry {
  readonly name: keyof typeof copy.entries
  readonly icon: IconName
  readonly screen: string
  /** Only a known person has something there. */
  readonly isPersonal?: boolean
}

/** The large ways in. */
const entries: readonly Entry[] = [
  { name: 'activities', icon: 'calendar', screen: screens.activities },
  { name: 'scan', icon: 'scan', screen: screens.activityScan },
  { name: 'mine', icon: 'ticket', screen: screens.myActivities, isPersonal: true },
  { name: 'voice', icon: 'voice', screen: screens.voice },
]

export function Entries({ isKnown }: { readonly isKnown: boolean }) {
  return (
    <View className="two home-entries">
      {entries.map(({ name, icon, screen, isPersonal }) => (
        <Tap
          key={name}
          className={`home-entry home-entry--${name}`}
          label={`${copy.entries[name].text}，${copy.entries[name].note}`}
          onTap={() => go(isPersonal && !isKnown ? screens.bind : screen)}
        >
          <View className="home-entry__icon">
            <Icon name={icon} size="large" />
          </View>
          <View className="grow">
            <View className="strong">{copy.entries[name].text}</View>
            <View className="small quiet">{copy.entries[name].note}</View>
          </View>
        </Tap>
      ))}
    </View>
  )
}
