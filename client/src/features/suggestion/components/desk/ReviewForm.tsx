import { useState } from 'react'
import type { Verdict } from '@/types/suggestionNames'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { TextArea } from '../../../../components/TextArea'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'

const words = deskCopy.form
const options = (['adopt', 'reserve', 'notAdopt'] as const).map((value) => ({ value, text: words.verdicts[value], note: words.verdictNotes[value] }))

/** One opinion, on the words alone: neither name nor unit is known here. */
export function ReviewForm({ desk: { suggestionId }, decide }: FormProps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const needsReason = verdict !== null && verdict !== 'adopt'

  function send() {
    setChecked(true)
    if (verdict === 'adopt') return decide.send('review', { suggestionId, verdict, reason })
    if (verdict && reason.trim()) decide.send('review', { suggestionId, verdict, reason })
  }

  return (
    <>
      <Choice
        label={words.verdict}
        hint={deskCopy.blind}
        options={options}
        values={verdict ? [verdict] : []}
        error={isChecked && !verdict ? words.verdictNeed : null}
        onChange={([chosen = null]) => setVerdict(chosen)}
      />
      <TextArea label={words.reason} hint={words.reasonHint} isOptional={!needsReason} most={500} value={reason} error={isChecked && needsReason && !reason.trim() ? words.need : null} onChange={setReason} />
      <Button text={deskCopy.acts.review} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
