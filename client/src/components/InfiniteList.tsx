import type { ReactNode } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { PagedQuery } from '../lib/usePagedQuery'
import { Button } from './Button'
import { kitCopy as copy } from './copy'
import { ContentTime } from './Loaded'
import { Skeleton } from './Skeleton'
import { ErrorState } from './States'
import './InfiniteList.scss'

export interface InfiniteListProps<Item> {
  readonly query: PagedQuery<Item>
  /** A memoised component with its own key, so that one change draws one row. */
  readonly row: (item: Item) => ReactNode
  readonly empty: ReactNode
  readonly skeleton?: ReactNode
  /** Behind the list, when there is one. */
  readonly after?: ReactNode
}

/** A list that grows as it is read, with all its early states. */
export function InfiniteList<Item>({ query, row, empty, skeleton = <Skeleton />, after }: InfiniteListProps<Item>) {
  const { items, error, hasMore, isLoadingMore, loadMore, refresh } = query
  useReachBottom(loadMore)
  if (items === null) return error ? <ErrorState error={error} retry={() => void refresh()} /> : <>{skeleton}</>
  if (items.length === 0) return <>{empty}</>
  return (
    <View className="stack">
      <ContentTime query={query} />
      {items.map(row)}
      {hasMore ? (
        <Button kind="quiet" isSmall isBusy={isLoadingMore} text={isLoadingMore ? copy.loadingMore : copy.loadMore} onTap={loadMore} />
      ) : (
        items.length > 5 && <View className="infinite-list__end">{copy.noMore}</View>
      )}
      {after}
    </View>
  )
}
