import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import type { SummaryCard } from '@/types/summary'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { Sheet } from '../../../../components/Sheet'
import { EmptyState, NoPermission } from '../../../../components/States'
import { sentenceOf } from '../../../../lib/errorCopy'
import { dayText, nearText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { PeriodChooser } from '../../components/PeriodChooser'
import { SummaryTag } from '../../components/SummaryTag'
import { UnitChooser } from '../../components/UnitChooser'
import { copy } from '../../copy'
import { spokenPeriod, yearOf } from '../../lib/period'
import { summaryScreens } from '../../lib/summaryScreens'

const words = copy.list

/** The summaries that were begun or signed, the last touched first. */
export default function Summaries() {
  const list = usePagedQuery('summary.list', { limit: 20 })
  const [isNew, setNew] = useState(false)
  if (list.error?.code === 'NOT_ALLOWED') return <Page><NoPermission text={copy.nobody} /></Page>
  return (
    <Page refresh={list.refresh} bar={<ActionBar action={{ text: words.new, icon: 'plus', onTap: () => setNew(true) }} />}>
      <InfiniteList query={list} empty={<EmptyState icon="document" {...words.empty} />} row={(summary) => <Row key={summary.summaryId} summary={summary} />} />
      <Sheet title={words.new} isOpen={isNew} onClose={() => setNew(false)}>
        <NewSummary onMade={() => setNew(false)} />
      </Sheet>
    </Page>
  )
}

function Row({ summary: { summaryId, title, period, orgName, edition, status, updatedAt, signedByName, signedAt } }: { readonly summary: SummaryCard }) {
  const done = signedAt ? words.signed(signedByName, dayText(signedAt)) : words.changed(nearText(updatedAt))
  return (
    <Card className="stack" label={title} onTap={() => go(summaryScreens.document(summaryId))}>
      <View className="row row--between">
        <View className="small quiet">{[spokenPeriod(period), orgName, edition > 1 && words.edition(edition)].filter(Boolean).join('\u00A0· ')}</View>
        <SummaryTag status={status} />
      </View>
      <View className="strong breaks">{title}</View>
      <View className="small quiet">{done}</View>
    </Card>
  )
}

function NewSummary({ onMade }: { readonly onMade: () => void }) {
  const [today] = useState(() => dayOf(new Date()))
  const [period, setPeriod] = useState(yearOf(today))
  const [orgId, setOrgId] = useState('')
  const board = useQuery('summary.dashboard', { period: yearOf(today), ...(orgId && { orgId }) })
  const drafting = useAction('summary.draft')
  const blocked = board.data?.blocked.draft

  async function make() {
    const made = await drafting.run({ period, ...(orgId && { orgId }) })
    if (!made) return
    onMade()
    go(summaryScreens.document(made.summaryId))
  }

  return (
    <>
      <View className="quiet">{words.newNote}</View>
      <PeriodChooser period={period} today={today} onChange={setPeriod} />
      {board.data && <UnitChooser units={board.data.units} value={board.data.orgId} onChange={setOrgId} />}
      <Button text={words.make} isBusy={drafting.isBusy} whyNot={blocked && sentenceOf(blocked)} onTap={() => void make()} />
    </>
  )
}
