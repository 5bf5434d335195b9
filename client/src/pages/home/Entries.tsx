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
}

/** The large ways in. */
const entries: readonly Entry[] = [
  { name: 'activities', icon: 'calendar', screen: screens.activities },
  { name: 'voice', icon: 'bulb', screen: screens.voice },
  { name: 'aid', icon: 'care', screen: screens.aidMine },
  { name: 'welfare', icon: 'gift', screen: screens.benefits },
]

export function Entries() {
  return (
    <View className="two home-entries">
      {entries.map(({ name, icon, screen }) => (
        <Tap key={name} className={`home-entry home-entry--${name}`} label={`${copy.entries[name].text}，${copy.entries[name].note}`} onTap={() => go(screen)}>
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
