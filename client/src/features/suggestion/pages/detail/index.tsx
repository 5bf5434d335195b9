import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { suggestionCategories } from '@/types/suggestionNames'
import type { SuggestionForProposer } from '@/types/suggestion'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { SuggestionTag } from '../../../../components/SuggestionTag'
import { Timeline } from '../../../../components/Timeline'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { moneyText } from '../../../../lib/format'
import { Clauses } from '../../components/Clauses'
import { Course } from '../../components/Course'
import { mayAct, MyBar } from '../../components/MyBar'
import { NowCard } from '../../components/NowCard'
import { Words } from '../../components/Words'
import { copy } from '../../copy'
import { claimFor } from '../../lib/claims'
import { clockOf } from '../../lib/clock'
import { nowOf } from '../../lib/now'

const words = copy.detail

/** For the proposer. With a claim code for one who is nameless; nothing of that stays on the phone. */
export default function Detail() {
  const { id } = useRouter().params
  const code = claimFor(id)
  const own = useQuery('suggestion.get', id ? { suggestionId: id, ...(code && { claimCode: code }) } : null, { keep: !code })
  if (!id || own.error?.code === 'NOT_FOUND') return <Nowhere />
  const bar = own.data && mayAct(own.data) && <MyBar suggestion={own.data} claimCode={code} refresh={own.refresh} />
  return (
    <Page refresh={own.refresh} bar={bar}>
      <Loaded query={own} skeleton={<Skeleton look="detail" rows={2} />}>
        {(suggestion) => <Content suggestion={suggestion} />}
      </Loaded>
    </Page>
  )
}

function Content({ suggestion }: { readonly suggestion: SuggestionForProposer }) {
  const { title, number, category, status, clauses, photosHeld, photosRefused } = suggestion
  return (
    <>
      <View>
        <View className="row row--between">
          <View className="small quiet number">{`${number} · ${suggestionCategories[category]}`}</View>
          <SuggestionTag status={status} />
        </View>
        <View className="h2 breaks">{title}</View>
      </View>
      <NowCard now={nowOf(suggestion)} />
      <Course {...suggestion} />
      <Section title={words.clock}>
        <Card>
          <Timeline steps={clockOf(suggestion)} />
        </Card>
      </Section>
      <Section title={words.words}>
        <Words {...suggestion} notes={[photosHeld > 0 && words.photosHeld(photosHeld), photosRefused > 0 && words.photosRefused(photosRefused)]} />
      </Section>
      <Authors suggestion={suggestion} />
      {clauses.length > 0 && (
        <Section title={words.rules}>
          <Card>
            <Clauses clauses={clauses} />
          </Card>
        </Section>
      )}
    </>
  )
}

function Authors({ suggestion: { isAnonymous, authors } }: { readonly suggestion: SuggestionForProposer }) {
  return (
    <Section title={words.authors}>
      <List>
        {isAnonymous && <ListRow icon="lock" title={words.anonymous} />}
        {authors.map(({ name, unitName, share, amountFen }) => (
          <ListRow key={name + unitName} icon="person" title={words.author(name, unitName)} value={amountFen === null ? words.share(share) : words.part(share, moneyText(amountFen))} />
        ))}
      </List>
    </Section>
  )
}

/** An address that names nothing of mine. */
function Nowhere() {
  return (
    <Page>
      <EmptyState icon="voice" {...words.notFound} action={{ text: words.toVoice, onTap: () => go(screens.voice) }} />
    </Page>
  )
}
