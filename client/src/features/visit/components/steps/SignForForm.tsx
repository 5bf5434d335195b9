import { useState } from 'react'
import { View } from '@tarojs/components'
import { familyTies, type FamilyTie } from '@/types/visitNames'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { TextArea } from '../../../../components/TextArea'
import { TextField } from '../../../../components/TextField'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import { giftOf } from '../../lib/now'
import { PhotoTaker } from '../Photos'
import type { StepProps } from './step'

const words = deskCopy.signFor
const ties = Object.entries(familyTies).filter(([value]) => value !== 'self').map(([value, text]) => ({ value: value as FamilyTie, text }))

/** Handed to a family member, with the signed sheet or the reason why there is none; or to somebody without the app, who signs on paper. */
export function SignForForm({ visit, settle, refresh, uploads }: StepProps) {
  const { visitId, grant, photos, signer } = visit
  const isFamily = signer === 'family'
  const [name, setName] = useState(isFamily ? '' : visit.name)
  const [tie, setTie] = useState<FamilyTie | null>(isFamily ? null : 'self')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const signing = useAction('visit.signFor')
  const hasReceipt = photos.some(({ kind }) => kind === 'receipt')
  const needsReason = !hasReceipt && (!isFamily || !reason.trim())

  function send() {
    if (uploads.whyNot) return
    setChecked(true)
    if (!name.trim() || !tie || needsReason) return
    void settle(signing.run({ visitId, amountFen: grant?.amountFen ?? 0, signerName: name.trim(), tie, reason: reason.trim() }), 'signFor')
  }

  return (
    <View className="form">
      <View className="h3 breaks">{(isFamily ? words.lead : words.leadSelf)(giftOf(visit))}</View>
      {isFamily && <TextField label={words.name} value={name} error={isChecked && !name.trim() ? words.nameNeed : null} onChange={setName} />}
      {isFamily && <Choice label={words.tie} options={ties} values={tie ? [tie] : []} error={isChecked && !tie ? words.tieNeed : null} onChange={([chosen]) => chosen && setTie(chosen)} />}
      <PhotoTaker visit={visit} kind="receipt" label={words.receipt} hint={words.receiptHint} error={isChecked && !isFamily && needsReason ? words.sheetNeed : null} uploads={uploads} isSending={signing.isBusy} refresh={refresh} />
      {isFamily && !hasReceipt && <TextArea label={words.reason} isOptional most={300} value={reason} error={isChecked && needsReason ? words.reasonNeed : null} onChange={setReason} />}
      <Button icon="check" text={isFamily ? words.send : words.sendSelf} isBusy={signing.isBusy} whyNot={uploads.whyNot} onTap={send} />
    </View>
  )
}
