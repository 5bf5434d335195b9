import { View } from '@tarojs/components'
import { checkInWays } from '@/types/activityNames'
import { Card } from '../../../../components/Card'
import { Field } from '../../../../components/Field'
import type { IconName } from '../../../../components/iconNames'
import { SwitchRow } from '../../../../components/SwitchRow'
import type { Plan } from '../../lib/plan'
import { planCopy as copy } from '../../planCopy'
import type { PlanPart } from './PlanPart'

type Way = Plan['ways'][number]
const icons: Record<Way, IconName> = { doorCode: 'qr', personCode: 'scan', tickOff: 'list' }

/** How people are counted in. */
export function Ways({ plan: { ways }, wrong, change }: PlanPart) {
  const all = Object.keys(icons) as Way[]
  const withWay = (way: Way, isOn: boolean) => all.filter((one) => (one === way ? isOn : ways.includes(one)))
  return (
    <>
      <View className="quiet">{copy.waysHint}</View>
      <Card>
        {all.map((way) => (
          <SwitchRow
            key={way}
            icon={icons[way]}
            text={checkInWays[way]}
            note={copy.waysNotes[way]}
            isOn={ways.includes(way)}
            onChange={(isOn) => change({ ways: withWay(way, isOn) })}
          />
        ))}
        {wrong.ways && <Field label="" error={wrong.ways} />}
      </Card>
    </>
  )
}
