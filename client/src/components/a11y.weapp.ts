import type { Spoken } from './a11y.types'

/** WeChat's `aria-*` attributes; only those in config/aria/attributes.ts reach the screen. */
export function a11y({ role, label, isDisabled, isChecked, isExpanded, isHidden, isLive }: Spoken): Record<string, string | boolean> {
  return {
    ...(role && { ariaRole: role }),
    ...(label && { ariaLabel: label }),
    ...(isDisabled && { ariaDisabled: true }),
    ...(isChecked !== undefined && { ariaChecked: isChecked }),
    ...(isExpanded !== undefined && { ariaExpanded: isExpanded }),
    ...(isHidden && { ariaHidden: true }),
    ...(isLive && { ariaLive: 'polite' }),
  }
}

/** The name of a field, on the element that takes the typing. */
export function fieldName(label: string): Record<string, unknown> {
  return { ariaLabel: label }
}
