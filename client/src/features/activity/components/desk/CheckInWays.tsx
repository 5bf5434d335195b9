import { View } from '@tarojs/components'
import { Icon } from '../../../../components/Icon'
import type { IconName } from '../../../../components/iconNames'
import { Section } from '../../../../components/Section'
import { Tap } from '../../../../components/Tap'
import { go } from '../../../../lib/go'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import { deskScreens } from '../../lib/deskScreens'
import './CheckInWays.scss'

const copy = deskCopy.desk

interface Way {
  readonly way: Desk['plan']['ways'][number]
  readonly icon: IconName
  readonly text: string
  readonly note: string
  readonly screen: (activityId: string) => string
}

const offered: readonly Way[] = [
  { way: 'doorCode', icon: 'qr', text: copy.door, note: copy.doorNote, screen: deskScreens.door },
  { way: 'personCode', icon: 'scan', text: copy.scan, note: copy.scanNote, screen: deskScreens.scan },
  { way: 'tickOff', icon: 'list', text: copy.tickoff, note: copy.tickoffNote, screen: deskScreens.tickoff },
]

/** The ways of counting people in, large enough to find in a crowd. */
export function CheckInWays({ desk: { activityId, plan } }: { readonly desk: Desk }) {
  return (
    <Section title={copy.checkIn}>
      <View className="stack">
        {offered
          .filter(({ way }) => plan.ways.includes(way))
          .map(({ way, icon, text, note, screen }) => (
            <Tap key={way} className="check-in-way" label={`${text}，${note}`} onTap={() => go(screen(activityId))}>
              <View className="check-in-way__icon">
                <Icon name={icon} size="large" />
              </View>
              <View className="grow">
                <View className="h3">{text}</View>
                <View className="small quiet">{note}</View>
              </View>
              <Icon name="right" size="small" />
            </Tap>
          ))}
      </View>
    </Section>
  )
}
