import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import type { Option } from '../../../../components/SelectField'
import { TextArea } from '../../../../components/TextArea'
import { one } from './forms'

interface ChoiceFormProps<Value extends string> {
  readonly text?: string
  readonly label: string
  readonly options: ReadonlyArray<Option<Value>>
  /** Where nothing is chosen. */
  readonly choiceNeed: string
  readonly first?: Value
  readonly noteLabel: string
  readonly noteHint?: string
  /** Absent: the words may stay away. */
  readonly noteNeed?: string
  readonly confirm: string
  readonly isBusy: boolean
  readonly onSend: (value: Value, note: string) => void
}

/** One of a few, and words beside it: a vote, what an objection came to, a review. */
export function ChoiceForm<Value extends string>({ text, label, options, choiceNeed, first, noteLabel, noteHint, noteNeed, confirm, isBusy, onSend }: ChoiceFormProps<Value>) {
  const [value, setValue] = useState<Value | null>(first ?? null)
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (value !== null && (!noteNeed || note.trim())) onSend(value, note)
  }

  return (
    <>
      {text && <View>{text}</View>}
      <Choice label={label} options={options} values={one(value)} error={isChecked && value === null ? choiceNeed : null} onChange={([chosen]) => setValue(chosen ?? null)} />
      <TextArea label={noteLabel} hint={noteHint} isOptional={!noteNeed} most={500} value={note} error={isChecked && noteNeed && !note.trim() ? noteNeed : null} onChange={setNote} />
      <Button text={confirm} isBusy={isBusy} onTap={send} />
    </>
  )
}
