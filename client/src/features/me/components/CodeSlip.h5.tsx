import { codesCopy as copy } from '../codesCopy'
import type { Issued } from './IssuedCode'
import './CodeSlip.scss'

/** The slip to hand over; seen on paper only. */
export function CodeSlip({ issued }: { readonly issued: Issued | null }) {
  if (!issued) return null
  const { name, staffNo, code } = issued
  return (
    <section className="code-slip" aria-hidden="true">
      <h1>{copy.slip}</h1>
      <p>{`${name}　${copy.staffNo(staffNo)}`}</p>
      <strong>{code}</strong>
      <p>{copy.codeHow}</p>
    </section>
  )
}
