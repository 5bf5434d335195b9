import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Sheet } from '../../../../components/Sheet'
import { TextArea } from '../../../../components/TextArea'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'

const copy = deskCopy.desk

interface CancelSheetProps {
  readonly desk: Desk
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChanged: (desk: Desk) => void
}

/** The chair calls an activity off; everybody who signed up reads the reason. */
export function CancelSheet({ desk: { activityId, counts }, isOpen, onClose, onChanged }: CancelSheetProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const cancel = useAction('activity.cancel')
  const missing = isChecked && !reason.trim() ? copy.cancelNeed : null

  async function send() {
    setChecked(true)
    if (!reason.trim()) return
    const desk = await cancel.run({ activityId, reason })
    if (!desk) return
    onChanged(desk)
    onClose()
    showToast({ text: copy.cancelledDone })
  }

  return (
    <Sheet title={copy.cancelTitle} isOpen={isOpen} onClose={onClose}>
      <View>{copy.cancelText(counts.seated + counts.waiting + counts.offered)}</View>
      <TextArea label={copy.cancelReason} hint={copy.cancelHint} error={missing} most={200} value={reason} onChange={setReason} />
      <Button kind="danger" icon="ban" text={copy.cancel} isBusy={cancel.isBusy} onTap={() => void send()} />
      <Button kind="quiet" text={copy.keep} onTap={onClose} />
    </Sheet>
  )
}
