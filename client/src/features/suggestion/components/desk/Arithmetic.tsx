import { View } from '@tarojs/components'
import { grades } from '@/types/suggestionNames'
import { Card } from '../../../../components/Card'
import { moneyText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import { Clauses } from '../Clauses'
import type { Desk } from '../../lib/desk'

const words = deskCopy.form

/** How grade and amount came about, in sentences, and whose settings they are. */
export function Arithmetic({ grade, effectFound, clauses }: Pick<Desk, 'grade' | 'effectFound' | 'clauses'>) {
  if (!grade) return null
  const confirmed = effectFound?.yearFen ?? effectFound?.confirmedFen ?? null
  const name = grades[grade.grade]
  return (
    <Card look="flat" className="stack">
      <View className="strong">{words.arithmetic}</View>
      <View>{confirmed === null ? words.byNone(name) : words.byMoney(moneyText(confirmed), name)}</View>
      <View>{words.byPoints(grade.points, moneyText(grade.amountFen))}</View>
      {grade.isBorrowed && <View>{words.borrowed}</View>}
      <Clauses clauses={clauses.filter(({ key }) => key.startsWith('suggestion.grade'))} />
    </Card>
  )
}
