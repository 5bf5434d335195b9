/** One question over whatever page is shown. `components/Asked` draws it. */
import { useSyncExternalStore } from 'react'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
}

interface Open extends Question {
  answer(isYes: boolean): void
}

const listeners = new Set<() => void>()
let question: Open | null = null

/** A question that is open already is answered with no: nobody has read it. */
export function askPerson(asked: Question): Promise<boolean> {
  question?.answer(false)
  return new Promise((resolve) => {
    const answer = (isYes: boolean) => {
      set(null)
      resolve(isYes)
    }
    set({ ...asked, answer })
  })
}

function set(next: Open | null): void {
  question = next
  listeners.forEach((listener) => listener())
}

export function useQuestion(): Open | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => question,
  )
}
