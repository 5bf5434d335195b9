import { useState } from 'react'
import type { BirthdayColleague } from '@/types/birthday'
import { MAX_WISH } from '@/types/birthdayNames'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'

interface WishSheetProps {
  readonly to: BirthdayColleague
  readonly onClose: () => void
  readonly onSent: () => void
}

const [first = ''] = copy.colleagues.presets
const OWN = 'own'
const presets = [...copy.colleagues.presets.map((text) => ({ value: text, text })), { value: OWN, text: copy.colleagues.own }]

/** A wish is ready to be sent as it opens; another one can be picked, or written. */
export function WishSheet({ to: { memberId, name }, onClose, onSent }: WishSheetProps) {
  const [picked, setPicked] = useState(first)
  const [written, setWritten] = useState('')
  const text = picked === OWN ? written : picked
  const sending = useAction('birthday.wish')
  const length = Array.from(text.trim()).length

  async function send() {
    const sent = await sending.run({ memberId, text })
    if (!sent) return
    showToast({ text: sent.status === 'shown' ? copy.colleagues.sent : copy.colleagues.wishWaiting })
    onSent()
  }

  return (
    <Sheet title={copy.colleagues.sheet(name)} isOpen onClose={onClose}>
      <Choice label={copy.colleagues.pick} options={presets} values={[picked]} onChange={([value]) => value && setPicked(value)} />
      {picked === OWN && <TextArea label={copy.colleagues.words} hint={copy.colleagues.hint} value={written} most={MAX_WISH} onChange={setWritten} />}
      <Button text={copy.colleagues.send} icon="care" isBusy={sending.isBusy} whyNot={length === 0 || length > MAX_WISH ? copy.colleagues.hint : null} onTap={() => void send()} />
    </Sheet>
  )
}
