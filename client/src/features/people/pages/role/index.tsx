import { useState } from 'react'
import { View } from '@tarojs/components'
import { roleChangeStatuses } from '@/types/peopleNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { Facts } from '../../../../components/Facts'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { StatusTag } from '../../../../components/StatusTag'
import { sentenceOf } from '../../../../lib/errorCopy'
import { dayText, lastDayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import type { Change } from '../../components/ChangeList'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import { copy } from '../../copy'
import { officeWords } from '../../lib/officeWords'
import { usePageId } from '../../lib/usePageId'

const words = copy.role

/** One change of office before its second person: what, who, why, and the one act. */
export default function RolePage() {
  const query = useQuery('people.roleChange', { changeId: usePageId() })
  const [open, setOpen] = useState<'confirm' | 'decline' | null>(null)
  const confirming = useAction('people.confirmRole')
  const declining = useAction('people.declineRole')
  const withdrawing = useAction('people.withdrawRole')
  const change = query.data

  function done(next: Change | null, text: string) {
    if (!next) return
    query.put(next)
    setOpen(null)
    showToast({ text, tone: 'done' })
  }
  const changeId = change?.changeId ?? ''
  const confirm = async () => done(await confirming.run({ changeId, note: '' }), words.confirmed)
  const decline = async (reason: string) => done(await declining.run({ changeId, reason }), words.declined)
  const withdraw = async () => done(await withdrawing.run({ changeId }), words.withdrawn)
  const { blocked } = change ?? {}

  const bar = change?.status === 'proposed' && (
    <ActionBar
      state={change.dueAt ? words.due(lastDayText(change.dueAt)) : undefined}
      action={{ text: words.confirm, icon: 'check', whyNot: blocked?.confirm && sentenceOf(blocked.confirm), onTap: () => setOpen('confirm') }}
      second={blocked?.decline === null ? { text: words.decline, onTap: () => setOpen('decline') } : undefined}
    />
  )
  return (
    <Page refresh={query.refresh} bar={bar || undefined}>
      <Loaded query={query}>{(shown) => <Shown change={shown} />}</Loaded>
      {blocked?.withdraw === null && <Button kind="secondary" text={words.withdraw} isBusy={withdrawing.isBusy} onTap={() => void withdraw()} />}
      {change && (
        <Dialog title={words.confirmTitle(change.name, change.isRemoval)} isOpen={open === 'confirm'} confirm={words.confirmNow} isBusy={confirming.isBusy} onConfirm={() => void confirm()} onClose={() => setOpen(null)}>
          <View>{`${officeWords(change.grant)} · ${change.grant.orgName}`}</View>
          <View>{words.confirmNote}</View>
        </Dialog>
      )}
      <ReasonSheet title={words.decline} {...copy.reasonAsked} isOpen={open === 'decline'} isBusy={declining.isBusy} onClose={() => setOpen(null)} onSend={(reason) => void decline(reason)} />
    </Page>
  )
}

function Shown({ change: { number, name, isRemoval, grant, unitName, reason, status, proposedByName, decidedByName, decision, at } }: { readonly change: Change }) {
  return (
    <View className="stack">
      <Card look="warm">
        <View className="quiet">{number}</View>
        <View className="h2">{words.title(name, isRemoval)}</View>
        <View className="h3">{officeWords(grant)}</View>
        <StatusTag text={roleChangeStatuses[status]} tone={status === 'proposed' ? 'due' : status === 'confirmed' ? 'done' : 'quiet'} />
      </Card>
      <Facts
        facts={[
          { icon: 'people', text: grant.orgName },
          { icon: 'person', text: name, note: unitName },
          { icon: 'edit', text: words.by(proposedByName, dayText(at)), note: `${words.why}：${reason}` },
          ...(decidedByName ? [{ icon: 'check' as const, text: words.decidedBy(decidedByName), ...(decision && { note: decision }) }] : []),
        ]}
      />
      <View className="quiet">{words.twoPeople}</View>
    </View>
  )
}
