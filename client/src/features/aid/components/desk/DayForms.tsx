import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { DateField } from '../../../../components/DateField'
import { TextArea } from '../../../../components/TextArea'
import { TextField } from '../../../../components/TextField'
import { moneyText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import { one, type FormProps } from './forms'

const words = deskCopy.form

/** Finance: on which day what was approved left, through payroll. */
export function PayForm({ aid: { aidId, grants }, decide }: FormProps) {
  const [today] = useState(() => dayOf(new Date()))
  const [paidOn, setPaidOn] = useState(today)
  const [note, setNote] = useState('')
  const open = [...grants].reverse().find(({ isVoid }) => !isVoid)
  return (
    <>
      <View className="strong">{words.payText(moneyText(open?.amountFen ?? 0))}</View>
      <DateField label={words.paidOn} value={paidOn} latest={today} error={decide.error?.field === 'paidOn' ? decide.error.text : null} onChange={setPaidOn} />
      <TextField label={words.payNote} isOptional placeholder={words.payExample} value={note} onChange={setNote} />
      <Button text={deskCopy.acts.pay} isBusy={decide.isBusy} onTap={() => decide.send('pay', { aidId, paidOn, note })} />
    </>
  )
}

const futures = [{ value: 'yes', text: words.goesOn, note: words.goesOnNote }, { value: 'no', text: words.ends, note: words.endsNote }] as const

/** What was found when somebody went to see, and whether help goes on. */
export function FollowForm({ aid: { aidId }, decide }: FormProps) {
  const [today] = useState(() => dayOf(new Date()))
  const [on, setOn] = useState(today)
  const [text, setText] = useState('')
  const [continues, setContinues] = useState<'yes' | 'no'>('yes')
  const [officialFileNo, setNumber] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (text.trim()) decide.send('followUp', { aidId, on, text, continues: continues === 'yes', officialFileNo })
  }

  return (
    <>
      <DateField label={words.followOn} value={on} latest={today} onChange={setOn} />
      <TextArea label={words.followText} most={500} value={text} error={isChecked && !text.trim() ? words.followNeed : null} onChange={setText} />
      <Choice label={words.continues} options={futures} values={one(continues)} onChange={([chosen = 'yes']) => setContinues(chosen)} />
      <TextField label={words.officialNo} isOptional value={officialFileNo} onChange={setNumber} />
      <Button text={deskCopy.acts.followUp} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
