import { useState } from 'react'
import { View } from '@tarojs/components'
import { addDays, dayOf } from '@/types/calendar'
import { Button } from '../../../../components/Button'
import { DateField } from '../../../../components/DateField'
import { SwitchRow } from '../../../../components/SwitchRow'
import { TextArea } from '../../../../components/TextArea'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import type { StepProps } from './step'

const words = deskCopy.follow
const USUAL_DAYS = 30

/** What came of it; with a day it goes on. */
export function FollowForm({ visit: { visitId }, settle }: StepProps) {
  const [note, setNote] = useState('')
  const [nextOn, setNextOn] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const following = useAction('visit.follow')

  function send() {
    setChecked(true)
    if (note.trim()) void settle(following.run({ visitId, note: note.trim(), nextOn }), 'follow')
  }

  return (
    <View className="form">
      <TextArea label={words.note} hint={deskCopy.record.private} most={300} value={note} error={isChecked && !note.trim() ? words.noteNeed : null} onChange={setNote} />
      <SwitchRow icon="refresh" text={words.again} isOn={nextOn !== null} onChange={(isOn) => setNextOn(isOn ? addDays(dayOf(new Date()), USUAL_DAYS) : null)} />
      {nextOn !== null && <DateField label={words.nextOn} value={nextOn} earliest={addDays(dayOf(new Date()), 1)} onChange={(day) => day && setNextOn(day)} />}
      <Button icon="check" text={nextOn === null ? words.send : words.sendOn} isBusy={following.isBusy} onTap={send} />
    </View>
  )
}
