import { useId } from 'react'

/** WeChat moves the reader's focus by itself. */
export function useDialogFocus(_isOpen: boolean, _onClose: () => void): string {
  return useId()
}
