import { CalendarLeaf } from '../../components/CalendarLeaf'
import { List, ListRow } from '../../components/List'
import { Section } from '../../components/Section'
import { SignupTag } from '../../components/SignupTag'
import { timeText } from '../../lib/format'
import { go, screens } from '../../lib/go'
import { usePagedQuery } from '../../lib/usePagedQuery'
import { openActivities } from '../activities/segment'
import { copy } from './copy'

const SHOWN = 3

/** What I am going to next; the rest is one tap away. */
export function NextSignups() {
  const { items } = usePagedQuery('activity.mine', { scope: 'coming' })
  const next = (items ?? []).filter(({ status }) => status !== 'cancelled' && status !== 'lapsed').slice(0, SHOWN)
  return (
    <Section title={copy.mySignups} more={{ text: copy.all, onTap: () => openActivities('mine') }}>
      <List>
        {next.map(({ activityId, title, place, startsAt, status, number }) => (
          <ListRow
            key={activityId}
            start={<CalendarLeaf at={startsAt} />}
            title={title}
            note={[timeText(startsAt), place].filter(Boolean).join(' · ')}
            end={<SignupTag status={status} number={number} />}
            onTap={() => go(screens.activity(activityId))}
          />
        ))}
        {items && next.length === 0 && <ListRow icon="ticket" title={copy.noSignups} note={copy.noSignupsNote} onTap={() => openActivities('coming')} />}
      </List>
    </Section>
  )
}
