import { View } from '@tarojs/components'
import type { Line } from '../lib/summary'
import './Lines.scss'

/** What was answered: the question small, the answer beneath it. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <View className="aid-lines">
      {lines.map(({ title, value }, at) => (
        <View key={at}>
          <View className="small quiet">{title}</View>
          <View className="breaks number">{value}</View>
        </View>
      ))}
    </View>
  )
}
