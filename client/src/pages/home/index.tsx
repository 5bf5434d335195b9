import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Section } from '../../components/Section'
import { useQuery } from '../../lib/useQuery'
import { copy } from './copy'
import { DeskCard } from './DeskCard'
import { Entries } from './Entries'
import { Greeting } from './Greeting'
import { HomeSkeleton } from './HomeSkeleton'
import { Invitation } from './Invitation'
import { TodayCard } from './TodayCard'
import { QuietDay } from './QuietDay'
import './index.scss'

export default function Home() {
  const home = useQuery('home.get', {})
  return (
    <Page refresh={home.refresh}>
      <Loaded query={home} skeleton={<HomeSkeleton />}>
        {(content) => <HomeContent content={content} />}
      </Loaded>
    </Page>
  )
}

function HomeContent({ content: { me, cards, desk } }: { readonly content: ActionOutput<'home.get'> }) {
  return (
    <>
      <Greeting me={me} />
      {me ? me.isOfficer && <DeskCard desk={desk} /> : <Invitation />}
      {me && (
        <Section title={copy.today}>
          {cards.length === 0 && <QuietDay />}
          <View className="stack">
            {cards.map((card, index) => (
              <TodayCard key={card.kind + card.id} card={card} isFirst={index === 0} />
            ))}
          </View>
        </Section>
      )}
      <Entries isKnown={me !== null} />
    </>
  )
}
