import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { TextField } from '../../../components/TextField'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { codesCopy as copy } from '../codesCopy'

interface ReleaseFormProps {
  readonly staffNo: string
  readonly whyNot: string | null
  readonly onReleased: () => void
}

/** Lets go of the WeChat account that somebody lost, with the reason that stays in the record. */
export function ReleaseForm({ staffNo, whyNot, onReleased }: ReleaseFormProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const releasing = useAction('session.release')

  async function send() {
    setChecked(true)
    if (!reason.trim()) return
    const released = await releasing.run({ staffNo, reason })
    if (!released) return
    showToast({ text: copy.released(released.name) })
    onReleased()
  }

  return (
    <View className="stack">
      <View className="quiet">{copy.releaseText}</View>
      <TextField label={copy.reason} hint={copy.reasonHint} error={isChecked && !reason.trim() ? copy.needReason : null} value={reason} onChange={setReason} />
      <Button kind="danger" icon="undo" text={copy.release} whyNot={whyNot} isBusy={releasing.isBusy} onTap={() => void send()} />
    </View>
  )
}
