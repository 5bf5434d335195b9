import type { SignupStatus } from '@/types/activityNames'
import { Dialog } from '../../../components/Dialog'
import { copy } from '../copy'

interface CancelDialogProps {
  readonly status: SignupStatus
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asked once, because a place given up is gone. */
export function CancelDialog({ status, isOpen, isBusy, onClose, onConfirm }: CancelDialogProps) {
  const words = copy.sure[status === 'waiting' || status === 'offered' ? status : 'seated']
  return (
    <Dialog
      title={words.title}
      isOpen={isOpen}
      isDanger
      isBusy={isBusy}
      confirm={words.confirm}
      cancel={words.keep}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {words.text}
    </Dialog>
  )
}
