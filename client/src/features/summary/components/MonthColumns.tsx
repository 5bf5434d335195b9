import { ScrollView, View } from '@tarojs/components'
import type { FigureUnit } from '@/types/summaryNames'
import { a11y } from '../../../components/a11y'
import { classes } from '../../../components/classes'
import { numberText, partText } from '../lib/figureText'
import { partName } from '../lib/period'
import './MonthColumns.scss'

interface MonthColumnsProps {
  readonly question: string
  readonly months: readonly string[]
  /** Aligned with `months`; null: there is no number. */
  readonly values: ReadonlyArray<number | null>
  readonly unit: FigureUnit
  /** Months of the chosen period; the others stand back. */
  readonly within: readonly string[]
  readonly isSensitive?: boolean
}

const TALLEST = 120
const LAST = 2000

/** Shortened so that twelve stand side by side: 1.2万. */
const short = (value: number, unit: FigureUnit) => {
  const whole = unit === '元' ? Math.round(value / 100) : value
  return whole >= 10_000 ? `${(whole / 10_000).toFixed(1)}万` : numberText(whole, '次')
}

/** One measure over the months of a year, each column with its number; read aloud as one sentence. */
export function MonthColumns({ question, months, values, unit, within, isSensitive }: MonthColumnsProps) {
  const most = Math.max(1, ...values.map((value) => value ?? 0))
  const spoken = months.map((month, index) => `${partName(month)} ${partText(values[index] ?? null, unit, isSensitive)}`).join('，')
  return (
    <View className="month-columns" {...a11y({ role: 'img', label: `${question}${spoken}` })}>
      <View className="strong">{question}</View>
      {/* In big type the months do not all fit: the latest are seen first. */}
      <ScrollView scrollX showScrollbar={false} scrollLeft={LAST}>
        <View className="month-columns__row" {...a11y({ isHidden: true })}>
          {months.map((month, index) => {
            const value = values[index] ?? null
            return (
              <View key={month} className={classes('month-columns__month', !within.includes(month) && 'month-columns__month--aside')}>
                <View className="month-columns__number">{value === null ? '–' : short(value, unit)}</View>
                <View className={classes('month-columns__column', value === null && 'month-columns__column--none')} style={{ height: `${value === null ? 6 : Math.max(3, Math.round((value / most) * TALLEST))}px` }} />
                <View className="month-columns__name">{partName(month)}</View>
              </View>
            )
          })}
        </View>
      </ScrollView>
    </View>
  )
}
