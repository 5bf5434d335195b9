import { useEffect, useState } from 'react'

const SETTLED_MS = 350

/** What was typed, once the typing has paused. */
export function useSettled(value: string, pauseMs = SETTLED_MS): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return settled
}
