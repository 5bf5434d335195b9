import { useEffect, useSyncExternalStore } from 'react'
import { onNetworkChange } from '../../../lib/platform'
import { isRefused, keptCheckIns, onCheckIns, sendCheckIns, type KeptCheckIn } from './checkInQueue'

const RETRY_MS = 15_000

export interface CheckIns {
  /** Newest last. */
  readonly all: readonly KeptCheckIn[]
  readonly waiting: number
  readonly refused: number
}

/** The check-ins kept on this phone for an activity; while a screen shows them, what waits is sent. */
export function useCheckIns(activityId: string): CheckIns {
  const all = useSyncExternalStore(onCheckIns, keptCheckIns).filter((entry) => entry.activityId === activityId)
  useEffect(() => {
    void sendCheckIns()
    const stop = onNetworkChange((online) => online && void sendCheckIns())
    const timer = setInterval(() => void sendCheckIns(), RETRY_MS)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [])
  return { all, waiting: all.filter(({ outcome }) => outcome === 'waiting').length, refused: all.filter(isRefused).length }
}
