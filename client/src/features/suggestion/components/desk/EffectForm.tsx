import { useState } from 'react'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { MoneyField } from '../../../../components/MoneyField'
import { SwitchRow } from '../../../../components/SwitchRow'
import { TextArea } from '../../../../components/TextArea'
import { moneyText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'

const words = deskCopy.form

/** The department says what came of it; money goes on to finance. */
export function EffectForm({ desk: { suggestionId, plan }, decide }: FormProps) {
  const [effect, setEffect] = useState('')
  const isPromised = (plan?.expectedFen ?? 0) > 0
  const [hasMoney, setMoney] = useState(isPromised)
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (effect.trim()) decide.send('confirmEffect', { suggestionId, effect, hasMoney })
  }

  return (
    <>
      <TextArea label={words.effect} hint={words.effectHint} most={500} value={effect} error={isChecked && !effect.trim() ? words.effectNeed : null} onChange={setEffect} />
      <Card look="flat">
        {isPromised ? words.promised : <SwitchRow icon="wallet" text={words.hasMoney} note={words.hasMoneyNote} isOn={hasMoney} onChange={setMoney} />}
      </Card>
      <Button text={deskCopy.acts.confirmEffect} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}

/** Finance says what it was worth in the first year. */
export function MoneyForm({ desk: { suggestionId, plan }, decide }: FormProps) {
  const [confirmedFen, setConfirmedFen] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (confirmedFen !== null) decide.send('confirmMoney', { suggestionId, confirmedFen, note })
  }

  return (
    <>
      <MoneyField
        label={words.confirmed}
        hint={plan ? words.expectedWas(moneyText(plan.expectedFen)) : undefined}
        fen={confirmedFen}
        error={isChecked && confirmedFen === null ? words.moneyNeed : null}
        onChange={setConfirmedFen}
      />
      <TextArea label={words.note} isOptional most={200} value={note} onChange={setNote} />
      <Button text={deskCopy.acts.confirmMoney} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
