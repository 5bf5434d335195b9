import { useEffect, useState } from 'react'

const SETTLED_MS = 600

/** What was typed, once the typing has paused. */
export function useSettledText(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
