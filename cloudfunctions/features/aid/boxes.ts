/** The sealed parts of a case: each box is bound to its case and its own name. */
import { decrypt, encrypt, type Sealed } from '@/cloudfunctions/kit/vault'
import type { Aid, Boxes, BoxName } from '@/cloudfunctions/kit/documents/aid'

const COLLECTION = 'aids'
const placeOf = (aidId: string, field: BoxName) => ({ collection: COLLECTION, id: aidId, field: `sealed.${field}` })

type Contents = { readonly [Name in BoxName]?: Boxes[Name] }

/** These values, sealed for this case. */
export function sealedIn(aidId: string, contents: Contents): Partial<Record<BoxName, Sealed>> {
  return Object.fromEntries(Object.entries(contents).map(([field, value]) => [field, encrypt(placeOf(aidId, field as BoxName), value)]))
}

type Holder = Pick<Aid, '_id' | 'sealed'>

/** What a box holds; null when there is none (not yet, or deleted by the retention clock). */
export function openBox<Name extends BoxName>({ _id, sealed }: Holder, field: Name): Boxes[Name] | null {
  const box = sealed[field]
  return box ? decrypt<Boxes[Name]>(placeOf(_id, field), box) : null
}

/** The boxes of a case with these put in or replaced. */
export const withBoxes = ({ _id, sealed }: Holder, contents: Contents): Aid['sealed'] => ({ ...sealed, ...sealedIn(_id, contents) })

export const fileFields = ['kind', 'urgent', 'cause', 'otherCauses', 'need', 'askedFen', 'members', 'housing', 'hasDibao', 'area', 'incomes', 'outlays', 'exclusions'] as const

export const nameIn = (aid: Holder) => openBox(aid, 'name') ?? ''
export const suggestedIn = (aid: Holder) => openBox(aid, 'opinion')?.suggestedFen ?? 0
export const amountOf = (aid: Holder, grantId: string) => openBox(aid, 'grants')?.[grantId]?.amountFen ?? 0

/** What was given before the committee had met, in this round. */
export function advancedFen(aid: Aid): number {
  const boxes = openBox(aid, 'grants') ?? {}
  const live = aid.grants.filter(({ isUrgent, round, voidAt }) => isUrgent && round === aid.round && voidAt === null)
  return live.reduce((sum, { grantId }) => sum + (boxes[grantId]?.amountFen ?? 0), 0)
}
