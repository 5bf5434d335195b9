import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { SummaryView } from '@/types/summary'
import { Icon } from '../../../../components/Icon'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState, NoPermission } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { DocumentBar } from '../../components/DocumentBar'
import { FiguresTab } from '../../components/FiguresTab'
import { PaperTab } from '../../components/PaperTab'
import { SummaryTag } from '../../components/SummaryTag'
import { TextTab } from '../../components/TextTab'
import { copy } from '../../copy'
import { spokenPeriod } from '../../lib/period'

const words = copy.document
type TabName = keyof typeof words.tabs
const tabs = (Object.keys(words.tabs) as TabName[]).map((value) => ({ value, text: words.tabs[value] }))

/** One summary: its text to change, the paper as it prints, and where its numbers come from. */
export default function Document() {
  const { id = '' } = useRouter().params
  const query = useQuery('summary.get', { summaryId: id })
  const [chosen, setChosen] = useState<TabName | null>(null)
  const { data, error, put, refresh } = query
  if (error?.code === 'NOT_ALLOWED') return <Page><NoPermission text={copy.nobody} /></Page>
  if (error?.code === 'NOT_FOUND') return <Page><EmptyState icon="document" {...words.notFound} action={{ text: words.toList, onTap: () => go(screens.summaries) }} /></Page>
  const tab = chosen ?? (data?.blocked.edit ? 'paper' : 'text')
  const toUnfinished = () => {
    setChosen('text')
    Taro.nextTick(() => void Taro.pageScrollTo({ selector: '.summary-text__paragraph--unfinished', offsetTop: -96, duration: 150 }))
  }
  return (
    <Page refresh={refresh} bar={data && <DocumentBar summary={data} toUnfinished={toUnfinished} put={put} refresh={refresh} onPreview={tab === 'paper' ? undefined : () => setChosen('paper')} />}>
      <Loaded query={query} skeleton={<Skeleton look="detail" rows={3} />}>
        {(summary) => (
          <>
            <Head summary={summary} />
            <Tabs tabs={tabs} value={tab} onChange={setChosen} />
            {tab === 'text' && <TextTab summary={summary} put={put} refresh={refresh} toUnfinished={toUnfinished} />}
            {tab === 'paper' && <PaperTab summary={summary} />}
            {tab === 'figures' && <FiguresTab summary={summary} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Head({ summary: { period, orgName, status, edition, note, countedAt, byHand } }: { readonly summary: SummaryView }) {
  return (
    <View className="stack">
      <View className="row row--between">
        <View className="grow">
          <View className="h3">{spokenPeriod(period)}</View>
          <View className="small quiet">{orgName}</View>
        </View>
        <SummaryTag status={status} />
      </View>
      <View className="small quiet">{words.counted(nearText(countedAt))}</View>
      {edition > 1 && <View className="small quiet">{words.editionNote(edition, note)}</View>}
      {byHand > 0 && (
        <View className="row small">
          <Icon name="edit" size="small" />
          <View className="grow">{words.byHand(byHand)}</View>
        </View>
      )}
    </View>
  )
}
