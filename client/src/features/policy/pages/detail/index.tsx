import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { SettingView } from '@/types/policy'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Sheet } from '../../../../components/Sheet'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { amountText } from '../../../../lib/amount'
import { sentenceOf } from '../../../../lib/errorCopy'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { ProposalCard } from '../../components/ProposalCard'
import { ProposeForm } from '../../components/ProposeForm'
import { copy } from '../../copy'
import { dayName } from '../../lib/days'

/** One setting: its number, what stands behind it, what is proposed, and every value it ever had. */
export default function Setting() {
  const { key = '' } = useRouter().params
  const query = useQuery('policy.get', { key })
  const [isProposing, setProposing] = useState(false)
  if (query.error?.code === 'NOT_FOUND') return <Page><EmptyState icon="book" {...copy.none} /></Page>

  function proposed() {
    setProposing(false)
    void query.refresh()
  }

  return (
    <Page refresh={query.refresh} bar={query.data && <Bar setting={query.data} refresh={query.refresh} onPropose={() => setProposing(true)} />}>
      <Loaded query={query} skeleton={<Skeleton look="detail" rows={2} />}>
        {(setting) => (
          <>
            <Now setting={setting} />
            {setting.proposal && <ProposalCard setting={setting} proposal={setting.proposal} refresh={query.refresh} />}
            <Past setting={setting} />
            <Sheet title={copy.proposeTitle} isOpen={isProposing} onClose={() => setProposing(false)}>
              <ProposeForm setting={setting} onDone={proposed} />
            </Sheet>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Now({ setting: { name, clause, region, next } }: { readonly setting: SettingView }) {
  return (
    <Card look="warm" className="stack">
      <View className="breaks">{name}</View>
      <View className="h1 number">{clause ? amountText(clause.value, clause.unit) : copy.missing}</View>
      {clause && <StatusTag tone={clause.isConfirmed ? 'done' : 'due'} text={clause.isConfirmed ? copy.byUnion : copy.unconfirmed} />}
      {clause && <View className="small quiet breaks">{`${copy.source}：${clause.source}`}</View>}
      {clause && <View className="small quiet">{[region && copy.region(region), copy.since(dayName(clause.from))].filter(Boolean).join('\u00A0· ')}</View>}
      {next && <View className="strong">{copy.nextFrom(amountText(next.value, next.unit), dayName(next.from))}</View>}
    </Card>
  )
}

function Past({ setting: { rows } }: { readonly setting: SettingView }) {
  if (rows.length < 2) return null
  return (
    <Section title={copy.history} note={copy.historyNote}>
      <List>
        {rows.map(({ clause, until, region }) => (
          <ListRow
            key={clause.policyId}
            title={until ? copy.span(dayName(clause.from), dayName(until)) : copy.since(dayName(clause.from))}
            note={[region && copy.region(region), clause.source].filter(Boolean).join('\u00A0· ')}
            value={amountText(clause.value, clause.unit)}
          />
        ))}
      </List>
    </Section>
  )
}

interface BarProps {
  readonly setting: SettingView
  readonly refresh: () => Promise<void>
  readonly onPropose: () => void
}

/** The chair confirms, unless a proposal asks for the chair's word; officers propose; everybody else only reads. */
function Bar({ setting: { clause, blocked }, refresh, onPropose }: BarProps) {
  const confirming = useAction('policy.confirm')
  if (blocked.decide === null) return null
  if (clause && blocked.confirm === null) {
    const confirm = async () => {
      if (await confirming.run({ policyIds: [clause.policyId] })) showToast({ text: copy.confirmed })
      await refresh()
    }
    return <ActionBar action={{ text: copy.confirm, icon: 'check', isBusy: confirming.isBusy, onTap: () => void confirm() }} />
  }
  if (blocked.propose === 'NOT_ALLOWED') return null
  return <ActionBar action={{ text: copy.propose, icon: 'edit', whyNot: blocked.propose && sentenceOf(blocked.propose), onTap: onPropose }} />
}
