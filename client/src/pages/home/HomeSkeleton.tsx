import { View } from '@tarojs/components'
import { Skeleton } from '../../components/Skeleton'
import { Entries } from './Entries'

/** The greeting and one card are on their way; the ways in already work. */
export function HomeSkeleton() {
  return (
    <>
      <View className="home-greeting" />
      <Skeleton rows={1} />
      <Entries />
    </>
  )
}
