import { View } from '@tarojs/components'
import type { ActivityDetail } from '@/types/activity'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { useActivityId } from '../../activityId'
import { barFor, isOver } from '../../bar'
import { Cover } from '../../components/Cover'
import { Going } from '../../components/Going'
import { Head } from '../../components/Head'
import { MyBar } from '../../components/MyBar'
import { MyEntry } from '../../components/MyEntry'
import { Seats } from '../../components/Seats'
import { WhenWhere } from '../../components/WhenWhere'
import { copy } from '../../copy'
import { deskScreens } from '../../lib/deskScreens'
import './index.scss'

export default function Detail() {
  const activityId = useActivityId()
  const activity = useQuery('activity.get', activityId ? { activityId } : null)
  if (!activityId) return <Nowhere />
  const bar = activity.data && barFor(activity.data) && <MyBar activity={activity.data} refresh={activity.refresh} />
  return (
    <Page isBare refresh={activity.refresh} bar={bar}>
      <Loaded query={activity} skeleton={<Skeleton look="detail" rows={2} />}>
        {(content) => <Content activity={content} />}
      </Loaded>
    </Page>
  )
}

function Content({ activity }: { readonly activity: ActivityDetail }) {
  return (
    <>
      <Cover kind={activity.kind} url={activity.coverUrl} />
      <View className="detail">
        <Head activity={activity} />
        <MyEntry activity={activity} />
        <WhenWhere activity={activity} />
        {activity.text && (
          <Section title={copy.about}>
            <View className="breaks">{activity.text}</View>
          </Section>
        )}
        {!isOver(activity) && <Seats activity={activity} />}
        <Going activity={activity} />
        {activity.blocked.tickOff === null && (
          <List>
            <ListRow icon="list" title={copy.tickOff} note={copy.tickOffNote} onTap={() => go(deskScreens.tickoff(activity.activityId))} />
          </List>
        )}
      </View>
    </>
  )
}

/** An address that names no activity. */
function Nowhere() {
  return (
    <Page>
      <EmptyState icon="calendar" {...copy.notFound} action={{ text: copy.toList, onTap: () => go(screens.activities) }} />
    </Page>
  )
}
