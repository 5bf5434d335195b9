import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'

interface ReasonSheetProps {
  readonly title: string
  readonly text?: string
  readonly label: string
  readonly hint?: string
  readonly need: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

/** A step that somebody else has to understand: nothing goes without its reason. */
export function ReasonSheet({ title, text, label, hint, need, isOpen, isBusy, onSend, onClose }: ReasonSheetProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (reason.trim()) onSend(reason.trim())
  }

  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      {text && <View className="quiet">{text}</View>}
      <TextArea label={label} hint={hint} most={200} value={reason} error={isChecked && !reason.trim() ? need : null} onChange={setReason} />
      <Button kind="danger" text={title} isBusy={isBusy} onTap={send} />
    </Sheet>
  )
}
