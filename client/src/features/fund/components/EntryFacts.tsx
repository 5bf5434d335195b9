import { useState } from 'react'
import { View } from '@tarojs/components'
import type { FundEntryView } from '@/types/fund'
import { fundEntryKinds } from '@/types/fundNames'
import { Button } from '../../../components/Button'
import { TextField } from '../../../components/TextField'
import { sentenceOf } from '../../../lib/errorCopy'
import { moneyText, whenText } from '../../../lib/format'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'

interface EntryFactsProps {
  readonly fundId: string
  readonly entry: FundEntryView
  readonly onDone: () => void
}

/** One line in full, and the way to take it back. */
export function EntryFacts({ fundId, entry, onDone }: EntryFactsProps) {
  const { kind, seq, amountFen, freedFen, leftAfterFen, title, note, at, byName, takesBack } = entry
  return (
    <View className="form">
      <View>
        <View className="h2 number">{moneyText(amountFen)}</View>
        <View className="quiet">{[fundEntryKinds[kind], copy.number(seq), copy.after(moneyText(leftAfterFen))].join('\u00A0· ')}</View>
        {title !== fundEntryKinds[kind] && <View className="breaks">{title}</View>}
        {note && <View className="breaks">{note}</View>}
        {takesBack && <View>{copy.takesBack(takesBack)}</View>}
        {freedFen > 0 && <View>{copy.freed(moneyText(freedFen))}</View>}
        <View className="small quiet">{copy.by(byName, whenText(at))}</View>
      </View>
      <Counter fundId={fundId} entry={entry} onDone={onDone} />
    </View>
  )
}

function Counter({ fundId, entry: { entryId, blocked }, onDone }: EntryFactsProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const countering = useAction('fund.counter')
  if (blocked.counter) return <View className="small quiet">{sentenceOf(blocked.counter)}</View>

  async function send() {
    setChecked(true)
    if (!reason.trim()) return
    if (!(await countering.run({ fundId, entryId, reason }))) return
    showToast({ text: copy.countered })
    onDone()
  }

  return (
    <View className="stack">
      <View className="small quiet">{copy.counterText}</View>
      <TextField label={copy.reason} placeholder={copy.reasonExample} value={reason} error={isChecked && !reason.trim() ? copy.reasonNeed : null} onChange={setReason} />
      <Button kind="danger" icon="undo" text={copy.counter} isBusy={countering.isBusy} onTap={() => void send()} />
    </View>
  )
}
