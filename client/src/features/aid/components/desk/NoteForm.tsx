import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { List, ListRow } from '../../../../components/List'
import { TextArea } from '../../../../components/TextArea'

interface NoteFormProps {
  readonly label: string
  readonly hint?: string
  /** Absent: it may stay empty. */
  readonly need?: string
  readonly presets?: readonly string[]
  readonly text?: string
  readonly confirm: string
  readonly isDanger?: boolean
  readonly isBusy: boolean
  readonly onSend: (note: string) => void
}

/** A step that is taken with words: a reason that must be there, or a line that may. */
export function NoteForm({ label, hint, need, presets = [], text, confirm, isDanger, isBusy, onSend }: NoteFormProps) {
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
      {presets.length > 0 && (
        <List>
          {presets.map((preset) => (
            <ListRow key={preset} icon="plus" title={preset} onTap={() => setNote([note.trim(), preset].filter(Boolean).join('；'))} />
          ))}
        </List>
      )}
      <TextArea label={label} hint={hint} isOptional={!need} most={500} value={note} error={error} onChange={setNote} />
      <Button kind={isDanger ? 'danger' : 'primary'} text={confirm} isBusy={isBusy} onTap={send} />
    </>
  )
}
