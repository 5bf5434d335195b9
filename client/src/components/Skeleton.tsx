import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { kitCopy as copy } from './copy'
import './Skeleton.scss'

interface SkeletonProps {
  readonly rows?: number
  /** 'rows': a list of cards with a leaf; 'detail': a cover and its text. */
  readonly look?: 'rows' | 'detail'
}

/** The shape of what comes. */
export function Skeleton({ rows = 3, look = 'rows' }: SkeletonProps) {
  return (
    <View className="skeleton" {...a11y({ label: copy.loading, isLive: true })}>
      {look === 'detail' && <View className="skeleton__cover" />}
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className="skeleton__row">
          {look === 'rows' && <View className="skeleton__block" />}
          <View className="grow">
            <View className="skeleton__line skeleton__line--wide" />
            <View className="skeleton__line" />
            <View className="skeleton__line skeleton__line--short" />
          </View>
        </View>
      ))}
    </View>
  )
}
