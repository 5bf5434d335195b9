/**
 * Stand-ins for Taro's built-in components in jsdom: plain elements that carry the same events, roles
 * and names, so a test reads and taps what a person would.
 */
import { createElement, type ReactNode } from 'react'

type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode }
type TypedHandler = ((event: { detail: { value: string } }) => void) | undefined

/** What only the mini-program's own elements understand. */
const ONLY_TARO = new Set([
  'hoverClass', 'hoverStartTime', 'hoverStayTime', 'catchMove', 'placeholderClass', 'maxlength', 'autoHeight', 'confirmType',
  'showScrollbar', 'scrollX', 'scrollY', 'scrollLeft', 'mode', 'nativeProps', 'lazyLoad', 'openType', 'onConfirm', 'selectable', 'userSelect',
])

function domProps({ children: _children, tabindex, nativeProps, ...props }: Props): Record<string, unknown> {
  const kept = Object.entries(props).filter(([name]) => !ONLY_TARO.has(name))
  return { ...Object.fromEntries(kept), ...(nativeProps as object | undefined), ...(tabindex !== undefined && { tabIndex: Number(tabindex) }) }
}

function element(tag: string) {
  return function TaroElement(props: Props) {
    return createElement(tag, domProps(props), props.children)
  }
}

/** Taro puts the text into `event.detail`; 完成 on the keyboard is `onConfirm`. */
function typed(tag: 'input' | 'textarea') {
  return function TaroField(props: Props) {
    const { onInput, ...rest } = domProps(props)
    const confirmed = props.onConfirm as TypedHandler
    const value = (event: { target: unknown }) => ({ detail: { value: (event.target as HTMLInputElement).value } })
    return createElement(tag, {
      ...rest,
      onChange: (event: { target: unknown }) => (onInput as TypedHandler)?.(value(event)),
      onKeyDown: (event: { key: string; target: unknown }) => event.key === 'Enter' && confirmed?.(value(event)),
    })
  }
}

export const View = element('div')
export const Text = element('span')
export const ScrollView = element('div')
export const Label = element('label')
export const Button = element('button')
export const RootPortal = element('div')
export const Image = element('img')
export const Input = typed('input')
export const Textarea = typed('textarea')
