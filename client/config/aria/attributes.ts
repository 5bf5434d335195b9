/**
 * WeChat reads `aria-*` aloud, but Taro's templates bind none of them. The same table must reach the
 * template writer and the runtime, because each numbers the attributes it knows.
 */
const named = { 'aria-label': '', 'aria-hidden': '' }
const operable = { ...named, 'aria-role': '', 'aria-disabled': '' }

export const ariaAttributes = {
  View: { ...operable, 'aria-checked': '', 'aria-expanded': '', 'aria-live': '' },
  Image: named,
  Input: named,
  Textarea: named,
  Button: operable,
  Switch: named,
}
