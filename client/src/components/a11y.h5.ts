import type { KeyboardEvent } from 'react'
import type { Spoken } from './a11y.types'

const OPERABLE = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch']

/** ARIA of the browser. Taro passes lower-case names to its elements as they are. */
export function a11y({ role, label, isDisabled, isChecked, isExpanded, isHidden, isLive, onTap }: Spoken): Record<string, unknown> {
  const isOperable = role !== undefined && OPERABLE.includes(role)
  return {
    ...(role && { role }),
    ...(label && { 'aria-label': label }),
    ...(isOperable && { tabindex: isDisabled ? '-1' : '0', onKeyDown: onTap && tapOnKey(onTap) }),
    ...(role === 'heading' && { 'aria-level': '2' }),
    ...(isDisabled && { 'aria-disabled': 'true' }),
    ...(isChecked !== undefined && { [role === 'tab' ? 'aria-selected' : 'aria-checked']: String(isChecked) }),
    ...(isExpanded !== undefined && { 'aria-expanded': String(isExpanded) }),
    ...(isHidden && { 'aria-hidden': 'true' }),
    ...(isLive && { 'aria-live': 'polite' }),
  }
}

function tapOnKey(onTap: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    onTap()
  }
}

/** The name of a field: Taro forwards `nativeProps` to the inner element. */
export function fieldName(label: string): Record<string, unknown> {
  return { nativeProps: { 'aria-label': label } }
}
