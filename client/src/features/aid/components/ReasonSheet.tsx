import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'

interface ReasonSheetProps {
  readonly isOpen: boolean
  readonly title: string
  readonly text: string
  readonly label: string
  readonly hint?: string
  readonly need: string
  readonly send: string
  readonly isBusy: boolean
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

/** One question with its reason; nothing is sent without it. */
export function ReasonSheet({ isOpen, title, text, label, hint, need, send, isBusy, onSend, onClose }: ReasonSheetProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function confirm() {
    setChecked(true)
    if (reason.trim()) onSend(reason)
  }

  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      <View className="quiet">{text}</View>
      <TextArea label={label} hint={hint} most={500} value={reason} error={isChecked && !reason.trim() ? need : null} onChange={setReason} />
      <Button text={send} isBusy={isBusy} onTap={confirm} />
    </Sheet>
  )
}
