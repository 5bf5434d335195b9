import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { SuggestionCard } from '@/types/suggestion'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { InfiniteList } from '../../components/InfiniteList'
import { List, ListRow } from '../../components/List'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { EmptyState } from '../../components/States'
import { go, screens } from '../../lib/go'
import { load } from '../../lib/platform'
import { useSession, type Session } from '../../lib/session'
import { usePagedQuery, type PagedQuery } from '../../lib/usePagedQuery'
import { copy } from './copy'
import { SuggestionRow } from './SuggestionRow'
import './index.scss'

export default function Voice() {
  const session = useSession()
  // Not one after the other: who is not known to be a stranger has some.
  const mine = usePagedQuery('suggestion.mine', session.data?.me === null ? null : {})

  async function refresh() {
    await Promise.all([session.refresh(), mine.refresh()])
  }

  return (
    <Page refresh={refresh}>
      <Loaded query={session}>{({ me }) => (me ? <Known me={me} mine={mine} /> : <Stranger />)}</Loaded>
    </Page>
  )
}

interface KnownProps {
  readonly me: NonNullable<Session['me']>
  readonly mine: PagedQuery<SuggestionCard>
}

function Known({ me, mine }: KnownProps) {
  const oversees = me.grants.some(({ role }) => role === 'OFF' || role === 'CHAIR' || role === 'VICE' || role === 'AUD' || role === 'EXEC')
  return (
    <>
      <Ask />
      <Section title={copy.mine}>
        <InfiniteList
          query={mine}
          empty={<EmptyState icon="voice" {...copy.empty} />}
          row={(suggestion) => <SuggestionRow key={suggestion.suggestionId} suggestion={suggestion} />}
        />
      </Section>
      <Section title={copy.more}>
        <List>
          <ListRow icon="megaphone" title={copy.publicity} note={copy.publicityNote} onTap={() => go(screens.suggestionPublicity)} />
          <ListRow icon="lock" title={copy.claim} note={copy.claimNote} onTap={() => go(screens.suggestionClaim)} />
          {oversees && <ListRow icon="list" title={copy.statistics} note={copy.statisticsNote} onTap={() => go(screens.suggestionStatistics)} />}
        </List>
      </Section>
    </>
  )
}

/** The one thing to do here; what was begun is taken up again. */
function Ask() {
  const [isKept, setKept] = useState(false)
  useDidShow(() => setKept(load('suggestion new') !== null))
  return (
    <Card look="warm" className="stack voice-ask">
      <View>
        <View className="h2">{copy.askTitle}</View>
        <View className="quiet">{isKept ? copy.kept : copy.askText}</View>
      </View>
      <Button icon="edit" text={isKept ? copy.carryOn : copy.propose} onTap={() => go(screens.propose)} />
    </Card>
  )
}

function Stranger() {
  const { action, ...words } = copy.stranger
  return <EmptyState icon="voice" {...words} action={{ kind: 'primary', text: action, onTap: () => go(screens.bind) }} />
}
