import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import type { FundEntryView } from '@/types/fund'
import { fundSources } from '@/types/fundNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { FileList } from '../../../../components/FileList'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Sheet } from '../../../../components/Sheet'
import { EmptyState, NoPermission } from '../../../../components/States'
import { sentenceOf } from '../../../../lib/errorCopy'
import { moneyText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { BookForm } from '../../components/BookForm'
import { EntryFacts } from '../../components/EntryFacts'
import { EntryRow } from '../../components/EntryRow'
import { FundBar } from '../../components/FundBar'
import { copy } from '../../copy'

type Fund = ActionOutput<'fund.get'>

/** One ledger: what is left, how that comes about, and every line of it. */
export default function Ledger() {
  const { id = '' } = useRouter().params
  const fund = useQuery('fund.get', { fundId: id }, { keep: false })
  const entries = usePagedQuery('fund.entries', { fundId: id, limit: 20 })
  const [open, setOpen] = useState<FundEntryView | null>(null)
  const [booking, setBooking] = useState<'income' | 'opening' | null>(null)
  const refresh = async () => void (await Promise.all([fund.refresh(), entries.refresh()]))

  function done() {
    setOpen(null)
    setBooking(null)
    void refresh()
  }

  if (fund.error?.code === 'NOT_ALLOWED') return <Page><NoPermission text={copy.nobody} /></Page>
  if (fund.error?.code === 'NOT_FOUND') return <Page><EmptyState icon="wallet" {...copy.notFound} action={{ text: copy.toList, onTap: () => go(screens.funds) }} /></Page>
  return (
    <Page refresh={refresh} bar={fund.data && <Bar fund={fund.data} onBook={setBooking} />}>
      <Loaded query={fund}>
        {(data) => (
          <>
            <Sums fund={data} />
            <Section title={copy.entries} note={copy.entriesNote}>
              <FileList query={entries} file={{ list: 'fund.entries', subjectId: id }} empty={<EmptyState icon="list" {...copy.noEntries} />} row={(entry) => <EntryRow key={entry.entryId} entry={entry} onTap={setOpen} />} />
            </Section>
          </>
        )}
      </Loaded>
      <Sheet title={copy.entries} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open && <EntryFacts key={open.entryId} fundId={id} entry={open} onDone={done} />}
      </Sheet>
      <Sheet title={booking === 'opening' ? copy.reopen : copy.book} isOpen={booking !== null} onClose={() => setBooking(null)}>
        {booking && <BookForm fundId={id} kind={booking} onDone={done} />}
      </Sheet>
    </Page>
  )
}

function Bar({ fund: { blocked }, onBook }: { readonly fund: Fund; readonly onBook: (kind: 'income' | 'opening') => void }) {
  const again = blocked.reopen === null ? { second: { text: copy.reopen, kind: 'secondary' as const, onTap: () => onBook('opening') } } : {}
  return <ActionBar action={{ text: copy.book, icon: 'plus', whyNot: blocked.book && sentenceOf(blocked.book), onTap: () => onBook('income') }} {...again} />
}

function Sums({ fund }: { readonly fund: Fund }) {
  const { source, year, openingFen, incomeFen, leftFen } = fund
  return (
    <Card look="warm" className="stack">
      <View className="quiet">{`${copy.years.this(Number(year))} ${fundSources[source]} · ${copy.leftNow}`}</View>
      <View className="h1 number">{moneyText(leftFen)}</View>
      <FundBar fund={fund} />
      <View>
        <View className="small number">{copy.total(moneyText(openingFen), moneyText(incomeFen))}</View>
        <View className="small quiet">{copy.sums}</View>
      </View>
    </Card>
  )
}
