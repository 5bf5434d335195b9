import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import { Button } from '../../../../components/Button'
import { DateField } from '../../../../components/DateField'
import { useSession } from '../../../../lib/session'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import { PeoplePicker, type Visitor } from '../PeoplePicker'
import type { StepProps } from './step'

const words = deskCopy.arrange

/** Today and myself stand there already: one more tap and it is arranged. */
export function ArrangeForm({ visit: { visitId, group }, settle }: StepProps) {
  const me = useSession().data?.me
  const [on, setOn] = useState(() => dayOf(new Date()))
  const [chosen, setChosen] = useState<readonly Visitor[] | null>(null)
  const [isChecked, setChecked] = useState(false)
  const arranging = useAction('visit.arrange')
  const visitors = chosen ?? (me ? [{ staffNo: me.staffNo, name: me.name }] : [])
  const isTalk = group === 'talk'

  function send() {
    setChecked(true)
    if (visitors.length > 0) void settle(arranging.run({ visitId, on, staffNos: visitors.map(({ staffNo }) => staffNo) }), 'arrange')
  }

  return (
    <View className="form">
      <DateField label={isTalk ? words.onTalk : words.on} value={on} earliest={dayOf(new Date())} onChange={(day) => day && setOn(day)} />
      <PeoplePicker label={isTalk ? words.whoTalk : words.who} people={visitors} error={isChecked && visitors.length === 0 ? words.need : null} onChange={setChosen} />
      <Button icon="check" text={words.send} isBusy={arranging.isBusy} onTap={send} />
    </View>
  )
}
