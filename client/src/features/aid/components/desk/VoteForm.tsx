import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { TextArea } from '../../../../components/TextArea'
import { moneyText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import { one, type FormProps } from './forms'

const words = deskCopy.form
const votes = [{ value: 'yes', text: deskCopy.voteFor }, { value: 'no', text: deskCopy.voteAgainst }] as const

/** One vote. Against it the person is owed a reason; what is said among officers stays apart from it. */
export function VoteForm({ aid: { aidId, vote }, decide }: FormProps) {
  const [chosen, setChosen] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (chosen === 'yes') decide.send('vote', { aidId, isFor: true, note })
    if (chosen === 'no' && reason.trim()) decide.send('vote', { aidId, isFor: false, reason, note })
  }

  return (
    <>
      <View>{words.voteText(moneyText(vote?.amountFen ?? 0))}</View>
      <Choice label={words.vote} options={votes} values={one(chosen)} error={isChecked && !chosen ? words.voteNeed : null} onChange={([next = null]) => setChosen(next)} />
      {chosen === 'no' && <TextArea label={words.against} hint={words.againstHint} most={500} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={setReason} />}
      <TextArea label={words.note} hint={words.innerHint} isOptional most={500} value={note} onChange={setNote} />
      <Button text={deskCopy.acts.vote} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
