import { View } from '@tarojs/components'
import { a11y } from './a11y'
import type { Tone } from './StatusTag'
import './Chart.scss'

export interface Measure {
  readonly name: string
  readonly value: number
  /** The value as it is read, with its unit: 4,065 人次. */
  readonly text: string
  readonly tone?: Tone
}

/** One chart for one question: bars side by side, each with its number in words. */
export function BarChart({ question, measures }: { readonly question: string; readonly measures: readonly Measure[] }) {
  const most = Math.max(1, ...measures.map(({ value }) => value))
  return (
    <View className="chart" {...a11y({ role: 'group', label: `${question}${question.endsWith('？') ? '' : '：'}${measures.map(({ name, text }) => `${name} ${text}`).join('，')}` })}>
      <View className="chart__question">{question}</View>
      {measures.map(({ name, value, text, tone = 'information' }) => (
        <View key={name} className="chart__row">
          <View className="chart__words">
            <View className="grow">{name}</View>
            <View className="chart__number">{text}</View>
          </View>
          <View className="chart__track">
            <View className={`chart__bar chart__bar--${tone}`} style={{ width: value === 0 ? '0' : `${Math.max(1, Math.round((value / most) * 100))}%` }} />
          </View>
        </View>
      ))}
    </View>
  )
}

interface ShareRingProps {
  readonly question: string
  readonly part: number
  readonly whole: number
  /** 41 / 50 人 */
  readonly text: string
}

/** A part of a whole as a ring, with the percentage inside. */
export function ShareRing({ question, part, whole, text }: ShareRingProps) {
  const percent = whole === 0 ? 0 : Math.round((part / whole) * 100)
  return (
    <View className="share-ring" {...a11y({ role: 'img', label: `${question}：${text}，${percent}%` })}>
      <View className="share-ring__circle">
        <View className="share-ring__arc" style={{ backgroundImage: `conic-gradient(var(--jade) ${percent}%, var(--sunken) 0)` }} />
        <View className="share-ring__percent">{percent}%</View>
      </View>
      <View>
        <View className="chart__question">{question}</View>
        <View className="quiet number">{text}</View>
      </View>
    </View>
  )
}
