import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { startQueue } from './lib/offlineQueue'
import { start } from './lib/platform'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    start()
    startQueue()
  })
  return children
}
