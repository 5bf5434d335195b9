import { useState } from 'react'
import { View } from '@tarojs/components'
import { CalendarLeaf } from '../../components/CalendarLeaf'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/States'
import { InfiniteList } from '../../components/InfiniteList'
import { Page } from '../../components/Page'
import { SeatBar } from '../../components/SeatBar'
import { Tabs } from '../../components/Tabs'
import { go, screens } from '../../lib/go'
import { usePagedQuery } from '../../lib/usePagedQuery'
import { copy } from './copy'

const tabs = [
  { value: 'coming', text: copy.scopes.coming },
  { value: 'past', text: copy.scopes.past },
] as const

export default function Activities() {
  const [scope, setScope] = useState<'coming' | 'past'>('coming')
  const activities = usePagedQuery('activity.list', { scope })
  const empty =
    scope === 'coming' ? (
      <EmptyState icon="calendar" {...copy.emptyComing} action={{ text: copy.toPast, onTap: () => setScope('past') }} />
    ) : (
      <EmptyState icon="calendar" {...copy.emptyPast} />
    )
  return (
    <Page refresh={activities.refresh}>
      <Tabs tabs={tabs} value={scope} onChange={setScope} />
      <InfiniteList
        query={activities}
        empty={empty}
        row={({ activityId, title, place, startsAt, capacity, left, waiting }) => (
          <Card key={activityId} className="row" label={`${title}，${place}`} onTap={() => go(screens.activity(activityId))}>
            <CalendarLeaf at={startsAt} isPast={scope === 'past'} />
            <View className="grow">
              <View className="strong">{title}</View>
              <View className="small quiet">{place}</View>
              {scope === 'coming' && <SeatBar capacity={capacity} left={left} waiting={waiting} />}
            </View>
          </Card>
        )}
      />
    </Page>
  )
}
