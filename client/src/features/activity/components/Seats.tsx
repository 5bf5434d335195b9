import { View } from '@tarojs/components'
import type { ActivityDetail } from '@/types/activity'
import { Card } from '../../../components/Card'
import { SeatBar } from '../../../components/SeatBar'
import { Section } from '../../../components/Section'
import { copy } from '../copy'

const notes = { none: undefined, choice: copy.byChoice, shift: copy.byShift }

/** Places as bars with words, one for each group. */
export function Seats({ activity: { pools, poolBy, maxLine, status } }: { readonly activity: ActivityDetail }) {
  const note = notes[poolBy]
  return (
    <Section title={copy.seats} {...(note && { note })}>
      <Card className="stack">
        {pools.map(({ key, name, capacity, left, waiting }) => (
          <SeatBar key={key} capacity={capacity} left={left} waiting={waiting} {...(pools.length > 1 && { name })} />
        ))}
        {maxLine > 0 && status === 'open' && <View className="small quiet">{copy.line}</View>}
      </Card>
    </Section>
  )
}
