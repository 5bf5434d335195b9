import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { MoneyField } from '../../../components/MoneyField'
import { TextField } from '../../../components/TextField'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'

interface BookFormProps {
  readonly fundId: string
  readonly kind: 'income' | 'opening'
  readonly onDone: () => void
}

/** Money that came in, or the opening written anew, with where it comes from. */
export function BookForm({ fundId, kind, onDone }: BookFormProps) {
  const [amountFen, setAmount] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const booking = useAction('fund.book')

  async function send() {
    setChecked(true)
    if (!amountFen || !note.trim()) return
    if (!(await booking.run({ fundId, kind, amountFen, note }))) return
    showToast({ text: copy.booked })
    onDone()
  }

  return (
    <View className="form">
      <MoneyField label={copy.amount} fen={amountFen} error={isChecked && !amountFen ? copy.amountNeed : null} onChange={setAmount} />
      <TextField label={copy.note} placeholder={copy.noteExample} value={note} error={isChecked && !note.trim() ? copy.noteNeed : null} onChange={setNote} />
      <Button text={kind === 'income' ? copy.book : copy.reopen} isBusy={booking.isBusy} onTap={() => void send()} />
    </View>
  )
}
