import { useEffect, useState } from 'react'

const SETTLED_MS = 350

/** What was typed, once the typing has paused. (One more of these: shared, it would weigh on the main package.) */
export function useSettledWords(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
