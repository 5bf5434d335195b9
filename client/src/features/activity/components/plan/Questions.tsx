import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Field } from '../../../../components/Field'
import { SwitchRow } from '../../../../components/SwitchRow'
import { TextField } from '../../../../components/TextField'
import { freshKey, type Question } from '../../lib/plan'
import { planCopy as copy } from '../../planCopy'
import type { PlanPart } from './PlanPart'

const MOST = 5

/** What people are asked when they sign up; best nothing. */
export function Questions({ plan: { questions }, wrong, change }: PlanPart) {
  const put = (changed: Question) => change({ questions: questions.map((question) => (question.key === changed.key ? changed : question)) })
  const add = (label: string, options: readonly string[]) =>
    change({ questions: [...questions, { key: freshKey('q', questions), label, options: [...options], required: true }] })
  const offered = copy.quick.filter(({ label }) => !questions.some((question) => question.label === label))

  return (
    <>
      <View className="quiet">{copy.questionsHint}</View>
      {questions.map((question, index) => (
        <QuestionCard
          key={question.key}
          at={index + 1}
          question={question}
          onChange={put}
          onRemove={() => change({ questions: questions.filter(({ key }) => key !== question.key) })}
        />
      ))}
      {questions.length === 0 && <Card look="flat">{copy.noQuestions}</Card>}
      {wrong.questions && <Field label="" error={wrong.questions} />}
      {questions.length < MOST && (
        <View className="plan__adds">
          {offered.map(({ text, label, options }) => (
            <Button key={text} kind="secondary" isSmall icon="plus" text={text} onTap={() => add(label, options)} />
          ))}
          <Button kind="secondary" isSmall icon="edit" text={copy.ownQuestion} onTap={() => add('', [])} />
        </View>
      )}
    </>
  )
}

interface QuestionCardProps {
  readonly at: number
  readonly question: Question
  readonly onChange: (question: Question) => void
  readonly onRemove: () => void
}

function QuestionCard({ at, question, onChange, onRemove }: QuestionCardProps) {
  const [options, setOptions] = useState(question.options.join('、'))
  return (
    <Card className="plan__fields">
      <View className="strong">{copy.question(at)}</View>
      <TextField label={copy.questionLabel} value={question.label} onChange={(label) => onChange({ ...question, label })} />
      <TextField
        label={copy.options}
        hint={copy.optionsHint}
        isOptional
        value={options}
        onChange={(text) => {
          setOptions(text)
          onChange({ ...question, options: optionsIn(text) })
        }}
      />
      <SwitchRow text={copy.required} isOn={question.required} onChange={(required) => onChange({ ...question, required })} />
      <Button kind="quiet" isSmall icon="trash" text={copy.removeQuestion} onTap={onRemove} />
    </Card>
  )
}

function optionsIn(text: string): string[] {
  return [...new Set(text.split(/[、,，;；\n]/).map((option) => option.trim()))].filter((option) => option !== '')
}
