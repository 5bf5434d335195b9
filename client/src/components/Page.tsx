import { useEffect, type PropsWithChildren, type ReactNode } from 'react'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { applyLook } from '../lib/platform'
import { useLook } from '../lib/preferences'
import { Asked } from './Asked'
import { classes } from './classes'
import { PageBottom, PageTop } from './PageFrame'
import { Toast } from './Toast'
import { WaitingNote } from './WaitingNote'
import './Page.scss'

interface PageProps {
  /** What pulling down asks again; usually `query.refresh`. */
  readonly refresh?: () => Promise<void>
  /** The bar at the thumb: the state and its one action. */
  readonly bar?: ReactNode
  /** Without margins, for covers and full-screen codes. */
  readonly isBare?: boolean
  readonly className?: string
  /** Only when it depends on the content; otherwise navigationBarTitleText of index.config.ts. */
  readonly title?: string
}

/** The frame of every screen: theme, type size, safe areas, what waits offline, messages. */
export function Page({ refresh, bar, isBare = false, className, title, children }: PropsWithChildren<PageProps>) {
  const look = useLook()
  useEffect(() => applyLook(look), [look])
  useDidShow(() => applyLook(look))
  useEffect(() => {
    if (title) void Taro.setNavigationBarTitle({ title })
  }, [title])
  usePullDownRefresh(() => {
    void (refresh?.() ?? Promise.resolve()).finally(() => Taro.stopPullDownRefresh())
  })

  return (
    <View className={classes('page', look.className)}>
      <PageTop title={title} />
      <WaitingNote />
      <View className={classes('page__body', isBare && 'page__body--bare', className)}>{children}</View>
      {bar && <View className="page__bar">{bar}</View>}
      <PageBottom />
      <Asked />
      <Toast />
    </View>
  )
}
