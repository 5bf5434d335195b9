import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Sheet } from '../../../../components/Sheet'
import { TextArea } from '../../../../components/TextArea'
import { TextField } from '../../../../components/TextField'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'

const copy = deskCopy.roster

interface LateEntrySheetProps {
  readonly activityId: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Known when the person was chosen from the list. */
  readonly staffNo?: string
  readonly onDone?: () => void
}

/** Counts somebody in afterwards, with a reason that stays in the list. */
export function LateEntrySheet(props: LateEntrySheetProps) {
  return (
    <Sheet title={copy.lateTitle} isOpen={props.isOpen} onClose={props.onClose}>
      <View className="quiet">{copy.lateText}</View>
      <LateEntry {...props} />
    </Sheet>
  )
}

export function LateEntry({ activityId, staffNo: known = '', onClose, onDone }: LateEntrySheetProps) {
  const [staffNo, setStaffNo] = useState(known)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const entering = useAction('activity.lateEntry')

  async function send() {
    setChecked(true)
    if (!staffNo.trim() || !reason.trim()) return
    const row = await entering.run({ activityId, staffNo, reason })
    if (!row) return
    showToast({ text: copy.lateDone(row.name) })
    onDone?.()
    onClose()
  }

  return (
    <>
      {known === '' && (
        <TextField label={copy.lateStaffNo} error={isChecked && !staffNo.trim() ? copy.lateStaffNoNeed : null} value={staffNo} onChange={setStaffNo} />
      )}
      <TextArea
        label={copy.lateReason}
        hint={copy.lateReasonHint}
        error={isChecked && !reason.trim() ? copy.lateReasonNeed : null}
        most={200}
        value={reason}
        onChange={setReason}
      />
      <Button icon="check-circle" text={copy.lateSend} isBusy={entering.isBusy} onTap={() => void send()} />
    </>
  )
}
