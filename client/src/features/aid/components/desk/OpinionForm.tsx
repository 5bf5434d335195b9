import { useState } from 'react'
import type { AidCategory } from '@/types/aidNames'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { MoneyField } from '../../../../components/MoneyField'
import { TextArea } from '../../../../components/TextArea'
import { moneyText } from '../../../../lib/format'
import { useQuery } from '../../../../lib/useQuery'
import { deskCopy } from '../../deskCopy'
import { options } from '../../lib/options'
import { one, type FormProps } from './forms'

const words = deskCopy.form
const answers = [{ value: 'yes', text: words.yes }, { value: 'no', text: words.no }] as const

/** The committee's opinion: for or against, with a reason; for it, in which category and how much. */
export function OpinionForm({ aid: { aidId }, decide }: FormProps) {
  const ceilings = useQuery('aid.ceilings', { aidId }, { keep: false })
  const [supports, setSupports] = useState<'yes' | 'no' | null>(null)
  const [category, setCategory] = useState<AidCategory | null>(null)
  const [suggestedFen, setSuggested] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const { data } = ceilings
  const room = data && (data.voteRoomFen > data.roomFen ? words.voteRoom(moneyText(data.roomFen), moneyText(data.voteRoomFen)) : words.room(moneyText(data.roomFen)))
  const refused = decide.error?.field === 'suggestedFen' ? decide.error.text : null

  function send() {
    setChecked(true)
    if (!reason.trim() || supports === null) return
    if (supports === 'no') return decide.send('opinion', { aidId, supports: false, reason })
    if (category !== null && suggestedFen) decide.send('opinion', { aidId, supports: true, category, suggestedFen, reason })
  }

  return (
    <>
      <Choice label={words.supports} options={answers} values={one(supports)} error={isChecked && !supports ? words.supportsNeed : null} onChange={([chosen = null]) => setSupports(chosen)} />
      {supports === 'yes' && (
        <>
          <Choice label={words.category} options={options.category} values={one(category)} error={isChecked && !category ? words.categoryNeed : null} onChange={([chosen = null]) => setCategory(chosen)} />
          <MoneyField label={words.suggested} hint={room ?? undefined} fen={suggestedFen} error={refused ?? (isChecked && !suggestedFen ? words.suggestedNeed : null)} onChange={setSuggested} />
        </>
      )}
      <TextArea label={words.reason} hint={supports === 'no' ? words.reasonHint : words.innerHint} most={500} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={setReason} />
      <Button text={deskCopy.acts.opinion} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
