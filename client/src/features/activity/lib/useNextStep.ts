import { useState } from 'react'
import type { ButtonProps } from '../../../components/Button'
import { sentenceOf } from '../../../lib/errorCopy'
import { go } from '../../../lib/go'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { deskCopy } from '../deskCopy'
import type { Desk } from './deskFacts'
import { deskScreens } from './deskScreens'
import { nextStepOf, type NextStep } from './nextStep'

/** The steps that ask once more: they cannot be taken back. */
export type AskedStep = 'close' | 'start' | 'finish'
const asked: readonly NextStep[] = ['close', 'start', 'finish'] satisfies AskedStep[]

export interface NextStepAct {
  /** Null when the next step is somebody else's. */
  readonly button: ButtonProps | null
  /** The step that is being asked about. */
  readonly asking: AskedStep | null
  readonly isBusy: boolean
  confirm(): void
  leave(): void
}

const copy = deskCopy

/** Closing before its time is possible, and not what is asked for. */
function isEarly(step: NextStep, { signUpClosesAt }: Desk, now: number): boolean {
  return step === 'close' && signUpClosesAt !== null && now < Date.parse(signUpClosesAt)
}

/** The big action of the desk: its button, the question before it, and what it does. */
export function useNextStep(desk: Desk | null, put: (desk: Desk) => void): NextStepAct {
  const [now] = useState(Date.now)
  const [asking, setAsking] = useState<AskedStep | null>(null)
  const submit = useAction('activity.submit')
  const close = useAction('activity.close')
  const start = useAction('activity.start')
  const finish = useAction('activity.finish')
  const copied = useAction('activity.copy')
  const isBusy = [submit, close, start, finish, copied].some((action) => action.isBusy)

  async function take(step: NextStep, activityId: string) {
    if (step === 'decide') return go(deskScreens.approve)
    if (step === 'archive') return go(deskScreens.wrapUp(activityId))
    if (step === 'submit' && desk?.blocked.submit) return go(deskScreens.edit(activityId))
    const act = { submit, close, start, finish, copy: copied }[step]
    const after = await act.run({ activityId })
    setAsking(null)
    if (!after) return
    if (step === 'copy') return go(deskScreens.edit(after.activityId))
    put(after)
    showToast({ text: copy.done[step] })
  }

  const next = desk && nextStepOf(desk, now)
  if (!next) return { button: null, asking: null, isBusy, confirm: () => undefined, leave: () => undefined }
  const { step, whyNot } = next
  const isIncomplete = step === 'submit' && desk.blocked.submit !== null && whyNot === null
  return {
    button: {
      kind: isEarly(step, desk, now) ? 'secondary' : 'primary',
      ...(isIncomplete ? copy.complete : copy.steps[step]),
      isBusy,
      whyNot: whyNot && sentenceOf(whyNot),
      onTap: () => (asked.includes(step) ? setAsking(step as AskedStep) : void take(step, desk.activityId)),
    },
    asking,
    isBusy,
    confirm: () => asking && void take(asking, desk.activityId),
    leave: () => setAsking(null),
  }
}
