import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProposalView, SettingView } from '@/types/policy'
import { proposalStatuses, type ProposalStatus } from '@/types/policyNames'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Section } from '../../../components/Section'
import { Sheet } from '../../../components/Sheet'
import { StatusTag, type Tone } from '../../../components/StatusTag'
import { TextArea } from '../../../components/TextArea'
import { amountText } from '../../../lib/amount'
import { sentenceOf } from '../../../lib/errorCopy'
import { lastOf } from '../../../lib/lastOf'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { dayName } from '../lib/days'

const tones: Record<ProposalStatus, Tone> = { waiting: 'due', confirmed: 'done', declined: 'refused', withdrawn: 'quiet' }

interface ProposalCardProps {
  readonly setting: SettingView
  readonly proposal: ProposalView
  readonly refresh: () => Promise<void>
}

/** What somebody would like to change, beside what is in force; the chair says yes or why not. */
export function ProposalCard({ setting, proposal, refresh }: ProposalCardProps) {
  const { clause, unit } = setting
  const { status, value, from, source, reason, byName, history } = proposal
  const answer = status === 'declined' ? lastOf(history)?.note : undefined
  return (
    <Section title={copy.proposal}>
      <Card className="stack">
        <StatusTag tone={tones[status]} text={proposalStatuses[status]} />
        <View className="h2 number">{copy.change(clause ? amountText(clause.value, unit) : copy.missing, amountText(value, unit))}</View>
        <View>{copy.since(dayName(from))}</View>
        <View className="breaks">{reason}</View>
        <View className="small quiet breaks">{`${copy.source}：${source} · ${copy.proposedBy(byName)}`}</View>
        {answer && <View className="breaks">{`${copy.decline}：${answer}`}</View>}
        {status === 'waiting' && <Acts setting={setting} proposal={proposal} refresh={refresh} />}
      </Card>
    </Section>
  )
}

function Acts({ setting: { key, blocked }, proposal: { version, scope }, refresh }: ProposalCardProps) {
  const [isDeclining, setDeclining] = useState(false)
  const deciding = useAction('policy.decide')
  const withdrawing = useAction('policy.withdraw')

  async function after(answer: Promise<unknown>, done: string) {
    const isDone = await answer
    setDeclining(false)
    if (isDone) showToast({ text: done })
    await refresh()
  }
  const decide = (verdict: 'confirm' | 'decline', note: string) =>
    void after(deciding.run({ key, scope, version, verdict, note }), verdict === 'confirm' ? copy.accepted : copy.declined)

  if (blocked.withdraw === null) return <Button kind="secondary" icon="undo" text={copy.withdraw} isBusy={withdrawing.isBusy} onTap={() => void after(withdrawing.run({ key, scope }), copy.withdrawn)} />
  if (blocked.decide === 'NOT_ALLOWED') return null
  const whyNot = blocked.decide && sentenceOf(blocked.decide)
  return (
    <View className="two">
      <Button text={copy.accept} icon="check" isBusy={deciding.isBusy} whyNot={whyNot} onTap={() => decide('confirm', '')} />
      <Button kind="secondary" text={copy.decline} whyNot={whyNot} onTap={() => setDeclining(true)} />
      <Sheet title={copy.declineTitle} isOpen={isDeclining} onClose={() => setDeclining(false)}>
        <Decline isBusy={deciding.isBusy} onSend={(note) => decide('decline', note)} />
      </Sheet>
    </View>
  )
}

function Decline({ isBusy, onSend }: { readonly isBusy: boolean; readonly onSend: (note: string) => void }) {
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (note.trim()) onSend(note)
  }

  return (
    <View className="form">
      <TextArea label={copy.declineReason} most={200} value={note} error={isChecked && !note.trim() ? copy.declineNeed : null} onChange={setNote} />
      <Button text={copy.decline} isBusy={isBusy} onTap={send} />
    </View>
  )
}
