import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from './Button'
import { Sheet } from './Sheet'
import { TextArea } from './TextArea'

interface ReasonSheetProps {
  readonly title: string
  readonly text?: string
  readonly label: string
  readonly hint?: string
  /** Said where nothing was written. */
  readonly need: string
  /** On the button; the title when absent. */
  readonly verb?: string
  readonly most?: number
  readonly isDanger?: boolean
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

/** One step with its reason in words; nothing is sent without it. What was written stays when the sheet is closed. */
export function ReasonSheet({ title, text, label, hint, need, verb = title, most = 200, isDanger = false, isOpen, isBusy, onSend, onClose }: ReasonSheetProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const words = reason.trim()

  function send() {
    setChecked(true)
    if (words) onSend(words)
  }

  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      {text && <View className="quiet">{text}</View>}
      <TextArea label={label} hint={hint} most={most} value={reason} error={isChecked && !words ? need : null} onChange={setReason} />
      <Button kind={isDanger ? 'danger' : 'primary'} text={verb} isBusy={isBusy} onTap={send} />
    </Sheet>
  )
}
