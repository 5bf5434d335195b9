import { Text, View } from '@tarojs/components'
import { figureStates, type FigureState, type FigureUnit } from '@/types/summaryNames'
import { Icon } from '../../../components/Icon'
import type { IconName } from '../../../components/iconNames'
import { numberText } from '../lib/figureText'
import './FigureValue.scss'

const icons: Record<Exclude<FigureState, 'counted'>, IconName> = { notRecorded: 'minus', notEnabled: 'lock', hidden: 'shield' }

interface FigureValueProps {
  readonly value: number | null
  readonly unit: FigureUnit
  readonly state: FigureState
  readonly size?: 'row' | 'tile' | 'huge'
}

/** A number with its unit; where there is none, the reason, which never looks like a number. */
export function FigureValue({ value, unit, state, size = 'row' }: FigureValueProps) {
  if (value === null || state !== 'counted') {
    return (
      <View className={`figure-none figure-none--${state}`}>
        {state !== 'counted' && <Icon name={icons[state]} size="small" />}
        <Text>{figureStates[state]}</Text>
      </View>
    )
  }
  return (
    <View className={`figure-value figure-value--${size}`}>
      <Text className="figure-value__number">{numberText(value, unit)}</Text>
      <Text className="figure-value__unit">{unit}</Text>
    </View>
  )
}
