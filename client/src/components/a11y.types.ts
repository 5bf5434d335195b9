/** What a part of the kit tells a screen reader. */
export interface Spoken {
  readonly role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'switch' | 'img' | 'dialog' | 'alert' | 'heading' | 'list' | 'group' | 'progressbar'
  readonly label?: string
  readonly isDisabled?: boolean
  readonly isChecked?: boolean
  readonly isExpanded?: boolean
  readonly isHidden?: boolean
  /** Changes are read out when the person pauses. */
  readonly isLive?: boolean
  /** Enter and Space do the same as a tap. */
  readonly onTap?: () => void
}
