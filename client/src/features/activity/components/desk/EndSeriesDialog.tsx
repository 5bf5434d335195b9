import { Dialog } from '../../../../components/Dialog'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'

const copy = deskCopy.desk

interface EndSeriesDialogProps {
  readonly activityId: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChanged: (desk: Desk) => void
}

/** Asks before a monthly series ends. */
export function EndSeriesDialog({ activityId, isOpen, onClose, onChanged }: EndSeriesDialogProps) {
  const ending = useAction('activity.endSeries')

  async function end() {
    const desk = await ending.run({ activityId })
    onClose()
    if (!desk) return
    onChanged(desk)
    showToast({ text: copy.endSeriesDone })
  }

  return (
    <Dialog title={copy.endSeries} isOpen={isOpen} confirm={copy.endSeries} cancel={deskCopy.back} isBusy={ending.isBusy} onConfirm={() => void end()} onClose={onClose}>
      {copy.endSeriesText}
    </Dialog>
  )
}
