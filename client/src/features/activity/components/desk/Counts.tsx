import { View } from '@tarojs/components'
import { Card } from '../../../../components/Card'
import { SeatBar } from '../../../../components/SeatBar'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import './Counts.scss'

const copy = deskCopy.desk

/** How many: the numbers that matter in this state, then the places. */
export function Counts({ desk }: { readonly desk: Desk }) {
  // Nobody can come any more: places that are left would say that somebody could.
  const pools = desk.status === 'cancelled' ? [] : desk.pools
  return (
    <Card className="stack">
      <View className="counts">
        {numbers(desk).map(({ word, count }) => (
          <View key={word} className="counts__count">
            <View className="counts__number">{count}</View>
            <View className="small quiet">{word}</View>
          </View>
        ))}
      </View>
      {pools.map(({ key, name, capacity, left, waiting }) => (
        <SeatBar key={key} capacity={capacity} left={left} waiting={waiting} name={pools.length > 1 ? name : undefined} />
      ))}
    </Card>
  )
}

function numbers({ status, counts: { seated, waiting, offered, attended, absent, cancelled } }: Desk): ReadonlyArray<{ word: string; count: number }> {
  const isCounted = status === 'running' || status === 'wrapUp' || status === 'archived'
  if (!isCounted) {
    return [
      { word: copy.signedUp, count: seated },
      { word: copy.waiting, count: waiting + offered },
      { word: copy.cancelled, count: cancelled },
    ]
  }
  return [
    { word: copy.attended, count: attended },
    status === 'archived' ? { word: copy.absent, count: absent } : { word: copy.seated, count: seated },
    { word: copy.cancelled, count: cancelled },
  ]
}
