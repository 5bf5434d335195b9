import { spanText, whenText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import type { Sheet } from '../../lib/useSigningSheet'
import './SigningSheet.scss'

const copy = deskCopy.roster

/** The 签到表 to sign by hand; seen on paper only. Its heading is repeated on every sheet. */
export function SigningSheet({ sheet }: { readonly sheet: Sheet | null }) {
  if (!sheet) return null
  const { desk, people, at } = sheet
  const when = desk.startsAt && desk.endsAt ? spanText(desk.startsAt, desk.endsAt) : ''
  return (
    <section className="signing-sheet" aria-hidden="true">
      <h1>{copy.sheetTitle(desk.title)}</h1>
      <p>{[when, desk.place, deskCopy.facts.organiser(desk.organiserName)].filter(Boolean).join('　')}</p>
      <table>
        <thead>
          <tr>
            {copy.sheetColumns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ memberId, name, staffNo, unitName, shift, guests }, index) => (
            <tr key={memberId}>
              <td>{index + 1}</td>
              <td>{name}</td>
              <td>{staffNo}</td>
              <td>{unitName}</td>
              <td>{shift}</td>
              <td>{guests || ''}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p>{copy.sheetFoot(people.length, whenText(at))}</p>
    </section>
  )
}
