import { useEffect } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import type { HomeCard } from '@/types/home'
import { List, ListRow } from '../../components/List'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { go, screens } from '../../lib/go'
import { keepSession } from '../../lib/session'
import { useQuery } from '../../lib/useQuery'
import { copy } from './copy'
import { DeskCard } from './DeskCard'
import { Entries } from './Entries'
import { Greeting } from './Greeting'
import { HomeSkeleton } from './HomeSkeleton'
import { Invitation } from './Invitation'
import { QuietDay } from './QuietDay'
import { TodayCard } from './TodayCard'
import './index.scss'

export default function Home() {
  const home = useQuery('home.get', {})
  const { data, isStale } = home
  useEffect(() => {
    if (data && !isStale) keepSession(data.me)
  }, [data, isStale])
  return (
    <Page refresh={home.refresh}>
      <Loaded query={home} skeleton={<HomeSkeleton />}>
        {(content) => <HomeContent content={content} />}
      </Loaded>
    </Page>
  )
}

function HomeContent({ content: { me, cards, desk, unread } }: { readonly content: ActionOutput<'home.get'> }) {
  const today = cards.filter(({ kind }) => kind !== 'activitySoon')
  const upcoming = cards.filter(({ kind }) => kind === 'activitySoon')
  return (
    <>
      <Greeting me={me} unread={unread} />
      {me ? me.isOfficer && <DeskCard desk={desk} /> : <Invitation />}
      {me && <Cards title={copy.today} cards={today} />}
      <Entries />
      {me && (
        <List>
          <ListRow icon="megaphone" title={copy.notices} note={copy.noticesNote} onTap={() => go(screens.notices)} />
        </List>
      )}
      {upcoming.length > 0 && <Cards title={copy.upcoming} cards={upcoming} />}
    </>
  )
}

function Cards({ title, cards }: { readonly title: string; readonly cards: readonly HomeCard[] }) {
  return (
    <Section title={title}>
      {cards.length === 0 && <QuietDay />}
      <View className="stack">
        {cards.map((card) => (
          <TodayCard key={card.kind + card.id} card={card} />
        ))}
      </View>
    </Section>
  )
}
