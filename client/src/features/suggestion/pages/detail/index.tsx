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
import { claimFor, showClaim } from '../../lib/claims'
import { clockOf } from '../../lib/clock'
import { nowOf } from '../../lib/now'
import { suggestionScreens } from '../../lib/suggestionScreens'

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
        {(suggestion) => <Content suggestion={suggestion} claimCode={code} />}
      </Loaded>
    </Page>
  )
}

interface ContentProps {
  readonly suggestion: SuggestionForProposer
  readonly claimCode: string | undefined
}

function Content({ suggestion, claimCode }: ContentProps) {
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
      <ToMain suggestion={suggestion} claimCode={claimCode} />
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

/** The way to the suggestion it was merged into; the code goes along, but not in the address. */
function ToMain({ suggestion: { mergedInto }, claimCode }: ContentProps) {
  if (!mergedInto) return null

  function open() {
    if (!mergedInto) return
    if (claimCode) showClaim(mergedInto.suggestionId, claimCode)
    go(suggestionScreens.mine(mergedInto.suggestionId))
  }

  return (
    <List>
      <ListRow icon="link" title={words.toMain(mergedInto.number)} onTap={open} />
    </List>
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
