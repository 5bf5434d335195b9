/** The sealed parts of a visit: each box is bound to its document and its own name. */
import type { Visit, VisitBox, VisitBoxes } from '@/cloudfunctions/kit/documents/visit'
import { decrypt, encrypt, type Sealed } from '@/cloudfunctions/kit/vault'

const placeOf = (visitId: string, field: VisitBox) => ({ collection: 'visits', id: visitId, field: `sealed.${field}` })

export type Contents = { readonly [Name in VisitBox]?: VisitBoxes[Name] }

/** These values, sealed for this visit. */
export function sealedIn(visitId: string, contents: Contents): Partial<Record<VisitBox, Sealed>> {
  return Object.fromEntries(Object.entries(contents).map(([field, value]) => [field, encrypt(placeOf(visitId, field as VisitBox), value)]))
}

type Holder = Pick<Visit, '_id' | 'sealed'>

/** What a box holds; null when there is none. */
export function openBox<Name extends VisitBox>({ _id, sealed }: Holder, field: Name): VisitBoxes[Name] | null {
  const box = sealed[field]
  return box ? decrypt<VisitBoxes[Name]>(placeOf(_id, field), box) : null
}

/** The boxes of a visit with these put in or replaced. */
export const withBoxes = ({ _id, sealed }: Holder, contents: Contents): Visit['sealed'] => ({ ...sealed, ...sealedIn(_id, contents) })

export const nameIn = (visit: Holder) => openBox(visit, 'name') ?? ''
