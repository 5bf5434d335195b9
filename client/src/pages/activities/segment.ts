/** Which part of the tab is shown. A tab's address carries no parameters, so the wish to see one waits here. */
import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { go, screens } from '../../lib/go'

export type Segment = 'coming' | 'past' | 'mine'

let wanted: Segment | null = null

export function openActivities(segment: Segment): void {
  wanted = segment
  go(screens.activities)
}

export function useSegment(): [Segment, (segment: Segment) => void] {
  const [segment, setSegment] = useState<Segment>(() => take() ?? 'coming')
  useDidShow(() => {
    const next = take()
    if (next) setSegment(next)
  })
  return [segment, setSegment]
}

function take(): Segment | null {
  const segment = wanted
  wanted = null
  return segment
}
