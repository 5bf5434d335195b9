import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { nearText } from '../lib/format'
import { isOnline } from '../lib/platform'
import type { Query } from '../lib/useQuery'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import { Skeleton } from './Skeleton'
import { ErrorState } from './States'
import { Tap } from './Tap'
import './Loaded.scss'

interface LoadedProps<Content> {
  readonly query: Query<Content>
  readonly skeleton?: ReactNode
  readonly children: (content: Content) => ReactNode
}

/** The early states of a screen in one place: skeleton, error, offline with the time of what is shown. */
export function Loaded<Content>({ query, skeleton = <Skeleton />, children }: LoadedProps<Content>) {
  const { data, error, refresh } = query
  if (data === null) return error ? <ErrorState error={error} retry={() => void refresh()} /> : <>{skeleton}</>
  return (
    <>
      <ContentTime query={query} />
      {children(data)}
    </>
  )
}

type Timed = Pick<Query<unknown>, 'error' | 'at' | 'isStale' | 'refresh'>

/** Says from when the content is, when asking again did not work. */
export function ContentTime({ query: { error, at, isStale, refresh } }: { readonly query: Timed }) {
  if (at === null || !(error || (isStale && !isOnline()))) return null
  const text = isOnline() ? copy.notRefreshed(nearText(at)) : copy.offlineContent(nearText(at))
  return (
    <Tap className="content-time" label={`${text}，${copy.retry}`} onTap={() => void refresh()}>
      <Icon name="clock" size="small" />
      <Text className="grow">{text}</Text>
      <View className="content-time__retry">{copy.retry}</View>
    </Tap>
  )
}
