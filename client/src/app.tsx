import type { PropsWithChildren } from 'react'
import { switchTab, useLaunch, usePageNotFound } from '@tarojs/taro'
import { startQueue } from './lib/offlineQueue'
import { start } from './lib/platform'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    start()
    startQueue()
  })
  // An old poster may lead to a page that has moved.
  usePageNotFound(() => void switchTab({ url: '/pages/home/index' }))
  return children
}
