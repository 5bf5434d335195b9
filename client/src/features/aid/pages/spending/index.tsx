import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Card } from '../../../../components/Card'
import { FileList } from '../../../../components/FileList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { StatusTag, type Tone } from '../../../../components/StatusTag'
import { Tabs } from '../../../../components/Tabs'
import { dayText, moneyText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { useYears } from '../../lib/years'

const words = deskCopy.spending
type Row = ActionOutput<'aid.spending'>['items'][number]
type State = keyof typeof words.states

const tones: Readonly<Record<State, Tone>> = { void: 'quiet', signed: 'done', paid: 'due', approved: 'information' }

function stateOf({ isVoid, signedAt, paidAt }: Row): State {
  if (isVoid) return 'void'
  if (signedAt) return 'signed'
  return paidAt ? 'paid' : 'approved'
}

/** Every payment of a year, for finance, the chair and the auditors: read, never changed. */
export default function Spending() {
  const { year, setYear, tabs } = useYears()
  const list = usePagedQuery('aid.spending', { year }, { keep: false })
  return (
    <Page refresh={list.refresh}>
      <Tabs tabs={tabs} value={year} onChange={setYear} />
      <View className="quiet">{words.lead}</View>
      <FileList query={list} file={{ list: 'aid.spending', period: year }} empty={<EmptyState icon="wallet" {...words.empty} />} row={(row) => <Payment key={row.aidId} row={row} />} />
    </Page>
  )
}

function Payment({ row }: { readonly row: Row }) {
  const { aidId, number, name, unitName, kindWord, amountFen, isUrgent, approvedAt } = row
  const state = stateOf(row)
  return (
    <Card className="stack" label={`${words.row(name, unitName)}，${moneyText(amountFen)}，${words.states[state]}`} onTap={() => go(screens.aidDesk(aidId))}>
      <View className="row row--between wrap">
        <View className="strong">{words.row(name, unitName)}</View>
        <View className="h3 number">{moneyText(amountFen)}</View>
      </View>
      <View className="row row--between wrap">
        <View className="small quiet number">{[number, words.kind(kindWord, isUrgent), words.approved(dayText(approvedAt))].join('\u00A0· ')}</View>
        <StatusTag tone={tones[state]} text={words.states[state]} />
      </View>
    </Card>
  )
}
