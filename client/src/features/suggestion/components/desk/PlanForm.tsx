import { useState } from 'react'
import { dayOf } from '@/types/calendar'
import { Button } from '../../../../components/Button'
import { DateField } from '../../../../components/DateField'
import { MoneyField } from '../../../../components/MoneyField'
import { TextField } from '../../../../components/TextField'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'

const words = deskCopy.form

/** Who, by when, at what cost, for what yearly gain. */
export function PlanForm({ desk: { suggestionId, costFen: budget }, decide }: FormProps) {
  const [today] = useState(() => dayOf(new Date()))
  const [ownerName, setOwnerName] = useState('')
  const [finishOn, setFinishOn] = useState('')
  const [costFen, setCostFen] = useState<number | null>(budget)
  const [expectedFen, setExpectedFen] = useState<number | null>(null)
  const [isChecked, setChecked] = useState(false)
  const needs = (isMissing: boolean, sentence: string) => (isChecked && isMissing ? sentence : null)

  function send() {
    setChecked(true)
    if (ownerName.trim() && finishOn >= today && costFen !== null && expectedFen !== null) decide.send('plan', { suggestionId, ownerName, finishOn, costFen, expectedFen })
  }

  return (
    <>
      <TextField label={words.owner} value={ownerName} error={needs(!ownerName.trim(), words.ownerNeed)} onChange={setOwnerName} />
      <DateField label={words.finishOn} value={finishOn} earliest={today} error={needs(finishOn < today, words.finishNeed)} onChange={setFinishOn} />
      <MoneyField label={words.cost} fen={costFen} error={needs(costFen === null, words.moneyNeed)} onChange={setCostFen} />
      <MoneyField label={words.expected} fen={expectedFen} error={needs(expectedFen === null, words.moneyNeed)} onChange={setExpectedFen} />
      <Button text={deskCopy.acts.plan} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
