import { useState } from 'react'
import type { AidCategory, ExitReason, YearOutcome } from '@/types/aidNames'
import type { ActionInput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { TextArea } from '../../../../components/TextArea'
import { deskCopy } from '../../deskCopy'
import { options } from '../../lib/options'
import { one, type FormProps } from './forms'

const words = deskCopy.form
type Wish = ActionInput<'aid.proposeReview'>

interface Answers {
  readonly outcome: YearOutcome | null
  readonly category: AidCategory | null
  readonly exitReason: ExitReason | null
  readonly reason: string
}

/** As it is sent; null while something is missing. */
function wishOf(aidId: string, { outcome, category, exitReason, reason }: Answers): Wish | null {
  if (outcome === null || !reason.trim()) return null
  if (outcome === 'reclassify') return category && { aidId, outcome, category, reason }
  if (outcome === 'exit') return exitReason && { aidId, outcome, exitReason, reason }
  return { aidId, outcome, reason }
}

/** Once a year: goes on, another category, out of need, or out with its reason. */
export function YearForm({ aid: { aidId }, decide }: FormProps) {
  const [answers, setAnswers] = useState<Answers>({ outcome: null, category: null, exitReason: null, reason: '' })
  const [isChecked, setChecked] = useState(false)
  const { outcome, category, exitReason, reason } = answers
  const put = (part: Partial<Answers>) => setAnswers({ ...answers, ...part })

  function send() {
    setChecked(true)
    const wish = wishOf(aidId, answers)
    if (wish) decide.send('proposeReview', wish)
  }

  return (
    <>
      <Choice label={words.outcome} options={options.yearOutcome} values={one(outcome)} error={isChecked && !outcome ? words.outcomeNeed : null} onChange={([chosen = null]) => put({ outcome: chosen })} />
      {outcome === 'reclassify' && (
        <Choice label={words.category} options={options.category} values={one(category)} error={isChecked && !category ? words.categoryNeed : null} onChange={([chosen = null]) => put({ category: chosen })} />
      )}
      {outcome === 'exit' && (
        <Choice label={words.exitReason} options={options.exitReason} values={one(exitReason)} error={isChecked && !exitReason ? words.exitNeed : null} onChange={([chosen = null]) => put({ exitReason: chosen })} />
      )}
      <TextArea label={words.inner} hint={words.innerHint} most={500} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={(text) => put({ reason: text })} />
      <Button text={deskCopy.acts.proposeReview} isBusy={decide.isBusy} onTap={send} />
    </>
  )
}
