import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Choice } from '../../components/Choice'
import { List, ListRow } from '../../components/List'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { SwitchRow } from '../../components/SwitchRow'
import { go, screens } from '../../lib/go'
import { setPreferences, usePreferences, type ThemeChoice } from '../../lib/preferences'
import { useSession } from '../../lib/session'
import { usePagedQuery } from '../../lib/usePagedQuery'
import { useQuery } from '../../lib/useQuery'
import { copy } from './copy'
import { Inform } from './Inform'
import { NextSignups } from './NextSignups'
import { Person } from './Person'
import { things } from './things'
import { Unbind } from './Unbind'
import './index.scss'

const themes = (['system', 'light', 'dark', 'daylight'] as const satisfies readonly ThemeChoice[]).map((value) => ({ value, text: copy.themes[value] }))

export default function Mine() {
  const session = useSession()
  const { theme, type } = usePreferences()
  // Asked for together: who is not known to be a stranger has both.
  const isStranger = session.data?.me === null
  const signups = usePagedQuery('activity.mine', isStranger ? null : { scope: 'coming' })
  const unread = useQuery('message.unread', isStranger ? null : {})

  async function refresh() {
    await Promise.all([session.refresh(), signups.refresh(), unread.refresh()])
  }

  return (
    <Page refresh={refresh}>
      <Loaded query={session} skeleton={<Skeleton rows={1} />}>
        {({ me }) => (
          <>
            <Person me={me} />
            {me && <NextSignups items={signups.items} />}
            {me && things.length > 0 && <MyThings />}
            {me && <Inform me={me} unread={unread.data?.unread ?? 0} />}
          </>
        )}
      </Loaded>
      <Section title={copy.reading}>
        <Card className="stack">
          <SwitchRow
            icon="text-size"
            text={copy.bigType}
            note={copy.bigTypeNote}
            isOn={type === 'big'}
            onChange={(isOn) => setPreferences({ type: isOn ? 'big' : 'system' })}
          />
          <View className="mine-line" />
          <Choice label={copy.theme} options={themes} values={[theme]} onChange={([chosen]) => chosen && setPreferences({ theme: chosen })} />
        </Card>
      </Section>
      <Section title={copy.about}>
        <List>
          <ListRow icon="shield" title={copy.privacy} note={copy.privacyNote} onTap={() => go(screens.privacy)} />
          {session.data?.me && <Unbind done={session.put} />}
        </List>
      </Section>
    </Page>
  )
}

function MyThings() {
  return (
    <Section title={copy.things}>
      <List>
        {things.map(({ icon, title, note, screen }) => (
          <ListRow key={title} icon={icon} title={title} note={note} onTap={() => go(screen)} />
        ))}
      </List>
    </Section>
  )
}
