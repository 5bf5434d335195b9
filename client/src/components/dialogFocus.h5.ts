import { useEffect, useId, useRef } from 'react'

/** Focus goes into the dialog, stays there, and returns where it was; Escape closes. Gives the panel's id. */
export function useDialogFocus(isOpen: boolean, onClose: () => void): string {
  const id = useId()
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  }, [onClose])

  useEffect(() => {
    if (!isOpen) return
    const before = document.activeElement
    const panel = document.getElementById(id)
    panel?.setAttribute('tabindex', '-1')
    panel?.setAttribute('aria-modal', 'true')
    panel?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      if (event.key === 'Tab' && panel) keepInside(event, panel)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [isOpen, id])

  return id
}

function keepInside(event: KeyboardEvent, panel: HTMLElement): void {
  const stops = panel.querySelectorAll<HTMLElement>('[tabindex="0"], input, textarea')
  const first = stops[0]
  const last = stops[stops.length - 1]
  const isLeaving = event.shiftKey ? document.activeElement === first : document.activeElement === last
  if (!isLeaving) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}
