import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { TextArea } from '../../../../components/TextArea'
import { deskCopy } from '../../deskCopy'

const words = deskCopy.form

interface NoteFormProps {
  readonly label: string
  readonly hint?: string
  /** Absent: it may stay empty. */
  readonly need?: string
  readonly most: number
  readonly presets?: readonly string[]
  readonly text?: string
  readonly confirm: string
  readonly isDanger?: boolean
  readonly isBusy: boolean
  readonly onSend: (note: string) => void
}

/** A step that is taken with words: a reason that must be there, or a line that may. */
export function NoteForm({ label, hint, need, most, presets, text, confirm, isDanger, isBusy, onSend }: NoteFormProps) {
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const error = isChecked && need && !note.trim() ? need : null

  function send() {
    setChecked(true)
    if (!need || note.trim()) onSend(note)
  }

  return (
    <>
      {text && <View>{text}</View>}
      {presets && <Choice label={words.usual} options={presets.map((preset) => ({ value: preset, text: preset }))} values={[note]} onChange={([preset = '']) => setNote(preset)} />}
      <TextArea label={label} hint={hint} isOptional={!need} most={most} value={note} error={error} onChange={setNote} />
      <Button kind={isDanger ? 'danger' : 'primary'} text={confirm} isBusy={isBusy} onTap={send} />
    </>
  )
}
