/**
 * Changes to rows that were loaded, not created by a request: people and units. As with `move`, change,
 * chained history line and receipt are one compare-and-set; a row that was never changed has no version yet.
 */
import type { UnionState } from '@/types/peopleNames'
import type { Change, Collection } from './db'
import type { Amended, Member } from './documents/people'
import type { Filter } from './filter'
import { chained, checkTwin, receiptFor, receiptOf, type Line, type Receipt, type Request } from './record'

export interface Amendment<Doc> {
  readonly set: Partial<Omit<Doc, keyof Amended>>
  readonly line: Line
  /** What the line says it went from and to; empty where there is no state. */
  readonly from?: string
  readonly to?: string
  readonly onlyIf?: Filter
  readonly push?: Change['push']
  readonly request?: Request
  readonly reply?: unknown
}

/** The row as it now is, or null when somebody else changed it first; throws `OwnTwin` as `move` does. */
export async function amend<Doc extends Amended>(collection: Collection<Doc>, doc: Doc, amendment: Amendment<Doc>): Promise<Doc | null> {
  const { set, line, from = '', to = '', onlyIf, push, request, reply = null } = amendment
  const entry = chained(doc.history?.at(-1), from, to, line)
  const version = (doc.version ?? 0) + 1
  const won = await collection.change(
    { _id: doc._id, version: doc.version ?? null, ...onlyIf },
    {
      set: { ...(set as Record<string, object>), version },
      push: { ...push, history: { each: [entry] }, ...(request ? receiptFor(request, reply) : {}) },
    },
  )
  if (won === 1) return { ...doc, ...set, version, history: [...(doc.history ?? []), entry] }
  await checkTwin(collection, doc._id, request)
  return null
}

/** What this request did to the row before, if it was here before. */
export const receiptIn = (doc: Amended | null, request: Request): Receipt | null => receiptOf(doc && { receipts: doc.receipts ?? [] }, request)

/** What somebody is to the union; rows from before the states say it with `isUnionMember` alone. */
export function unionStateOf({ membership, isUnionMember }: Pick<Member, 'membership' | 'isUnionMember'>): UnionState {
  return membership ?? (isUnionMember ? 'member' : 'none')
}
