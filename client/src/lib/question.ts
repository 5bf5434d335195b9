/** One question over whatever page is shown. `components/Asked` draws it. */
import { makeStore } from './store'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
}

const open = makeStore<(Question & { answer(isYes: boolean): void }) | null>(null)

export const useQuestion = open.use

/** A question that is open already is answered with no: nobody has read it. */
export function askPerson(asked: Question): Promise<boolean> {
  open.get()?.answer(false)
  return new Promise((resolve) => {
    const answer = (isYes: boolean) => {
      open.set(null)
      resolve(isYes)
    }
    open.set({ ...asked, answer })
  })
}
