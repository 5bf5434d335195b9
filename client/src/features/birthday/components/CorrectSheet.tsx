import { useState } from 'react'
import { Sheet } from '../../../components/Sheet'
import { TextField } from '../../../components/TextField'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { BirthDateForm, type BirthDate } from './BirthDateForm'

export interface Corrected {
  readonly memberId: string
  readonly name: string
  readonly birthday: BirthDate | null
}

interface CorrectSheetProps {
  readonly person: Corrected
  readonly onClose: () => void
  readonly onDone: () => void
}

/** An officer puts a date right, and says why. */
export function CorrectSheet({ person: { memberId, name, birthday }, onClose, onDone }: CorrectSheetProps) {
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const correcting = useAction('birthday.correct')

  async function save(date: BirthDate) {
    setAsked(true)
    if (reason.trim() === '' || !(await correcting.run({ memberId, birthday: date, reason }))) return
    showToast({ text: copy.form.kept })
    onClose()
    onDone()
  }

  return (
    <Sheet title={birthday ? copy.month.correct(name) : copy.month.enter(name)} isOpen onClose={onClose}>
      <TextField label={copy.form.reason} hint={copy.form.reasonHint} value={reason} onChange={setReason} error={isAsked && reason.trim() === '' ? copy.form.reasonHint : null} />
      <BirthDateForm known={birthday} isBusy={correcting.isBusy} onSave={(date) => void save(date)} />
    </Sheet>
  )
}
