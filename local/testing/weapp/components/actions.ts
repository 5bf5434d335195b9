/** What a built-in component tells the program when a person uses it (组件 › 表单组件). */
import { glassEasel, type ScreenElement } from '../screen'

/** Touch events pass through every element above and through component borders. */
const BUBBLING = { bubbles: true, composed: true, capturePhase: true }
const TOUCH = { touches: [], changedTouches: [] }

function fire(element: ScreenElement, name: string, detail: object = {}): void {
  glassEasel.triggerEvent(element, name, detail, {})
}

function fireTouch(element: ScreenElement, name: string): void {
  glassEasel.triggerEvent(element, name, { x: 0, y: 0 }, { ...BUBBLING, extraFields: TOUCH })
}

/** @throws when WeChat would not pass the tap on */
export function tap(element: ScreenElement): void {
  const off = ancestors(element).find((each) => tagOf(each) === 'button' && each.getAttribute('disabled') === true)
  if (off) throw new Error('this button is disabled')
  for (const name of ['touchstart', 'touchend', 'tap']) fireTouch(element, name)
  const toggle = ancestors(element).find((each) => tagOf(each) === 'switch')
  if (toggle) fire(toggle, 'change', { value: toggle.getAttribute('checked') !== true })
}

/** Into an `input` or `textarea`; replaces what stood there. `thenConfirm` presses the keyboard's own button. */
export function type(element: ScreenElement, text: string, thenConfirm = false): void {
  if (element.getAttribute('disabled') === true) throw new Error('this field is disabled')
  const longest = Number(element.getAttribute('maxlength') ?? 140)
  const value = longest >= 0 ? text.slice(0, longest) : text
  fire(element, 'focus', { value: element.getAttribute('value') ?? '', height: 0 })
  fire(element, 'input', { value, cursor: value.length, keyCode: 0 })
  if (thenConfirm) fire(element, 'confirm', { value })
  fire(element, 'blur', { value, cursor: value.length })
}

/** In a `picker`: a date, a time, an index, or one index per column. */
export function pick(element: ScreenElement, value: string | number | readonly number[]): void {
  if (element.getAttribute('disabled') === true) throw new Error('this picker is disabled')
  fire(element, 'change', { value })
}

export function ancestors(element: ScreenElement): ScreenElement[] {
  const above = element.getComposedParent()
  return above ? [element, ...ancestors(above)] : [element]
}

export function tagOf(element: ScreenElement): string {
  return 'is' in element ? String(element.is) : ''
}
