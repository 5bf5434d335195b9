import { Dialog } from '../../../../components/Dialog'
import { nearText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import { useCheckIns } from '../../lib/useCheckIns'
import type { AskedStep, NextStepAct } from '../../lib/useNextStep'

const copy = deskCopy.ask

/** The question before a step that cannot be taken back. */
export function StepDialog({ desk, next }: { readonly desk: Desk; readonly next: NextStepAct }) {
  const { waiting } = useCheckIns(desk.activityId)
  const { asking, isBusy, confirm, leave } = next
  if (!asking) return null
  return (
    <Dialog {...copy[asking]} isOpen isBusy={isBusy} cancel={copy.notNow} onConfirm={confirm} onClose={leave}>
      {textOf(asking, desk, waiting)}
    </Dialog>
  )
}

function textOf(step: AskedStep, { signUpClosesAt, counts }: Desk, unsent: number): string {
  if (step === 'close') return copy.closeText(signUpClosesAt ? nearText(signUpClosesAt) : '')
  if (step === 'start') return copy.startText
  return unsent > 0 ? copy.finishUnsent(unsent) : copy.finishText(counts.seated)
}
