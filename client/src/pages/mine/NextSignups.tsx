import { View } from '@tarojs/components'
import type { MySignup } from '@/types/activity'
import { List, ListRow } from '../../components/List'
import { Section } from '../../components/Section'
import { MyRow } from '../activities/ActivityCards'
import { openActivities } from '../activities/segment'
import { copy } from './copy'

const SHOWN = 3

/** What I am going to next; the rest is one tap away. */
export function NextSignups({ items }: { readonly items: readonly MySignup[] | null }) {
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
