import { useState } from 'react'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { TextArea } from '../../../../components/TextArea'
import { dayText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'

const words = deskCopy.form
const outcomes = [{ value: 'no', text: words.notUpheld }, { value: 'yes', text: words.upheld }] as const

/** What an objection came to, with its reason. */
export function SettleForm({ desk: { suggestionId, objections = [] }, decide }: FormProps) {
  const open = objections.filter(({ isOpen }) => isOpen)
  const [objectionId, setObjectionId] = useState(open[0]?.objectionId ?? '')
  const [outcome, setOutcome] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (outcome && reason.trim()) decide.send('settle', { suggestionId, objectionId, isUpheld: outcome === 'yes', reason })
  }

  return (
    <>
      <Choice label={words.objection} options={open.map((one) => ({ value: one.objectionId, text: one.text, note: dayText(one.at) }))} values={[objectionId]} onChange={([chosen = '']) => setObjectionId(chosen)} />
      <Choice label={words.isUpheld} options={outcomes} values={outcome ? [outcome] : []} error={isChecked && !outcome ? words.upheldNeed : null} onChange={([chosen = null]) => setOutcome(chosen)} />
      <TextArea label={words.reason} most={500} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={setReason} />
      <Button text={deskCopy.acts.settle} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
