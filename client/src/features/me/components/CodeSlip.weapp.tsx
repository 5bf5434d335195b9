import type { Issued } from './IssuedCode'

/** A phone does not print. */
export function CodeSlip(_props: { readonly issued: Issued | null }) {
  return null
}
