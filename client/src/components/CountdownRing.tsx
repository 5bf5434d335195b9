import { useEffect, useState, type PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { kitCopy as copy } from './copy'
import './CountdownRing.scss'

interface CountdownRingProps {
  readonly totalMs: number
  /** When it runs out, in milliseconds since 1970 by this phone's clock. */
  readonly endsAt: number
}

/** A ring that empties; one small update a second. What matters stands inside it. */
export function CountdownRing({ totalMs, endsAt, children }: PropsWithChildren<CountdownRingProps>) {
  const seconds = useSecondsUntil(endsAt)
  const degrees = Math.min(360, Math.round((seconds * 1000 * 360) / totalMs))
  return (
    <View className="ring" {...a11y({ label: copy.secondsLeft(seconds) })}>
      <View className="ring__arc" style={{ backgroundImage: `conic-gradient(var(--jade) ${degrees}deg, var(--line) 0)` }} />
      <View className="ring__inside">{children ?? <View className="ring__seconds">{seconds}</View>}</View>
    </View>
  )
}

export function useSecondsUntil(endsAt: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((endsAt - now) / 1000))
}
