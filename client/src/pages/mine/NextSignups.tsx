import { View } from '@tarojs/components'
import { List, ListRow } from '../../components/List'
import { Section } from '../../components/Section'
import { usePagedQuery } from '../../lib/usePagedQuery'
import { MyRow } from '../activities/ActivityCards'
import { openActivities } from '../activities/segment'
import { copy } from './copy'

const SHOWN = 3

/** What I am going to next; the rest is one tap away. */
export function NextSignups() {
  const { items } = usePagedQuery('activity.mine', { scope: 'coming' })
  const next = (items ?? []).filter(({ status }) => status !== 'cancelled' && status !== 'lapsed').slice(0, SHOWN)
  return (
    <Section title={copy.mySignups} more={{ text: copy.all, onTap: () => openActivities('mine') }}>
      <View className="stack">
        {next.map((mine) => (
          <MyRow key={mine.activityId} mine={mine} isPast={false} />
        ))}
      </View>
      {items && next.length === 0 && (
        <List>
          <ListRow icon="ticket" title={copy.noSignups} note={copy.noSignupsNote} onTap={() => openActivities('coming')} />
        </List>
      )}
    </Section>
  )
}
