import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionInput } from '@/types/actions'
import type { ActivityDetail, Question } from '@/types/activity'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { Icon } from '../../../components/Icon'
import { NumberStepper } from '../../../components/NumberStepper'
import { Sheet } from '../../../components/Sheet'
import { TextField } from '../../../components/TextField'
import type { CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { copy } from '../copy'

const words = copy.wish

export type Wish = Omit<ActionInput<'activity.signUp'>, 'activityId'>

interface WishSheetProps {
  readonly activity: ActivityDetail
  readonly begin: Wish
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onConfirm: (wish: Wish) => void
  readonly isBusy: boolean
  readonly error: CallError | null
}

/** The second tap, where there is something to choose. What was chosen stays when the sheet is closed. */
export function WishSheet({ activity, begin, isOpen, onClose, onConfirm, isBusy, error }: WishSheetProps) {
  const { poolBy, pools, maxGuests, maxLine, questions } = activity
  const [poolKey, setPoolKey] = useState<string | null>(begin.poolKey ?? null)
  const [guests, setGuests] = useState(begin.guests)
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(begin.answers)
  const [isChecked, setChecked] = useState(false)
  const needsGroup = poolBy === 'choice' && poolKey === null
  const isUnanswered = ({ key, required }: Question) => required && !answers[key]?.trim()

  function confirm() {
    setChecked(true)
    if (needsGroup || questions.some(isUnanswered)) return
    onConfirm({ guests, answers, ...(poolKey !== null && { poolKey }) })
  }

  const groups = pools.map(({ key, name, left }) => ({
    value: key,
    text: name,
    note: left > 0 ? words.left(left) : maxLine > 0 ? words.full : words.fullNoLine,
  }))

  return (
    <Sheet title={words.title} isOpen={isOpen} onClose={onClose}>
      {poolBy === 'choice' && (
        <Choice
          label={words.group}
          options={groups}
          values={poolKey === null ? [] : [poolKey]}
          error={isChecked && needsGroup ? words.needGroup : null}
          onChange={([chosen]) => setPoolKey(chosen ?? null)}
        />
      )}
      {maxGuests > 0 && (
        <NumberStepper label={words.guests} hint={words.guestsHint(maxGuests)} value={guests} least={0} most={maxGuests} unit={words.person} onChange={setGuests} />
      )}
      {questions.map((question) => (
        <Answer
          key={question.key}
          question={question}
          value={answers[question.key] ?? ''}
          error={isChecked && isUnanswered(question) ? words.needAnswer : null}
          onChange={(answer) => setAnswers((before) => ({ ...before, [question.key]: answer }))}
        />
      ))}
      {error && (
        <View className="wish__error">
          <Icon name="alert" size="small" />
          <View className="grow">{sentenceOfError(error)}</View>
        </View>
      )}
      <Button text={words.confirm} isBusy={isBusy} onTap={confirm} />
    </Sheet>
  )
}

interface AnswerProps {
  readonly question: Question
  readonly value: string
  readonly error: string | null
  readonly onChange: (answer: string) => void
}

function Answer({ question: { label, options, required }, value, error, onChange }: AnswerProps) {
  const field = { label, error, isOptional: !required }
  if (options.length === 0) return <TextField {...field} value={value} placeholder={words.answerHere} onChange={onChange} />
  const choices = options.map((option) => ({ value: option, text: option }))
  return <Choice {...field} options={choices} values={value ? [value] : []} onChange={([chosen]) => onChange(chosen ?? '')} />
}
