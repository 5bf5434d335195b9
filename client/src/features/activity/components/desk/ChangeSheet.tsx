import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Sheet } from '../../../../components/Sheet'
import { TextArea } from '../../../../components/TextArea'
import { TextField } from '../../../../components/TextField'
import { WhenField } from '../../../../components/WhenField'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import { wrongFields } from '../../lib/plan'
import { planCopy, planErrors } from '../../planCopy'

const copy = deskCopy.desk

interface ChangeSheetProps {
  readonly desk: Desk
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChanged: (desk: Desk) => void
}

/** Another time or place after the approval; everybody signed up is told. */
export function ChangeSheet(props: ChangeSheetProps) {
  const { counts } = props.desk
  return (
    <Sheet title={copy.change} isOpen={props.isOpen} onClose={props.onClose}>
      <View className="quiet">{copy.changeText(counts.seated + counts.waiting + counts.offered)}</View>
      <Terms {...props} />
    </Sheet>
  )
}

function Terms({ desk: { activityId, version, status, plan }, onClose, onChanged }: ChangeSheetProps) {
  const [to, setTo] = useState(plan)
  const [isChecked, setChecked] = useState(false)
  const changing = useAction('activity.change')
  const put = (part: Partial<typeof plan>) => setTo({ ...to, ...part })
  const { place, text, startsAt, endsAt, signUpOpensAt, signUpClosesAt } = to
  const wrong = isChecked ? wrongOf(to, status) : []
  const errorOf = (field: keyof typeof planErrors) => (wrong.includes(field) ? planErrors[field] : null)

  async function send() {
    setChecked(true)
    if (wrongOf(to, status).length > 0 || !startsAt || !endsAt || !signUpOpensAt || !signUpClosesAt) return
    const desk = await changing.run({ activityId, version, place, text, startsAt, endsAt, signUpOpensAt, signUpClosesAt })
    if (!desk) return
    onChanged(desk)
    onClose()
    showToast({ text: copy.changeDone })
  }

  return (
    <>
      <TextField label={planCopy.place} error={errorOf('place')} value={place} onChange={(next) => put({ place: next })} />
      <WhenField label={planCopy.starts} timeLabel={planCopy.time} error={errorOf('startsAt')} value={startsAt} onChange={(next) => put({ startsAt: next })} />
      <WhenField label={planCopy.ends} timeLabel={planCopy.time} error={errorOf('endsAt')} value={endsAt} onChange={(next) => put({ endsAt: next })} />
      {status === 'open' && (
        <WhenField
          label={planCopy.closes}
          timeLabel={planCopy.time}
          error={errorOf('signUpClosesAt')}
          value={signUpClosesAt}
          onChange={(next) => put({ signUpClosesAt: next })}
        />
      )}
      <TextArea label={planCopy.text} error={errorOf('text')} most={3000} value={text} onChange={(next) => put({ text: next })} />
      <Button icon="check" text={copy.changeSend} isBusy={changing.isBusy} onTap={() => void send()} />
    </>
  )
}

/** What can be seen to be wrong here; the cloud looks at the clock as well. */
function wrongOf(to: Desk['plan'], status: Desk['status']) {
  const { place, text, startsAt, endsAt, signUpClosesAt } = to
  const empty = [place.trim() === '' && 'place', text.trim() === '' && 'text'] as const
  const order = [(endsAt ?? '') <= (startsAt ?? '') && 'endsAt', status === 'open' && (signUpClosesAt ?? '') > (startsAt ?? '') && 'signUpClosesAt'] as const
  return [...wrongFields(to), ...empty, ...order].filter((field) => field !== false)
}
