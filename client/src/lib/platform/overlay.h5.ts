/** A full-screen layer over the page in the browser: Escape closes it, focus returns where it was. */

export interface Overlay {
  readonly element: HTMLElement
  close(): void
}

export function openOverlay(label: string, className: string, closed: () => void): Overlay {
  const before = document.activeElement
  const element = document.createElement('div')
  element.className = `overlay ${className}`
  element.tabIndex = -1
  element.setAttribute('role', 'dialog')
  element.setAttribute('aria-modal', 'true')
  element.setAttribute('aria-label', label)
  element.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  document.body.append(element)
  element.focus()

  function close(): void {
    if (!element.isConnected) return
    element.remove()
    if (before instanceof HTMLElement) before.focus()
    closed()
  }
  return { element, close }
}

/** A button of the overlay. */
export function overlayButton(text: string, className: string, tapped: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = text
  button.className = `overlay__button ${className}`
  button.addEventListener('click', tapped)
  return button
}
