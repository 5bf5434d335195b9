import { useState } from 'react'
import { View } from '@tarojs/components'
import { channels, type Channel } from '@/types/suggestionNames'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { MoneyField } from '../../../../components/MoneyField'
import { TextArea } from '../../../../components/TextArea'
import { moneyText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'

const words = deskCopy.form
const channelOptions = (Object.keys(channels) as Channel[]).map((value) => ({ value, text: channels[value], note: words.channelNotes[value] }))

/** Not a suggestion: to whom it goes instead, in words for the one who wrote it. */
export function RedirectForm({ desk: { suggestionId }, decide }: FormProps) {
  const [channel, setChannel] = useState<Channel | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (channel && reason.trim()) decide.send('redirect', { suggestionId, channel, reason })
  }

  return (
    <>
      <Choice label={words.channel} options={channelOptions} values={channel ? [channel] : []} error={isChecked && !channel ? words.channelNeed : null} onChange={([chosen = null]) => setChannel(chosen)} />
      <TextArea label={words.reason} hint={words.reasonHint} most={500} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={setReason} />
      <Button text={deskCopy.acts.redirect} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}

const answers = (['agree', 'return'] as const).map((value) => ({ value, text: words.signs[value] }))

/** 行政分管领导 signs the plan, or sends it back with a reason. */
export function SignForm({ desk: { suggestionId, plan }, decide }: FormProps) {
  const [verdict, setVerdict] = useState<'agree' | 'return' | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isMissing = verdict === 'return' && !reason.trim()

  function send() {
    setChecked(true)
    if (verdict && !isMissing) decide.send('sign', { suggestionId, verdict, reason })
  }

  return (
    <>
      {plan && <View>{words.signPlan(plan.ownerName, plan.finishOn, moneyText(plan.costFen))}</View>}
      <Choice label={words.sign} options={answers} values={verdict ? [verdict] : []} error={isChecked && !verdict ? words.signNeed : null} onChange={([chosen = null]) => setVerdict(chosen)} />
      <TextArea label={words.reason} isOptional={verdict !== 'return'} most={500} value={reason} error={isChecked && isMissing ? words.need : null} onChange={setReason} />
      <Button text={deskCopy.acts.sign} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}

/** What the twelve months from adoption were worth. */
export function YearForm({ desk: { suggestionId, effectFound }, decide }: FormProps) {
  const [yearFen, setYearFen] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const before = effectFound?.confirmedFen ?? null

  function send() {
    setChecked(true)
    if (yearFen !== null) decide.send('confirmYear', { suggestionId, yearFen, note })
  }

  return (
    <>
      <MoneyField label={words.year} hint={before === null ? undefined : words.yearBefore(moneyText(before))} fen={yearFen} error={isChecked && yearFen === null ? words.moneyNeed : null} onChange={setYearFen} />
      <View className="small quiet">{words.yearText}</View>
      <TextArea label={words.note} isOptional most={200} value={note} onChange={setNote} />
      <Button text={deskCopy.acts.confirmYear} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}

/** An idea kept for later may earn an amount of the last grade. */
export function RewardForm({ desk: { suggestionId }, decide }: FormProps) {
  const [amountFen, setAmountFen] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const refusal = decide.error?.field === 'amountFen' ? words.rewardBounds : null

  function send() {
    setChecked(true)
    if (amountFen !== null && reason.trim()) decide.send('reward', { suggestionId, amountFen, reason })
  }

  return (
    <>
      <MoneyField label={words.reward} hint={words.rewardHint} fen={amountFen} error={refusal ?? (isChecked && amountFen === null ? words.moneyNeed : null)} onChange={setAmountFen} />
      <TextArea label={words.reason} hint={words.reasonHint} most={500} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={setReason} />
      <Button text={deskCopy.acts.reward} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
