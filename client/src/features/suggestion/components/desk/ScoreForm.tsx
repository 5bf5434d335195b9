import { useState } from 'react'
import { View } from '@tarojs/components'
import { criteria, type Criterion } from '@/types/suggestionNames'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { NumberStepper } from '../../../../components/NumberStepper'
import { SwitchRow } from '../../../../components/SwitchRow'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'
import './ScoreForm.scss'

const words = deskCopy.form
type Sheet = Readonly<Record<Criterion, number>>
/** A first tap for each of four levels; the stepper is for the rest. */
const LEVELS = [1, 0.8, 0.6, 0.3] as const

/** The score sheet with its weights, and the sum. */
export function ScoreForm({ desk: { suggestionId, sheet }, decide }: FormProps) {
  const [scores, setScores] = useState<Sheet>({ technique: 0, benefit: 0, scope: 0, practicality: 0 })
  const [isBorrowed, setBorrowed] = useState(false)
  const full = sheet.reduce((sum, { points }) => sum + points, 0)
  const total = sheet.reduce((sum, { criterion }) => sum + scores[criterion], 0)
  const put = (criterion: Criterion, points: number) => setScores((before) => ({ ...before, [criterion]: points }))

  return (
    <>
      {sheet.map(({ criterion, points }) => (
        <View key={criterion} className="stack score-part">
          <Choice
            label={words.scoreOf(criteria[criterion], points)}
            options={LEVELS.map((share, at) => ({ value: String(Math.round(points * share)), text: words.levels[at] ?? '' }))}
            values={[String(scores[criterion])]}
            onChange={([chosen = '0']) => put(criterion, Number(chosen))}
          />
          <NumberStepper label={words.scoreHere} value={scores[criterion]} least={0} most={points} unit={words.points} onChange={(value) => put(criterion, value)} />
        </View>
      ))}
      <Card look="flat">
        <SwitchRow text={words.isBorrowed} note={words.isBorrowedNote} isOn={isBorrowed} onChange={setBorrowed} />
      </Card>
      <View className="h3 number">{words.total(total, full)}</View>
      <Button text={deskCopy.acts.score} isBusy={decide.isBusy} onTap={() => decide.send('score', { suggestionId, ...scores, isBorrowed, note: '' })} />
    </>
  )
}
