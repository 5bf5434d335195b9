import type { Sheet } from '../../lib/useSigningSheet'

/** A phone does not print: the exported spreadsheet carries the 签到表. */
export function SigningSheet(_props: { readonly sheet: Sheet | null }) {
  return null
}
