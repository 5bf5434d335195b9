import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { copy } from '../copy'

interface ReasonSheetProps {
  readonly title: string
  readonly note?: string
  readonly label?: string
  readonly hint?: string
  /** The verb on the button. */
  readonly verb: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly isDanger?: boolean
  readonly onClose: () => void
  readonly onDone: (reason: string) => void
}

const MOST = 200

/** An act that needs its reason in words. */
export function ReasonSheet({ title, note, label = copy.reason, hint = copy.reasonHint, verb, isOpen, isBusy, isDanger = false, onClose, onDone }: ReasonSheetProps) {
  const [reason, setReason] = useState('')
  const words = reason.trim()
  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      {note && <View className="quiet">{note}</View>}
      <TextArea label={label} hint={hint} value={reason} most={MOST} onChange={setReason} />
      <Button kind={isDanger ? 'danger' : 'primary'} text={verb} isBusy={isBusy} whyNot={words === '' ? copy.needReason : null} onTap={() => onDone(words)} />
    </Sheet>
  )
}
